package org.symbiozae.engine.match;

import java.util.Arrays;
import java.util.List;

/**
 * Searches for one need after another: the inner loop of {@link Search}. Nothing is allocated a need, and no root or
 * quotient is taken for what a comparison of squares rules out. One thread at a time.
 */
final class Walk {

    /** Far above what rounding can do to a sum of terms; what passes is then weighed exactly. */
    private static final double MARGIN = 1e-9;

    private final Columns columns;
    private final List<List<Pairing>> pairings;
    private final BoxTree[][] offers;
    private final Score score;
    private final boolean byScore;
    private final Shortlist list;
    private final double maxThreshold;
    private final double coverage;
    private final double usage;
    private final double costPerMonth;
    private int[] nodes = new int[64];
    private double[] bounds = new double[64];

    /** The need. */
    private int x;

    private int y;
    private int months;
    private int qualities;
    private int terms;
    private int age;
    private int site;
    private double ln;
    private double[] seasonCosts = {};

    /** What meets it now. */
    private Pairing pairing = Pairing.identity(0);

    private long squaredReach;
    private double decay;
    private double costPerDecimetre;
    private double constant;
    private double perUnit;
    private double wanted;

    Walk(
            Columns columns,
            List<List<Pairing>> pairings,
            BoxTree[][] offers,
            Score score,
            Search.Order rankedBy,
            int limit) {
        this.columns = columns;
        this.pairings = pairings;
        this.offers = offers;
        this.score = score;
        byScore = rankedBy == Search.Order.SCORE;
        list = new Shortlist(columns, limit, byScore ? score.maxCost() : Double.POSITIVE_INFINITY);
        maxThreshold = threshold(score.maxCost());
        coverage = score.coverageExponent();
        usage = score.usageExponent();
        costPerMonth = score.ageCost(1);
    }

    /** The best offers of a need, until the next search. */
    Shortlist search(int need) {
        list.clear(need);
        site = columns.site[need];
        x = columns.siteX[site];
        y = columns.siteY[site];
        months = columns.months[need];
        terms = columns.terms[need];
        qualities = columns.terms(terms).qualities();
        age = columns.age[need];
        ln = columns.lnQuantity(need);
        seasonCosts = score.seasonCosts(months);
        List<Pairing> known = pairings.get(columns.resource[need]);
        for (int i = 0; i < known.size(); i++) {
            pairing = known.get(i);
            squaredReach = score.squaredReach(pairing.offered());
            decay = score.decayDecimetres(pairing.offered());
            costPerDecimetre = 1 / decay;
            constant = pairing.typeCost();
            perUnit = byScore ? 0 : pairing.lnYield();
            wanted = ln - pairing.lnYield();
            for (BoxTree tree : offers[pairing.offered()]) {
                visit(tree);
            }
        }
        return list;
    }

    /** Finite, so that an infinite bound always passes it. */
    private static double threshold(double cost) {
        return Math.min(Double.MAX_VALUE, cost + MARGIN * (1 + Math.abs(cost)));
    }

    private void visit(BoxTree tree) {
        int top = 0;
        nodes[0] = 0;
        bounds[0] = bound(tree, 0);
        while (top >= 0) {
            int node = nodes[top];
            double bound = bounds[top--];
            double threshold = threshold(list.worst());
            while (bound <= threshold && tree.right[node] != 0) {
                int near = node + 1;
                int far = tree.right[node];
                bound = bound(tree, near);
                double farBound = bound(tree, far);
                if (farBound < bound) {
                    int swapped = near;
                    near = far;
                    far = swapped;
                    double exchanged = bound;
                    bound = farBound;
                    farBound = exchanged;
                }
                if (farBound <= threshold) {
                    push(++top, far, farBound);
                }
                node = near;
            }
            if (bound <= threshold) {
                scan(tree, tree.start[node], tree.end[node]);
            }
        }
    }

    private void push(int top, int node, double bound) {
        if (top == nodes.length) {
            nodes = Arrays.copyOf(nodes, 2 * top);
            bounds = Arrays.copyOf(bounds, 2 * top);
        }
        nodes[top] = node;
        bounds[top] = bound;
    }

    /** At most the rank cost of any offer below the node that is worth showing, but for rounding; infinite when none. */
    private double bound(BoxTree tree, int node) {
        long dx = Math.max(0, Math.max((long) tree.minX[node] - x, (long) x - tree.maxX[node]));
        long dy = Math.max(0, Math.max((long) tree.minY[node] - y, (long) y - tree.maxY[node]));
        long squaredDistance = dx * dx + dy * dy;
        if (squaredDistance > squaredReach || (tree.anyQualities[node] & qualities) != qualities) {
            return Double.POSITIVE_INFINITY;
        }
        double weightCost = Math.sqrt((double) squaredDistance) * costPerDecimetre
                + seasonCosts[Integer.bitCount(tree.anyMonths[node] & months)]
                + constant;
        double mismatch =
                Math.max(0, Math.max(coverage * (wanted - tree.maxLn[node]), usage * (tree.minLn[node] - wanted)));
        double cost = weightCost + mismatch + (tree.minAge[node] + age) * costPerMonth;
        return cost > maxThreshold ? Double.POSITIVE_INFINITY : byScore ? cost : weightCost + perUnit;
    }

    private void scan(BoxTree tree, int from, int to) {
        double threshold = threshold(list.worst());
        for (int i = from; i < to; i++) {
            long dx = (long) tree.x[i] - x;
            long dy = (long) tree.y[i] - y;
            long squaredDistance = dx * dx + dy * dy;
            double difference = wanted - tree.ln[i];
            double fixed = seasonCosts[Integer.bitCount(tree.months[i] & months)] + constant;
            double cost =
                    fixed + Math.max(coverage * difference, -usage * difference) + (tree.age[i] + age) * costPerMonth;
            double slack = byScore ? threshold - cost : Math.min(threshold - fixed - perUnit, maxThreshold - cost);
            double farthest = slack * decay;
            if (slack >= 0
                    && (double) squaredDistance <= farthest * farthest
                    && squaredDistance <= squaredReach
                    && tree.index[i] >= 0
                    && tree.site[i] != site
                    && columns.compatible(tree.terms[i], terms)) {
                weigh(tree, i, squaredDistance);
                threshold = threshold(list.worst());
            }
        }
    }

    private void weigh(BoxTree tree, int i, long squaredDistance) {
        double weightCost = score.weightCost(pairing, squaredDistance, tree.months[i], months);
        double cost = score.cost(weightCost, tree.ln[i] + pairing.lnYield(), ln, tree.age[i] + age);
        double rankCost = byScore ? cost : weightCost + perUnit;
        if (cost <= score.maxCost() && rankCost <= list.worst()) {
            list.add(tree.index[i], rankCost);
        }
    }
}
