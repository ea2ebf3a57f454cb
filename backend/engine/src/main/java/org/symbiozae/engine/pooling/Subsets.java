package org.symbiozae.engine.pooling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The best plan of a small pool, exactly, by dynamic programming over its subsets: first with members' sites as hubs, then with
 * one anchor after the other, each of which one cluster may take.
 *
 * <p>Contract: at most {@value #MOST_SITES} sites. Of equal plans the one found first is kept: sites stay alone rather
 * than join for nothing, and equal hubs go to the smaller number. Cost: O(2ⁿ·n), and as much for each anchor; for each subset
 * the groups worth forming, or all its subsets if those are fewer, at most 3ⁿ and some 10 ms at fifteen sites.
 */
final class Subsets {

    static final int MOST_SITES = 15;

    private final Region region;
    private final int n;
    private final long[] volume;
    private final boolean[] together;
    private final int[] plan;

    private Subsets(Region region) {
        this.region = region;
        n = region.size;
        if (n > MOST_SITES) {
            throw new IllegalArgumentException("at most " + MOST_SITES + " sites, not " + n);
        }
        volume = new long[1 << n];
        for (int set = 1; set < 1 << n; set++) {
            volume[set] = volume[set & set - 1] + region.volume[Integer.numberOfTrailingZeros(set)];
        }
        together = together(region);
        plan = new int[n];
        Arrays.fill(plan, Plan.ALONE);
    }

    /** For each site the hub it joins, or {@link Plan#ALONE}. */
    static int[] plan(Region region) {
        return new Subsets(region).best();
    }

    private int[] best() {
        int[] hub = new int[1 << n];
        long[] value = new long[1 << n];
        for (int site = 0; site < n; site++) {
            value(site, value, hub);
        }
        int[] first = new int[1 << n];
        long[] best = aroundSites(value, first);
        List<int[]> taken = new ArrayList<>();
        for (int anchor = n; anchor < region.hubs; anchor++) {
            int[] group = new int[1 << n];
            best = aroundAnchor(anchor, value, best, group);
            taken.add(group);
        }
        int left = (1 << n) - 1;
        for (int anchor = region.hubs - 1; anchor >= n; anchor--) {
            int group = taken.get(anchor - n)[left];
            gather(group, anchor);
            left ^= group;
        }
        while (left != 0) {
            gather(first[left], hub[first[left]]);
            left ^= first[left] == 0 ? Integer.lowestOneBit(left) : first[left];
        }
        return plan;
    }

    private void gather(int group, int hub) {
        for (int rest = group; rest != 0; rest &= rest - 1) {
            plan[Integer.numberOfTrailingZeros(rest)] = hub;
        }
    }

    /** Raises to what a cluster around this hub is worth, for each subset that may form one, where that is more. */
    private void value(int of, long[] value, int[] hub) {
        int reachable = 0;
        for (int member : region.near[of]) {
            reachable |= 1 << member;
        }
        long[] nets = new long[1 << n];
        for (int set = 1; set < 1 << n; set++) {
            if ((set & ~reachable) != 0) {
                continue;
            }
            nets[set] = nets[set & set - 1] + region.net(Integer.numberOfTrailingZeros(set), of);
            if ((region.isAnchor(of) || (set >> of & 1) == 1)
                    && together[set]
                    && nets[set] - region.fixed > value[set]
                    && region.feasible(Integer.bitCount(set), volume[set])) {
                value[set] = nets[set] - region.fixed;
                hub[set] = of;
            }
        }
    }

    /** What each subset is worth, in groups worth so much; notes of each the group of its first site, or none. */
    private long[] aroundSites(long[] value, int[] first) {
        int[][] worth = new int[n][];
        Arrays.setAll(worth, site -> worth(value, site));
        long[] best = new long[1 << n];
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
        return best;
    }

    /** The same where one group may gather at an anchor; notes of each subset which one does, or none. */
    private long[] aroundAnchor(int anchor, long[] value, long[] best, int[] taken) {
        long[] here = value.clone();
        value(anchor, here, new int[1 << n]);
        int[] groups = IntStream.range(1, 1 << n)
                .filter(group -> here[group] > value[group])
                .toArray();
        if (groups.length == 0) {
            return best;
        }
        long[] better = best.clone();
        for (int set = 1; set < 1 << n; set++) {
            if (groups.length < 1 << Integer.bitCount(set)) {
                for (int group : groups) {
                    take(set, group, here, best, better, taken);
                }
            } else {
                for (int group = set; group != 0; group = group - 1 & set) {
                    if (here[group] > value[group]) {
                        take(set, group, here, best, better, taken);
                    }
                }
            }
        }
        return better;
    }

    private static void take(int set, int group, long[] here, long[] best, long[] better, int[] taken) {
        if ((group & ~set) == 0 && here[group] + best[set ^ group] > better[set]) {
            better[set] = here[group] + best[set ^ group];
            taken[set] = group;
        }
    }

    /** The subsets with this first site that are worth forming, the largest numbers first. */
    private int[] worth(long[] value, int site) {
        int[] sets = new int[1 << n - 1 - site];
        int count = 0;
        for (int i = sets.length - 1; i >= 0; i--) {
            int set = (i << 1 | 1) << site;
            if (value[set] > 0) {
                sets[count++] = set;
            }
        }
        return Arrays.copyOf(sets, count);
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
