package org.symbiozae.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MonthsTest {

    @Test
    void runsFromOneMonthToAnother() {
        assertThat(Months.fromTo(3, 6).mask()).isEqualTo(0b000000111100);
        assertThat(Months.fromTo(5, 5).count()).isEqualTo(1);
        assertThat(Months.fromTo(1, 12)).isEqualTo(Months.ALL_YEAR);
    }

    @Test
    void runsAroundTheNewYear() {
        assertThat(Months.fromTo(11, 2).mask()).isEqualTo(0b110000000011);
    }

    @Test
    void keepsWhatIsStored() {
        assertThat(Months.fromTo(3, 6).stored(0)).isEqualTo(Months.fromTo(3, 6));
        assertThat(Months.fromTo(3, 6).stored(3)).isEqualTo(Months.fromTo(3, 9));
        assertThat(Months.fromTo(12, 12).stored(2)).isEqualTo(Months.fromTo(12, 2));
        assertThat(Months.fromTo(4, 4).stored(11)).isEqualTo(Months.ALL_YEAR);
        assertThat(Months.fromTo(4, 4).stored(100)).isEqualTo(Months.ALL_YEAR);
    }

    @Test
    void countsWhatTwoPeriodsShare() {
        assertThat(Months.fromTo(3, 6).common(Months.fromTo(5, 12))).isEqualTo(2);
        assertThat(Months.fromTo(3, 6).common(Months.fromTo(7, 2))).isZero();
    }

    @Test
    void refusesAYearWithoutMonthsOrWithThirteen() {
        assertThatThrownBy(() -> new Months(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Months(1 << 12)).isInstanceOf(IllegalArgumentException.class);
    }
}
