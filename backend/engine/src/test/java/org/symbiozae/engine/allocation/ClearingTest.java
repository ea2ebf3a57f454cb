package org.symbiozae.engine.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.ortools.Loader;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a clearing says of itself, worked out again from its flow and its prices, and against linear programming. */
class ClearingTest {

    @BeforeContainer
    @BeforeAll
    static void loadSolvers() {
        Loader.loadNativeLibraries();
    }

    private static void assertTrue(Clearing clearing) {
        Market market = clearing.market();
        assertThat(Markets.excess(market, clearing.quantum(), clearing.flow())).isLessThan(1e-9);
        assertThat(clearing.value()).isCloseTo(market.value(clearing.flow(), clearing.quantum()), within(1e-9));
        assertThat(clearing.bound())
                .isGreaterThanOrEqualTo(clearing.value())
                .isCloseTo(Math.max(clearing.value(), market.bound(clearing.prices())), within(1e-9));
    }

    @Property(tries = 100)
    void reachesTheOptimumAndProvesItInEqualUnits(@ForAll long seed) {
        Clearing clearing = Clearing.of(Markets.random(new SplittableRandom(seed), 15, 15, false));
        assertTrue(clearing);
        assertThat(clearing.value()).isCloseTo(clearing.bound(), within(1e-9));
    }

    @Property(tries = 60)
    void bracketsTheOptimumInOtherUnits(@ForAll long seed) {
        Market market = Markets.random(new SplittableRandom(seed), 15, 15, true);
        Clearing clearing = Clearing.of(market);
        assertTrue(clearing);
        assertThat(clearing.value())
                .isGreaterThanOrEqualTo(market.value(Greedy.flow(market, market.quantum()), market.quantum()));
        assertThat(Markets.optimum(market)).isBetween(clearing.value() - 1e-6, clearing.bound() + 1e-6);
    }

    /** How far it may stay from the optimum is measured on known markets, as a whole. */
    @Test
    void reachesAndProvesNearlyAllInOtherUnits() {
        double value = 0;
        double bound = 0;
        double optimum = 0;
        int proved = 0;
        for (long seed = 0; seed < 100; seed++) {
            Market market = Markets.random(new SplittableRandom(seed), 12, 12, true);
            Clearing clearing = Clearing.of(market);
            proved += clearing.value() >= (1 - 1e-5) * clearing.bound() ? 1 : 0;
            value += clearing.value();
            bound += clearing.bound();
            optimum += Markets.optimum(market);
        }
        assertThat(value).isBetween(0.9995 * optimum, optimum);
        assertThat(bound).isBetween(optimum, 1.003 * optimum);
        assertThat(proved).isGreaterThan(70);
    }

    @Property(tries = 80)
    void provesAsMuchOrMoreOnceDescended(@ForAll long seed, @ForAll boolean converted) {
        Market market = Markets.random(new SplittableRandom(seed), 12, 12, converted);
        Auction auction = new Auction(market, market.quantum(), 0.1).held();
        Clearing before = Clearing.of(auction);
        assertTrue(before);
        assertThat(before.flow()).isSameAs(auction.flow());
        assertThat(before.prices()).containsExactly(auction.prices());
        Clearing after = before.descended();
        assertTrue(after);
        assertThat(after.flow()).isSameAs(before.flow());
        double proved = Math.max(before.value(), market.bound(Descent.from(before.prices(), market)));
        assertThat(after.bound()).isEqualTo(Math.min(before.bound(), proved));
    }

    @Test
    void standsForAMarketWithTheSameFigures() {
        Market market = AllocationTest.market(new int[][] {{900}}, new int[] {2}, new int[] {3});
        Market other = AllocationTest.market(new int[][] {{900}}, new int[] {2}, new int[] {3});
        Clearing clearing = Clearing.of(market);
        Clearing moved = clearing.at(other);
        assertThat(moved.market()).isSameAs(other);
        assertThat(moved.flow()).isSameAs(clearing.flow());
        assertThat(moved.prices()).isSameAs(clearing.prices());
        assertThat(moved.value()).isEqualTo(clearing.value()).isEqualTo(1.8, within(1e-9));
        assertThat(moved.bound()).isEqualTo(clearing.bound()).isEqualTo(1.8, within(1e-9));
    }

    @Test
    void isNothingWhereThereIsNoLink() {
        Clearing clearing = Clearing.of(AllocationTest.market(new int[][] {{0}}, new int[] {2}, new int[] {3}));
        assertThat(clearing.value()).isZero();
        assertThat(clearing.bound()).isZero();
    }
}
