package org.symbiozae.engine.pooling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The heap against a sorted list, filled again and again. */
class ForemostTest {

    private record Entry(int number, double key) {}

    private static final Comparator<Entry> ORDER =
            Comparator.comparingDouble(Entry::key).reversed().thenComparingInt(Entry::number);

    private final Foremost foremost = new Foremost();

    /** Few distinct keys, so that many are equal; numbers in no order. */
    @Property(tries = 200)
    void takesByDecreasingKeyAndThenByNumber(
            @ForAll long seed, @ForAll @IntRange(max = 300) int many, @ForAll @IntRange(max = 40) int few) {
        SplittableRandom random = new SplittableRandom(seed);
        drain(random, few);
        drain(random, many);
        drain(random, few);
    }

    private void drain(SplittableRandom random, int count) {
        List<Entry> entries = new ArrayList<>();
        foremost.clear(count);
        for (int i = 0; i < count; i++) {
            Entry entry = new Entry((i * 7919 + 13) % 10_007, random.nextInt(12) - 6);
            entries.add(entry);
            foremost.add(entry.number(), entry.key());
        }
        foremost.heapify();
        entries.sort(ORDER);
        for (Entry entry : entries) {
            assertThat(foremost.isEmpty()).isFalse();
            assertThat(foremost.take()).isEqualTo(entry.number());
        }
        assertThat(foremost.isEmpty()).isTrue();
    }

    @Test
    void forgetsWhatWasNotTaken() {
        foremost.clear(3);
        foremost.add(1, 5);
        foremost.add(2, 7);
        foremost.heapify();
        assertThat(foremost.take()).isEqualTo(2);
        foremost.clear(1);
        assertThat(foremost.isEmpty()).isTrue();
        foremost.add(3, 1);
        foremost.heapify();
        assertThat(foremost.take()).isEqualTo(3);
        assertThat(foremost.isEmpty()).isTrue();
    }

    @Test
    void holdsAsManyAsItMadeRoomFor() {
        for (int numbers : new int[] {63, 64, 65, 200, 10}) {
            foremost.clear(numbers);
            for (int i = 0; i < numbers; i++) {
                foremost.add(i, i);
            }
            foremost.heapify();
            assertThat(foremost.take()).isEqualTo(numbers - 1);
        }
    }
}
