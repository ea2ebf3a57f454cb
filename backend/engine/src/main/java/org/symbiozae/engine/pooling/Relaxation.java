package org.symbiozae.engine.pooling;

import java.util.Arrays;

/**
 * An upper bound on every plan of a pool.
 *
 * <p>"A site belongs to one cluster" is replaced by a price u ≥ 0 each site pays for each cluster it joins; for any
 * prices,
 *
 * <pre>
 * bound(u) = Σ u + Σ_h max(0, best star around h when each member nets its net − u)
 * </pre>
 *
 * is at least the optimum. The star is relaxed too: it holds its hub, everyone with a positive net, and the least
 * negative ones up to the minimum membership; volumes only decide whether there can be a star at all. Prices are improved
 * by subgradient steps towards the plan's own value, from what each member makes in the plan.
 *
 * <p>Cost: O(steps · pairs within ρ). Source: Held, Wolfe and Crowder 1974 (Math. Program. 6:62–88).
 */
final class Relaxation {

    private static final int STEPS = 200;
    private static final int PATIENCE = 10;

    /** Covers the rounding of the sums. */
    private static final double MARGIN = 1e-9;

    private final Pool pool;
    private final double[] price;
    private final int[] joined;

    private Relaxation(Pool pool) {
        this.pool = pool;
        price = new double[pool.size];
        joined = new int[pool.size];
    }

    /**
     * @param plan for each site its hub or {@link Plan#ALONE}
     * @param value what it is worth, in quanta
     * @return a bound in quanta, at least {@code value}
     */
    static double bound(Pool pool, int[] plan, long value) {
        return new Relaxation(pool).bound(plan, value);
    }

    private double bound(int[] plan, long value) {
        start(plan);
        double best = Double.POSITIVE_INFINITY;
        double[] bestPrice = price.clone();
        double step = 1;
        int stale = 0;
        for (int i = 0; i < STEPS && best > value; i++) {
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
        int[] members = new int[pool.size];
        for (int hub : plan) {
            if (hub != Plan.ALONE) {
                members[hub]++;
            }
        }
        for (int site = 0; site < pool.size; site++) {
            if (plan[site] != Plan.ALONE) {
                double part = (double) pool.fixed / members[plan[site]];
                price[site] = Math.max(0, pool.net(site, plan[site]) - part);
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
        for (int hub = 0; hub < pool.size; hub++) {
            bound += star(hub);
        }
        return bound;
    }

    private double star(int hub) {
        int[] near = pool.near[hub];
        long reachable = 0;
        for (int site : near) {
            reachable += pool.volume[site];
        }
        if (!pool.enough(near.length, reachable) || !pool.fits(pool.volume[hub])) {
            return 0;
        }
        double[] reduced = new double[near.length];
        boolean[] joins = new boolean[near.length];
        double total = -pool.fixed;
        int members = 0;
        for (int j = 0; j < near.length; j++) {
            reduced[j] = pool.net[hub][j] - price[near[j]];
            joins[j] = near[j] == hub || reduced[j] > 0;
            if (joins[j]) {
                total += reduced[j];
                members++;
            }
        }
        while (members < pool.minMembers() && total > 0) {
            int next = leastUnwilling(reduced, joins);
            joins[next] = true;
            total += reduced[next];
            members++;
        }
        if (total <= 0) {
            return 0;
        }
        for (int j = 0; j < near.length; j++) {
            joined[near[j]] += joins[j] ? 1 : 0;
        }
        return total;
    }

    private static int leastUnwilling(double[] reduced, boolean[] joins) {
        int best = -1;
        for (int j = 0; j < reduced.length; j++) {
            if (!joins[j] && (best < 0 || reduced[j] > reduced[best])) {
                best = j;
            }
        }
        return best;
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
