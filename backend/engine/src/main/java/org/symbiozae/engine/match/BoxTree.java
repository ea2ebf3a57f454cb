package org.symbiozae.engine.match;

import java.util.Arrays;
import java.util.concurrent.RecursiveAction;

/**
 * Declarations of one resource packed in nested boxes of (east, north, ln quantity), for exact nearest-neighbour searches.
 *
 * <p>Built by recursive median split on the widest of (x/λ, y/λ, 0.6·ln q), down to leaves of at most twelve, all at one
 * depth. Nodes lie in pre-order in flat arrays: a node's left child is the next one. Each node knows its box, the union of
 * its months and qualities, and its smallest age, so that a search can bound the cost of everything below. What a search
 * reads of a declaration is copied here, leaf by leaf. λ only shapes the tree; the boxes are in decimetres, and one tree
 * serves every choice of parameters.
 *
 * <p>Cost: O(n log n) to build, by selection, large trees on all processors; 32 bytes a declaration, 50 a node, one node
 * per about five declarations. Nothing changes once it is built but what {@link #remove} takes out.
 */
public final class BoxTree {

    private static final int LEAF = 12;
    private static final int FORK = 1 << 14;
    private static final double QUANTITY_WIDTH = 0.6;
    private static final double KEY_SCALE = 1 << 20;

    /** The declarations, leaf by leaf: neighbours stand near each other. Negative (its complement) once removed. */
    final int[] index;

    final int[] x;
    final int[] y;
    final double[] ln;
    final short[] months;
    final char[] age;
    final int[] terms;
    final int[] site;

    final int[] minX;
    final int[] maxX;
    final int[] minY;
    final int[] maxY;
    final double[] minLn;
    final double[] maxLn;
    final short[] anyMonths;
    final int[] anyQualities;
    final char[] minAge;

    /** The right child of an inner node; 0 for a leaf. */
    final int[] right;

    /** Where a node's declarations start and end. */
    final int[] start;

    final int[] end;

    /** How many declarations were removed. */
    private int removed;

    /** @param declarations at least one, all of one resource */
    BoxTree(Columns columns, int[] declarations) {
        this(columns, declarations, LEAF);
    }

    /** @param leaf the most declarations in a leaf */
    BoxTree(Columns columns, int[] declarations, int leaf) {
        int size = declarations.length;
        int depth = 0;
        while ((size - 1 >> depth) + 1 > leaf) {
            depth++;
        }
        int nodes = (2 << depth) - 1;
        minX = new int[nodes];
        maxX = new int[nodes];
        minY = new int[nodes];
        maxY = new int[nodes];
        minLn = new double[nodes];
        maxLn = new double[nodes];
        anyMonths = new short[nodes];
        anyQualities = new int[nodes];
        minAge = new char[nodes];
        right = new int[nodes];
        start = new int[nodes];
        end = new int[nodes];
        Builder builder = new Builder(columns, declarations);
        builder.task(0, depth, 0, size).invoke();
        index = new int[size];
        x = new int[size];
        y = new int[size];
        ln = new double[size];
        months = new short[size];
        age = new char[size];
        terms = new int[size];
        site = new int[size];
        for (int i = 0; i < size; i++) {
            int place = builder.order[i];
            int declaration = declarations[place];
            index[i] = declaration;
            x[i] = builder.x[place];
            y[i] = builder.y[place];
            ln[i] = builder.ln[place];
            months[i] = columns.months[declaration];
            age[i] = columns.age[declaration];
            terms[i] = columns.terms[declaration];
            site[i] = columns.site[declaration];
        }
        summarise(columns, 0);
    }

    /** A tree of the same declarations, from which some can be removed. */
    BoxTree(BoxTree other) {
        index = other.index.clone();
        x = other.x;
        y = other.y;
        ln = other.ln;
        months = other.months;
        age = other.age;
        terms = other.terms;
        site = other.site;
        minX = other.minX;
        maxX = other.maxX;
        minY = other.minY;
        maxY = other.maxY;
        minLn = other.minLn;
        maxLn = other.maxLn;
        anyMonths = other.anyMonths;
        anyQualities = other.anyQualities;
        minAge = other.minAge;
        right = other.right;
        start = other.start;
        end = other.end;
        removed = other.removed;
    }

    public static Trees ofOffers(Facts facts) {
        return Trees.of(facts);
    }

    int size() {
        return index.length;
    }

    /** The declarations that were not removed. */
    int[] standing() {
        return Arrays.stream(index).filter(declaration -> declaration >= 0).toArray();
    }

    int removed() {
        return removed;
    }

    /** Where a declaration stands, or −1. Cost: O(log n) where declarations are spread. */
    int find(int declaration, int px, int py, double pln) {
        return find(0, declaration, px, py, pln);
    }

    /** Takes one out; the boxes stay as they are. */
    void remove(int place) {
        index[place] = ~index[place];
        removed++;
    }

    private int find(int node, int declaration, int px, int py, double pln) {
        if (px < minX[node]
                || px > maxX[node]
                || py < minY[node]
                || py > maxY[node]
                || pln < minLn[node]
                || pln > maxLn[node]) {
            return -1;
        }
        if (right[node] != 0) {
            int found = find(node + 1, declaration, px, py, pln);
            return found >= 0 ? found : find(right[node], declaration, px, py, pln);
        }
        for (int i = start[node]; i < end[node]; i++) {
            if (index[i] == declaration) {
                return i;
            }
        }
        return -1;
    }

    /** Months, qualities and ages, from the leaves up. */
    private void summarise(Columns columns, int node) {
        int qualities = 0;
        int mask = 0;
        int youngest = Character.MAX_VALUE;
        if (right[node] == 0) {
            for (int i = start[node]; i < end[node]; i++) {
                mask |= months[i];
                qualities |= columns.terms(terms[i]).qualities();
                youngest = Math.min(youngest, age[i]);
            }
        } else {
            for (int child : new int[] {node + 1, right[node]}) {
                summarise(columns, child);
                mask |= anyMonths[child];
                qualities |= anyQualities[child];
                youngest = Math.min(youngest, minAge[child]);
            }
        }
        anyMonths[node] = (short) mask;
        anyQualities[node] = qualities;
        minAge[node] = (char) youngest;
    }

    /** Puts the declarations in order and boxes around them. */
    private final class Builder {

        final int[] order;
        final int[] x;
        final int[] y;
        final double[] ln;
        private final long[] keys;
        private final double decimetresPerDecay;

        Builder(Columns columns, int[] declarations) {
            int size = declarations.length;
            order = new int[size];
            x = new int[size];
            y = new int[size];
            ln = new double[size];
            keys = new long[size];
            for (int i = 0; i < size; i++) {
                int declaration = declarations[i];
                order[i] = i;
                x[i] = columns.x(declaration);
                y[i] = columns.y(declaration);
                ln[i] = columns.lnQuantity(declaration);
            }
            decimetresPerDecay = 10
                    * columns.resources
                            .get(columns.resource[declarations[0]])
                            .decay()
                            .value();
        }

        RecursiveAction task(int node, int height, int from, int to) {
            return new RecursiveAction() {
                private static final long serialVersionUID = 1;

                @Override
                protected void compute() {
                    build(node, height, from, to);
                }
            };
        }

        private void build(int node, int height, int from, int to) {
            start[node] = from;
            end[node] = to;
            enclose(node, from, to);
            if (height == 0) {
                return;
            }
            int middle = from + to >>> 1;
            halve(node, from, middle, to);
            int far = node + (1 << height);
            right[node] = far;
            if (to - from < FORK) {
                build(node + 1, height - 1, from, middle);
                build(far, height - 1, middle, to);
            } else {
                RecursiveAction.invokeAll(task(node + 1, height - 1, from, middle), task(far, height - 1, middle, to));
            }
        }

        private void enclose(int node, int from, int to) {
            int west = Integer.MAX_VALUE;
            int east = Integer.MIN_VALUE;
            int south = Integer.MAX_VALUE;
            int north = Integer.MIN_VALUE;
            double least = Double.POSITIVE_INFINITY;
            double most = Double.NEGATIVE_INFINITY;
            for (int i = from; i < to; i++) {
                int place = order[i];
                west = Math.min(west, x[place]);
                east = Math.max(east, x[place]);
                south = Math.min(south, y[place]);
                north = Math.max(north, y[place]);
                least = Math.min(least, ln[place]);
                most = Math.max(most, ln[place]);
            }
            minX[node] = west;
            maxX[node] = east;
            minY[node] = south;
            maxY[node] = north;
            minLn[node] = least;
            maxLn[node] = most;
        }

        /** Sorts just as far as to have the smaller half before {@code middle}. */
        private void halve(int node, int from, int middle, int to) {
            double wide = ((double) maxX[node] - minX[node]) / decimetresPerDecay;
            double high = ((double) maxY[node] - minY[node]) / decimetresPerDecay;
            double deep = QUANTITY_WIDTH * (maxLn[node] - minLn[node]);
            boolean byQuantity = deep > Math.max(wide, high);
            int[] across = wide >= high ? x : y;
            for (int i = from; i < to; i++) {
                int place = order[i];
                int key = byQuantity ? (int) (ln[place] * KEY_SCALE) : across[place];
                keys[i] = (long) key << 32 | place;
            }
            Selection.select(keys, from, to, middle);
            for (int i = from; i < to; i++) {
                order[i] = (int) keys[i];
            }
        }
    }
}
