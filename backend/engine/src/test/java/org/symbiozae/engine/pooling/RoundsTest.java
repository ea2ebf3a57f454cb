package org.symbiozae.engine.pooling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.symbiozae.geo.Distances;
import org.symbiozae.geo.Position;

/** Round trips against every order of few stops, and of many against every exchange of two ways and every part moved. */
class RoundsTest {

    private static final double ROUNDING = 1e-6;

    private static List<Position> stops(long seed, int count, int step) {
        SplittableRandom random = new SplittableRandom(seed);
        return IntStream.range(0, count)
                .mapToObj(
                        i -> Position.ofMetres(step * random.nextInt(3000 / step), step * random.nextInt(3000 / step)))
                .toList();
    }

    private static double length(List<Position> stops, List<Integer> order) {
        double length = 0;
        for (int i = 0; i < order.size(); i++) {
            Position next = stops.get(order.get((i + 1) % order.size()));
            length += Distances.STRAIGHT.metres(stops.get(order.get(i)), next);
        }
        return length;
    }

    private static List<Integer> order(Tour tour) {
        return IntStream.of(tour.order()).boxed().toList();
    }

    @Property(tries = 40)
    void theLengthOfEveryGroupIsThatOfItsShortestRound(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int count) {
        List<Position> stops = stops(seed, count, 10);
        double[] lengths = Tour.lengths(stops, Distances.STRAIGHT);
        assertThat(lengths).hasSize(1 << count);
        for (int group = 1; group < 1 << count; group++) {
            List<Position> some = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                if ((group >> i & 1) == 1) {
                    some.add(stops.get(i));
                }
            }
            assertThat(lengths[group]).isCloseTo(shortest(some, new ArrayList<>(List.of(0))), within(ROUNDING));
            assertThat(Tour.of(some, Distances.STRAIGHT).length().value()).isCloseTo(lengths[group], within(ROUNDING));
        }
    }

    private static double shortest(List<Position> stops, List<Integer> so) {
        double best = so.size() == stops.size() ? length(stops, so) : Double.POSITIVE_INFINITY;
        for (int next = 1; next < stops.size(); next++) {
            if (!so.contains(next)) {
                so.add(next);
                best = Math.min(best, shortest(stops, so));
                so.remove(so.size() - 1);
            }
        }
        return best;
    }

    @Property(tries = 50)
    void anOrderIsAsLongAsItSaysAndGoesToTheSmallerNeighbourFirst(
            @ForAll long seed, @ForAll @IntRange(min = 3, max = 40) int count) {
        List<Position> stops = stops(seed, count, 1);
        Tour tour = Tour.of(stops, Distances.STRAIGHT);
        assertThat(length(stops, order(tour))).isCloseTo(tour.length().value(), within(ROUNDING));
        assertThat(tour.order()[0]).isZero();
        assertThat(tour.order()[1]).isLessThan(tour.order()[count - 1]);
    }

    @Property(tries = 30)
    void nothingOfALongRoundIsBetterDoneTheOtherWayRoundOrElsewhere(
            @ForAll long seed, @ForAll @IntRange(min = 11, max = 24) int count) {
        List<Position> stops = stops(seed, count, seed % 2 == 0 ? 1 : 100);
        Tour tour = Tour.of(stops, Distances.STRAIGHT);
        List<Integer> order = order(tour);
        double least = tour.length().value() - 1e-5;
        for (int from = 1; from < count; from++) {
            for (int to = from + 1; to <= count; to++) {
                List<Integer> part = new ArrayList<>(order.subList(from, to));
                Collections.reverse(part);
                List<Integer> turned = new ArrayList<>(order);
                for (int i = from; i < to; i++) {
                    turned.set(i, part.get(i - from));
                }
                assertThat(length(stops, turned)).isGreaterThan(least);
                for (int place = 1; to - from <= 3 && place <= count - part.size(); place++) {
                    List<Integer> shifted = new ArrayList<>(order);
                    shifted.subList(from, to).clear();
                    shifted.addAll(place, order.subList(from, to));
                    assertThat(length(stops, shifted)).isGreaterThan(least);
                    shifted.subList(place, place + part.size()).clear();
                    shifted.addAll(place, part);
                    assertThat(length(stops, shifted)).isGreaterThan(least);
                }
            }
        }
    }

    /** Each stop where it lengthens the round of those before it least. */
    @Property(tries = 30)
    void isNoLongerThanStopsInsertedOneByOne(@ForAll long seed, @ForAll @IntRange(min = 11, max = 30) int count) {
        List<Position> stops = stops(seed, count, 1);
        List<Integer> inserted = new ArrayList<>(List.of(0));
        for (int stop = 1; stop < count; stop++) {
            List<Integer> best = List.of();
            for (int place = 1; place <= inserted.size(); place++) {
                List<Integer> longer = new ArrayList<>(inserted);
                longer.add(place, stop);
                best = best.isEmpty() || length(stops, longer) < length(stops, best) ? longer : best;
            }
            inserted = best;
        }
        assertThat(Tour.of(stops, Distances.STRAIGHT).length().value())
                .isLessThanOrEqualTo(length(stops, inserted) + ROUNDING);
    }

    /** Twelve stops on a circle, in no order. */
    @Test
    void goesRoundACircle() {
        List<Position> circle = IntStream.range(0, 12)
                .mapToObj(i -> 7 * i % 12 * Math.PI / 6)
                .map(angle -> Position.ofMetres(1000 * Math.cos(angle), 1000 * Math.sin(angle)))
                .toList();
        Tour tour = Tour.of(circle, Distances.STRAIGHT);
        assertThat(tour.length().value()).isCloseTo(24_000 * Math.sin(Math.PI / 12), within(1.0));
        assertThat(tour.order()).containsExactly(0, 5, 10, 3, 8, 1, 6, 11, 4, 9, 2, 7);
    }

    @Test
    void oneStopIsNoWayAndTwoAreThereAndBack() {
        Position here = Position.ofMetres(0, 0);
        Position there = Position.ofMetres(300, 400);
        assertThat(Tour.of(List.of(here), Distances.STRAIGHT).length().value()).isZero();
        assertThat(Tour.of(List.of(here, there), Distances.STRAIGHT).length().value())
                .isEqualTo(1000);
        assertThat(Tour.lengths(List.of(here, there), Distances.STRAIGHT)).containsExactly(0, 0, 0, 1000);
    }

    /** Where the way along a shore is longer than across, the order follows what it costs. */
    @Test
    void followsTheDistancesItIsGiven() {
        List<Position> stops = List.of(
                Position.ofMetres(0, 0),
                Position.ofMetres(100, 0),
                Position.ofMetres(0, 100),
                Position.ofMetres(100, 100));
        Distances river =
                (one, other) -> Distances.STRAIGHT.metres(one, other) + (one.x() < 500 == other.x() < 500 ? 0 : 1000);
        assertThat(Tour.of(stops, river).length().value()).isEqualTo(2400);
        assertThat(Tour.of(stops, river).order()).containsExactly(0, 1, 3, 2);
    }
}
