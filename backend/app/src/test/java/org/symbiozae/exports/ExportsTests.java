package org.symbiozae.exports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.symbiozae.DatabaseTest;
import org.symbiozae.compute.Computations;
import org.symbiozae.domain.Problem;
import org.symbiozae.domain.Viewer;
import org.symbiozae.store.Fixture;
import org.symbiozae.store.Layer;
import org.symbiozae.store.LayerQuery;
import org.symbiozae.store.Layers;
import tools.jackson.databind.JsonNode;

/** From PostGIS to files that GDAL opens. */
@DatabaseTest
class ExportsTests {

    @Autowired
    private Exports exports;

    @Autowired
    private Layers layers;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Computations computations;

    @TempDir
    private Path folder;

    private Fixture here;
    private Viewer facilitator;

    @BeforeEach
    void palletsGivenAndSought() {
        here = Fixture.territory(jdbc, "E" + System.nanoTime());
        here.site("Pépinière", "west", 100, "public");
        here.site("Pompes d'Œx", "west", 500, "public");
        here.site("kept from all exports", "east", 500, "facilitator");
        here.declaration("Pépinière", "offer", "MAT-BOI-01", 300, "public");
        here.declaration("Pompes d'Œx", "need", "MAT-INT-01", 200, "public");
        here.declaration("kept from all exports", "need", "MAT-INT-01", 90, "facilitator");
        computations.compute(here.code(), (name, done, steps) -> {});
        facilitator = new Viewer(Viewer.Role.FACILITATOR, Set.of(here.code()));
    }

    @Test
    void everyLayerLeavesInEveryFormatWithAllItsRows() throws IOException {
        for (Layer layer : layers.layers()) {
            long count = layers.count(layer, LayerQuery.all(), facilitator);
            for (ExportFormat format : exports.formats()) {
                Path file = write(layer.name(), format.suffix(), Map.of(), null);
                assertThat(Gdal.features(file))
                        .as(layer.name() + " " + format.suffix())
                        .hasSize((int) count);
            }
        }
        assertThat(layers.count(layers.layer("synergies"), LayerQuery.all(), facilitator))
                .isPositive();
    }

    @Test
    void theFilterTheWordsAndTheReferenceSystemAreThoseAskedFor() throws IOException {
        Path file = write("sites", "shp.zip", Map.of("name", List.of("Pompes d'Œx"), "territory", territory()), 2154);
        assertThat(Gdal.summary(file)).contains("Feature Count: 1", "ID[\"EPSG\",2154]]", "ETABNOM: String");
        JsonNode site = Gdal.features(file).get(0);
        assertThat(site.at("/properties/ETABNOM").asString()).isEqualTo("Pompes d'Œx");
        assertThat(site.at("/geometry/coordinates/1").asDouble())
                .as("back in degrees")
                .isBetween(46.104999, 46.105001);
    }

    @Test
    void thePublicGetsNoClosedRow() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Layer layer : layers.layers()) {
            exports.write(layer.name(), "csv", Map.of(), null, Viewer.PUBLIC, out);
        }
        assertThat(out.toString()).contains("Pépinière").doesNotContain("kept from all exports");
    }

    @Test
    void whatCannotBeIsRefusedBeforeTheFirstByte() {
        assertRefused(Problem.Code.NOT_FOUND, "roads", "csv", Map.of(), null, "roads");
        assertRefused(Problem.Code.NOT_FOUND, "sites", "dwg", Map.of(), null, "shp.zip");
        assertRefused(Problem.Code.INVALID, "sites", "csv", Map.of("colour", List.of("red")), null, "colour");
        assertRefused(Problem.Code.INVALID, "sites", "gpkg", Map.of("bom", List.of("true")), null, "bom");
        assertRefused(Problem.Code.INVALID, "sites", "csv", Map.of("sep", List.of(";", "tab")), null, ";,tab");
        assertRefused(Problem.Code.INVALID, "sites", "gpkg", Map.of(), 27700, "EPSG:2154");
        assertRefused(Problem.Code.INVALID, "sites", "geojson", Map.of(), 2154, "EPSG:4326");
        assertRefused(Problem.Code.INVALID, "sites", "kml", Map.of(), 2154, "gpkg");
    }

    @Test
    void theNameTellsTheLayerTheTerritoryAndTheDayAndNothingUnsafe() {
        Export export =
                exports.export("sites", "shp.zip", Map.of("territory", List.of("../a\r\nb")), null, facilitator);
        assertThat(export.fileName("")).matches("sites-_a_b-\\d{4}-\\d\\d-\\d\\d\\.shp\\.zip");
    }

    @Test
    void aReaderWhoIsGoneEndsTheQuery() {
        OutputStream gone = new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                throw new IOException("gone");
            }
        };
        assertThatThrownBy(() -> exports.write("sites", "geojson", Map.of(), null, facilitator, gone))
                .isInstanceOf(IOException.class)
                .hasMessage("gone");
        assertThat(jdbc.sql("SELECT query FROM pg_stat_activity WHERE datname = current_database()"
                                + " AND pid <> pg_backend_pid() AND xact_start IS NOT NULL")
                        .query(String.class)
                        .list())
                .noneMatch(query -> query.contains("layer"));
    }

    private List<String> territory() {
        return List.of(here.code());
    }

    private Path write(String layer, String format, Map<String, List<String>> parameters, Integer epsg)
            throws IOException {
        Path file = folder.resolve(layer + "." + format);
        try (OutputStream out = Files.newOutputStream(file)) {
            exports.write(layer, format, parameters, epsg, facilitator, out);
        }
        return file;
    }

    private void assertRefused(
            Problem.Code code,
            String layer,
            String format,
            Map<String, List<String>> parameters,
            Integer epsg,
            String named) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThatThrownBy(() -> exports.write(layer, format, parameters, epsg, facilitator, out))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo(code))
                .hasMessageContaining(named);
        assertThat(out.size()).isZero();
    }
}
