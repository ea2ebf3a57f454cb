package org.symbiozae.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class VisibilityTest {

    @Test
    void isAsClosedAsItsMostClosedPart() {
        assertThat(Visibility.PUBLIC.and(Visibility.NETWORK)).isEqualTo(Visibility.NETWORK);
        assertThat(Visibility.FACILITATOR.and(Visibility.NETWORK)).isEqualTo(Visibility.FACILITATOR);
        assertThat(Visibility.PUBLIC.and(Visibility.PUBLIC)).isEqualTo(Visibility.PUBLIC);
    }

    @Test
    void isWrittenAsTheDatabaseWritesIt() {
        for (Visibility visibility : Visibility.values()) {
            assertThat(Visibility.of(visibility.code())).isEqualTo(visibility);
        }
        assertThat(Visibility.NETWORK.code()).isEqualTo("network");
        assertThatThrownBy(() -> Visibility.of("secret")).isInstanceOf(IllegalArgumentException.class);
    }
}
