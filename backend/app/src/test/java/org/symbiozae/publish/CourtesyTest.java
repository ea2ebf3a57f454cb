package org.symbiozae.publish;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CourtesyTest {

    private long now;
    private long wait;
    private int steps;
    private final Courtesy courtesy = new Courtesy(this::step, () -> now);

    private void step() {
        steps++;
        now += wait;
    }

    private void answer(int times) {
        for (int i = 0; i < times; i++) {
            courtesy.goFirst();
        }
    }

    @Test
    void letsOthersGoFirstAfterEachAnswerWhileTheyAreQuick() {
        wait = Courtesy.LONG_NANOS;
        answer(3);
        assertThat(steps).isEqualTo(3);
    }

    @Test
    void withholdsItForAWhileWhereATurnWasLongInComingBack() {
        wait = Courtesy.LONG_NANOS + 1;
        answer(1 + Courtesy.WITHHELD);
        assertThat(steps).isEqualTo(1);
        answer(1);
        assertThat(steps).isEqualTo(2);
    }
}
