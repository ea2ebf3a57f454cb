package org.symbiozae.engine.pooling;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What comes of stars forced open, against the plan it set out from and the best of all plans. */
class ForcingTest {

    @Property(tries = 20)
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

    /** Regions of which local search alone leaves a part of the value. */
    @Test
    void forcingFindsMuchOfWhatLocalSearchMisses() {
        double missed = 0;
        double left = 0;
        for (long seed = 0; seed < 30; seed++) {
            Region region = Pools.hard(seed);
            long exact = region.value(Subsets.plan(region));
            Search search = new Search(region);
            search.descend();
            if (search.plan.value() < exact) {
                missed += 1 - (double) search.plan.value() / exact;
                new Forcing(search).improve(1.04 * exact);
                left += 1 - (double) search.plan.value() / exact;
            }
        }
        assertThat(missed).isPositive();
        assertThat(left).isLessThan(missed / 3);
    }
}
