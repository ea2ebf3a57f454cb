package org.symbiozae.engine.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.symbiozae.domain.Cluster;
import org.symbiozae.domain.Economics;
import org.symbiozae.domain.Split;
import org.symbiozae.domain.Split.Rule;
import org.symbiozae.engine.Scene;
import org.symbiozae.geo.Metres;
import org.symbiozae.geo.Position;

class SplitsTest {

    private static final Economics TERMS =
            new Economics(600, 300, 15, 20, 1e9, 3, Metres.ofKilometres(2), 60, Metres.ZERO, true);

    private static Game game(long seed, int members) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Position> positions = IntStream.range(0, members)
                .mapToObj(i -> Position.ofMetres(random.nextInt(1400), random.nextInt(1400)))
                .toList();
        double[] volume = random.doubles(members, 5, 30).toArray();
        Game unpriced = new Game(positions, volume, TERMS, 0);
        double value = unpriced.isSmall() ? unpriced.worth((1 << members) - 1) : unpriced.star(range(members));
        return new Game(positions, volume, TERMS, value);
    }

    private static BitSet range(int members) {
        BitSet all = new BitSet();
        all.set(0, members);
        return all;
    }

    @Property(tries = 60)
    void shapleyIsTheMeanOverAllOrders(@ForAll long seed, @ForAll @IntRange(min = 2, max = 6) int members) {
        Game game = game(seed, members);
        double[] brought = new double[members];
        int orders = join(game, 0, brought);
        for (int i = 0; i < members; i++) {
            brought[i] /= orders;
        }
        assertThat(Shapley.of(game)).containsExactly(brought, within(1e-6));
        assertThat(Arrays.stream(Shapley.of(game)).sum()).isCloseTo(game.value, within(1e-6));
    }

    private static int join(Game game, int joined, double[] brought) {
        if (joined == (1 << game.members) - 1) {
            return 1;
        }
        int orders = 0;
        for (int i = 0; i < game.members; i++) {
            if ((joined >> i & 1) == 0) {
                int after = join(game, joined | 1 << i, brought);
                brought[i] += after * (game.worth(joined | 1 << i) - game.worth(joined));
                orders += after;
            }
        }
        return orders;
    }

    @Property(tries = 30)
    void noSplitLeavesItsWorstGroupBetterOffThanTheLeastCore(
            @ForAll long seed, @ForAll @IntRange(min = 3, max = 9) int members) {
        Game game = game(seed, members);
        if (game.value <= 0) {
            return;
        }
        double[] parts = LeastCore.of(game);
        assertThat(Arrays.stream(parts)).allMatch(part -> part >= 0);
        assertThat(Arrays.stream(parts).sum()).isCloseTo(game.value, within(1e-6));
        double least = Objection.strongest(game, parts).gain();
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 300; i++) {
            double[] other = random.doubles(members).map(u -> -Math.log(u)).toArray();
            double sum = Arrays.stream(other).sum();
            for (int j = 0; j < members; j++) {
                double random0 = other[j] / sum * game.value;
                other[j] = i % 2 == 0 ? random0 : 0.98 * parts[j] + 0.02 * random0;
            }
            assertThat(Objection.strongest(game, other).gain()).isGreaterThanOrEqualTo(least - 1e-6);
        }
    }

    /** Three corners of a triangle: any two of them, hub at one, would rather do without the third. */
    @Test
    void namesTheGroupThatWouldRatherLeaveAndOffersTheSplitThatLeavesItLeastReason() {
        Economics terms = new Economics(200, 0, 10, 20, 1e9, 2, Metres.ofKilometres(2), 800, Metres.ZERO, true);
        Cluster cluster = new Scene()
                .material("waste", 10, 50)
                .pooled("waste", terms)
                .site(1, 0, 0)
                .share(101, 1, "waste", 100)
                .site(2, 1000, 0)
                .share(102, 2, "waste", 100)
                .site(3, 500, 866)
                .share(103, 3, "waste", 100)
                .analyse()
                .clusters()
                .get(0);

        assertThat(cluster.members()).hasSize(3);
        assertThat(cluster.hub()).isEqualTo(Cluster.Hub.site(3));
        assertThat(cluster.value()).isCloseTo(3000 - 1600 - 200, within(0.1));
        Split proportional = cluster.splits().get(0);
        assertThat(proportional.blocking()).containsExactly(1L, 2L);
        assertThat(proportional.blockingGain()).isCloseTo(2000 - 800 - 200 - 1200 * 400 / 1400.0, within(0.1));
        Split leastCore = cluster.splits().get(2);
        assertThat(leastCore.rule()).isEqualTo(Rule.LEAST_CORE);
        assertThat(leastCore.parts()).allSatisfy(part -> assertThat(part).isCloseTo(400, within(0.1)));
        assertThat(leastCore.blockingGain()).isCloseTo(200, within(0.1));
    }

    @Property(tries = 15)
    void everySplitAddsUpToTheValueToTheLastBit(@ForAll long seed, @ForAll @IntRange(min = 3, max = 30) int sites) {
        SplittableRandom random = new SplittableRandom(seed);
        Scene scene = new Scene().material("waste", 10, 50).pooled("waste", TERMS);
        for (int i = 1; i <= sites; i++) {
            scene.site(i, random.nextInt(2000), random.nextInt(2000))
                    .share(100 + i, i, "waste", 5 + random.nextInt(25));
        }
        for (Cluster cluster : scene.analyse().clusters()) {
            for (Split split : cluster.splits()) {
                assertThat(split.parts()).hasSize(cluster.members().size()).allMatch(part -> part >= 0);
                assertThat(split.parts().stream().mapToDouble(part -> part).sum())
                        .isEqualTo(cluster.value());
                assertThat(split.blocking().size()).isLessThan(cluster.members().size());
            }
        }
    }

    @Property(tries = 10)
    void samplingComesCloseToTheExactValue(@ForAll long seed) {
        Game small = game(seed, 12);
        if (small.value > 100) {
            double[] exact = Shapley.of(small);
            double[] sampled = Shapley.sampled(small);
            for (int i = 0; i < 12; i++) {
                assertThat(sampled[i]).isCloseTo(exact[i], within(0.15 * small.value));
            }
        }
    }

    @Test
    void solvesASmallProgram() {
        double[] solution = Simplex.maximise(
                new double[] {3, 5}, new double[][] {{1, 0}, {0, 2}, {3, 2}}, new double[] {4, 12, 18});
        assertThat(solution).containsExactly(new double[] {2, 6}, within(1e-9));
    }
}
