package org.symbiozae.engine.allocation;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A market cut in strips from west to east with the same number of offers in each. Needs that reach one strip only can
 * be served strip by strip, independently; shifted by half a strip, the cuts lie elsewhere.
 */
final class Strips {

    /** For who makes no difference between strips. */
    static final int[] NONE = {};

    private static final int SEVERAL = -1;

    private final int[] rank;
    private final int count;

    /** @param easting of each offer */
    Strips(int[] easting, int count) {
        this.count = count;
        long[] keys = new long[easting.length];
        Arrays.setAll(keys, offer -> (long) easting[offer] << 32 | offer);
        Arrays.sort(keys);
        rank = new int[easting.length];
        for (int i = 0; i < keys.length; i++) {
            rank[(int) keys[i]] = i;
        }
    }

    /** For each need the strip of all its offers; negative when they lie in several. */
    int[] ofNeeds(Market market, boolean shifted) {
        int[] stripOf = new int[market.needs().length];
        for (int need = 0; need < stripOf.length; need++) {
            int from = market.first()[need];
            int end = market.first()[need + 1];
            stripOf[need] = from < end ? strip(market.offerOf()[from], shifted) : SEVERAL;
            for (int link = from + 1; link < end && stripOf[need] != SEVERAL; link++) {
                if (strip(market.offerOf()[link], shifted) != stripOf[need]) {
                    stripOf[need] = SEVERAL;
                }
            }
        }
        return stripOf;
    }

    /** Those who wait, by strip and number. */
    int[][] queues(int[] stripOf, boolean[] waiting) {
        return IntStream.rangeClosed(0, count)
                .mapToObj(strip -> IntStream.range(0, stripOf.length)
                        .filter(need -> waiting[need] && stripOf[need] == strip)
                        .toArray())
                .toArray(int[][]::new);
    }

    private int strip(int offer, boolean shifted) {
        long place = (long) rank[offer] * count + (shifted ? rank.length / 2 : 0);
        return (int) (place / rank.length);
    }
}
