package org.symbiozae.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.symbiozae.geo.Metres;

class EconomicsTest {

    private static Economics collection(double fixedCost, double minVolume, double maxVolume, int minMembers) {
        return new Economics(fixedCost, 300, 15, minVolume, maxVolume, minMembers, Metres.ofKilometres(2), 60, true);
    }

    @Test
    void savesTheStandingCostAndTheExtraOfEachUnit() {
        assertThat(collection(600, 20, 100, 3).benefit(10)).isEqualTo(450);
    }

    @Test
    void refusesTermsNobodyCouldMeet() {
        assertThatThrownBy(() -> collection(-1, 20, 100, 3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> collection(Double.NaN, 20, 100, 3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> collection(600, 20, 19, 3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> collection(600, 20, 100, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
