package org.symbiozae.imports.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalDouble;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.symbiozae.domain.Months;
import org.symbiozae.imports.rows.Refused;
import org.symbiozae.imports.words.CompanyNumbers;
import org.symbiozae.imports.words.Numbers;
import org.symbiozae.imports.words.Periods;
import org.symbiozae.imports.words.Units;
import org.symbiozae.imports.words.Words;
import org.symbiozae.store.IntakeReference.Named;

/** How the words and numbers of a cell are understood. */
class WordsTests {

    private static String refusal(ThrowingCallable reading) {
        Refused refused = catchThrowableOfType(Refused.class, reading);
        assertThat(refused).isNotNull();
        return refused.fault().code();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12,5|12.5",
                "1 234,5|1234.5",
                "-.5|-0.5",
                "1e3|1000",
                "6.|6",
                "1.234,5|1234.5",
                "1,234.5|1234.5",
                "1.234.567|1234567",
                "1\u2009234|1234"
            })
    void readsNumbersAsPeopleWriteThem(String text, double number) {
        assertThat(Numbers.number("quantity", text)).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.23,4.5", "NaN", "Infinity", "1e999", "12 t", "0x1p3", "=1+1"})
    void refusesWhatIsNotANumber(String text) {
        assertThat(refusal(() -> Numbers.number("quantity", text))).isEqualTo("not_a_number");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-01",
                "01/03/2026",
                "1.3.2026",
                "01-03-2026",
                "2026-03-01T00:00:00",
                "01/03/2026 00:00",
                "1er mars 2026",
                "1 mars 2026",
                "01\u00a0MARS\u00a02026",
                "1-mars-2026",
                "1 March 2026"
            })
    void readsDaysAsPeopleWriteThem(String text) {
        assertThat(Numbers.date("date", text)).isEqualTo(LocalDate.of(2026, 3, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-02-30", "31/04/2026", "03/2026", "mars", "31 avril 2026", "1 jui 2026", "1/2-2026"})
    void refusesDaysThatAreNotInTheCalendar(String text) {
        assertThat(refusal(() -> Numbers.date("date", text))).isEqualTo("not_a_date");
    }

    @Test
    void readsMonthsAroundTheNewYear() {
        assertThat(Periods.months("months", "1-12")).isEqualTo(Months.ALL_YEAR);
        assertThat(Periods.months("months", "11-2")).isEqualTo(Months.fromTo(11, 2));
        assertThat(Periods.months("months", "1, 2,12")).isEqualTo(Months.fromTo(12, 2));
        assertThat(refusal(() -> Periods.months("months", "0-3"))).isEqualTo("months_unreadable");
        assertThat(Periods.months("months", "mars-juin")).isEqualTo(Months.fromTo(3, 6));
        assertThat(Periods.months("months", "nov.-févr.")).isEqualTo(Months.fromTo(11, 2));
        assertThat(refusal(() -> Periods.months("months", "printemps"))).isEqualTo("months_unreadable");
    }

    @Test
    void countsAMonthlyQuantityOnlyInItsMonths() {
        assertThat(Periods.perYear("period", "mois", Months.fromTo(3, 6))).isEqualTo(4);
        assertThat(Periods.perYear("period", "Semaine", Months.ALL_YEAR)).isEqualTo(52);
        assertThat(Periods.perYear("period", "an", Months.fromTo(3, 6))).isEqualTo(1);
    }

    @Test
    void convertsUnitsOfTheSameKindOnly() {
        assertThat(Units.factor("kg", "t")).isEqualTo(OptionalDouble.of(0.001));
        assertThat(Units.factor("m³", "l")).isEqualTo(OptionalDouble.of(1000));
        assertThat(Units.factor("MWh", "kWh")).isEqualTo(OptionalDouble.of(1000));
        assertThat(Units.factor("pièces", "unité")).isEqualTo(OptionalDouble.of(1));
        assertThat(Units.factor("repas/j", "repas/j")).isEqualTo(OptionalDouble.of(1));
        assertThat(Units.factor("kg", "l")).isEmpty();
        assertThat(Units.factor("kW", "kWh")).isEmpty();
    }

    @Test
    void checksTheDigitsOfASiret() {
        assertThat(CompanyNumbers.siret("siret", "732 829 320 00074")).isEqualTo("73282932000074");
        assertThat(refusal(() -> CompanyNumbers.siret("siret", "73282932000075")))
                .isEqualTo("siret_check");
        assertThat(refusal(() -> CompanyNumbers.siret("siret", "7328293200007")))
                .isEqualTo("siret_length");
    }

    @Test
    void knowsTheRuleOfThePostOffices() {
        assertThat(CompanyNumbers.siret("siret", "35600000000048")).isEqualTo("35600000000048");
        assertThat(CompanyNumbers.siret("siret", "35600000012341")).isEqualTo("35600000012341");
        assertThat(refusal(() -> CompanyNumbers.siret("siret", "35600000012342")))
                .isEqualTo("siret_check");
    }

    @Test
    void findsAResourceByCodeOrLabelAndProposesTheNearest() {
        Resources resources = new Resources(List.of(
                new Named("MAT-BOI-01", "Palettes réutilisables", "Reusable pallets", "unité", "15 01 03", false),
                new Named("MAT-CAR-01", "Carton", "Cardboard", "t", "15 01 01", false)));

        assertThat(resources.resource("resource", "mat-boi-01").code()).isEqualTo("MAT-BOI-01");
        assertThat(resources.resource("resource", "PALETTES REUTILISABLES").code())
                .isEqualTo("MAT-BOI-01");
        assertThat(resources.resource("resource", "cardboard").code()).isEqualTo("MAT-CAR-01");
        Refused refused = catchThrowableOfType(Refused.class, () -> resources.resource("resource", "palette"));
        assertThat(refused.fault().code()).isEqualTo("resource_unknown");
        assertThat(refused.fault().hint()).startsWith("Nearest: MAT-BOI-01 (Palettes réutilisables)");
    }

    @Test
    void proposesWhatBeginsWithTheWordBeforeWhatLooksLikeIt() {
        Resources resources = new Resources(List.of(
                new Named("MAT-INT-11", "Caisses carton d'expédition", "Shipping cartons", "unité", "", false),
                new Named("SRV-CAR-01", "Car, tonnes", "Coach", "t", "", false),
                new Named(
                        "MAT-PAP-01", "Cartons d'emballage à plat", "Flattened cardboard packaging", "t", "", false)));

        Refused refused = catchThrowableOfType(Refused.class, () -> resources.resource("resource", "Carton"));

        assertThat(refused.fault().hint()).startsWith("Nearest: MAT-PAP-01").contains("MAT-INT-11");
    }

    @Test
    void comparesColumnNamesWithoutCaseAccentsAndPunctuation() {
        assertThat(Words.fold("Code établissement")).isEqualTo(Words.fold("CODE_ETABLISSEMENT"));
    }
}
