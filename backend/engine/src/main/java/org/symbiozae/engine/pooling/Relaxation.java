package org.symbiozae.engine.pooling;

import java.util.Arrays;
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
 * <p>Cost: O(steps · pairs within ρ), and sorting where terms bind; fewer steps where there are many pairs; four bytes a pair. Source:
 * Held, Wolfe and Crowder 1974 (Math. Program. 6:62–88).
 */
final class Relaxation {

    private static final int MOST_STEPS = 120;
    private static final int LEAST_STEPS = 12;
    private static final long PAIRS = 12_000_000;
    private static final int PATIENCE = 10;

    /** A bound as close as this is close enough: of a small region, and of one of more than {@value #LARGE} sites. */
    private static final double CLOSE = 1e-3;

    private static final double CLOSE_WHERE_LARGE = 0.02;
    private static final int LARGE = 100;

    /** Covers the rounding of the sums. */
    private static final double MARGIN = 1e-9;

    private final Region region;

    /** Hubs around which a cluster could keep its terms, and of each what those within reach net, in quanta, rounded up. */
    private final int[] hubs;

    private final float[][] net;
    private final double[] price;
    private final double[] joined;
    private final double[] reduced;
    private final double[] part;
    private final Foremost foremost = new Foremost();

    private Relaxation(Region region) {
        this.region = region;
        price = new double[region.size];
        joined = new double[region.size];
        hubs = IntStream.range(0, region.hubs).filter(this::couldOpen).toArray();
        net = new float[region.hubs][];
        int most = 0;
        for (int hub : hubs) {
            int[] near = region.near[hub];
            net[hub] = new float[near.length];
            for (int j = 0; j < near.length; j++) {
                net[hub][j] = notBelow(region.net(near[j], hub));
            }
            most = Math.max(most, near.length);
        }
        reduced = new double[most];
        part = new double[most];
    }

    private boolean couldOpen(int hub) {
        long reachable = 0;
        for (int site : region.near[hub]) {
            reachable += region.volume[site];
        }
        return region.enough(region.near[hub].length, reachable)
                && (region.isAnchor(hub) || region.fits(region.volume[hub]));
    }

    /** The least float that is at least as much. A comparison with the {@code long} itself would round that too. */
    private static float notBelow(long quanta) {
        double exact = quanta;
        float nearest = (float) exact;
        return nearest >= exact ? nearest : Math.nextUp(nearest);
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
        double enough = value * (1 + (region.size > LARGE ? CLOSE_WHERE_LARGE : CLOSE));
        for (int i = 0, steps = steps(); i < steps && best > enough; i++) {
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
        for (int hub : hubs) {
            bound += star(hub);
        }
        return bound;
    }

    private int steps() {
        long pairs = 1;
        for (int hub : hubs) {
            pairs += net[hub].length;
        }
        return (int) Math.max(LEAST_STEPS, Math.min(MOST_STEPS, PAIRS / pairs));
    }

    private double star(int hub) {
        int[] near = region.near[hub];
        float[] nets = net[hub];
        double total = -region.fixed;
        int members = 0;
        long volume = 0;
        double willing = Double.NEGATIVE_INFINITY;
        for (int j = 0; j < near.length; j++) {
            reduced[j] = nets[j] - price[near[j]];
            boolean joins = reduced[j] > 0 || near[j] == hub;
            part[j] = joins ? 1 : 0;
            if (joins) {
                total += reduced[j];
                volume += region.volume[near[j]];
                members++;
            } else if (reduced[j] > willing) {
                willing = reduced[j];
            }
        }
        int lacking = region.lacking(members);
        if (total <= 0 || lacking > 0 && total + lacking * willing <= 0) {
            return 0;
        }
        if (!region.fits(volume)) {
            total = cut(hub);
        } else if (!region.enough(members, volume)) {
            total = completed(near, lacking, region.lacking(volume), total);
        }
        if (total <= 0) {
            return 0;
        }
        for (int j = 0; j < near.length; j++) {
            joined[near[j]] += part[j];
        }
        return total;
    }

    /** Of those who gain, the ones who gain most for their volume, as long as they fit. */
    private double cut(int hub) {
        int[] near = region.near[hub];
        foremost.clear(near.length);
        double sum = -region.fixed;
        double room = region.most();
        for (int j = 0; j < near.length; j++) {
            if (near[j] == hub) {
                sum += reduced[j];
                room -= region.volume[hub];
            } else if (part[j] > 0) {
                part[j] = 0;
                foremost.add(j, reduced[j] / Math.max(1, region.volume[near[j]]));
            }
        }
        foremost.heapify();
        while (room > 0 && !foremost.isEmpty()) {
            int next = foremost.take();
            double volume = region.volume[near[next]];
            part[next] = Math.min(1, room / Math.max(1, volume));
            sum += part[next] * reduced[next];
            room -= part[next] * volume;
        }
        return sum;
    }

    /** With those who lose least, by head or for their volume, whichever of the two terms costs more. */
    private double completed(int[] near, int lackingMembers, long lackingVolume, double total) {
        if (lackingMembers == 0) {
            return withVolume(near, lackingVolume, total);
        }
        double[] before = Arrays.copyOf(part, near.length);
        double byHead = withHeads(near, lackingMembers, total);
        if (lackingVolume == 0 || byHead <= 0) {
            return byHead;
        }
        double[] ofHeads = Arrays.copyOf(part, near.length);
        System.arraycopy(before, 0, part, 0, near.length);
        double byVolume = withVolume(near, lackingVolume, total);
        if (byHead < byVolume) {
            System.arraycopy(ofHeads, 0, part, 0, near.length);
        }
        return Math.min(byHead, byVolume);
    }

    private double withHeads(int[] near, int lacking, double total) {
        queue(near, false);
        double sum = total;
        for (int heads = lacking; heads > 0 && sum > 0; heads--) {
            int next = foremost.take();
            part[next] = 1;
            sum += reduced[next];
        }
        return sum;
    }

    private double withVolume(int[] near, long lacking, double total) {
        queue(near, true);
        double sum = total;
        for (double volumes = lacking; volumes > 0 && sum > 0 && !foremost.isEmpty(); ) {
            int next = foremost.take();
            double volume = region.volume[near[next]];
            part[next] = volume > 0 ? Math.min(1, volumes / volume) : 1;
            sum += part[next] * reduced[next];
            volumes -= part[next] * volume;
        }
        return sum;
    }

    /** Those who do not come yet, the least unwilling first. */
    private void queue(int[] near, boolean byVolume) {
        foremost.clear(near.length);
        for (int j = 0; j < near.length; j++) {
            if (part[j] == 0) {
                foremost.add(j, byVolume ? reduced[j] / Math.max(1, region.volume[near[j]]) : reduced[j]);
            }
        }
        foremost.heapify();
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
