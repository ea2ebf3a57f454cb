package org.symbiozae.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.symbiozae.domain.Analysis;
import org.symbiozae.domain.Cluster;
import org.symbiozae.domain.Synergy;

/** The figures of docs/method.md are those the engine gives. */
class MethodPageTest {

    private static final Map<Long, String> NEIGHBOURS = Map.of(21L, "A", 22L, "B", 23L, "C");
    private static final double[] KILOMETRES = {0, 0.2, 0.4, 1.5, 6};

    private static List<String> page() throws IOException {
        Path page = Path.of("docs", "method.md");
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(page))) {
                return Files.readAllLines(folder.resolve(page));
            }
        }
        throw new AssertionError("no " + page);
    }

    private static String row(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    @Test
    void theMatchesOfTheSkiShop() throws IOException {
        Scene scene = WorkedExamplesTest.cardboard();
        Map<Long, Integer> offered = Map.of(21L, 500, 22L, 400, 23L, 900);
        List<Synergy> synergies = scene.analyse().synergies();
        assertThat(page())
                .containsSubsequence(synergies.stream()
                        .map(each -> row(
                                "| %s | %.0f m | %d kg | %d | %.1f km | %.0f kg |",
                                NEIGHBOURS.get(each.offer()),
                                each.distance().value(),
                                offered.get(each.offer()),
                                Math.round(100 * each.score()),
                                each.equivalent(),
                                each.allocated()))
                        .toList());
        Synergy.Parts best = synergies.get(0).parts();
        assertThat(page())
                .containsSequence(
                        row("| distance | %.1f km |", best.distance()),
                        row("| compatibility | %.1f km |", best.type()),
                        row("| quantity | %.1f km |", best.quantity()))
                .contains(row(
                        "C ranks first although it is the farthest: alone it covers most of the need. Where its %.1f km come from:",
                        best.total()));
    }

    @Test
    void theCollectionOfTheCanteens() throws IOException {
        Analysis analysis =
                WorkedExamplesTest.collection(WorkedExamplesTest.TERMS).analyse();
        assertThat(analysis.clusters()).hasSize(1);
        Cluster cluster = analysis.clusters().get(0);
        assertThat(cluster.hub()).isEqualTo(Cluster.Hub.site(2));
        assertThat(page())
                .containsSequence(cluster.members().stream()
                        .map(member -> row(
                                "| %d | %.1f km | %.0f t | %.0f € | %.0f € |",
                                member.site(),
                                KILOMETRES[(int) member.site() - 1],
                                member.volume(),
                                member.net(),
                                member.share()))
                        .toList());
        assertThat(String.join("\n", page()))
                .contains(row(
                        "Together they save %.0f €, pay %.0f € for the kilometres and %.0f € for the round: a gain of **%.0f €**",
                        cluster.benefit(),
                        cluster.distanceCost(),
                        cluster.economics().fixedCost(),
                        cluster.value()));
    }
}
