package org.symbiozae.engine.pooling;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What comes of stars forced open, against the plan it set out from and the best of all plans. */
class ForcingTest {

    @Property(tries = 12)
    void forcingNeverLosesAndKeepsTheTerms(@ForAll long seed) {
        Region region = seed % 2 == 0 ? Pools.hard(seed) : Pools.region(seed, 50);
        Search search = new Search(region);
        search.descend();
        long before = search.plan.value();
        double bound = Relaxation.bound(region, search.plan.hubs(), before);
        new Forcing(search).improve(bound);
        assertThat(search.plan.value()).isGreaterThanOrEqualTo(before);
        assertThat(search.plan.value()).isEqualTo(region.value(search.plan.hubs()));
        assertThat(Pools.feasible(region, search.plan.hubs())).isTrue();
        assertThat(search.stars.shunned).containsOnly(false);
    }

    @Test
    void forcesNothingWhereTheBoundLeavesLittleToGain() {
        Region region = Pools.hard(3);
        Search search = new Search(region);
        search.descend();
        int[] plan = search.plan.hubs();
        long looks = search.stars.looks();
        new Forcing(search).improve(search.plan.value() * 1.004);
        assertThat(search.stars.looks()).isEqualTo(looks);
        assertThat(search.plan.hubs()).isEqualTo(plan);
        new Forcing(search).improve(search.plan.value() * 1.04);
        assertThat(search.stars.looks()).isGreaterThan(looks);
    }

    /** Regions of which local search alone leaves a part of the value; neighbours are not planned anew under such a bound. */
    @Test
    void forcingFindsNearlyAllOfWhatLocalSearchMisses() {
        double missed = 0;
        double left = 0;
        int regions = 0;
        for (long seed = 0; seed < 60; seed++) {
            Region region = seed % 2 == 0 ? Pools.hard(seed) : Pools.lively(seed, 12);
            long exact = region.value(Subsets.plan(region));
            Search search = new Search(region);
            search.descend();
            if (search.plan.value() < exact) {
                missed += 1 - (double) search.plan.value() / exact;
                new Forcing(search).improve(1.006 * exact);
                left += 1 - (double) search.plan.value() / exact;
                regions++;
            }
        }
        assertThat(regions).isGreaterThan(10);
        assertThat(left).isLessThan(missed / 50);
    }

    /** Where the bound leaves much open, all neighbours are planned anew: in a region of thirteen all of it. */
    @Property(tries = 8)
    void whatIsLeftOpenIsPlannedAnew(@ForAll long seed) {
        Region region = seed % 2 == 0 ? Pools.hard(seed) : Pools.lively(seed, 11);
        Search search = new Search(region);
        search.descend();
        long exact = region.value(Subsets.plan(region));
        new Forcing(search).improve(2.0 * exact);
        assertThat(search.plan.value()).isEqualTo(exact);
    }

    @Test
    void stopsWhereNeitherAMoveNorNeighboursPlannedAnewGain() {
        for (long seed = 0; seed < 4; seed++) {
            Region region = Pools.lively(seed, 20);
            Search search = new Search(region);
            search.descend();
            new Forcing(search).improve(10.0 * search.plan.value() + 1);
            assertThat(search.plan.mark()).isZero();
            for (int site = 0; site < region.size; site++) {
                assertThat(search.moves.improveSite(site)).isFalse();
            }
            for (int hub = 0; hub < region.hubs; hub++) {
                assertThat(search.plan.isOpen(hub) && search.moves.improveCluster(hub))
                        .isFalse();
            }
            Replanning replanning = new Replanning(search.plan);
            for (int hub = 0; hub < region.hubs; hub += 3) {
                assertThat(replanning.improve(hub)).isFalse();
            }
        }
    }

    /** Regions too large to plan neighbours anew: by local search alone the clusters of some are worth a good deal less. */
    @Test
    void forcingGainsInLargerRegionsToo() {
        double gain = 0;
        for (long seed = 0; seed < 8; seed++) {
            Region region = Pools.lively(seed, 36);
            Search search = new Search(region);
            search.descend();
            double before = search.plan.value();
            new Forcing(search).improve(10 * before);
            gain += search.plan.value() / before - 1;
            assertThat(Pools.feasible(region, search.plan.hubs())).isTrue();
        }
        assertThat(gain / 8).isGreaterThan(0.015);
    }

    /** 40 million by the square of the size and 60 a site, in sites looked at and a quarter of moves; a turn may pass it. */
    @Test
    void spendsWhatItMayAndLittleMore() {
        for (int size : new int[] {60, 101}) {
            Region region = Pools.lively(size, size);
            Search search = new Search(region);
            search.descend();
            long before = search.stars.looks() + 4 * search.plan.steps();
            long value = search.plan.value();
            new Forcing(search).improve(10.0 * value);
            long work = search.stars.looks() + 4 * search.plan.steps() - before;
            long effort = 40_000_000L / ((long) size * size) + 60L * size;
            assertThat(work).isBetween(effort, effort + 300L * size);
            assertThat(search.plan.value()).isGreaterThanOrEqualTo(value);
        }
    }
}
