package org.symbiozae.engine.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** From any flow and prices to the optimum, which its prices prove: a value equal to a bound needs no other oracle. */
class ReroutingTest {

    @Property(tries = 200)
    void endsWithPricesThatProveItsFlow(@ForAll long seed, @ForAll boolean free) {
        SplittableRandom random = new SplittableRandom(seed);
        Market market = Markets.random(random, 9, 9, false);
        Quantum quantum = market.quantum();
        long[] start = Markets.anyFlow(market, quantum, random);
        long[] before = start.clone();
        double[] prices = free
                ? new double[market.offers().length]
                : random.doubles(market.offers().length).toArray();
        Rerouting rerouting = new Rerouting(market, quantum, start, prices);
        assertThat(start).containsExactly(before);
        double value = market.value(rerouting.flow(), quantum);
        assertThat(Markets.excess(market, quantum, rerouting.flow())).isLessThan(1e-9);
        assertThat(value).isGreaterThanOrEqualTo(market.value(start, quantum) - 1e-9);
        for (double price : rerouting.prices()) {
            assertThat(price).isNotNegative();
        }
        assertThat(market.bound(rerouting.prices())).isCloseTo(value, within(1e-9));
    }

    /** The first need holds what only the second could use, and has another offer nearly as good. */
    @Test
    void movesANeedAsideForOneThatHasNoOtherOffer() {
        Market market =
                AllocationTest.market(new int[][] {{900, 800}, {850, 0}}, new int[] {100, 100}, new int[] {100, 100});
        Rerouting rerouting = new Rerouting(market, new Quantum(1), new long[] {100, 0, 0}, new double[] {0, 0});
        assertThat(rerouting.flow()).containsExactly(0, 100, 100);
        assertThat(market.bound(rerouting.prices())).isCloseTo(165, within(1e-9));
    }
}
