package org.symbiozae.imports.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.symbiozae.imports.rows.Refused;

class AnglesTests {

    private static final double TINY = 1e-9;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "48.125 | 48.125",
                "48,125 | 48.125",
                "48°07'30\"N | 48.125",
                "48° 07′ 30″ N | 48.125",
                "48°07'30,9\" Nord | 48.12525",
                "48°07'30''S | -48.125",
                "48° 7.5' N | 48.125",
                "N 48 07 30 | 48.125",
                "48.125 N | 48.125",
                "-48°07'30\" | -48.125",
                "48° | 48"
            })
    void readsALatitudeHoweverItIsWritten(String text, double degrees) {
        assertThat(Angles.latitude(text)).isCloseTo(degrees, within(TINY));
    }

    @Test
    void knowsTheFrenchWest() {
        assertThat(Angles.longitude("1°30' O")).isCloseTo(-1.5, within(TINY));
        assertThat(Angles.longitude("1°30' Ouest")).isCloseTo(-1.5, within(TINY));
        assertThat(Angles.longitude("1°30' E")).isCloseTo(1.5, within(TINY));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"48°61'00\"N", "48°07'61\"N", "N 48 N", "rue du 4 septembre", "200°", "48°07'30\"N 6°E", ""})
    void refusesWhatIsNone(String text) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> Angles.latitude(text))
                .satisfies(e -> assertThat(e.fault().code()).isEqualTo("not_a_number"));
    }

    @Test
    void namesALongitudeAmongLatitudes() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> Angles.latitude("6°09'12\"E"))
                .satisfies(e -> assertThat(e.fault().code()).isEqualTo("axes_swapped"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "48°07'30\"N 6°09'00\"E",
                "48°07'30\"N, 6°09'00\"E",
                "E 6 09 00 / N 48 07 30",
                "6° 9' Est ; 48° 7.5' Nord"
            })
    void readsAPlaceInOneCell(String text) {
        assertThat(Angles.place(text)).hasValueSatisfying(place -> {
            assertThat(place[0]).isCloseTo(6.15, within(TINY));
            assertThat(place[1]).isCloseTo(48.125, within(TINY));
        });
    }

    @Test
    void guessesNoPlaceWithoutLetters() {
        assertThat(Angles.place("48.125 6.15")).isEmpty();
        assertThat(Angles.place("48°N 6°N")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 ", "1,", "N 1 ", "1° "})
    void givesUpOnTextWithoutEnd(String part) {
        String endless = part.repeat(200_000);
        assertTimeoutPreemptively(
                Duration.ofSeconds(10), () -> assertThat(Angles.place(endless)).isEmpty());
        assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> assertThatExceptionOfType(Refused.class).isThrownBy(() -> Angles.latitude(endless)));
    }
}
