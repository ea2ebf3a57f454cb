package org.symbiozae.engine.pooling;

import java.util.Arrays;

/**
 * The best plan of a small pool, exactly, by dynamic programming over its subsets.
 *
 * <p>Contract: at most {@value #MOST_SITES} sites. Of equal plans the one found first is kept: sites stay alone rather
 * than join for nothing, and equal hubs go to the smaller number. Cost: O(3ⁿ⁻¹ + 2ⁿ·n), some 10 ms at fifteen sites.
 */
final class Subsets {

    static final int MOST_SITES = 15;

    private Subsets() {}

    /** For each site the hub it joins, or {@link Plan#ALONE}. */
    static int[] plan(Pool pool) {
        int n = pool.size;
        if (n > MOST_SITES) {
            throw new IllegalArgumentException("at most " + MOST_SITES + " sites, not " + n);
        }
        int[] hub = new int[1 << n];
        long[] value = values(pool, hub);
        long[] best = new long[1 << n];
        int[] first = new int[1 << n];
        for (int set = 1; set < 1 << n; set++) {
            int lowest = Integer.lowestOneBit(set);
            int others = set ^ lowest;
            best[set] = best[others];
            for (int rest = others; ; rest = rest - 1 & others) {
                int group = rest | lowest;
                if (value[group] > 0 && value[group] + best[set ^ group] > best[set]) {
                    best[set] = value[group] + best[set ^ group];
                    first[set] = group;
                }
                if (rest == 0) {
                    break;
                }
            }
        }
        int[] plan = new int[n];
        Arrays.fill(plan, Plan.ALONE);
        for (int set = (1 << n) - 1; set != 0; ) {
            int group = first[set] == 0 ? Integer.lowestOneBit(set) : first[set];
            for (int i = 0; i < n; i++) {
                if (first[set] != 0 && (group >> i & 1) == 1) {
                    plan[i] = hub[group];
                }
            }
            set ^= group;
        }
        return plan;
    }

    /** What each subset is worth as one cluster around its best hub; 0 when it is not worth forming. */
    private static long[] values(Pool pool, int[] hub) {
        int n = pool.size;
        long[] value = new long[1 << n];
        long[] volume = new long[1 << n];
        for (int set = 1; set < 1 << n; set++) {
            volume[set] = volume[set & set - 1] + pool.volume[Integer.numberOfTrailingZeros(set)];
        }
        long[] nets = new long[1 << n];
        for (int h = 0; h < n; h++) {
            int reachable = 0;
            for (int member : pool.near[h]) {
                reachable |= 1 << member;
            }
            for (int set = 1; set < 1 << n; set++) {
                if ((set & ~reachable) != 0) {
                    continue;
                }
                nets[set] = nets[set & set - 1] + pool.net(Integer.numberOfTrailingZeros(set), h);
                if ((set >> h & 1) == 1
                        && nets[set] - pool.fixed > value[set]
                        && pool.feasible(Integer.bitCount(set), volume[set])) {
                    value[set] = nets[set] - pool.fixed;
                    hub[set] = h;
                }
            }
        }
        return value;
    }
}
