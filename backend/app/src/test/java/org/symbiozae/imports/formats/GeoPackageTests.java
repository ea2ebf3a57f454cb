package org.symbiozae.imports.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.symbiozae.imports.rows.Unreadable;

/** GeoPackages as other tools than GDAL, and people with a database client, leave them. */
class GeoPackageTests {

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void writesAZone() throws Exception {
        Path source = Files.writeString(folder.resolve("zones.csv"), """
                code,nom,WKT
                Z1,Les Épines,"POLYGON ((6 46,6.01 46,6.01 46.01,6 46))"
                """);
        file = Gdal.convert(source, folder.resolve("zones.gpkg"), "-nln", "zae", "-a_srs", "EPSG:4326");
    }

    private void change(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private Rows read() throws Exception {
        return Rows.of("zones.gpkg", file);
    }

    @Test
    void readsTheFirstOfSeveralGeometriesAndNamesTheOthers() throws Exception {
        change(
                "ALTER TABLE gpkg_geometry_columns RENAME TO strict",
                "CREATE TABLE gpkg_geometry_columns AS SELECT * FROM strict",
                "ALTER TABLE zae ADD COLUMN centre POINT",
                "INSERT INTO gpkg_geometry_columns VALUES ('zae', 'centre', 'POINT', 4326, 0, 0)");

        Rows rows = read();

        assertThat(rows.rows.get(0).geometry().getGeometryType()).isEqualTo("Polygon");
        assertThat(rows.said("geometries"))
                .hasValueSatisfying(text -> assertThat(text).contains("centre"));
    }

    @Test
    void findsATableThatIsRegisteredInAnotherCase() throws Exception {
        change("UPDATE gpkg_geometry_columns SET table_name = 'ZAE', column_name = 'GEOM'");

        assertThat((Object) read().rows.get(0).geometry()).isNotNull();
    }

    @Test
    void readsATableWithoutShapesOnlyWhereNoneHasAny() throws Exception {
        change(
                "CREATE TABLE layer_styles (id INTEGER PRIMARY KEY, styleQML TEXT)",
                "INSERT INTO layer_styles VALUES (1, '<qgis/>')",
                "INSERT INTO gpkg_contents (table_name, data_type) VALUES ('layer_styles', 'attributes')",
                "CREATE TABLE sites (id INTEGER PRIMARY KEY, x REAL)",
                "INSERT INTO sites VALUES (7, 6.1)",
                "INSERT INTO gpkg_contents (table_name, data_type) VALUES ('sites', 'attributes')");
        assertThat(read().cells(0)).containsEntry("code", "Z1");

        change("DELETE FROM gpkg_geometry_columns", "DELETE FROM gpkg_contents WHERE table_name = 'zae'");
        assertThat(read().cells(0)).containsEntry("x", "6.1");
    }

    @Test
    void saysThatViewsAreNotRun() throws Exception {
        change(
                "CREATE VIEW vue AS SELECT * FROM zae",
                "UPDATE gpkg_geometry_columns SET table_name = 'vue'",
                "UPDATE gpkg_contents SET table_name = 'vue', data_type = 'features'");

        assertThatExceptionOfType(Unreadable.class)
                .isThrownBy(this::read)
                .satisfies(e -> assertThat(e.fault().code()).isEqualTo("views_only"));
    }

    /** A copy made while QGIS has the file open lacks what stands in the file beside it. */
    @Test
    void warnsOfAFileThatWasInUseAndLeavesNothingBesideIt() throws Exception {
        change("PRAGMA journal_mode = WAL");

        Rows rows = read();

        assertThat(rows.cells(0)).containsEntry("code", "Z1");
        assertThat(rows.said("gpkg_open")).isPresent();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("zones.csv", "zones.gpkg");
        }
    }
}
