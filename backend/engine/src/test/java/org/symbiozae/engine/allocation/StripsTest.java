package org.symbiozae.engine.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Strips against ranks from west to east. */
class StripsTest {

    /** A market in which each need reaches these offers. */
    private static Market reaching(int offers, int[]... reached) {
        int[] first = new int[reached.length + 1];
        for (int need = 0; need < reached.length; need++) {
            first[need + 1] = first[need] + reached[need].length;
        }
        int[] offerOf = Arrays.stream(reached).flatMapToInt(Arrays::stream).toArray();
        double[] ones = new double[offerOf.length];
        Arrays.fill(ones, 1);
        return new Market(
                new int[offers],
                new int[reached.length],
                first,
                offerOf,
                ones,
                ones,
                new double[offers],
                new double[reached.length]);
    }

    /** One need for each offer, which reaches it alone. */
    private static Market alone(int offers) {
        return reaching(
                offers, IntStream.range(0, offers).mapToObj(i -> new int[] {i}).toArray(int[][]::new));
    }

    @Test
    void cutsEightOffersInTwoAndShiftedInTheirQuarters() {
        Strips strips = new Strips(new int[] {70, -60, 50, 40, -30, 20, 10, 0}, 2);
        assertThat(strips.ofNeeds(alone(8), false)).containsExactly(1, 0, 1, 1, 0, 1, 0, 0);
        assertThat(strips.ofNeeds(alone(8), true)).containsExactly(2, 0, 2, 1, 0, 1, 1, 1);
    }

    @Property(tries = 60)
    void holdsAsManyOffersInEachStripFromWestToEast(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int count = 1 + random.nextInt(6);
        int[] easting = random.ints(count + random.nextInt(40), -9, 10).toArray();
        int[] stripOf = new Strips(easting, count).ofNeeds(alone(easting.length), false);
        int[] sizes = new int[count];
        for (int strip : stripOf) {
            sizes[strip]++;
        }
        for (int size : sizes) {
            assertThat(size).isBetween(easting.length / count, (easting.length + count - 1) / count);
        }
        int[] byStrip = IntStream.range(0, easting.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(i -> stripOf[i])
                        .thenComparingInt(i -> easting[i])
                        .thenComparingInt(i -> i))
                .mapToInt(i -> i)
                .toArray();
        int[] byEasting = IntStream.range(0, easting.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(i -> easting[i]).thenComparingInt(i -> i))
                .mapToInt(i -> i)
                .toArray();
        assertThat(byStrip).containsExactly(byEasting);
    }

    @Property(tries = 60)
    void givesANeedTheStripOfAllItsOffersIfTheyHaveOne(@ForAll long seed, @ForAll boolean shifted) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] easting = random.ints(20, 0, 1000).toArray();
        Strips strips = new Strips(easting, 3);
        int[] stripOf = strips.ofNeeds(alone(20), shifted);
        int[][] reached = new int[30][];
        Arrays.setAll(reached, i -> random.ints(random.nextInt(4), 0, 20).toArray());
        int[] found = strips.ofNeeds(reaching(20, reached), shifted);
        for (int need = 0; need < reached.length; need++) {
            int[] its =
                    Arrays.stream(reached[need]).map(i -> stripOf[i]).distinct().toArray();
            if (its.length == 1) {
                assertThat(found[need]).isEqualTo(its[0]);
            } else {
                assertThat(found[need]).isNegative();
            }
        }
    }

    @Test
    void queuesThoseWhoWaitByStripAndNumber() {
        Strips strips = new Strips(new int[] {1, 2}, 2);
        int[] stripOf = {2, 0, -1, 1, 0, 1, 0};
        boolean[] waiting = {true, true, true, false, false, true, true};
        assertThat(strips.queues(stripOf, waiting)).isDeepEqualTo(new int[][] {{1, 6}, {5}, {0}});
    }
}
