package org.symbiozae.engine.pooling;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The best plan of a small pool, exactly, by dynamic programming over its subsets.
 *
 * <p>Contract: at most {@value #MOST_SITES} sites. Of equal plans the one found first is kept: sites stay alone rather
 * than join for nothing, and equal hubs go to the smaller number. Cost: O(2ⁿ·n), and as much for each
 * anchor; for each subset the groups worth forming, or all that begin with its first site if those are fewer, at most 3ⁿ⁻¹
 * and some 10 ms at fifteen sites.
 */
final class Subsets {

    static final int MOST_SITES = 15;

    private Subsets() {}

    /** For each site the hub it joins, or {@link Plan#ALONE}. */
    static int[] plan(Region region) {
        int n = region.size;
        if (n > MOST_SITES) {
            throw new IllegalArgumentException("at most " + MOST_SITES + " sites, not " + n);
        }
        int[] hub = new int[1 << n];
        long[] value = values(region, hub);
        int[][] worth = worth(n, value);
        long[] best = new long[1 << n];
        int[] first = new int[1 << n];
        for (int set = 1; set < 1 << n; set++) {
            int lowest = Integer.lowestOneBit(set);
            int others = set ^ lowest;
            best[set] = best[others];
            int[] groups = worth[Integer.numberOfTrailingZeros(set)];
            if (groups.length < 1 << Integer.bitCount(others)) {
                for (int group : groups) {
                    if ((group & ~set) == 0 && value[group] + best[set ^ group] > best[set]) {
                        best[set] = value[group] + best[set ^ group];
                        first[set] = group;
                    }
                }
            } else {
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

    /** The subsets worth forming by their first site, the largest numbers first. */
    private static int[][] worth(int sites, long[] value) {
        IntStream.Builder[] groups = new IntStream.Builder[sites];
        Arrays.setAll(groups, site -> IntStream.builder());
        for (int set = value.length - 1; set > 0; set--) {
            if (value[set] > 0) {
                groups[Integer.numberOfTrailingZeros(set)].add(set);
            }
        }
        return Arrays.stream(groups).map(each -> each.build().toArray()).toArray(int[][]::new);
    }

    /** What each subset is worth as one cluster around its best hub; 0 when it is not worth forming. */
    private static long[] values(Region region, int[] hub) {
        int n = region.size;
        long[] value = new long[1 << n];
        long[] volume = new long[1 << n];
        for (int set = 1; set < 1 << n; set++) {
            volume[set] = volume[set & set - 1] + region.volume[Integer.numberOfTrailingZeros(set)];
        }
        boolean[] together = together(region);
        long[] nets = new long[1 << n];
        for (int h = 0; h < region.hubs; h++) {
            int reachable = 0;
            for (int member : region.near[h]) {
                reachable |= 1 << member;
            }
            for (int set = 1; set < 1 << n; set++) {
                if ((set & ~reachable) != 0) {
                    continue;
                }
                nets[set] = nets[set & set - 1] + region.net(Integer.numberOfTrailingZeros(set), h);
                if ((region.isAnchor(h) || (set >> h & 1) == 1)
                        && together[set]
                        && nets[set] - region.fixed > value[set]
                        && region.feasible(Integer.bitCount(set), volume[set])) {
                    value[set] = nets[set] - region.fixed;
                    hub[set] = h;
                }
            }
        }
        return value;
    }

    /** Of each subset, whether all its pairs may be in one cluster. */
    private static boolean[] together(Region region) {
        boolean[] together = new boolean[1 << region.size];
        together[0] = true;
        for (int set = 1; set < together.length; set++) {
            int others = set & set - 1;
            int site = Integer.numberOfTrailingZeros(set);
            together[set] = together[others];
            for (int rest = others; together[set] && rest != 0; rest &= rest - 1) {
                together[set] = region.together(site, Integer.numberOfTrailingZeros(rest));
            }
        }
        return together;
    }
}
