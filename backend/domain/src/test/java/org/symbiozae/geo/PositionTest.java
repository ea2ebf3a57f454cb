package org.symbiozae.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PositionTest {

    @Test
    void roundsToTheDecimetre() {
        assertThat(Position.ofMetres(945_123.44, 6_567_890.06)).isEqualTo(new Position(9_451_234, 65_678_901));
    }

    @Test
    void measuresStraightLines() {
        Position here = Position.ofMetres(0, 0);
        assertThat(here.distanceTo(Position.ofMetres(300, 400))).isEqualTo(new Metres(500));
        assertThat(here.distanceTo(here)).isEqualTo(Metres.ZERO);
    }

    @Test
    void squaresExactlyAcrossAWholeCountry() {
        Position brest = new Position(1_000_000, 60_000_000);
        Position menton = new Position(12_000_001, 71_000_001);
        long side = 11_000_001L;
        assertThat(brest.squaredDecimetresTo(menton)).isEqualTo(2 * side * side);
        assertThat(menton.squaredDecimetresTo(brest)).isEqualTo(brest.squaredDecimetresTo(menton));
    }

    @Test
    void refusesACoordinateBeyondTheGrid() {
        assertThatThrownBy(() -> Position.ofMetres(3e8, 0)).isInstanceOf(ArithmeticException.class);
    }
}
