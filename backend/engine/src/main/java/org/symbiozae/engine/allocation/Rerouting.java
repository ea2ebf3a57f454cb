package org.symbiozae.engine.allocation;

import java.util.Arrays;

/**
 * Finishes an allocation to its optimum by moving quantities around closed tours that gain.
 *
 * <p>Nodes are the offers, the needs, and one rest that takes what is unsold and fills what is missing. A tour steps from
 * an offer to a need by giving more, back by giving less; its gain is the sum of the weights. Potentials start at the
 * auction's prices and are relaxed (Bellman and Ford); a loop among the parents is a tour that gains, and as much as
 * possible is moved around it. When nothing can be relaxed there is no such tour: the flow is optimal and the potentials
 * are prices that prove it.
 *
 * <p>Contract: every yield is 1. Stops early, with a flow still allowed and at least as good, when the work passes its
 * allowance. Cost: links per pass; an auction leaves little to do, so passes are few. Source: Klein 1967 (Manag. Sci.
 * 14:205–220).
 */
final class Rerouting {

    private static final double TOLERANCE = 1e-13;
    private static final long WORK_PER_LINK = 500;
    private static final long LEAST_WORK = 2_000_000;
    private static final int NONE = -1;

    private final Market market;
    private final long[] flow;
    private final long[] unsold;
    private final long[] missing;
    private final int[] needOf;
    private final double[] potential;

    /** The node this node was last relaxed from, and the link used; {@link #NONE} through the rest. */
    private final int[] parent;

    private final int[] through;
    private final int offers;
    private final int rest;
    private boolean relaxed;

    Rerouting(Market market, Quantum quantum, long[] start, double[] prices) {
        this.market = market;
        offers = market.offers().length;
        rest = offers + market.needs().length;
        flow = start.clone();
        unsold = Arrays.stream(market.supply()).mapToLong(quantum::within).toArray();
        missing = Arrays.stream(market.demand()).mapToLong(quantum::within).toArray();
        needOf = new int[flow.length];
        potential = Arrays.copyOf(prices, rest + 1);
        parent = new int[rest + 1];
        through = new int[rest + 1];
        for (int need = 0; need < missing.length; need++) {
            potential[offers + need] = -market.margin(need, prices);
            for (int link = market.first()[need]; link < market.first()[need + 1]; link++) {
                needOf[link] = need;
                unsold[market.offerOf()[link]] -= flow[link];
                missing[need] -= flow[link];
            }
        }
        run();
    }

    long[] flow() {
        return flow;
    }

    double[] prices() {
        double[] prices = new double[offers];
        for (int offer = 0; offer < offers; offer++) {
            prices[offer] = Math.max(0, potential[offer] - potential[rest]);
        }
        return prices;
    }

    private void run() {
        long allowed = Math.max(LEAST_WORK, WORK_PER_LINK * flow.length);
        Arrays.fill(parent, NONE);
        do {
            relaxed = false;
            pass();
            int loop = findLoop();
            if (loop != NONE) {
                turn(loop);
                Arrays.fill(parent, NONE);
            }
            allowed -= flow.length + rest;
        } while (relaxed && allowed > 0);
    }

    private void pass() {
        for (int link = 0; link < flow.length; link++) {
            int offer = market.offerOf()[link];
            int need = offers + needOf[link];
            relax(offer, need, -market.weight()[link], link);
            if (flow[link] > 0) {
                relax(need, offer, market.weight()[link], link);
            }
        }
        for (int offer = 0; offer < offers; offer++) {
            relax(offer, rest, 0, NONE);
            if (unsold[offer] > 0) {
                relax(rest, offer, 0, NONE);
            }
        }
        for (int need = 0; need < missing.length; need++) {
            relax(rest, offers + need, 0, NONE);
            if (missing[need] > 0) {
                relax(offers + need, rest, 0, NONE);
            }
        }
    }

    private void relax(int from, int to, double length, int link) {
        if (potential[from] + length < potential[to] - TOLERANCE) {
            potential[to] = potential[from] + length;
            parent[to] = from;
            through[to] = link;
            relaxed = true;
        }
    }

    /** A node on a loop of parents. */
    private int findLoop() {
        int[] seen = new int[parent.length];
        for (int start = 0; start < parent.length; start++) {
            int node = start;
            while (node != NONE && seen[node] == 0) {
                seen[node] = start + 1;
                node = parent[node];
            }
            if (node != NONE && seen[node] == start + 1) {
                return node;
            }
        }
        return NONE;
    }

    private void turn(int start) {
        long most = Long.MAX_VALUE;
        int node = start;
        do {
            most = Math.min(most, room(parent[node], node, through[node]));
            node = parent[node];
        } while (node != start);
        do {
            push(parent[node], node, through[node], most);
            node = parent[node];
        } while (node != start);
    }

    private long room(int from, int to, int link) {
        if (link != NONE) {
            return from < offers ? Long.MAX_VALUE : flow[link];
        }
        if (from == rest) {
            return to < offers ? unsold[to] : Long.MAX_VALUE;
        }
        return from < offers ? Long.MAX_VALUE : missing[from - offers];
    }

    private void push(int from, int to, int link, long quanta) {
        if (link != NONE) {
            flow[link] += from < offers ? quanta : -quanta;
        } else if (from == rest) {
            push(to, -quanta, quanta);
        } else {
            push(from, quanta, -quanta);
        }
    }

    private void push(int node, long toUnsold, long toMissing) {
        if (node < offers) {
            unsold[node] += toUnsold;
        } else {
            missing[node - offers] += toMissing;
        }
    }
}
