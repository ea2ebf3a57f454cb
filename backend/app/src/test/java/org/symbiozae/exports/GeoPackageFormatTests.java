package org.symbiozae.exports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeoPackageFormatTests {

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void aLineInLambert93() throws Exception {
        file = Sample.of("LineString", "LINESTRING (900000 6500000, 900100 6500200)")
                .write(new GeoPackageFormat(), 2154, folder);
    }

    @Test
    void itSaysItIsAGeoPackageOfTheRightVersion() throws SQLException {
        assertThat(query("PRAGMA application_id")).containsExactly("" + 0x47504B47);
        assertThat(query("PRAGMA user_version")).containsExactly("10300");
        assertThat(query("PRAGMA integrity_check")).containsExactly("ok");
        assertThat(query("PRAGMA foreign_key_check")).isEmpty();
    }

    @Test
    void itHasTheThreeSystemsOfTheStandardAndItsOwn() throws SQLException {
        assertThat(query("SELECT srs_id FROM gpkg_spatial_ref_sys ORDER BY srs_id"))
                .containsExactly("-1", "0", "2154", "4326");
        assertThat(query("SELECT srs_id FROM gpkg_geometry_columns")).containsExactly("2154");
    }

    @Test
    void theTableHasNoDashAndTellsItsExtent() throws SQLException {
        assertThat(query("SELECT table_name || ' ' || min_x || ' ' || max_y FROM gpkg_contents"))
                .containsExactly("sample_rows 900000.0 6500200.0");
    }

    @Test
    void theIndexHoldsWhatHasAPlaceAndIsKeptByTheTriggersOfTheStandard() throws Exception {
        assertThat(query("SELECT id FROM rtree_sample_rows_geom ORDER BY id")).containsExactly("7", "8");
        assertThat(query("SELECT name FROM sqlite_master WHERE type = 'trigger' ORDER BY name"))
                .containsExactly(
                        "rtree_sample_rows_geom_delete",
                        "rtree_sample_rows_geom_insert",
                        "rtree_sample_rows_geom_update1",
                        "rtree_sample_rows_geom_update2",
                        "rtree_sample_rows_geom_update3",
                        "rtree_sample_rows_geom_update4");
        Gdal.edit(file, "DELETE FROM sample_rows WHERE id = 7");
        assertThat(query("SELECT id FROM rtree_sample_rows_geom")).containsExactly("8");
    }

    private List<String> query(String sql) throws SQLException {
        List<String> answers = new ArrayList<>();
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                answers.add(rows.getString(1));
            }
        }
        return answers;
    }
}
