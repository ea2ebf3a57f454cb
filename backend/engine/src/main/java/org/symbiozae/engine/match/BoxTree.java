package org.symbiozae.engine.match;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.symbiozae.domain.Declaration.Kind;

/**
 * Declarations packed in nested boxes of (east, north, ln quantity), for exact nearest-neighbour searches.
 *
 * <p>Built by recursive median split on the widest of (x/λ, y/λ, 0.6·ln q), down to leaves of at most twelve. Nodes lie
 * in pre-order in flat arrays: a node's left child is the next one. Each node knows its box, the union of its months and
 * qualities, and its smallest age, so that a search can bound the cost of everything below. λ only shapes the tree; the
 * boxes are in decimetres, and one tree serves every choice of parameters.
 *
 * <p>Cost: O(n log² n) to build, 44 bytes a node, one node per about five declarations. Immutable.
 */
public final class BoxTree {

    private static final int LEAF = 12;
    private static final double QUANTITY_WIDTH = 0.6;
    private static final double KEY_SCALE = 1 << 20;

    /** The declarations, leaf by leaf: neighbours stand near each other. */
    final int[] order;

    final int[] minX;
    final int[] maxX;
    final int[] minY;
    final int[] maxY;
    final double[] minLn;
    final double[] maxLn;
    final int[] months;
    final int[] qualities;
    final int[] minAge;

    /** The right child of an inner node; 0 for a leaf. */
    final int[] right;

    /** Where a node's declarations start and end in {@link #order}. */
    final int[] start;

    final int[] end;

    private final Facts facts;
    private final double decimetresPerDecay;
    private int nodes;

    /** @param declarations indexes in {@code facts}, at least one, all of one resource */
    BoxTree(Facts facts, int[] declarations) {
        this.facts = facts;
        order = declarations.clone();
        decimetresPerDecay =
                10 * facts.resources.get(facts.resource[order[0]]).decay().value();
        int room = Math.max(1, 4 * order.length / LEAF + 1);
        minX = new int[room];
        maxX = new int[room];
        minY = new int[room];
        maxY = new int[room];
        minLn = new double[room];
        maxLn = new double[room];
        months = new int[room];
        qualities = new int[room];
        minAge = new int[room];
        right = new int[room];
        start = new int[room];
        end = new int[room];
        build(0, order.length);
    }

    /** One tree for each resource that is offered, by resource index; null where nothing is. */
    public static @Nullable BoxTree[] ofOffers(Facts facts) {
        Map<Integer, List<Integer>> offers = Arrays.stream(facts.of(Kind.OFFER))
                .boxed()
                .collect(Collectors.groupingBy(offer -> (int) facts.resource[offer]));
        @Nullable BoxTree[] trees = new BoxTree[facts.resources.size()];
        offers.entrySet().parallelStream()
                .forEach(entry -> trees[entry.getKey()] = new BoxTree(
                        facts,
                        entry.getValue().stream().mapToInt(Integer::intValue).toArray()));
        return trees;
    }

    /** The exact square of the distance from a point to a node's box, in square decimetres; 0 inside. */
    long squaredDistance(int node, int px, int py) {
        long dx = Math.max(0, Math.max((long) minX[node] - px, (long) px - maxX[node]));
        long dy = Math.max(0, Math.max((long) minY[node] - py, (long) py - maxY[node]));
        return dx * dx + dy * dy;
    }

    private int build(int from, int to) {
        int node = nodes++;
        start[node] = from;
        end[node] = to;
        enclose(node);
        if (to - from > LEAF) {
            sort(node);
            int middle = (from + to) >>> 1;
            build(from, middle);
            right[node] = build(middle, to);
        }
        return node;
    }

    private void enclose(int node) {
        int first = order[start[node]];
        minX[node] = maxX[node] = facts.x(first);
        minY[node] = maxY[node] = facts.y(first);
        minLn[node] = maxLn[node] = facts.lnQuantity(first);
        minAge[node] = Integer.MAX_VALUE;
        for (int i = start[node]; i < end[node]; i++) {
            int declaration = order[i];
            minX[node] = Math.min(minX[node], facts.x(declaration));
            maxX[node] = Math.max(maxX[node], facts.x(declaration));
            minY[node] = Math.min(minY[node], facts.y(declaration));
            maxY[node] = Math.max(maxY[node], facts.y(declaration));
            minLn[node] = Math.min(minLn[node], facts.lnQuantity(declaration));
            maxLn[node] = Math.max(maxLn[node], facts.lnQuantity(declaration));
            months[node] |= facts.months[declaration];
            qualities[node] |= facts.qualities(declaration);
            minAge[node] = Math.min(minAge[node], facts.age[declaration]);
        }
    }

    private void sort(int node) {
        double wide = ((double) maxX[node] - minX[node]) / decimetresPerDecay;
        double high = ((double) maxY[node] - minY[node]) / decimetresPerDecay;
        double deep = QUANTITY_WIDTH * (maxLn[node] - minLn[node]);
        long[] keys = new long[end[node] - start[node]];
        for (int i = 0; i < keys.length; i++) {
            int declaration = order[start[node] + i];
            int key = deep > Math.max(wide, high)
                    ? (int) (facts.lnQuantity(declaration) * KEY_SCALE)
                    : wide >= high ? facts.x(declaration) : facts.y(declaration);
            keys[i] = (long) key << 32 | declaration;
        }
        Arrays.sort(keys);
        for (int i = 0; i < keys.length; i++) {
            order[start[node] + i] = (int) keys[i];
        }
    }
}
