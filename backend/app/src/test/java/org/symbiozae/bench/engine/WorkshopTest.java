package org.symbiozae.bench.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.symbiozae.domain.Parameters;
import org.symbiozae.domain.Taxonomy;

/**
 * Whether the defaults give what workshops gave: some 500 potential synergies where 40 companies laid 200 cards (Aquitaine),
 * some 80 in two workshops of ten (Grenoble). A synergy is there what it is in the national indicators: an exchange, or two who
 * pool. Ranges are as wide as "some" is; each figure is a mean over {@value #SEEDS} simulated workshops.
 */
class WorkshopTest {

    private static final int SEEDS = 20;
    private static final int EVERYTHING_THEY_KNOW = Integer.MAX_VALUE;
    private static final List<String> VOCATIONS =
            List.of("industrielle", "artisanale", "commerciale", "mixte", "tertiaire");

    /** As good as no threshold, no decay, no limit: what goes together by resource, months and quality alone. */
    private static final Parameters NO_LIMITS = new Parameters(1, 0.25, 1e-9, 1000, 24, 1000, 1000);

    private final Taxonomy taxonomy = Reference.read().taxonomy();

    WorkshopTest() throws IOException {}

    private List<Workshop> workshops(String vocation, int companies, int cards) {
        return IntStream.range(0, SEEDS)
                .mapToObj(seed -> Workshop.of(taxonomy, vocation, companies, cards, seed))
                .toList();
    }

    private static double mean(List<Workshop> workshops) {
        return workshops.stream()
                .mapToLong(workshop -> workshop.exchanges(Parameters.DEFAULT) + workshop.poolings())
                .average()
                .orElseThrow();
    }

    @Test
    void findsSomeFiveHundredAmongFortyCompaniesWithTwoHundredCards() {
        for (String vocation : VOCATIONS) {
            List<Workshop> workshops = workshops(vocation, 40, 5);
            assertThat(workshops)
                    .allSatisfy(
                            workshop -> assertThat(workshop.onCards().size()).isBetween(185, 200));
            assertThat(mean(workshops)).as(vocation).isBetween(400.0, 650.0);
        }
    }

    @Test
    void findsSomeEightyInTwoWorkshopsOfTen() {
        for (String vocation : VOCATIONS) {
            assertThat(2 * mean(workshops(vocation, 10, EVERYTHING_THEY_KNOW)))
                    .as(vocation)
                    .isBetween(60.0, 100.0);
        }
    }

    @Test
    void hidesFewOfThemByItsThresholdAndDistances() {
        List<Workshop> workshops = VOCATIONS.stream()
                .flatMap(vocation -> workshops(vocation, 40, 5).stream())
                .toList();
        double shown = workshops.stream()
                .mapToLong(workshop -> workshop.exchanges(Parameters.DEFAULT))
                .sum();
        double possible = workshops.stream()
                .mapToLong(workshop -> workshop.exchanges(NO_LIMITS))
                .sum();
        assertThat(shown / possible).isBetween(0.9, 1.0);
    }
}
