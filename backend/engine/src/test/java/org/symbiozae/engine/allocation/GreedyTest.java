package org.symbiozae.engine.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** The baseline by hand, and by what makes it one: no link could take more without a better one giving up. */
class GreedyTest {

    @Test
    void servesTheBestLinkFirstAndEqualOnesByNeedThenByPlace() {
        Market market = new Market(
                new int[] {0, 1},
                new int[] {2, 3},
                new int[] {0, 2, 4},
                new int[] {0, 1, 0, 1},
                new double[] {0.5, 0.5, 0.5, 0.8},
                new double[] {1, 1, 1, 1},
                new double[] {10, 10},
                new double[] {12, 7});
        assertThat(Greedy.flow(market, new Quantum(1))).containsExactly(10, 2, 0, 7);
    }

    /** At two and a half for one, two make five of the seven needed; at 0.3 for one, six make most of the rest. */
    @Test
    void countsInTheOffersUnitAndNeverGivesMoreThanIsNeeded() {
        Market market = new Market(
                new int[] {0, 1},
                new int[] {2},
                new int[] {0, 2},
                new int[] {0, 1},
                new double[] {0.9, 0.8},
                new double[] {2.5, 0.3},
                new double[] {10, 10},
                new double[] {7});
        assertThat(Greedy.flow(market, new Quantum(1))).containsExactly(2, 6);
        assertThat(Greedy.flow(market, new Quantum(10))).containsExactly(28, 0);
    }

    @Property(tries = 80)
    void leavesNoLinkRoomThatNoBetterLinkTook(@ForAll long seed, @ForAll boolean converted) {
        Market market = Markets.random(new SplittableRandom(seed), 8, 8, converted);
        Quantum quantum = market.quantum();
        long[] flow = Greedy.flow(market, quantum);
        assertThat(Markets.excess(market, quantum, flow)).isLessThan(1e-9);
        for (int link = 0; link < flow.length; link++) {
            double offered = market.supply()[market.offerOf()[link]];
            double needed = market.demand()[market.needOf()[link]];
            for (int other = 0; other < flow.length; other++) {
                if (market.weight()[other] >= market.weight()[link]) {
                    double amount = quantum.amount(flow[other]);
                    offered -= market.offerOf()[other] == market.offerOf()[link] ? amount : 0;
                    needed -= market.needOf()[other] == market.needOf()[link] ? amount * market.yield()[other] : 0;
                }
            }
            assertThat(Math.min(offered, needed)).isLessThan(1e-9);
        }
        assertThat(Arrays.stream(flow).min().orElse(0)).isNotNegative();
    }
}
