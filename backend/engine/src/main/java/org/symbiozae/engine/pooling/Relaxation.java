package org.symbiozae.engine.pooling;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * An upper bound on every plan of a region.
 *
 * <p>"A site belongs to one cluster" is replaced by a price u ≥ 0 each site pays for each cluster it joins; for any
 * prices,
 *
 * <pre>
 * bound(u) = Σ u + Σ_h max(0, best star around h when each member nets its net − u)
 * </pre>
 *
 * is at least the optimum. The star is relaxed too: it holds its hub and everyone with a positive net, and each term that
 * binds is kept alone, members being divisible: the least negative ones up to the minimum membership or volume, the most
 * positive ones for their volume up to the maximum. Prices are improved by subgradient steps towards the plan's own value,
 * from what each member makes in the plan.
 *
 * <p>Cost: O(steps · pairs within ρ), and sorting where volumes bind; fewer steps where there are many pairs. Source:
 * Held, Wolfe and Crowder 1974 (Math. Program. 6:62–88).
 */
final class Relaxation {

    private static final int MOST_STEPS = 120;
    private static final int LEAST_STEPS = 12;
    private static final long PAIRS = 12_000_000;
    private static final int PATIENCE = 10;

    /** A bound as close as this is close enough. */
    private static final double CLOSE = 1e-3;

    /** Covers the rounding of the sums. */
    private static final double MARGIN = 1e-9;

    private final Region region;
    private final double[] price;
    private final double[] joined;
    private double[] reduced = new double[64];
    private double[] part = new double[64];

    private Relaxation(Region region) {
        this.region = region;
        price = new double[region.size];
        joined = new double[region.size];
    }

    /**
     * @param plan for each site its hub or {@link Plan#ALONE}
     * @param value what it is worth, in quanta
     * @return a bound in quanta, at least {@code value}
     */
    static double bound(Region region, int[] plan, long value) {
        return new Relaxation(region).bound(plan, value);
    }

    private double bound(int[] plan, long value) {
        start(plan);
        double best = Double.POSITIVE_INFINITY;
        double[] bestPrice = price.clone();
        double step = 1;
        int stale = 0;
        for (int i = 0, steps = steps(); i < steps && best > value * (1 + CLOSE); i++) {
            double bound = evaluate();
            if (bound < best) {
                best = bound;
                System.arraycopy(price, 0, bestPrice, 0, price.length);
                stale = 0;
            } else if (++stale == PATIENCE) {
                stale = 0;
                step /= 2;
                System.arraycopy(bestPrice, 0, price, 0, price.length);
                evaluate();
            }
            descend(step * (bound - value));
        }
        return Math.max(value, best * (1 + MARGIN));
    }

    /** Each member's price starts at what it nets less its part of the fixed cost. */
    private void start(int[] plan) {
        int[] members = new int[region.hubs];
        for (int hub : plan) {
            if (hub != Plan.ALONE) {
                members[hub]++;
            }
        }
        for (int site = 0; site < region.size; site++) {
            if (plan[site] != Plan.ALONE) {
                double part = (double) region.fixed / members[plan[site]];
                price[site] = Math.max(0, region.net(site, plan[site]) - part);
            }
        }
    }

    /** The bound at the current prices; leaves in {@link #joined} how many stars each site joins. */
    private double evaluate() {
        Arrays.fill(joined, 0);
        double bound = 0;
        for (double each : price) {
            bound += each;
        }
        for (int hub = 0; hub < region.hubs; hub++) {
            bound += star(hub);
        }
        return bound;
    }

    private int steps() {
        long pairs = 1;
        for (int[] near : region.near) {
            pairs += near.length;
        }
        return (int) Math.max(LEAST_STEPS, Math.min(MOST_STEPS, PAIRS / pairs));
    }

    private double star(int hub) {
        int[] near = region.near[hub];
        if (near.length > reduced.length) {
            reduced = new double[near.length];
            part = new double[near.length];
        }
        double total = -region.fixed;
        int members = 0;
        long volume = 0;
        long reachable = 0;
        for (int j = 0; j < near.length; j++) {
            int site = near[j];
            reduced[j] = region.net(site, hub) - price[site];
            boolean joins = site == hub || reduced[j] > 0;
            part[j] = joins ? 1 : 0;
            reachable += region.volume[site];
            if (joins) {
                total += reduced[j];
                volume += region.volume[site];
                members++;
            }
        }
        if (total <= 0
                || !region.enough(near.length, reachable)
                || !region.isAnchor(hub) && !region.fits(region.volume[hub])) {
            return 0;
        }
        if (!region.fits(volume)) {
            total = cut(hub, volume - region.most(), total);
        } else if (!region.enough(members, volume)) {
            total = completed(near, region.lacking(members), region.lacking(volume), total);
        }
        if (total <= 0) {
            return 0;
        }
        for (int j = 0; j < near.length; j++) {
            joined[near[j]] += part[j];
        }
        return total;
    }

    /** Less those who gain least for their volume. */
    private double cut(int hub, long tooMuch, double total) {
        int[] near = region.near[hub];
        double left = total;
        long over = tooMuch;
        for (int j : leastFirst(near)) {
            if (near[j] != hub && part[j] > 0 && over > 0) {
                double leaves = Math.min(1, (double) over / Math.max(1, region.volume[near[j]]));
                part[j] -= leaves;
                left -= leaves * reduced[j];
                over -= (long) (leaves * region.volume[near[j]]);
            }
        }
        return left;
    }

    /** With those who lose least, by head or for their volume, whichever of the two terms costs more. */
    private double completed(int[] near, int lackingMembers, long lackingVolume, double total) {
        double[] before = Arrays.copyOf(part, near.length);
        double byHead = total;
        for (int heads = lackingMembers; heads > 0 && byHead > 0; heads--) {
            int next = leastUnwilling(near, false);
            if (next < 0) {
                break;
            }
            part[next] = 1;
            byHead += reduced[next];
        }
        double[] ofHeads = Arrays.copyOf(part, near.length);
        System.arraycopy(before, 0, part, 0, near.length);
        double byVolume = total;
        for (double lacking = lackingVolume; lacking > 0 && byVolume > 0; ) {
            int next = leastUnwilling(near, true);
            if (next < 0) {
                break;
            }
            double volume = region.volume[near[next]];
            part[next] = volume > 0 ? Math.min(1, lacking / volume) : 1;
            byVolume += part[next] * reduced[next];
            lacking -= part[next] * volume;
        }
        if (byHead < byVolume) {
            System.arraycopy(ofHeads, 0, part, 0, near.length);
        }
        return Math.min(byHead, byVolume);
    }

    /** Of those who do not come yet; below zero when all do. */
    private int leastUnwilling(int[] near, boolean byVolume) {
        int best = -1;
        double most = Double.NEGATIVE_INFINITY;
        for (int j = 0; j < near.length; j++) {
            if (part[j] == 0) {
                double key = byVolume ? reduced[j] / Math.max(1, region.volume[near[j]]) : reduced[j];
                if (best < 0 || key > most) {
                    best = j;
                    most = key;
                }
            }
        }
        return best;
    }

    /** Places in {@code near}, by what they net for their volume at these prices. */
    private int[] leastFirst(int[] near) {
        double[] keys = new double[near.length];
        for (int j = 0; j < near.length; j++) {
            keys[j] = reduced[j] / Math.max(1, region.volume[near[j]]);
        }
        return IntStream.range(0, near.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(j -> keys[j]).thenComparing(j -> j))
                .mapToInt(j -> j)
                .toArray();
    }

    private void descend(double length) {
        double squares = 0;
        for (int site = 0; site < price.length; site++) {
            double slope = 1 - joined[site];
            if (slope < 0 || price[site] > 0) {
                squares += slope * slope;
            }
        }
        if (squares > 0) {
            for (int site = 0; site < price.length; site++) {
                price[site] = Math.max(0, price[site] - length / squares * (1 - joined[site]));
            }
        }
    }
}
