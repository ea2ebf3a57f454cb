package org.symbiozae.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Declarations as they stand in the spreadsheets of those who went from company to company. All invented. */
class DiagnosticsTests extends ImportTest {

    private static final String CARDBOARD = "Cartons d'emballage à plat";

    @BeforeEach
    void companies() throws IOException {
        jdbc.sql("""
                INSERT INTO territory (code, name, boundary)
                VALUES ('T', 'Territoire inventé', ST_Multi(ST_MakeEnvelope(5.9, 45.8, 6.4, 46.3, 4326)))
                """).update();
        take(Kind.SITES, """
                code;nom;siret;longitude;latitude
                E1;Menuiserie Inventée;73282932000074;6.1;46.1
                E2;Imprimerie Inventée;;6.2;46.1
                E3;Jumelle;;6.2;46.2
                E4;Jumelle;;6.3;46.2
                """, null);
    }

    private ImportReport declare(String row) throws IOException {
        return take(Kind.DECLARATIONS, "entreprise|sens|flux|quantite|unite|periode\n" + row + "\n", null);
    }

    @Test
    void findsACompanyByItsNumberOrItsNameAndDoesWithoutCodes() throws IOException {
        ImportReport report = take(Kind.DECLARATIONS, """
                Entreprise;Sens;Flux;Quantité annuelle;Unité;Observations
                732 829 320 00074;Sortant;Cartons d'emballage à plat;10;t;propres
                IMPRIMERIE INVENTEE;Entrant;Cartons d'emballage à plat;1 200,5;kg;
                """, null);

        assertThat(report.refused()).isEmpty();
        assertThat(report.warned()).extracting(Finding::code).containsOnly("code_missing");
        assertThat(report.notices())
                .filteredOn(notice -> notice.code().equals("site_found"))
                .extracting(Notice::rows)
                .containsExactly(2);
        assertThat(strings("""
                        SELECT concat_ws(' ', site.code, kind, round(quantity::numeric, 4), comment)
                        FROM declaration JOIN site ON site.id = site_id ORDER BY site.code
                        """)).containsExactly("E1 offer 10.0000 propres", "E2 need 1.2005 ");
    }

    @Test
    void findsNoCompanyByANameThatTwoHave() throws IOException {
        assertThat(declare("Jumelle|offre|" + CARDBOARD + "|10|t|").refused())
                .extracting(Finding::code)
                .containsExactly("site_unknown");
    }

    @Test
    void refusesTheSecondOfTwoThatNothingTellsApart() throws IOException {
        ImportReport report = declare("E1|offre|" + CARDBOARD + "|10|t|\nE1|offre|" + CARDBOARD + "|20|t|\nE1|besoin|"
                + CARDBOARD + "|20|t|");

        assertThat(report.refused()).extracting(Finding::code).containsExactly("duplicate");
        assertThat(report.taken().created()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "env. 10 t||10|true",
                "~5|t|5|true",
                "environ 1 200,5 kg par mois||14.406|true",
                "10,5 tonnes||10.5|false",
                "10t/an||10|false",
                "2 tonnes/semaine||104|false",
                "10|tonnes/an|10|false",
                "100|kg par semaine|5.2|false",
                "10|t / mois|120|false",
                "10|tonnes annuelles|10|false",
                "10|tonnes (an)|10|false",
                "2|t/semestre|4|false"
            })
    void readsAQuantityWithItsUnitItsPeriodAndItsDoubt(String written, String unit, double yearly, boolean estimated)
            throws IOException {
        ImportReport report = declare("E1|offre|" + CARDBOARD + "|" + written + "|" + (unit == null ? "" : unit) + "|");

        assertThat(report.refused()).isEmpty();
        assertThat(strings("SELECT round(quantity::numeric, 4)::float8 || ' ' || estimated FROM declaration"))
                .containsExactly((yearly == Math.rint(yearly) ? (long) yearly + "" : yearly + "") + " " + estimated);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10-15 t/an||quantity_between",
                "5 à 10|t|quantity_between",
                "< 5|t|quantity_between",
                "une dizaine|t|not_a_number",
                "10 t|kg|not_a_number",
                "12 palettes||unit_mismatch",
                "10|benne|unit_mismatch",
                "10|t/jour ouvré|value_unknown"
            })
    void refusesAQuantityThatIsNone(String written, String unit, String code) throws IOException {
        assertThat(declare("E1|offre|" + CARDBOARD + "|" + written + "|" + (unit == null ? "" : unit) + "|")
                        .refused())
                .extracting(Finding::code)
                .containsExactly(code);
    }

    @ParameterizedTest
    @CsvSource({"mensuel, 120", "par mois, 120", "/an, 10", "hebdomadaire, 520", "semestre, 20"})
    void readsAPeriodAsPeopleSayIt(String period, double yearly) throws IOException {
        assertThat(declare("E1|offre|" + CARDBOARD + "|10|t|" + period).refused())
                .isEmpty();
        assertThat(strings("SELECT quantity::text FROM declaration")).containsExactly((long) yearly + "");
    }

    /** Not said, the day of a declaration is that of its first import. */
    @Test
    void keepsTheDayOfADeclarationThatComesAgain() throws IOException {
        declare("E1|offre|" + CARDBOARD + "|10|t|");
        jdbc.sql("UPDATE declaration SET declared_on = '2025-03-31'").update();

        ImportReport again = declare("E1|offre|" + CARDBOARD + "|10|t|");

        assertThat(again.taken().unchanged()).isEqualTo(1);
        assertThat(strings("SELECT declared_on::text FROM declaration")).containsExactly("2025-03-31");
    }
}
