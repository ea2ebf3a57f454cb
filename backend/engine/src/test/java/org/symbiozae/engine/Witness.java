package org.symbiozae.engine;

import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.symbiozae.domain.Parameters;

/** Prints what this Java makes of seeded territories: a checksum of the lists, and one of whole analyses. Not a test. */
final class Witness {

    private static final int TERRITORIES = 4;

    private Witness() {}

    public static void main(String[] arguments) {
        System.out.println(lists() + " " + analyses());
    }

    static long lists() {
        return scenes(seed -> new Engine(scene(seed).territory()).lists(Parameters.DEFAULT));
    }

    static long analyses() {
        return scenes(seed -> scene(seed).analyse());
    }

    private static long scenes(LongFunction<Object> work) {
        return LongStream.range(0, TERRITORIES)
                .map(seed -> Checksum.of(work.apply(seed)))
                .reduce(0, (sum, next) -> 31 * sum + next);
    }

    /** By turns crowded on a grid, and scattered with quantities of every size. */
    private static Scene scene(long seed) {
        return seed % 2 == 0
                ? Territories.scene(seed, 60, 500, 100, 40, true)
                : Territories.scene(seed, 80, 500, 1, 40_000, false);
    }
}
