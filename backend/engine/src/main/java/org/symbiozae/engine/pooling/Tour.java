package org.symbiozae.engine.pooling;

import java.util.Arrays;
import java.util.List;
import org.symbiozae.geo.Distances;
import org.symbiozae.geo.Metres;
import org.symbiozae.geo.Position;

/**
 * A round trip through every stop: the shortest one for up to {@value #EXACT} stops, by dynamic programming over their
 * subsets; cheapest insertion, then 2-opt and Or-opt beyond.
 *
 * <p>By the triangle inequality no order of the stops is longer than a return trip to each of them, so a tour never costs
 * more than the star it replaces. Cost: O(2ⁿ·n²) for n ≤ {@value #EXACT}, O(n²) a pass of 2-opt or Or-opt above, a few passes.
 * Source: Held and Karp 1962 (J. SIAM 10:196–210); Croes 1958 (Oper. Res. 6:791–812); Or
 * 1976 (thesis, Northwestern University).
 *
 * @param order indexes of the stops, the first one first; of the two directions, the one whose second stop is smaller
 * @param length the way back to the first stop included
 */
public record Tour(int[] order, Metres length) {

    static final int EXACT = 10;

    /** Gains below this are rounding, in metres. */
    private static final double GAIN = 1e-6;

    /** The tour of at least one stop; it starts at the first. */
    public static Tour of(List<Position> stops, Distances distances) {
        double[][] metres = metres(stops, distances);
        int[] order = stops.size() <= EXACT ? shortest(metres) : improved(inserted(metres), metres);
        if (order.length > 2 && order[1] > order[order.length - 1]) {
            reverse(order, 1, order.length - 1);
        }
        return new Tour(order, new Metres(length(order, metres)));
    }

    /**
     * For every group of stops, as a mask of bits, its shortest round trip in metres.
     *
     * @param stops at most sixteen
     */
    public static double[] lengths(List<Position> stops, Distances distances) {
        double[][] metres = metres(stops, distances);
        double[] paths = paths(metres);
        int n = metres.length;
        double[] lengths = new double[1 << n];
        for (int group = 1; group < 1 << n; group++) {
            int start = Integer.numberOfTrailingZeros(group);
            lengths[group] = Double.POSITIVE_INFINITY;
            for (int end = start; end < n; end++) {
                lengths[group] = Math.min(lengths[group], paths[group * n + end] + metres[end][start]);
            }
        }
        return lengths;
    }

    /** For every group and each of its stops, the shortest path from the group's first stop through all to that one. */
    private static double[] paths(double[][] metres) {
        int n = metres.length;
        double[] paths = new double[(1 << n) * n];
        Arrays.fill(paths, Double.POSITIVE_INFINITY);
        for (int group = 1; group < 1 << n; group++) {
            int start = Integer.numberOfTrailingZeros(group);
            if (group == 1 << start) {
                paths[group * n + start] = 0;
            }
            for (int end = start; end < n; end++) {
                double so = paths[group * n + end];
                for (int next = start + 1; next < n && so < Double.POSITIVE_INFINITY; next++) {
                    int wider = (group | 1 << next) * n + next;
                    if ((group >> next & 1) == 0 && so + metres[end][next] < paths[wider]) {
                        paths[wider] = so + metres[end][next];
                    }
                }
            }
        }
        return paths;
    }

    private static int[] shortest(double[][] metres) {
        int n = metres.length;
        double[] paths = paths(metres);
        int[] order = new int[n];
        int group = (1 << n) - 1;
        int after = 0;
        for (int place = n - 1; place > 0; place--) {
            int best = 0;
            double least = Double.POSITIVE_INFINITY;
            for (int end = 1; end < n; end++) {
                double so = paths[group * n + end] + metres[end][after];
                if ((group >> end & 1) == 1 && so < least) {
                    least = so;
                    best = end;
                }
            }
            order[place] = best;
            group ^= 1 << best;
            after = best;
        }
        return order;
    }

    private static int[] inserted(double[][] metres) {
        int n = metres.length;
        int[] order = new int[n];
        for (int stop = 1; stop < n; stop++) {
            int best = 1;
            double least = Double.POSITIVE_INFINITY;
            for (int place = 1; place <= stop; place++) {
                int before = order[place - 1];
                int after = order[place % stop];
                double detour = metres[before][stop] + metres[stop][after] - metres[before][after];
                if (detour < least) {
                    least = detour;
                    best = place;
                }
            }
            System.arraycopy(order, best, order, best + 1, stop - best);
            order[best] = stop;
        }
        return order;
    }

    private static int[] improved(int[] order, double[][] metres) {
        while (uncrossed(order, metres) || shifted(order, metres)) {
            // each pass is shorter than the one before
        }
        return order;
    }

    /** 2-opt: every part that is better visited the other way round. */
    private static boolean uncrossed(int[] order, double[][] metres) {
        int n = order.length;
        boolean gained = false;
        for (int i = 0; i < n - 2; i++) {
            for (int j = i + 2; j < n; j++) {
                double now = metres[order[i]][order[i + 1]] + metres[order[j]][order[(j + 1) % n]];
                double then = metres[order[i]][order[j]] + metres[order[i + 1]][order[(j + 1) % n]];
                if (now - then > GAIN) {
                    reverse(order, i + 1, j);
                    gained = true;
                }
            }
        }
        return gained;
    }

    /** Or-opt: the first part of up to three stops that is better visited elsewhere, either way round; the first stop stays. */
    private static boolean shifted(int[] order, double[][] metres) {
        int n = order.length;
        for (int from = 1; from < n; from++) {
            for (int to = from; to < Math.min(n, from + 3); to++) {
                int first = order[from];
                int last = order[to];
                int before = order[from - 1];
                int after = order[(to + 1) % n];
                double saved = metres[before][first] + metres[last][after] - metres[before][after];
                for (int place = 0; place < n; place++) {
                    if (place < from - 1 || place > to) {
                        int here = order[place];
                        int next = order[(place + 1) % n];
                        double onward = metres[here][first] + metres[last][next];
                        double backward = metres[here][last] + metres[first][next];
                        if (saved - Math.min(onward, backward) + metres[here][next] > GAIN) {
                            if (backward < onward) {
                                reverse(order, from, to);
                            }
                            shift(order, from, to, place);
                            return true;
                        }
                    }
                }
            }
        }
        return false;
    }

    /** The part comes to stand after the stop at this place, which is not in it: two neighbouring parts change places. */
    private static void shift(int[] order, int from, int to, int place) {
        int start = Math.min(from, place + 1);
        int end = Math.max(to, place);
        int middle = place < from ? from - 1 : to;
        reverse(order, start, middle);
        reverse(order, middle + 1, end);
        reverse(order, start, end);
    }

    private static void reverse(int[] order, int from, int to) {
        for (int i = from, j = to; i < j; i++, j--) {
            int kept = order[i];
            order[i] = order[j];
            order[j] = kept;
        }
    }

    private static double length(int[] order, double[][] metres) {
        double length = 0;
        for (int i = 0; i < order.length; i++) {
            length += metres[order[i]][order[(i + 1) % order.length]];
        }
        return length;
    }

    private static double[][] metres(List<Position> stops, Distances distances) {
        double[][] metres = new double[stops.size()][stops.size()];
        for (int i = 0; i < metres.length; i++) {
            for (int j = 0; j < metres.length; j++) {
                metres[i][j] = distances.metres(stops.get(i), stops.get(j));
            }
        }
        return metres;
    }
}
