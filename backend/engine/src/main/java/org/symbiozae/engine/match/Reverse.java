package org.symbiozae.engine.match;

import java.util.function.IntConsumer;

/**
 * Whose list could hold an offer: the reverse of {@link Search}, on trees of needs that know where each list ends. Source:
 * §4 of the engine's design; reverse top-k as in Cheema et al. 2011 (influence zones).
 *
 * <p>Cost: about O(log n + needs reached) an offer and resource.
 */
final class Reverse {

    private static final double MARGIN = 1e-9;

    private final Columns columns;
    private final Score score;

    Reverse(Columns columns, Score score) {
        this.columns = columns;
        this.score = score;
    }

    /**
     * Names every place in the tree whose need ranks the offer no worse than the end of its list.
     *
     * @param pairing how the offer's resource meets the tree's
     */
    void reach(int offer, Pairing pairing, BoxTree needs, Limits limits, IntConsumer places) {
        visit(0, offer, columns.lnQuantity(offer) + pairing.lnYield(), pairing, needs, limits, places);
    }

    private void visit(
            int node, int offer, double ln, Pairing pairing, BoxTree needs, Limits limits, IntConsumer places) {
        if (bound(node, offer, ln, pairing, needs) > limits.largest(node)) {
            return;
        }
        if (needs.right[node] != 0) {
            visit(node + 1, offer, ln, pairing, needs, limits, places);
            visit(needs.right[node], offer, ln, pairing, needs, limits, places);
            return;
        }
        for (int i = needs.start[node]; i < needs.end[node]; i++) {
            if (needs.index[i] >= 0
                    && nearEnough(i, offer, ln, pairing, needs, limits.last(i))
                    && cost(offer, needs.index[i], pairing) <= limits.last(i)) {
                places.accept(i);
            }
        }
    }

    /** At most the cost of the offer for any need below the node. */
    private double bound(int node, int offer, double ln, Pairing pairing, BoxTree needs) {
        int x = columns.x(offer);
        int y = columns.y(offer);
        long dx = Math.max(0, Math.max((long) needs.minX[node] - x, (long) x - needs.maxX[node]));
        long dy = Math.max(0, Math.max((long) needs.minY[node] - y, (long) y - needs.maxY[node]));
        long squaredDistance = dx * dx + dy * dy;
        if (!score.reaches(pairing.offered(), squaredDistance)
                || (needs.anyMonths[node] & columns.months[offer]) == 0) {
            return Double.POSITIVE_INFINITY;
        }
        double closest = Math.min(Math.max(ln, needs.minLn[node]), needs.maxLn[node]);
        double cost = score.distanceCost(pairing.offered(), squaredDistance)
                + pairing.typeCost()
                + score.quantityCost(ln, closest)
                + score.ageCost(needs.minAge[node] + columns.age[offer]);
        return cost - MARGIN * (1 + cost);
    }

    /** Whether the terms that vary most leave room; spares most needs the whole sum. */
    private boolean nearEnough(int place, int offer, double ln, Pairing pairing, BoxTree needs, double last) {
        long dx = (long) needs.x[place] - columns.x(offer);
        long dy = (long) needs.y[place] - columns.y(offer);
        double cost =
                score.distanceCost(pairing.offered(), dx * dx + dy * dy) + score.quantityCost(ln, needs.ln[place]);
        return cost - MARGIN * (1 + cost) <= last;
    }

    /** Infinite when the two cannot meet. */
    double cost(int offer, int need, Pairing pairing) {
        long squaredDistance = columns.squaredDistance(offer, need);
        int offered = columns.months[offer];
        int needed = columns.months[need];
        if (!score.reaches(pairing.offered(), squaredDistance)
                || (offered & needed) == 0
                || columns.site[offer] == columns.site[need]
                || !columns.compatible(columns.terms[offer], columns.terms[need])) {
            return Double.POSITIVE_INFINITY;
        }
        return score.cost(
                score.weightCost(pairing, squaredDistance, offered, needed),
                columns.lnQuantity(offer) + pairing.lnYield(),
                columns.lnQuantity(need),
                columns.age[offer] + columns.age[need]);
    }
}
