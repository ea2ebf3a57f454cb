package org.symbiozae.engine.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The ring against the library's queue, while it fills, turns over and grows. */
class IntQueueTest {

    @Property(tries = 40)
    void givesBackInOrderWhatItTook(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        IntQueue queue = new IntQueue();
        ArrayDeque<Integer> expected = new ArrayDeque<>();
        for (int step = 0; step < 1500; step++) {
            if (expected.isEmpty() || random.nextInt(5) < 3) {
                int value = random.nextInt();
                queue.add(value);
                expected.add(value);
            } else {
                assertThat(queue.poll()).isEqualTo(expected.poll());
            }
            assertThat(queue.size()).isEqualTo(expected.size());
            assertThat(queue.isEmpty()).isEqualTo(expected.isEmpty());
        }
        while (!expected.isEmpty()) {
            assertThat(queue.poll()).isEqualTo(expected.poll());
        }
        assertThat(queue.isEmpty()).isTrue();
    }
}
