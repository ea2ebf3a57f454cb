package org.symbiozae.engine.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

/** The quick e^−c against the exact one. */
class DecayTest {

    @Property
    void isWithinAFewPartsInTenToTheSixteenth(@ForAll @DoubleRange(max = 39.99) @Scale(9) double cost) {
        assertThat(Decay.of(cost)).isCloseTo(StrictMath.exp(-cost), withinPercentage(1e-13));
    }

    @Test
    void isExactAtNothingAndGoneFromForty() {
        assertThat(Decay.of(0)).isEqualTo(1);
        assertThat(Decay.of(Math.nextDown(40.0))).isPositive();
        assertThat(Decay.of(40)).isZero();
        assertThat(Decay.of(Double.POSITIVE_INFINITY)).isZero();
    }
}
