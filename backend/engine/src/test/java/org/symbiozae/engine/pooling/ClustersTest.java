package org.symbiozae.engine.pooling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.symbiozae.engine.pooling.Pools.anchors;
import static org.symbiozae.engine.pooling.Pools.feasible;
import static org.symbiozae.engine.pooling.Pools.hard;
import static org.symbiozae.engine.pooling.Pools.participants;
import static org.symbiozae.engine.pooling.Pools.region;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.symbiozae.domain.Analysis;
import org.symbiozae.domain.Cluster;
import org.symbiozae.domain.Economics;
import org.symbiozae.engine.Scene;
import org.symbiozae.engine.Territories;
import org.symbiozae.engine.pooling.Pool.Participant;
import org.symbiozae.geo.Metres;

class ClustersTest {

    private static final Economics CLEANING = new Economics(100, 100, 0, 0, 1e9, 2, Metres.ofKilometres(1), 10, true);

    @Provide
    Arbitrary<Scene> crowded() {
        return Territories.crowded();
    }

    /** Up to thirteen sites within some kilometres, on a grid so that hubs tie. */
    @Provide
    Arbitrary<Region> smallPools() {
        return Arbitraries.longs().map(seed -> region(seed, 13));
    }

    @Provide
    Arbitrary<Region> largePools() {
        return Arbitraries.longs().map(seed -> region(seed, 80));
    }

    @Property(tries = 300)
    void subsetsAreTheBestOfAllPartitions(@ForAll long seed) {
        Region region = region(seed, 7);
        assertThat(region.value(Subsets.plan(region))).isEqualTo(bestPartition(region, 0, new ArrayList<>()));
    }

    @Property(tries = 300)
    void c2SearchLiesBetweenGreedyAndExactAndBound(@ForAll("smallPools") Region region) {
        long exact = region.value(Subsets.plan(region));
        int[] plan = Outcome.searched(region).plan();
        assertThat(feasible(region, plan)).isTrue();
        assertThat(region.value(plan)).isBetween(greedy(region), exact);
        assertThat(Relaxation.bound(region, plan, region.value(plan))).isGreaterThanOrEqualTo(exact);
    }

    /** Two groups that both gain most at one anchor cannot both gather there. */
    @Property(tries = 300)
    void c1ExactPlansKeepTheirTermsWhereZonesAreHubs(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Economics terms = new Economics(60, 100, 5, 20, 45, 2, Metres.ofKilometres(3), 20, true);
        Region region = region(participants(random, 7), anchors(random), terms);
        int[] plan = Subsets.plan(region);
        assertThat(feasible(region, plan)).isTrue();
        assertThat(region.value(plan)).isEqualTo(bestPartition(region, 0, new ArrayList<>()));
    }

    /** A sample of what {@code bench engine} measures on more. */
    @Test
    void searchComesCloseToTheExactPlanWhereTermsBind() {
        double ratios = 0;
        double worst = 1;
        int regions = 0;
        for (long seed = 0; seed < 150; seed++) {
            Region region = hard(seed);
            long exact = region.value(Subsets.plan(region));
            if (exact > 0) {
                double ratio = (double) Outcome.searched(region).value() / exact;
                ratios += ratio;
                worst = Math.min(worst, ratio);
                regions++;
            }
        }
        assertThat(regions).isGreaterThan(90);
        assertThat(ratios / regions).isGreaterThan(0.995);
        assertThat(worst).isGreaterThan(0.90);
    }

    /** Seeds of which clusters beyond each other's reach must change at once, or none. */
    /** Terms under which clusters out of each other's reach must change together, or none. */
    @ParameterizedTest
    @ValueSource(longs = {2022, 3232})
    void plansAnewBeyondTheReachOfAHub(long seed) {
        Region region = hard(seed);
        assertThat((double) Outcome.searched(region).value() / region.value(Subsets.plan(region)))
                .isGreaterThan(0.95);
    }

    @Property(tries = 60)
    void c2SearchIsSoundInLargePools(@ForAll("largePools") Region region) {
        int[] plan = Outcome.searched(region).plan();
        assertThat(feasible(region, plan)).isTrue();
        long value = region.value(plan);
        assertThat(value).isGreaterThanOrEqualTo(greedy(region));
        assertThat(value).isGreaterThanOrEqualTo(bestStar(region));
        assertThat(Relaxation.bound(region, plan, value)).isGreaterThanOrEqualTo(value);
    }

    @Property(tries = 60)
    void c3NoSingleMoveImprovesThePlan(@ForAll("largePools") Region region) {
        int[] plan = Outcome.searched(region).plan();
        long value = region.value(plan);
        for (int site = 0; site < region.size; site++) {
            for (int hub : region.near[site]) {
                int[] moved = plan.clone();
                moved[site] = hub;
                if (plan[site] != site && plan[hub] == hub && feasible(region, moved)) {
                    assertThat(region.value(moved)).isLessThanOrEqualTo(value);
                }
            }
            int[] closed = plan.clone();
            for (int member = 0; member < region.size; member++) {
                closed[member] = plan[member] == site ? Plan.ALONE : plan[member];
            }
            assertThat(region.value(closed)).isLessThanOrEqualTo(value);
            assertThat(region.value(relocated(region, plan, site))).isLessThanOrEqualTo(value);
        }
    }

    @Property(tries = 100)
    void c4DearerTermsNeverHelpAndOneMoreSiteNeverHurts(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Participant> sites = participants(random, 1 + random.nextInt(10));
        Economics terms = Territories.economics(random);
        double value = exact(sites, terms);
        assertThat(exact(sites, terms(terms, 100, 0, 1))).isLessThanOrEqualTo(value);
        assertThat(exact(sites, terms(terms, 0, 20, 1))).isLessThanOrEqualTo(value);
        assertThat(exact(sites, terms(terms, 0, 0, 0.5))).isLessThanOrEqualTo(value);
        assertThat(exact(sites.subList(0, sites.size() - 1), terms)).isLessThanOrEqualTo(value);
    }

    @Property(tries = 100)
    void c5TheCurrencyDoesNotMatter(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Participant> sites = participants(random, 1 + random.nextInt(40));
        Economics e = Territories.economics(random);
        Economics tenfold = new Economics(
                10 * e.fixedCost(),
                10 * e.aloneFixed(),
                10 * e.aloneExtra(),
                e.minVolume(),
                e.maxVolume(),
                e.minMembers(),
                e.radius(),
                10 * e.costPerKm(),
                true);
        assertThat(Outcome.searched(region(sites, List.of(), tenfold)).plan())
                .isEqualTo(Outcome.searched(region(sites, List.of(), e)).plan());
    }

    @Property(tries = 60)
    void c1EveryClusterKeepsItsTerms(@ForAll("crowded") Scene scene) {
        Analysis analysis = scene.analyse();
        List<String> memberships = new ArrayList<>();
        for (Cluster cluster : analysis.clusters()) {
            Economics terms = cluster.economics();
            assertThat(cluster.value()).isPositive();
            assertThat(cluster.value())
                    .isCloseTo(cluster.benefit() - cluster.distanceCost() - terms.fixedCost(), within(1e-6));
            assertThat(cluster.members()).hasSizeGreaterThanOrEqualTo(terms.minMembers());
            assertThat(cluster.volume()).isBetween(terms.minVolume() - 1e-9, terms.maxVolume() + 1e-9);
            assertThat(cluster.radius()).isLessThanOrEqualTo(terms.radius());
            assertThat(cluster.diameter().value())
                    .isBetween(cluster.radius().value(), 2 * cluster.radius().value() + 1e-9);
            assertThat(cluster.members())
                    .extracting(Cluster.Member::site)
                    .contains(cluster.hub().id());
            double sum = 0;
            for (Cluster.Member member : cluster.members()) {
                memberships.add(cluster.resource() + " " + member.site());
                assertThat(member.share()).isNotNegative();
                sum += member.share();
            }
            assertThat(sum).isEqualTo(cluster.value());
        }
        assertThat(memberships).doesNotHaveDuplicates();
        double total = analysis.clusters().stream().mapToDouble(Cluster::value).sum();
        assertThat(analysis.plan().value()).isCloseTo(total, within(1e-6));
        assertThat(analysis.plan().gap()).isBetween(0.0, 1.0);
    }

    @Test
    void poolsWhatNobodyTookAndWhatNobodyMet() {
        Analysis analysis = new Scene()
                .material("pallets", 10, 50)
                .pooled("pallets", CLEANING)
                .resource("cleaning", "services", 10, 50)
                .pooled("cleaning", CLEANING)
                .site(1, 0, 0)
                .site(2, 100, 0)
                .site(3, 200, 0)
                .offer(1, 1, "pallets", 100)
                .offer(2, 2, "pallets", 50)
                .offer(3, 2, "pallets", 30)
                .need(4, 3, "pallets", 60)
                .need(5, 1, "cleaning", 5)
                .need(6, 2, "cleaning", 7)
                .share(7, 3, "cleaning", 9)
                .analyse();

        assertThat(analysis.clusters()).extracting(Cluster::resource).containsExactly("cleaning", "pallets");
        Cluster cleaning = analysis.clusters().get(0);
        assertThat(cleaning.members()).extracting(Cluster.Member::declaration).containsExactly(5L, 6L, 7L);
        Cluster pallets = analysis.clusters().get(1);
        assertThat(pallets.members()).extracting(Cluster.Member::site).containsExactly(1L, 2L);
        assertThat(pallets.volume()).isEqualTo(180 - 60);
        assertThat(pallets.members().get(0).critical()).isTrue();
    }

    @Test
    void neverBothSellsAndCollectsATonne() {
        Scene scene = new Scene()
                .material("pallets", 10, 50)
                .pooled("pallets", CLEANING)
                .site(1, 0, 0)
                .site(2, 100, 0)
                .offer(1, 1, "pallets", 100)
                .offer(2, 2, "pallets", 100)
                .site(3, 50, 50)
                .need(3, 3, "pallets", 200);
        assertThat(scene.analyse().clusters()).isEmpty();
        assertThat(scene.analyse().synergies())
                .extracting(synergy -> synergy.allocated())
                .containsExactly(100.0, 100.0);
    }

    private static int[] relocated(Region region, int[] plan, int fresh) {
        int[] moved = plan.clone();
        for (int site = 0; site < region.size; site++) {
            if (plan[site] != Plan.ALONE && plan[site] == plan[fresh]) {
                moved[site] = fresh;
            }
        }
        return feasible(region, moved) ? moved : plan;
    }

    private static long greedy(Region region) {
        Search search = new Search(region);
        search.greedy();
        return search.plan.value();
    }

    /** The best single star among all sites with a positive net, where it is feasible as it stands. */
    private static long bestStar(Region region) {
        long best = 0;
        for (int hub = 0; hub < region.hubs; hub++) {
            int[] star = new int[region.size];
            Arrays.fill(star, Plan.ALONE);
            for (int site : region.near[hub]) {
                star[site] = site == hub || region.net(site, hub) > 0 ? hub : Plan.ALONE;
            }
            best = feasible(region, star) ? Math.max(best, region.value(star)) : best;
        }
        return best;
    }

    /** Tries every partition of the sites into groups and loners: the definition, word by word. */
    private static long bestPartition(Region region, int site, List<List<Integer>> groups) {
        if (site == region.size) {
            return worth(region, groups, 0, new boolean[region.hubs]);
        }
        long best = Long.MIN_VALUE;
        for (int i = 0; i <= groups.size(); i++) {
            List<List<Integer>> wider = new ArrayList<>();
            groups.forEach(group -> wider.add(new ArrayList<>(group)));
            if (i == groups.size()) {
                wider.add(new ArrayList<>());
            }
            wider.get(i).add(site);
            best = Math.max(best, bestPartition(region, site + 1, wider));
        }
        return best;
    }

    /** The groups from one on, each around a hub that no other has, or none. */
    private static long worth(Region region, List<List<Integer>> groups, int from, boolean[] taken) {
        if (from == groups.size()) {
            return 0;
        }
        List<Integer> group = groups.get(from);
        long best = worth(region, groups, from + 1, taken);
        List<Integer> hubs = new ArrayList<>(group);
        IntStream.range(region.size, region.hubs).forEach(hubs::add);
        for (int hub : hubs) {
            int[] plan = region.plan(hub, group);
            if (!taken[hub] && feasible(region, plan)) {
                taken[hub] = true;
                best = Math.max(best, region.value(plan) + worth(region, groups, from + 1, taken));
                taken[hub] = false;
            }
        }
        return best;
    }

    private static double exact(List<Participant> sites, Economics terms) {
        Region region = region(sites, List.of(), terms);
        return Math.rint(region.value(Subsets.plan(region)) / region.euro.perUnit() * 1e4) / 1e4;
    }

    private static Economics terms(Economics e, double fixed, double perKm, double radius) {
        return new Economics(
                e.fixedCost() + fixed,
                e.aloneFixed(),
                e.aloneExtra(),
                e.minVolume(),
                e.maxVolume(),
                e.minMembers(),
                new Metres(e.radius().value() * radius),
                e.costPerKm() + perKm,
                true);
    }
}
