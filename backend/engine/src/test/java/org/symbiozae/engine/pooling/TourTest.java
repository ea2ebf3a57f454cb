package org.symbiozae.engine.pooling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.symbiozae.domain.Analysis;
import org.symbiozae.domain.Cluster;
import org.symbiozae.domain.Economics;
import org.symbiozae.engine.Scene;
import org.symbiozae.geo.Distances;
import org.symbiozae.geo.Metres;
import org.symbiozae.geo.Position;

class TourTest {

    private static List<Position> stops(long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        return IntStream.range(0, count)
                .mapToObj(i -> Position.ofMetres(100 * random.nextInt(30), 100 * random.nextInt(30)))
                .toList();
    }

    @Property(tries = 200)
    void isTheShortestOfAllOrders(@ForAll long seed, @ForAll @IntRange(min = 1, max = 7) int count) {
        List<Position> stops = stops(seed, count);
        double shortest = shortest(stops, new ArrayList<>(List.of(0)), 0);
        assertThat(Tour.of(stops, Distances.STRAIGHT).length().value()).isCloseTo(shortest, within(1e-6));
        assertThat(Tour.lengths(stops, Distances.STRAIGHT)[(1 << count) - 1]).isCloseTo(shortest, within(1e-6));
    }

    @Property(tries = 300)
    void visitsEveryStopOnceAndIsNeverLongerThanReturnTrips(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int count) {
        List<Position> stops = stops(seed, count);
        Tour tour = Tour.of(stops, Distances.STRAIGHT);
        assertThat(tour.order())
                .containsOnly(IntStream.range(0, count).toArray())
                .hasSize(count);
        assertThat(tour.order()[0]).isZero();
        double returns = stops.stream()
                .mapToDouble(stop -> 2 * stop.distanceTo(stops.get(0)).value())
                .sum();
        assertThat(tour.length().value()).isLessThanOrEqualTo(returns + 1e-6);
    }

    @Property(tries = 30)
    void beyondTenStopsStaysCloseToTheShortest(@ForAll long seed, @ForAll @IntRange(min = 11, max = 13) int count) {
        List<Position> stops = stops(seed, count);
        double exact = Tour.lengths(stops, Distances.STRAIGHT)[(1 << count) - 1];
        assertThat(Tour.of(stops, Distances.STRAIGHT).length().value()).isBetween(exact - 1e-6, exact * 1.25);
    }

    @Property(tries = 100)
    void everyRoundKeepsItsLimitAndBeatsTheStar(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double longest = 1 + random.nextInt(8);
        Economics terms =
                new Economics(200, 100, 5, 20, 1e9, 2, Metres.ofKilometres(2), 40, Metres.ofKilometres(longest), true);
        Scene scene = new Scene().material("waste", 10, 50).pooled("waste", terms);
        int sites = 2 + random.nextInt(30);
        for (int i = 1; i <= sites; i++) {
            scene.site(i, random.nextInt(6000), random.nextInt(6000))
                    .share(100 + i, i, "waste", 1 + random.nextInt(20));
        }
        Analysis analysis = scene.analyse();
        List<Long> taken = new ArrayList<>();
        for (Cluster cluster : analysis.clusters()) {
            Cluster.Round round = Objects.requireNonNull(cluster.round());
            assertThat(round.length().kilometres()).isLessThanOrEqualTo(longest);
            assertThat(round.stops())
                    .hasSize(cluster.members().size())
                    .startsWith(cluster.hub().id());
            assertThat(cluster.members()).extracting(Cluster.Member::site).containsAll(round.stops());
            assertThat(cluster.members().size()).isGreaterThanOrEqualTo(2);
            assertThat(cluster.volume()).isGreaterThanOrEqualTo(20);
            double star =
                    cluster.members().stream().mapToDouble(Cluster.Member::net).sum() - terms.fixedCost();
            assertThat(cluster.value()).isPositive().isGreaterThanOrEqualTo(star - 1e-6);
            taken.addAll(round.stops());
        }
        assertThat(taken).doesNotHaveDuplicates();
        assertThat(analysis.plan().value()).isLessThanOrEqualTo(analysis.plan().bound());
    }

    @Test
    void leavesOutWhoMakesTheRoundTooLongAndPlansThemAgain() {
        Economics terms =
                new Economics(50, 100, 1, 0, 1e9, 2, Metres.ofKilometres(3), 10, Metres.ofKilometres(5), true);
        Scene scene = new Scene().material("waste", 10, 50).pooled("waste", terms);
        double[] east = {0, 100, 200, 3000, 3100};
        for (int i = 0; i < east.length; i++) {
            scene.site(i + 1, east[i], 0).share(101 + i, i + 1, "waste", 10);
        }
        assertThat(scene.analyse().clusters())
                .extracting(cluster ->
                        cluster.members().stream().map(Cluster.Member::site).toList())
                .containsExactlyInAnyOrder(List.of(1L, 2L, 3L), List.of(4L, 5L));
    }

    private static double shortest(List<Position> stops, List<Integer> visited, double so) {
        int last = visited.get(visited.size() - 1);
        if (visited.size() == stops.size()) {
            return so + stops.get(last).distanceTo(stops.get(0)).value();
        }
        double best = Double.POSITIVE_INFINITY;
        for (int next = 1; next < stops.size(); next++) {
            if (!visited.contains(next)) {
                List<Integer> longer = new ArrayList<>(visited);
                longer.add(next);
                double step = stops.get(last).distanceTo(stops.get(next)).value();
                best = Math.min(best, shortest(stops, longer, so + step));
            }
        }
        return best;
    }
}
