package org.symbiozae.engine.pooling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.symbiozae.domain.Analysis;
import org.symbiozae.domain.Cluster;
import org.symbiozae.domain.Economics;
import org.symbiozae.engine.Scene;
import org.symbiozae.engine.Territories;
import org.symbiozae.engine.pooling.Pool.Participant;
import org.symbiozae.geo.Metres;
import org.symbiozae.geo.Position;

class ClustersTest {

    private static final Economics CLEANING = new Economics(100, 100, 0, 0, 1e9, 2, Metres.ofKilometres(1), 10, true);

    @Provide
    Arbitrary<Scene> crowded() {
        return Territories.crowded();
    }

    /** Up to thirteen sites within some kilometres, on a grid so that hubs tie. */
    @Provide
    Arbitrary<Pool> smallPools() {
        return Arbitraries.longs().map(seed -> pool(seed, 13));
    }

    @Provide
    Arbitrary<Pool> largePools() {
        return Arbitraries.longs().map(seed -> pool(seed, 80));
    }

    private static Pool pool(long seed, int mostSites) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Participant> participants = participants(random, 1 + random.nextInt(mostSites));
        return new Pool(participants, Territories.economics(random));
    }

    private static List<Participant> participants(SplittableRandom random, int sites) {
        List<Participant> participants = new ArrayList<>();
        for (int i = 0; i < sites; i++) {
            Position position = Position.ofMetres(100 * random.nextInt(30), 100 * random.nextInt(30));
            participants.add(new Participant(i + 1, position, i, List.of(i), 1 + random.nextInt(40)));
        }
        return participants;
    }

    @Property(tries = 300)
    void subsetsAreTheBestOfAllPartitions(@ForAll long seed) {
        Pool pool = pool(seed, 7);
        assertThat(value(pool, Subsets.plan(pool))).isEqualTo(bestPartition(pool, 0, new ArrayList<>()));
    }

    @Property(tries = 300)
    void searchLiesBetweenGreedyAndExactAndBound(@ForAll("smallPools") Pool pool) {
        long exact = value(pool, Subsets.plan(pool));
        int[] plan = Plan.of(pool);
        assertSound(pool, plan);
        assertThat(value(pool, plan)).isBetween(value(pool, Plan.greedy(pool)), exact);
        assertThat(Relaxation.bound(pool, plan, value(pool, plan))).isGreaterThanOrEqualTo(exact);
    }

    @Test
    void searchComesCloseToTheExactPlan() {
        double ratios = 0;
        int pools = 0;
        int poor = 0;
        for (long seed = 0; seed < 1000; seed++) {
            Pool pool = pool(seed, 13);
            long exact = value(pool, Subsets.plan(pool));
            if (exact > 0) {
                double ratio = (double) value(pool, Plan.of(pool)) / exact;
                ratios += ratio;
                pools++;
                poor += ratio < 0.9 ? 1 : 0;
            }
        }
        assertThat(pools).isGreaterThan(300);
        assertThat(ratios / pools).isGreaterThan(0.99);
        assertThat((double) poor / pools).isLessThan(0.03);
    }

    @Property(tries = 60)
    void searchIsSoundInLargePools(@ForAll("largePools") Pool pool) {
        int[] plan = Plan.of(pool);
        assertSound(pool, plan);
        long value = value(pool, plan);
        assertThat(value).isGreaterThanOrEqualTo(value(pool, Plan.greedy(pool)));
        assertThat(value).isGreaterThanOrEqualTo(bestStar(pool));
        assertThat(Relaxation.bound(pool, plan, value)).isGreaterThanOrEqualTo(value);
    }

    @Property(tries = 60)
    void noSingleMoveImprovesThePlan(@ForAll("largePools") Pool pool) {
        int[] plan = Plan.of(pool);
        long value = value(pool, plan);
        for (int site = 0; site < pool.size; site++) {
            for (int hub : pool.near[site]) {
                int[] moved = plan.clone();
                moved[site] = hub;
                if (plan[site] != site && plan[hub] == hub && feasible(pool, moved)) {
                    assertThat(value(pool, moved)).isLessThanOrEqualTo(value);
                }
            }
            int[] closed = plan.clone();
            for (int member = 0; member < pool.size; member++) {
                closed[member] = plan[member] == site ? Plan.ALONE : plan[member];
            }
            assertThat(value(pool, closed)).isLessThanOrEqualTo(value);
            assertThat(value(pool, relocated(pool, plan, site))).isLessThanOrEqualTo(value);
        }
    }

    @Property(tries = 100)
    void dearerTermsNeverHelp(@ForAll long seed) {
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
    void theCurrencyDoesNotMatter(@ForAll long seed) {
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
        assertThat(Plan.of(new Pool(sites, tenfold))).isEqualTo(Plan.of(new Pool(sites, e)));
    }

    @Property(tries = 60)
    void everyClusterKeepsItsTerms(@ForAll("crowded") Scene scene) {
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
            assertThat(cluster.members()).extracting(Cluster.Member::site).contains(cluster.hub());
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

    private static void assertSound(Pool pool, int[] plan) {
        assertThat(feasible(pool, plan)).isTrue();
        for (int site = 0; site < pool.size; site++) {
            assertThat(plan[site] == Plan.ALONE || plan[plan[site]] == plan[site])
                    .isTrue();
        }
    }

    private static boolean feasible(Pool pool, int[] plan) {
        int[] members = new int[pool.size];
        long[] volumes = new long[pool.size];
        for (int site = 0; site < pool.size; site++) {
            if (plan[site] != Plan.ALONE) {
                if (!pool.within(site, plan[site])) {
                    return false;
                }
                members[plan[site]]++;
                volumes[plan[site]] += pool.volume[site];
            }
        }
        for (int hub = 0; hub < pool.size; hub++) {
            if (members[hub] > 0 && !pool.feasible(members[hub], volumes[hub])) {
                return false;
            }
        }
        return true;
    }

    private static int[] relocated(Pool pool, int[] plan, int fresh) {
        int[] moved = plan.clone();
        for (int site = 0; site < pool.size; site++) {
            if (plan[site] != Plan.ALONE && plan[site] == plan[fresh]) {
                moved[site] = fresh;
            }
        }
        return feasible(pool, moved) ? moved : plan;
    }

    private static long value(Pool pool, int[] plan) {
        long value = 0;
        for (int site = 0; site < pool.size; site++) {
            if (plan[site] != Plan.ALONE) {
                value += pool.net(site, plan[site]) - (plan[site] == site ? pool.fixed : 0);
            }
        }
        return value;
    }

    /** The best single star among all sites with a positive net, where it is feasible as it stands. */
    private static long bestStar(Pool pool) {
        long best = 0;
        for (int hub = 0; hub < pool.size; hub++) {
            int[] star = new int[pool.size];
            Arrays.fill(star, Plan.ALONE);
            for (int site : pool.near[hub]) {
                star[site] = site == hub || pool.net(site, hub) > 0 ? hub : Plan.ALONE;
            }
            best = feasible(pool, star) ? Math.max(best, value(pool, star)) : best;
        }
        return best;
    }

    /** Tries every partition of the sites into groups and loners: the definition, word by word. */
    private static long bestPartition(Pool pool, int site, List<List<Integer>> groups) {
        if (site == pool.size) {
            return groups.stream().mapToLong(group -> worth(pool, group)).sum();
        }
        long best = Long.MIN_VALUE;
        for (int i = 0; i <= groups.size(); i++) {
            List<List<Integer>> wider = new ArrayList<>();
            groups.forEach(group -> wider.add(new ArrayList<>(group)));
            if (i == groups.size()) {
                wider.add(new ArrayList<>());
            }
            wider.get(i).add(site);
            best = Math.max(best, bestPartition(pool, site + 1, wider));
        }
        return best;
    }

    private static long worth(Pool pool, List<Integer> group) {
        long best = 0;
        for (int hub : group) {
            int[] plan = new int[pool.size];
            Arrays.fill(plan, Plan.ALONE);
            group.forEach(site -> plan[site] = hub);
            best = feasible(pool, plan) ? Math.max(best, value(pool, plan)) : best;
        }
        return best;
    }

    private static double exact(List<Participant> sites, Economics terms) {
        Pool pool = new Pool(sites, terms);
        return Math.rint(value(pool, Subsets.plan(pool)) / pool.euro.perUnit() * 1e4) / 1e4;
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
