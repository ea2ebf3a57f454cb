package org.symbiozae.engine.match;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.symbiozae.engine.match.Shortlist.Candidates;

/**
 * The best offers of a need, exactly: k nearest neighbours with bounds that never pass the truth.
 *
 * <p>For each compatible resource, most compatible first, the offers' tree is walked depth first, nearer child first. A
 * node is skipped when the cost of the best offer it could hold passes the k-th cost found so far; at equality it is
 * opened, or ties would be lost. Every term of the bound is the term of the cost itself, at the nearest corner of the
 * box; the margin covers what rounding could still do.
 *
 * <p>Cost: about O(log n + k) a need, whatever R and λ. The searches of many needs run on all processors; each need has
 * its own result, so the outcome does not depend on their number. Source: §3 of the engine's design; best-first search
 * in packed trees as in Roussopoulos, Kelley and Vincent 1995 (SIGMOD), here depth-first.
 */
public final class Search {

    /** What a list is ranked by. */
    public enum Order {
        /** The whole score. */
        SCORE,
        /** The score without quantities and ages, which the allocation sets right by itself. */
        WEIGHT
    }

    private static final double MARGIN = 1e-12;

    private final Facts facts;
    private final @Nullable BoxTree[] trees;
    private final Score score;
    private final Order rankedBy;

    /** @param trees of the offers, as {@link BoxTree#ofOffers} makes them */
    public Search(Facts facts, @Nullable BoxTree[] trees, Score score, Order rankedBy) {
        this.facts = facts;
        this.trees = trees;
        this.score = score;
        this.rankedBy = rankedBy;
    }

    /** The best {@code limit} offers of each need, in the order of {@code needs}. */
    public Candidates[] best(int[] needs, int limit) {
        return Arrays.stream(needs)
                .parallel()
                .mapToObj(need -> best(need, limit))
                .toArray(Candidates[]::new);
    }

    /** The best {@code limit} offers whose score is worth showing. */
    public Candidates best(int need, int limit) {
        Shortlist list = new Shortlist(limit, score.maxCost());
        for (Pairing pairing : facts.pairings(need)) {
            BoxTree tree = trees[pairing.offered()];
            if (tree != null) {
                double bound = bound(tree, 0, pairing, need);
                visit(tree, 0, bound, pairing, need, list);
            }
        }
        return list.candidates();
    }

    private void visit(BoxTree tree, int node, double bound, Pairing pairing, int need, Shortlist list) {
        if (bound > list.worst()) {
            if (bound <= score.maxCost()) {
                list.skip();
            }
            return;
        }
        if (tree.right[node] == 0) {
            for (int i = tree.start[node]; i < tree.end[node]; i++) {
                consider(tree.order[i], pairing, need, list);
            }
            return;
        }
        int left = node + 1;
        int right = tree.right[node];
        double leftBound = bound(tree, left, pairing, need);
        double rightBound = bound(tree, right, pairing, need);
        if (leftBound <= rightBound) {
            visit(tree, left, leftBound, pairing, need, list);
            visit(tree, right, rightBound, pairing, need, list);
        } else {
            visit(tree, right, rightBound, pairing, need, list);
            visit(tree, left, leftBound, pairing, need, list);
        }
    }

    private void consider(int offer, Pairing pairing, int need, Shortlist list) {
        long squaredDistance = facts.squaredDistance(offer, need);
        if (!score.possible(offer, need, squaredDistance)) {
            return;
        }
        double cost = score.cost(pairing, offer, need, squaredDistance);
        if (cost <= score.maxCost()) {
            list.offer(
                    offer,
                    squaredDistance,
                    rankedBy == Order.SCORE ? cost : score.weightCost(pairing, offer, need, squaredDistance));
        }
    }

    /** At most the cost of any offer below the node that is worth showing; infinite when there can be none. */
    private double bound(BoxTree tree, int node, Pairing pairing, int need) {
        long squaredDistance = tree.squaredDistance(node, facts.x(need), facts.y(need));
        int required = facts.qualities(need);
        if (!score.reaches(pairing.offered(), squaredDistance)
                || (tree.months[node] & facts.months[need]) == 0
                || (tree.qualities[node] & required) != required) {
            return Double.POSITIVE_INFINITY;
        }
        double weightCost = score.distanceCost(pairing.offered(), squaredDistance)
                + score.seasonCost(tree.months[node], facts.months[need])
                + pairing.typeCost();
        double wanted = facts.lnQuantity(need) - pairing.lnYield();
        double nearest = Math.min(Math.max(wanted, tree.minLn[node]), tree.maxLn[node]);
        double cost = weightCost
                + score.quantityCost(nearest + pairing.lnYield(), facts.lnQuantity(need))
                + score.ageCost(tree.minAge[node] + facts.age[need]);
        cost -= MARGIN * (1 + cost);
        if (cost > score.maxCost()) {
            return Double.POSITIVE_INFINITY;
        }
        return rankedBy == Order.SCORE ? cost : weightCost - MARGIN * (1 + weightCost);
    }
}
