package org.symbiozae.engine.pooling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.symbiozae.domain.Choice;
import org.symbiozae.domain.Cluster;
import org.symbiozae.domain.Cluster.Hub;
import org.symbiozae.domain.Economics;
import org.symbiozae.domain.Zone;
import org.symbiozae.engine.Scene;
import org.symbiozae.engine.Territories;
import org.symbiozae.engine.match.Facts;
import org.symbiozae.geo.Metres;
import org.symbiozae.geo.Position;

/** The clusters of all pools together: their order, what they are worth, and what they could be. */
class ClusterListTest {

    private static final Comparator<Cluster> ORDER = Comparator.comparingDouble(Cluster::value)
            .reversed()
            .thenComparing(Cluster::resource)
            .thenComparing(Cluster::hub);

    private static List<Supplier<Pool>> pools(Scene scene, Facts facts, Zone... zones) {
        return Participants.pools(facts, scene.taxonomy(), List.of(zones), i -> facts.quantity[i]);
    }

    private static double value(Clusters clusters) {
        return clusters.clusters().stream().mapToDouble(Cluster::value).sum();
    }

    @Property(tries = 25)
    void areWorthTheBestOfEachRegionOrNearlySo(@ForAll @IntRange(max = 10_000) int seed) {
        Scene scene = Territories.scene(seed, 30, 120, 100, 20, true);
        Facts facts = scene.facts();
        List<Supplier<Pool>> pools = pools(scene, facts, new Zone(1, Position.ofMetres(900, 900)));
        double best = 0;
        boolean small = true;
        for (Supplier<Pool> pool : pools) {
            for (Region region : pool.get().regions()) {
                small &= region.size <= Subsets.MOST_SITES;
                Outcome outcome = small ? Outcome.exact(region) : Outcome.searched(region);
                best += region.euro.amount(outcome.value());
            }
        }
        Clusters exact = Clusters.of(facts, pools, List.of());
        assertThat(exact.clusters()).isSortedAccordingTo(ORDER);
        assertThat(exact.certificate().value()).isCloseTo(value(exact), within(1e-6));
        if (small) {
            assertThat(value(exact)).isCloseTo(best, within(1e-6));
            assertThat(exact.certificate().bound()).isCloseTo(best, within(1e-6));
        } else {
            assertThat(exact.certificate().bound())
                    .isGreaterThanOrEqualTo(exact.certificate().value() - 1e-9);
        }
        Clusters searched = Clusters.searched(facts, pools);
        assertThat(value(searched)).isLessThanOrEqualTo(exact.certificate().bound() + 1e-6);
        assertThat(searched.certificate().value()).isCloseTo(value(searched), within(1e-6));
        assertThat(searched.certificate().bound()).isGreaterThanOrEqualTo(value(exact) - 1e-6);
    }

    private static final Economics TERMS = new Economics(100, 0, 10, 0, 1e9, 2, Metres.ofKilometres(1), 100, true);

    private static Scene pairs(String... resources) {
        Scene scene = new Scene();
        for (String resource : resources) {
            scene.material(resource, 10, 50).pooled(resource, TERMS);
        }
        for (int i = 0; i < 3; i++) {
            long one = 2L * i + 1;
            scene.site(one, 20_000 * i, 0).site(one + 1, 20_000 * i + 500, 0);
            for (int kind = 0; kind < resources.length; kind++) {
                scene.share(100 + 10 * one + kind, one, resources[kind], i == 1 ? 50 : 20);
                scene.share(105 + 10 * one + kind, one + 1, resources[kind], 20);
            }
        }
        return scene;
    }

    @Test
    void comeByDecreasingValueThenResourceThenHub() {
        Scene scene = pairs("wood", "ash");
        Facts facts = scene.facts();
        List<Cluster> clusters =
                Clusters.of(facts, pools(scene, facts), List.of()).clusters();
        assertThat(clusters).extracting(Cluster::resource).containsExactly("ash", "wood", "ash", "ash", "wood", "wood");
        assertThat(clusters)
                .extracting(Cluster::hub)
                .containsExactly(Hub.site(3), Hub.site(3), Hub.site(1), Hub.site(5), Hub.site(1), Hub.site(5));
    }

    /** The chosen one gathers at the worse end of its pair, and the rest is planned as ever. */
    @Test
    void whatIsChosenCountsAsItIs() {
        Economics apart = new Economics(100, 0, 10, 0, 1e9, 2, Metres.ofKilometres(1), 100, true);
        Scene scene = new Scene().material("waste", 10, 50).pooled("waste", apart);
        double[] metres = {0, 100, 1000, 5000, 5500};
        for (int i = 0; i < metres.length; i++) {
            scene.site(i + 1, metres[i], 0).share(101 + i, i + 1, "waste", 20);
        }
        Facts facts = scene.facts();
        Choice choice = new Choice("waste", Hub.site(1), List.of(1L, 2L, 3L));
        Clusters free = Clusters.of(facts, pools(scene, facts), List.of());
        Clusters chosen = Clusters.of(facts, pools(scene, facts), List.of(choice));
        assertThat(free.clusters()).extracting(Cluster::hub).containsExactly(Hub.site(2), Hub.site(4));
        assertThat(chosen.clusters()).extracting(Cluster::hub).containsExactly(Hub.site(1), Hub.site(4));
        assertThat(value(free)).isCloseTo(600 - 100 - 100 + 400 - 50 - 100, within(1e-6));
        assertThat(value(chosen)).isCloseTo(600 - 110 - 100 + 400 - 50 - 100, within(1e-6));
        assertThat(chosen.certificate().value()).isCloseTo(value(chosen), within(1e-6));
        assertThat(chosen.certificate().bound()).isCloseTo(value(chosen), within(1e-6));
        assertThat(free.certificate().bound()).isCloseTo(value(free), within(1e-6));
    }

    /**
     * As one star the five are worth 610 − 60 − 100. The round of 6.2 km is too long: the two who bring least go, and share a
     * round of their own.
     */
    @Test
    void whoIsLeftOutOfARoundIsPlannedAgainUnderTheSameBound() {
        Economics terms =
                new Economics(100, 100, 1, 0, 1e9, 2, Metres.ofKilometres(3), 10, Metres.ofKilometres(5), true);
        Scene scene = new Scene().material("waste", 10, 50).pooled("waste", terms);
        double[] metres = {0, 100, 200, 3000, 3100};
        for (int i = 0; i < metres.length; i++) {
            scene.site(i + 1, metres[i], 0).share(101 + i, i + 1, "waste", i < 3 ? 30 : 10);
        }
        Facts facts = scene.facts();
        Clusters clusters = Clusters.of(facts, pools(scene, facts), List.of());
        assertThat(clusters.clusters())
                .extracting(cluster ->
                        cluster.members().stream().map(Cluster.Member::site).toList())
                .containsExactly(List.of(1L, 2L, 3L), List.of(4L, 5L));
        assertThat(clusters.clusters().get(0).value()).isCloseTo(390 - 2 - 100, within(1e-6));
        assertThat(clusters.clusters().get(1).value()).isCloseTo(220 - 1 - 100, within(1e-6));
        assertThat(clusters.certificate().value()).isCloseTo(390 - 3 - 100 + 220 - 1 - 100, within(1e-6));
        assertThat(clusters.certificate().bound()).isCloseTo(610 - 60 - 100, within(1e-6));
    }

    @Test
    void aPlanIsReadAsClustersByHubLessThoseThatGainNothing() {
        Region region = Pools.region(
                Pools.participants(new SplittableRandom(3), 6),
                List.of(),
                new Economics(60, 40, 0, 0, 1e9, 2, Metres.ofKilometres(9), 0, true));
        int[] plan = {3, Plan.ALONE, 5, 3, 3, 5};
        assertThat(Clusters.formations(region, plan)).extracting(Formation::hub).containsExactly(3, 5);
        assertThat(Clusters.formations(region, plan))
                .extracting(Formation::sites)
                .containsExactly(List.of(0, 3, 4), List.of(2, 5));
        int[] lonely = {3, Plan.ALONE, 5, 3, 3, Plan.ALONE};
        assertThat(Clusters.formations(region, lonely))
                .extracting(Formation::hub)
                .containsExactly(3);
        assertThat(Clusters.formations(
                        Pools.region(
                                Pools.participants(new SplittableRandom(3), 2),
                                List.of(),
                                new Economics(80, 40, 0, 0, 1e9, 2, Metres.ofKilometres(9), 0, true)),
                        new int[] {0, 0}))
                .isEmpty();
    }
}
