package org.symbiozae.engine.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.symbiozae.domain.Economics;
import org.symbiozae.geo.Distances;
import org.symbiozae.geo.Metres;
import org.symbiozae.geo.Position;

/** What groups are worth, who objects and what members bring, against their definitions written out. */
class GameTest {

    private static final double CENT = 1e-6;

    /** Terms all of which bind now and then. */
    private static final Economics STARS =
            new Economics(900, 100, 12, 40, 110, 3, Metres.ofKilometres(1.2), 150, Metres.ZERO, true);

    private static final Economics ROUNDS =
            new Economics(500, 100, 12, 30, 110, 2, Metres.ofKilometres(1.2), 150, Metres.ofKilometres(3.5), true);

    /** Terms that only ask for three members within reach. */
    private static final Economics OPEN =
            new Economics(900, 100, 12, 0, 1e9, 3, Metres.ofKilometres(1.2), 150, Metres.ZERO, true);

    private record Sample(Economics terms, List<Position> members, List<Position> anchors, double[] volume) {

        static Sample of(Economics terms, long seed, int members, int anchors, int side) {
            SplittableRandom random = new SplittableRandom(seed);
            return new Sample(
                    terms,
                    places(random, members, side),
                    places(random, anchors, side),
                    random.doubles(members, 5, 40).toArray());
        }

        private static List<Position> places(SplittableRandom random, int number, int side) {
            return IntStream.range(0, number)
                    .mapToObj(i -> Position.ofMetres(random.nextInt(side), random.nextInt(side)))
                    .toList();
        }

        Game game(double value) {
            return new Game(members, anchors, volume, terms, value, Distances.STRAIGHT);
        }

        Position place(int hub) {
            return hub < members.size() ? members.get(hub) : anchors.get(hub - members.size());
        }

        double metres(int one, int other) {
            return Distances.STRAIGHT.metres(place(one), place(other));
        }

        int hubs() {
            return members.size() + anchors.size();
        }

        /** What exactly this group makes at its best hub, or nothing. */
        double star(int group) {
            return best(group, hub -> terms.costPerKm() * metresAround(group, hub) / 1000);
        }

        /** The same by the shortest round from a hub, in any order of the stops. */
        double round(int group) {
            return best(group, hub -> {
                double length = shortest(hub, hub, group & ~bit(hub));
                return length <= terms.longestRound().value()
                        ? terms.costPerKm() / 2 * length / 1000
                        : Double.POSITIVE_INFINITY;
            });
        }

        private interface Cost {
            double of(int hub);
        }

        private double best(int group, Cost cost) {
            double volumes = 0;
            double benefits = 0;
            for (int i = 0; i < members.size(); i++) {
                if ((group >> i & 1) == 1) {
                    volumes += volume[i];
                    benefits += terms.aloneFixed() + terms.aloneExtra() * volume[i];
                }
            }
            double best = 0;
            if (Integer.bitCount(group) >= terms.minMembers()
                    && volumes >= terms.minVolume()
                    && volumes <= terms.maxVolume()) {
                for (int hub = 0; hub < hubs(); hub++) {
                    if ((hub >= members.size() || (group >> hub & 1) == 1)
                            && metresAround(group, hub) < Double.POSITIVE_INFINITY) {
                        best = Math.max(best, benefits - cost.of(hub) - terms.fixedCost());
                    }
                }
            }
            return best;
        }

        private double metresAround(int group, int hub) {
            double sum = 0;
            for (int i = 0; i < members.size(); i++) {
                if ((group >> i & 1) == 1) {
                    sum += metres(i, hub) <= terms.radius().value() ? metres(i, hub) : Double.POSITIVE_INFINITY;
                }
            }
            return sum;
        }

        private double shortest(int start, int here, int left) {
            if (left == 0) {
                return metres(here, start);
            }
            double shortest = Double.POSITIVE_INFINITY;
            for (int next = 0; next < members.size(); next++) {
                if ((left >> next & 1) == 1) {
                    shortest = Math.min(shortest, metres(here, next) + shortest(start, next, left & ~bit(next)));
                }
            }
            return shortest;
        }

        private int bit(int hub) {
            return hub < members.size() ? 1 << hub : 0;
        }
    }

    private static BitSet bits(int group) {
        return BitSet.valueOf(new long[] {group});
    }

    @Property(tries = 60)
    void aGroupIsWorthItsBestStarOrThatOfASmallerOne(
            @ForAll long seed,
            @ForAll @IntRange(min = 2, max = 7) int members,
            @ForAll @IntRange(max = 2) int anchors) {
        worthIsThatOfTheBestSubset(Sample.of(STARS, seed, members, anchors, 1500), Sample::star);
    }

    @Property(tries = 40)
    void aGroupIsWorthItsShortestRoundOrThatOfASmallerOne(
            @ForAll long seed,
            @ForAll @IntRange(min = 2, max = 6) int members,
            @ForAll @IntRange(max = 2) int anchors) {
        worthIsThatOfTheBestSubset(Sample.of(ROUNDS, seed, members, anchors, 1500), Sample::round);
    }

    private static void worthIsThatOfTheBestSubset(Sample sample, ToDoubleBiFunction<Sample, Integer> alone) {
        Game game = sample.game(0);
        for (int group = 1; group < 1 << sample.members.size(); group++) {
            double best = 0;
            for (int subset = group; subset != 0; subset = subset - 1 & group) {
                best = Math.max(best, alone.applyAsDouble(sample, subset));
            }
            assertThat(game.worth(group)).as("group %s", bits(group)).isCloseTo(best, within(CENT));
        }
    }

    @Property(tries = 60)
    void theStarOfAGroupIsThatOfAllItsMembers(@ForAll long seed, @ForAll @IntRange(max = 2) int anchors) {
        Sample sample = Sample.of(STARS, seed, 6, anchors, 1500);
        Game game = sample.game(0);
        for (int group = 1; group < 1 << 6; group++) {
            assertThat(game.star(bits(group))).as("group %s", bits(group)).isCloseTo(sample.star(group), within(CENT));
        }
    }

    @Test
    void termsAreMetAtTheirLimits() {
        Game game = Sample.of(STARS, 1, 5, 0, 1500).game(0);
        assertThat(game.feasible(3, 40)).isTrue();
        assertThat(game.feasible(3, 110)).isTrue();
        assertThat(game.feasible(2, 60)).isFalse();
        assertThat(game.feasible(3, 39.9)).isFalse();
        assertThat(game.feasible(3, 110.1)).isFalse();
    }

    @Test
    void aMemberIsReachedAtTheRadiusAndNoFarther() {
        List<Position> places =
                List.of(Position.ofMetres(0, 0), Position.ofMetres(1200, 0), Position.ofMetres(0, 1200.1));
        Game game = new Game(places, new double[] {10, 20, 30}, STARS, 0);
        assertThat(game.net(1, 0)).isCloseTo(100 + 12 * 20 - 150 * 1.2, within(CENT));
        assertThat(game.net(2, 0)).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @Property(tries = 60)
    void theStrongestObjectionOfASmallGameIsTheStrongestOfAll(@ForAll long seed) {
        Sample sample = Sample.of(STARS, seed, 7, 1, 1500);
        Game game = sample.game(0);
        double[] parts = new SplittableRandom(seed).doubles(7, 0, 300).toArray();
        double most = Double.NEGATIVE_INFINITY;
        for (int group = 1; group < (1 << 7) - 1; group++) {
            most = Math.max(most, game.worth(group) - sum(parts, group));
        }
        Objection found = Objection.strongest(game, parts);
        assertThat(found.gain()).isCloseTo(most, within(CENT));
        int group = (int) found.group().toLongArray()[0];
        assertThat(game.worth(group) - sum(parts, group)).isCloseTo(most, within(CENT));
    }

    /** Sixteen members, the fewest whose groups are not all tried; nobody reaches them all, so the largest gain is a group's. */
    @Property(tries = 12)
    void theStrongestObjectionOfALargeGameIsTheStrongestWhereNoVolumeBinds(
            @ForAll long seed, @ForAll @IntRange(max = 1) int anchors) {
        Sample sample = Sample.of(OPEN, seed, 16, anchors, 4000);
        Game game = sample.game(5000);
        assertThat(game.isSmall()).isFalse();
        double[] parts = new SplittableRandom(seed).doubles(16, 0, 500).toArray();
        double most = Double.NEGATIVE_INFINITY;
        for (int group = 1; group < (1 << 16) - 1; group++) {
            double star = Integer.bitCount(group) < OPEN.minMembers() ? 0 : sample.star(group);
            most = star > 0 ? Math.max(most, star - sum(parts, group)) : most;
        }
        Objection found = Objection.strongest(game, parts);
        double its = game.star(found.group())
                - found.group().stream().mapToDouble(i -> parts[i]).sum();
        assertThat(found.gain()).isCloseTo(its, within(CENT));
        if (most > 0) {
            assertThat(found.gain()).isCloseTo(most, within(CENT));
        }
    }

    @Property(tries = 60)
    void anObjectionOfALargeGameKeepsTheTerms(@ForAll long seed) {
        Sample sample = Sample.of(STARS, seed, 20, 1, 1500);
        Game game = sample.game(5000);
        double[] parts = new SplittableRandom(seed).doubles(20, 0, 200).toArray();
        Objection found = Objection.strongest(game, parts);
        double volume =
                found.group().stream().mapToDouble(i -> sample.volume[i]).sum();
        assertThat(found.gain()).isPositive();
        assertThat(game.feasible(found.group().cardinality(), volume)).isTrue();
    }

    /** A thousand orders err by about a hundredth of the value. */
    @Property(tries = 20)
    void sampledOrdersComeCloseToWhatMembersBringOnAverage(
            @ForAll long seed,
            @ForAll @IntRange(min = 6, max = 11) int members,
            @ForAll @IntRange(max = 1) int anchors) {
        Economics near = new Economics(900, 100, 12, 30, 1e9, 3, Metres.ofKilometres(3), 40, Metres.ZERO, true);
        Sample sample = Sample.of(near, seed, members, anchors, 1500);
        double value = sample.star((1 << members) - 1);
        Game game = sample.game(value);
        double[] sampled = Shapley.sampled(game);
        double[] exact = Shapley.of(game);
        double sum = 0;
        for (int i = 0; i < members; i++) {
            assertThat(sampled[i]).as("member %d", i).isCloseTo(exact[i], within(0.04 * value));
            sum += sampled[i];
        }
        assertThat(sum).isCloseTo(value, within(CENT));
    }

    /** Beale's program, on which rules that prefer another of equal rows go round in circles. */
    @Test
    void aDegenerateProgramEnds() {
        double[] solution = Simplex.maximise(
                new double[] {0.75, -150, 0.02, -6},
                new double[][] {{0.25, -60, -0.04, 9}, {0.5, -90, -0.02, 3}, {0, 0, 1, 0}},
                new double[] {0, 0, 1});
        assertThat(solution).containsExactly(new double[] {0.04, 0, 1, 0}, within(1e-9));
    }

    private static double sum(double[] parts, int group) {
        return bits(group).stream().mapToDouble(i -> parts[i]).sum();
    }
}
