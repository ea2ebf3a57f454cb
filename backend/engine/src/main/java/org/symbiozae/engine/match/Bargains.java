package org.symbiozae.engine.match;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Finds, when every offer has a price, the offers that leave a need more than it has found so far: what proves an
 * allocation to be good whatever lists were looked at, or says which pairs its lists lack (column generation).
 *
 * <pre>
 * margin = (w − price) / γ     what one unit of the need gains; w is the score without quantities and ages
 * </pre>
 *
 * <p>The offers' trees are walked as in {@link Walk}, each node knowing the lowest price below it. Cost: O(offers) to
 * make, then about O(log n) a need where prices are near what needs pay. Safe for several threads.
 */
public final class Bargains {

    private static final int CHUNK = 512;

    /** Makes nodes look a little nearer than rounding could make them. */
    private static final double MARGIN = 1e-9;

    private final Facts facts;
    private final Trees trees;
    private final Score score;
    private final double[] prices;
    /** By resource, tree and node. */
    private final double[][][] lowest;

    /**
     * @param prices of the offers by declaration index, not negative
     * @param needs those to be asked for later
     */
    Bargains(Facts facts, Trees trees, Score score, double[] prices, int[] needs) {
        this.facts = facts;
        this.trees = trees;
        this.score = score;
        this.prices = prices;
        boolean[] wanted = new boolean[trees.offers.length];
        for (int need : needs) {
            wanted[facts.resource[need]] = true;
        }
        boolean[] offered = new boolean[wanted.length];
        for (int resource = 0; resource < wanted.length; resource++) {
            for (Pairing pairing : facts.pairings().get(resource)) {
                offered[pairing.offered()] |= wanted[resource];
            }
        }
        lowest = new double[wanted.length][][];
        for (int resource = 0; resource < wanted.length; resource++) {
            lowest[resource] = offered[resource]
                    ? Arrays.stream(trees.offers[resource]).map(this::lowest).toArray(double[][]::new)
                    : new double[0][];
        }
    }

    private double[] lowest(BoxTree tree) {
        double[] least = new double[tree.right.length];
        for (int node = least.length - 1; node >= 0; node--) {
            least[node] = Double.POSITIVE_INFINITY;
            if (tree.right[node] != 0) {
                least[node] = Math.min(least[node + 1], least[tree.right[node]]);
                continue;
            }
            for (int i = tree.start[node]; i < tree.end[node]; i++) {
                if (tree.index[i] >= 0) {
                    least[node] = Math.min(least[node], prices[tree.index[i]]);
                }
            }
        }
        return least;
    }

    /**
     * The best {@code limit} offers of each need by margin, none with {@code margins} at its place or less.
     *
     * @return with the costs of {@link Search.Order#WEIGHT}
     */
    public Lists above(int[] needs, double[] margins, int limit) {
        Part[] parts = new Part[(needs.length + CHUNK - 1) / CHUNK];
        int[] first = new int[needs.length + 1];
        IntStream.range(0, parts.length).parallel().forEach(chunk -> {
            Part part = new Part(limit);
            for (int i = chunk * CHUNK; i < Math.min(needs.length, (chunk + 1) * CHUNK); i++) {
                first[i + 1] = part.search(needs[i], margins[i]);
            }
            parts[chunk] = part;
        });
        for (int i = 0; i < needs.length; i++) {
            first[i + 1] = Math.addExact(first[i], first[i + 1]);
        }
        int[] offers = new int[first[needs.length]];
        double[] costs = new double[offers.length];
        for (int chunk = 0; chunk < parts.length; chunk++) {
            System.arraycopy(parts[chunk].offers, 0, offers, first[chunk * CHUNK], parts[chunk].size);
            System.arraycopy(parts[chunk].costs, 0, costs, first[chunk * CHUNK], parts[chunk].size);
        }
        return new Lists(needs, limit, first, offers, costs);
    }

    /** One thread's search of one need after another. */
    private final class Part {

        private final int limit;
        private int[] offers = new int[64];
        private double[] costs = new double[64];
        private double[] found = new double[64];
        private int size;
        private int[] nodes = new int[64];
        private double[] bounds = new double[64];
        private int from;
        private double floor;

        Part(int limit) {
            this.limit = limit;
        }

        /** Answers how many were found. */
        int search(int need, double margin) {
            from = size;
            floor = margin;
            if (size + limit > offers.length) {
                int room = 2 * (size + limit);
                offers = Arrays.copyOf(offers, room);
                costs = Arrays.copyOf(costs, room);
                found = Arrays.copyOf(found, room);
            }
            for (Pairing pairing : facts.pairings(need)) {
                BoxTree[] here = trees.offers[pairing.offered()];
                for (int i = 0; i < here.length; i++) {
                    visit(here[i], lowest[pairing.offered()][i], pairing, need);
                }
            }
            return size - from;
        }

        private void visit(BoxTree tree, double[] cheapest, Pairing pairing, int need) {
            int top = 0;
            nodes[0] = 0;
            bounds[0] = bound(tree, cheapest, 0, pairing, need);
            while (top >= 0) {
                int node = nodes[top];
                if (!promising(bounds[top--])) {
                    continue;
                }
                if (tree.right[node] == 0) {
                    for (int i = tree.start[node]; i < tree.end[node]; i++) {
                        consider(tree, i, pairing, need);
                    }
                    continue;
                }
                if (top + 2 >= nodes.length) {
                    nodes = Arrays.copyOf(nodes, 2 * nodes.length);
                    bounds = Arrays.copyOf(bounds, 2 * bounds.length);
                }
                int left = node + 1;
                int right = tree.right[node];
                double leftBound = bound(tree, cheapest, left, pairing, need);
                double rightBound = bound(tree, cheapest, right, pairing, need);
                boolean leftFirst = leftBound >= rightBound;
                nodes[++top] = leftFirst ? right : left;
                bounds[top] = leftFirst ? rightBound : leftBound;
                nodes[++top] = leftFirst ? left : right;
                bounds[top] = leftFirst ? leftBound : rightBound;
            }
        }

        /** At least the margin of any offer below the node; e^c is never below its series. */
        private double bound(BoxTree tree, double[] cheapest, int node, Pairing pairing, int need) {
            int x = facts.x(need);
            int y = facts.y(need);
            long dx = Math.max(0, Math.max((long) tree.minX[node] - x, (long) x - tree.maxX[node]));
            long dy = Math.max(0, Math.max((long) tree.minY[node] - y, (long) y - tree.maxY[node]));
            int months = facts.months[need];
            if (dx * dx + dy * dy > score.squaredReach(pairing.offered()) || (tree.anyMonths[node] & months) == 0) {
                return Double.NEGATIVE_INFINITY;
            }
            double cost = score.weightCost(pairing, dx * dx + dy * dy, tree.anyMonths[node], months) - MARGIN;
            double most = cost <= 0 ? 1 + MARGIN : 1 / (1 + cost * (1 + cost * (0.5 + cost * (1 / 6.0 + cost / 24))));
            double gain = most + MARGIN - cheapest[node];
            return gain <= 0 ? Double.NEGATIVE_INFINITY : gain / pairing.yield();
        }

        private void consider(BoxTree tree, int i, Pairing pairing, int need) {
            int offer = tree.index[i];
            if (offer < 0) {
                return;
            }
            long squaredDistance = facts.squaredDistance(offer, need);
            if (!promising((1 - prices[offer]) / pairing.yield()) || !score.possible(offer, need, squaredDistance)) {
                return;
            }
            double weightCost = score.weightCost(pairing, squaredDistance, facts.months[offer], facts.months[need]);
            double cost = weightCost + pairing.lnYield();
            double margin = (StrictMath.exp(pairing.lnYield() - cost) - prices[offer]) / pairing.yield();
            if (promising(margin) && score.cost(pairing, offer, need, squaredDistance) <= score.maxCost()) {
                insert(offer, cost, margin);
            }
        }

        private boolean promising(double margin) {
            return margin > floor && (size - from < limit || margin >= found[size - 1]);
        }

        private void insert(int offer, double cost, double margin) {
            int place = size;
            while (place > from && before(offer, margin, place - 1)) {
                place--;
            }
            if (place == from + limit) {
                return;
            }
            size = Math.min(size + 1, from + limit);
            int moved = size - 1 - place;
            System.arraycopy(offers, place, offers, place + 1, moved);
            System.arraycopy(costs, place, costs, place + 1, moved);
            System.arraycopy(found, place, found, place + 1, moved);
            offers[place] = offer;
            costs[place] = cost;
            found[place] = margin;
        }

        private boolean before(int offer, double margin, int place) {
            return margin > found[place] || margin == found[place] && offer < offers[place];
        }
    }
}
