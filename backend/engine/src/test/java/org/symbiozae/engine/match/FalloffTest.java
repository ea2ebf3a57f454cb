package org.symbiozae.engine.match;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;

class FalloffTest {

    private static final long REACH = 1_000_000;

    @Property
    void neverBelowTheTruthAndNeverFarAbove(
            @ForAll @LongRange(max = REACH) long decimetres,
            @ForAll @DoubleRange(min = 1000, max = 500_000) double decay) {
        double truth = StrictMath.exp(-decimetres / decay);
        double most = new Falloff(decay, REACH * REACH).of(decimetres * decimetres);
        double somewhatNearer = Math.max(0, decimetres - Math.max(20, decimetres / 31.0));
        assertThat(most).isGreaterThanOrEqualTo(truth < 1e-17 ? 0 : truth);
        assertThat(most).isLessThanOrEqualTo(StrictMath.exp(-somewhatNearer / decay) * (1 + 1e-8));
    }
}
