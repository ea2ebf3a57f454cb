package org.symbiozae.engine.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The n-th smallest and what stands around it, against a whole sort. */
class SelectionTest {

    @Property(tries = 300)
    void partsTheSmallerFromTheLarger(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 400) int size, @ForAll @IntRange(max = 5) int shape) {
        SplittableRandom random = new SplittableRandom(seed);
        long[] keys = shaped(random, size, shape);
        int from = random.nextInt(size);
        int to = from + 1 + random.nextInt(size - from);
        assertParted(keys, from, to, from + random.nextInt(to - from));
    }

    @Test
    void findsEveryPlace() {
        for (int size : new int[] {1, 2, 25, 26, 27, 60}) {
            for (int shape = 0; shape <= 5; shape++) {
                for (int place = 0; place < size; place++) {
                    assertParted(shaped(new SplittableRandom(place), size, shape), 0, size, place);
                }
            }
        }
    }

    @Test
    void doesNotSortAll() {
        long[] keys = shaped(new SplittableRandom(7), 10_000, 0);
        Selection.select(keys, 0, keys.length, 5_000);
        long descents = LongStream.range(1, keys.length)
                .filter(i -> keys[(int) i - 1] > keys[(int) i])
                .count();
        assertThat(descents).isGreaterThan(3_000);
    }

    /** Each median of three is then the second smallest, so that a round takes off two keys. */
    @Test
    void findsWhatTheMedianOfThreeHardlyDivides() {
        int size = 4_000;
        long[] keys = new long[size];
        for (int i = 0; i < size / 2; i++) {
            keys[i] = i % 2 == 0 ? i + 1 : size / 2 + i;
            keys[size / 2 + i] = 2 * (i + 1);
        }
        assertParted(keys, 0, size, size - 2);
    }

    private static void assertParted(long[] keys, int from, int to, int place) {
        long[] sorted = keys.clone();
        Arrays.sort(sorted, from, to);
        long[] before = keys.clone();
        Selection.select(keys, from, to, place);
        assertThat(keys[place]).isEqualTo(sorted[place]);
        assertThat(LongStream.of(Arrays.copyOfRange(keys, from, place)).max().orElse(Long.MIN_VALUE))
                .isLessThan(keys[place]);
        long[] kept = keys.clone();
        Arrays.sort(kept, from, to);
        assertThat(kept).isEqualTo(sorted);
        assertThat(Arrays.copyOf(keys, from)).isEqualTo(Arrays.copyOf(before, from));
        assertThat(Arrays.copyOfRange(keys, to, keys.length)).isEqualTo(Arrays.copyOfRange(before, to, keys.length));
    }

    /** Distinct keys: shuffled, rising, falling, rising then falling, nearly rising, or interleaved. */
    private static long[] shaped(SplittableRandom random, int size, int shape) {
        long[] keys = LongStream.range(0, size).map(i -> 3 * i - size).toArray();
        switch (shape) {
            case 0 -> shuffle(keys, random, size);
            case 2 -> Arrays.setAll(keys, i -> -3L * i);
            case 3 -> Arrays.setAll(keys, i -> i < size / 2 ? 2L * i : 2L * (size - i) + 1);
            case 4 -> shuffle(keys, random, size / 10);
            case 5 -> Arrays.setAll(keys, i -> i % 2 == 0 ? i : -i);
            default -> {}
        }
        return keys;
    }

    private static void shuffle(long[] keys, SplittableRandom random, int swaps) {
        for (int i = 0; i < swaps; i++) {
            int other = i + random.nextInt(keys.length - i);
            long swapped = keys[i];
            keys[i] = keys[other];
            keys[other] = swapped;
        }
    }
}
