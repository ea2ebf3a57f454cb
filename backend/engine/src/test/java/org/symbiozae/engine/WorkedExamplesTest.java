package org.symbiozae.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.symbiozae.domain.Analysis;
import org.symbiozae.domain.Cluster;
import org.symbiozae.domain.Economics;
import org.symbiozae.domain.Months;
import org.symbiozae.domain.Split;
import org.symbiozae.domain.Split.Rule;
import org.symbiozae.domain.Synergy;
import org.symbiozae.geo.Metres;

/** The examples worked by hand in the engine's description, to the last digit printed there. */
class WorkedExamplesTest {

    static final Economics TERMS = new Economics(600, 300, 15, 20, 1000, 3, Metres.ofKilometres(2), 60, true);

    private static final Months MARCH_TO_JUNE = Months.fromTo(3, 6);

    private static Scene pallets(int storageMonths) {
        return new Scene()
                .material("pallets", 10, 100)
                .site(1, 0, 0)
                .site(2, 400, 0)
                .offer(11, 1, "pallets", 300, MARCH_TO_JUNE, storageMonths)
                .need(12, 2, "pallets", 200);
    }

    @Test
    void explainsPalletsKeptThreeMonths() {
        Synergy synergy = pallets(3).synergy(11, 12);

        assertThat(synergy.factors().distance()).isEqualTo(0.960789, within(5e-7));
        assertThat(synergy.factors().quantity()).isEqualTo(0.903602, within(5e-7));
        assertThat(synergy.factors().season()).isEqualTo(0.583333, within(5e-7));
        assertThat(synergy.score()).isEqualTo(0.506433, within(5e-7));
        assertThat(synergy.equivalent()).isEqualTo(6.8036, within(5e-5));
        assertThat(synergy.parts().distance()).isEqualTo(0.4000, within(5e-5));
        assertThat(synergy.parts().quantity()).isEqualTo(1.0137, within(5e-5));
        assertThat(synergy.parts().season()).isEqualTo(5.3900, within(5e-5));
        assertThat(synergy.distance()).isEqualTo(new Metres(400));
        assertThat(synergy.allocated()).isEqualTo(200);
    }

    @Test
    void explainsPalletsThatCannotBeKept() {
        Synergy synergy = pallets(0).synergy(11, 12);

        assertThat(synergy.factors().season()).isEqualTo(4.0 / 12);
        assertThat(synergy.score()).isEqualTo(0.289390, within(5e-7));
        assertThat(synergy.equivalent()).isEqualTo(12.3998, within(5e-5));
    }

    /** Three neighbours throw away what one company could use. */
    static Scene cardboard() {
        return new Scene()
                .material("cardboard", 10, 100)
                .material("void fill", 10, 100)
                .compatible("cardboard", "void fill", 0.8, 1)
                .site(1, 0, 0)
                .site(2, 250, 0)
                .site(3, 0, 600)
                .site(4, -1200, 0)
                .need(10, 1, "void fill", 1200)
                .offer(21, 2, "cardboard", 500)
                .offer(22, 3, "cardboard", 400)
                .offer(23, 4, "cardboard", 900);
    }

    @Test
    void ranksCardboardByScoreAndAllocatesItByWeight() {
        Analysis analysis = cardboard().analyse();

        assertThat(analysis.synergies())
                .extracting(Synergy::offer, Synergy::rank, Synergy::allocated)
                .containsExactly(tuple(23L, 1, 300.0), tuple(21L, 2, 500.0), tuple(22L, 3, 400.0));
        assertThat(analysis.synergies())
                .extracting(synergy -> Math.round(synergy.score() * 1e6))
                .containsExactly(532152L, 325103L, 251137L);
        assertThat(analysis.allocation().value()).isEqualTo(904.3495, within(5e-5));
        assertThat(analysis.allocation().gap()).isBetween(0.0, 1e-5);
    }

    /** Five sites along a road. */
    static Scene collection(Economics terms) {
        Scene scene = new Scene().material("food waste", 10, 50).pooled("food waste", terms);
        double[] kilometres = {0, 0.2, 0.4, 1.5, 6};
        double[] tonnes = {10, 8, 6, 12, 20};
        for (int i = 0; i < 5; i++) {
            scene.site(i + 1, kilometres[i] * 1000, 0).share(101 + i, i + 1, "food waste", tonnes[i]);
        }
        return scene;
    }

    @Test
    void poolsACollectionAroundItsSecondSite() {
        Analysis analysis = collection(TERMS).analyse();

        assertThat(analysis.clusters()).hasSize(1);
        Cluster cluster = analysis.clusters().get(0);
        assertThat(cluster.hub()).isEqualTo(Cluster.Hub.site(2));
        assertThat(cluster.members()).extracting(Cluster.Member::site).containsExactly(1L, 2L, 3L, 4L);
        assertThat(cluster.benefit()).isEqualTo(1740);
        assertThat(cluster.distanceCost()).isEqualTo(102);
        assertThat(cluster.value()).isEqualTo(1038);
        assertThat(cluster.radius()).isEqualTo(new Metres(1300));
        assertThat(cluster.diameter()).isEqualTo(new Metres(1500));
        assertThat(cluster.members()).extracting(Cluster.Member::net).containsExactly(438.0, 420.0, 378.0, 402.0);
        assertThat(cluster.members())
                .extracting(member -> Math.round(member.share() * 1e4) / 1e4)
                .containsExactly(277.5604, 266.1538, 239.5385, 254.7473);
        assertThat(analysis.plan()).isEqualTo(new Analysis.Certificate(1038, 1038));
    }

    @Test
    void sharesTheCollectionByWhatEachMemberBrings() {
        Cluster cluster = collection(TERMS).analyse().clusters().get(0);

        assertThat(cluster.splits()).extracting(Split::rule).containsExactly(Rule.PROPORTIONAL, Rule.SHAPLEY);
        assertThat(cluster.splits()).allMatch(Split::inCore).allMatch(Split::exhaustive);
        assertThat(cluster.splits().get(0).parts())
                .isEqualTo(cluster.members().stream().map(Cluster.Member::share).toList());
        assertThat(cluster.splits().get(1).parts())
                .usingComparatorForType((a, b) -> Math.abs(a - b) < 1e-9 ? 0 : 1, Double.class)
                .containsExactly(267.0, 261.0, 251.0, 259.0);
    }

    @Test
    void pricesTheSameCollectionByItsRound() {
        Economics terms =
                new Economics(600, 300, 15, 20, 1000, 3, Metres.ofKilometres(2), 60, Metres.ofKilometres(10), true);
        Cluster cluster = collection(terms).analyse().clusters().get(0);

        assertThat(cluster.round()).isEqualTo(new Cluster.Round(List.of(2L, 1L, 3L, 4L), new Metres(3000)));
        assertThat(cluster.distanceCost()).isEqualTo(90);
        assertThat(cluster.value()).isEqualTo(1050);
    }
}
