package org.symbiozae.engine.match;

import java.util.Arrays;

/** Finds the n-th smallest without sorting all. Source: Hoare 1961 (Comm. ACM 4:321), pivot of three. */
final class Selection {

    private static final int SMALL = 24;

    /** Far more halvings than any input needs that was not made to be slow. */
    private static final int PATIENCE = 100;

    private Selection() {}

    /**
     * Reorders {@code keys[from..to)}, all distinct, so that those before {@code place} are smaller than the one there and
     * those after it larger. Cost: linear on average; never above a sort.
     */
    static void select(long[] keys, int from, int to, int place) {
        int low = from;
        int high = to - 1;
        for (int round = 0; high - low > SMALL && round < PATIENCE; round++) {
            long pivot = median(keys[low], keys[low + high >>> 1], keys[high]);
            int i = low;
            int j = high;
            while (i <= j) {
                while (keys[i] < pivot) {
                    i++;
                }
                while (keys[j] > pivot) {
                    j--;
                }
                if (i <= j) {
                    long swapped = keys[i];
                    keys[i++] = keys[j];
                    keys[j--] = swapped;
                }
            }
            if (place <= j) {
                high = j;
            } else if (place >= i) {
                low = i;
            } else {
                return;
            }
        }
        Arrays.sort(keys, low, high + 1);
    }

    private static long median(long a, long b, long c) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }
}
