package org.symbiozae.engine.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Powers of ten by hand, and what counting in whole numbers promises. */
class QuantumTest {

    @ParameterizedTest
    @CsvSource({
        "0, 1",
        "-1, 1",
        "1, 1e15",
        "10, 1e14",
        "11, 1e13",
        "1000, 1e12",
        "1e15, 1",
        "1e18, 1e-3",
        "0.1, 1e16",
        "1e-12, 1e22"
    })
    void isTheFinestPowerOfTenWithFifteenDigits(double largest, double perUnit) {
        assertThat(Quantum.holding(largest).perUnit()).isEqualTo(perUnit);
    }

    @Property(tries = 200)
    void countsNoMoreThanThereIsAndLessThanOneQuantumLess(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double amount = random.nextDouble() * StrictMath.pow(10, random.nextInt(12) - 3);
        Quantum quantum = Quantum.holding(amount * (1 + random.nextInt(1000)));
        long quanta = quantum.within(amount);
        assertThat(quantum.amount(quanta)).isLessThanOrEqualTo(amount);
        assertThat(quantum.amount(quanta + 1)).isGreaterThan(amount);
        assertThat(quantum.round(quantum.amount(quanta))).isEqualTo(quanta);
        assertThat(quantum.within(quantum.amount(quanta))).isEqualTo(quanta);
    }

    @ParameterizedTest
    @CsvSource({
        "0.19, 2, 1",
        "0.2, 2, 2",
        "0.21, 2, 2",
        "0.26, 3, 2",
        "0, 0, 0",
        "1e30, 9223372036854775807, 9223372036854775807"
    })
    void roundsToTheNearestOrDownInTenths(double amount, long nearest, long within) {
        Quantum tenths = new Quantum(10);
        assertThat(tenths.round(amount)).isEqualTo(nearest);
        assertThat(tenths.within(amount)).isEqualTo(within);
    }
}
