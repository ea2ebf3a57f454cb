package org.symbiozae.bench.engine;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.symbiozae.engine.match.Facts;
import org.symbiozae.engine.match.Lists;

/**
 * Some of the needs, and the lists the engine gave them.
 *
 * @param needs declaration indexes, evenly spread
 * @param lists numbers of the offers, best first, in the order of {@code needs}
 * @param of how many needs there are in all
 */
record Sample(int[] needs, long[][] lists, int of) {

    static Sample of(Facts facts, Lists lists, int size) {
        int all = lists.needs().length;
        int[] places = IntStream.range(0, Math.min(size, all))
                .map(i -> (int) ((long) i * all / Math.min(size, all)))
                .toArray();
        return new Sample(
                Arrays.stream(places).map(place -> lists.needs()[place]).toArray(),
                Arrays.stream(places)
                        .mapToObj(place -> numbers(facts, lists.offers(place)))
                        .toArray(long[][]::new),
                all);
    }

    /** The first so many of them. */
    Sample head(int size) {
        return size >= needs.length ? this : new Sample(Arrays.copyOf(needs, size), Arrays.copyOf(lists, size), of);
    }

    /** What a figure for the sample would be for all. */
    double scaled(double figure) {
        return figure * of / Math.max(1, needs.length);
    }

    /** How many lists of others are not the engine's, offer by offer. */
    long mismatches(long[][] others) {
        return IntStream.range(0, needs.length)
                .filter(i -> !Arrays.equals(lists[i], others[i]))
                .count();
    }

    static long[] numbers(Facts facts, int[] offers) {
        return Arrays.stream(offers).mapToLong(offer -> facts.id[offer]).toArray();
    }
}
