package org.symbiozae.engine.allocation;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Serves the best link first, with all it can take: the baseline of the allocation and what the auction must beat.
 *
 * <p>Cost: O(links · log links). Worth at least half of the optimum when every yield is 1.
 */
final class Greedy {

    private Greedy() {}

    /** Quanta of the offer on each link; equal weights go to the smaller need, then the need's better offer. */
    static long[] flow(Market market, Quantum quantum) {
        long[] supply =
                Arrays.stream(market.supply()).mapToLong(quantum::within).toArray();
        long[] missing =
                Arrays.stream(market.demand()).mapToLong(quantum::within).toArray();
        int[] needOf = new int[market.offerOf().length];
        for (int need = 0; need < missing.length; need++) {
            Arrays.fill(needOf, market.first()[need], market.first()[need + 1], need);
        }
        Integer[] links = new Integer[needOf.length];
        Arrays.setAll(links, i -> i);
        Arrays.sort(links, Comparator.comparingDouble(link -> -market.weight()[link]));
        long[] flow = new long[links.length];
        for (int link : links) {
            int offer = market.offerOf()[link];
            int need = needOf[link];
            double yield = market.yield()[link];
            flow[link] = Math.min(supply[offer], yield == 1 ? missing[need] : (long) (missing[need] / yield));
            supply[offer] -= flow[link];
            missing[need] -= Math.min(missing[need], yield == 1 ? flow[link] : (long) Math.ceil(yield * flow[link]));
        }
        return flow;
    }
}
