package org.symbiozae.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Refused rows come back as they were, can be corrected, and are taken then; invented. */
class RefusedRowsTests extends ImportTest {

    @BeforeEach
    void oneTerritory() {
        jdbc.sql("""
                INSERT INTO territory (code, name, boundary)
                VALUES ('A', 'Ouest', ST_Multi(ST_MakeEnvelope(6, 46, 6.1, 46.1, 4326)))
                """).update();
    }

    private ImportRequest request(String name, Kind kind, String text) throws IOException {
        return new ImportRequest(name, Files.writeString(folder.resolve(name), text), kind, null, null, false, "test");
    }

    private String refused(ImportRequest request) throws IOException {
        imports.take(request);
        Path rows = folder.resolve("refus.csv");
        imports.refused(request, Locale.FRENCH, rows);
        return Files.readString(rows);
    }

    private void takenWithout(String corrected, Kind kind, String refusal) throws IOException {
        ImportReport report = imports.take(request("corrected.csv", kind, corrected));
        assertThat(report.refused()).as(refusal).isEmpty();
        assertThat(report.taken().total()).isPositive();
        assertThat(report.notices()).extracting(Notice::code).doesNotContain("columns_unread");
    }

    @Test
    void rowsOfATableComeBackWithEveryColumnAndTheirReason() throws IOException {
        String rows = refused(request("sites.csv", Kind.SITES, """
                code;nom;longitude;latitude;remarque
                E1;Bonne;6.05;46.05;rien
                E2;Sans place;ici;46.05;à garder
                E3;Loin;8.05;46.05;=1+1
                E1;Double;6.06;46.05;
                E4;Une; cellule; de trop;6.05;46.05
                """));

        assertThat(rows.lines())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .isEqualTo(
                                        "\uFEFFcode;nom;longitude;latitude;remarque;refus_ligne;refus_motif;refus_conseil"),
                        line -> assertThat(line)
                                .startsWith(
                                        "E2;Sans place;ici;46.05;à garder;3;longitude not_a_number ici;Écrivez un nombre"),
                        line -> assertThat(line).startsWith("E3;Loin;8.05;46.05;'=1+1;4;geometry outside_territory"),
                        line -> assertThat(line).startsWith("E1;Double;6.06;46.05;;5;code duplicate E1"),
                        line -> assertThat(line).startsWith("E4;Une;cellule;de trop;6.05;6;column_count"));
        takenWithout(
                rows.replace(";ici;", ";6.05;")
                        .replace("8.05", "6.07")
                        .replace("E1;Double", "E5;Double")
                        .replace("cellule;de trop;6.05", "6.08;46.05;"),
                Kind.SITES,
                rows);
        assertThat(jdbc.sql("SELECT code || ' ' || attributes FROM site ORDER BY code")
                        .query(String.class)
                        .list())
                .containsExactly(
                        "E1 {\"remarque\": \"rien\"}",
                        "E2 {\"remarque\": \"à garder\"}",
                        "E3 {\"remarque\": \"=1+1\"}",
                        "E4 {}",
                        "E5 {}");
    }

    @Test
    void theReportIsSaidInFrenchToo() throws IOException {
        ImportReport report =
                imports.take(request("sites.csv", Kind.SITES, """
                code;nom;longitude;latitude
                E1;Bonne;6.05;46.05
                E2;Juste à côté;6.11;46.05
                E3;Loin;8.05;46.05
                """).tried()).in(Locale.FRANCE);

        assertThat(report.summary())
                .isEqualTo(
                        "sites.csv : 2 établissements (dont nouveaux : 2, modifiés : 0, inchangés : 0), refusés : 1 ;"
                                + " essai, rien n'est enregistré.");
        assertThat(report.refused().get(0).hint()).startsWith("Vérifiez l'ordre longitude, latitude");
        assertThat(report.notices())
                .extracting(Notice::text)
                .contains(
                        "Cellules séparées par des points-virgules.",
                        "Coordonnées lues en EPSG:4326.",
                        "Juste hors de tout territoire, rattachés au plus proche à moins de 2 km : 1.");
    }

    @Test
    void shapesComeBackAsTextWithTheirSystem() throws IOException {
        String rows = refused(request("zones.geojson", Kind.ZONES, """
                {"type":"FeatureCollection","features":[
                 {"type":"Feature","properties":{"repère":"Sans code","surface":"2,5"},"geometry":
                   {"type":"Polygon","coordinates":[[[6.01,46.01],[6.02,46.01],[6.02,46.02],[6.01,46.01]]]}}]}
                """));

        assertThat(rows.lines().toList().get(0)).startsWith("\uFEFFrepère;surface;wkt;epsg;");
        assertThat(rows).contains("Sans code;2,5;POLYGON ((6.01 46.01, ", ";4326;1;code field_missing;");
        takenWithout(
                rows.replace("\uFEFFrepère;", "\uFEFFcode;repère;").replace("Sans code;", "Z1;Sans code;"),
                Kind.ZONES,
                rows);
        assertThat(jdbc.sql("SELECT code || ' ' || attributes FROM zone")
                        .query(String.class)
                        .single())
                .isEqualTo("Z1 {\"repère\": \"Sans code\", \"surface\": \"2,5\"}");
    }
}
