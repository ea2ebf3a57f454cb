package org.symbiozae.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.symbiozae.domain.Problem;

/** So many sites that their spatial indexes are taken away and made again, and their references asked for as a set. */
class LargeImportTests extends ImportTest {

    private static final int ROWS = 50_100;

    private static final String INDEXES = """
            SELECT relname FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid
            WHERE indrelid = 'site'::regclass AND indisvalid AND relname IN ('site_position', 'site_drawn') ORDER BY 1
            """;

    @BeforeEach
    void aTerritoryWithOneZoneAndOneSite() throws IOException {
        jdbc.sql("""
                INSERT INTO territory (code, name, boundary)
                VALUES ('T', 'Inventé', ST_Multi(ST_MakeEnvelope(6, 46, 7, 47, 4326)))
                """).update();
        jdbc.sql("""
                INSERT INTO zone (territory_id, code, name, boundary)
                SELECT id, 'Z', 'Une', ST_Multi(ST_MakeEnvelope(6, 46, 6.1, 47, 4326)) FROM territory
                """).update();
        take("code;nom;longitude;latitude\nE0;Ancien nom;6.05;46.5\n", new Progress());
    }

    private ImportReport take(String text, Progress progress) throws IOException {
        Path file = Files.writeString(folder.resolve("upload"), text);
        return imports.take(new ImportRequest("sites.csv", file, Kind.SITES, null, null, false, "test"), progress);
    }

    /** The first is the one that is stored, under another name; the last lies in no territory. */
    private static String many() {
        StringBuilder rows = new StringBuilder("code;nom;longitude;latitude\nE0;Nouveau nom;6.05;46.5\n");
        for (int i = 1; i <= ROWS; i++) {
            rows.append("E%d;Site %d;6.%04d;46.%04d\n".formatted(i, i, 1 + i % 9998, 1 + i * 7 % 9998));
        }
        return rows + "HORS;Ailleurs;2.35;48.85\nE1;Deux fois;6.5;46.5\n";
    }

    @Test
    void storesThemAsItStoresFew() throws IOException {
        ImportReport report = take(many(), new Progress());

        assertThat(report.taken()).isEqualTo(new ImportReport.Taken(ROWS, 1, 0));
        assertThat(report.refused())
                .extracting(Finding::code)
                .containsExactlyInAnyOrder("outside_territory", "duplicate");
        assertThat(jdbc.sql("SELECT name FROM site WHERE code = 'E0'")
                        .query(String.class)
                        .single())
                .isEqualTo("Nouveau nom");
        assertThat(number("SELECT count(*) FROM site WHERE (zone_id IS NOT NULL) <> (ST_X(position) <= 6.10065)"))
                .as("those within, and those some metres beside")
                .isZero();
        assertThat(indexes()).containsExactly("site_drawn", "site_position");
    }

    @Test
    void tellsTheTilesOfAllOfThem() throws IOException {
        jdbc.sql("DELETE FROM change").update();

        take(many(), new Progress());

        assertThat(number("SELECT count(*) FROM change WHERE topic = 'site' AND cell = 0"))
                .as("the tile that shows the world")
                .isPositive();
        assertThat(number("SELECT count(DISTINCT cell) FROM change WHERE topic = 'site' AND deep"))
                .isPositive();
    }

    @Test
    void makesTheIndexesAgainWhenTheImportIsStopped() throws IOException {
        Progress stopped = new Progress();
        String rows = many();
        Thread stop = new Thread(() -> {
            while (stopped.state().step() != Progress.Step.STORING || indexes().size() == 2) {
                Thread.onSpinWait();
            }
            stopped.cancel();
        });
        stop.start();

        assertThatExceptionOfType(Problem.class).isThrownBy(() -> take(rows, stopped));

        assertThat(number("SELECT count(*) FROM site")).isOne();
        assertThat(indexes()).containsExactly("site_drawn", "site_position");
    }

    @Test
    void refusesSitesOfNobodyAndKeepsWhatSitesReferTo() {
        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() -> jdbc.sql("UPDATE site SET territory_id = -1").update());
        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() -> jdbc.sql("""
                        INSERT INTO site (territory_id, code, name, position, import_id)
                        SELECT territory_id, 'X', 'X', position, -1 FROM site
                        """).update());
        jdbc.sql("UPDATE site SET zone_id = NULL").update();
        jdbc.sql("DELETE FROM zone").update();
        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() -> jdbc.sql("DELETE FROM territory").update());
        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() -> jdbc.sql("DELETE FROM import").update());
    }

    private List<String> indexes() {
        return jdbc.sql(INDEXES).query(String.class).list();
    }

    private long number(String query) {
        return jdbc.sql(query).query(Long.class).single();
    }
}
