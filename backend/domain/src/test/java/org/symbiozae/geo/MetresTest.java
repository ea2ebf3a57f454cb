package org.symbiozae.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MetresTest {

    @Test
    void converts() {
        assertThat(Metres.ofKilometres(1.5)).isEqualTo(new Metres(1500));
        assertThat(new Metres(250).kilometres()).isEqualTo(0.25);
    }

    @Test
    void compares() {
        assertThat(new Metres(1)).isLessThan(new Metres(2)).isGreaterThan(Metres.ZERO);
    }

    @Test
    void refusesWhatIsNotALength() {
        for (double nonsense : new double[] {-0.1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> new Metres(nonsense)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
