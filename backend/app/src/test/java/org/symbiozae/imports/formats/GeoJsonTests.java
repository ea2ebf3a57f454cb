package org.symbiozae.imports.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.symbiozae.imports.rows.Layer;
import org.symbiozae.imports.rows.ReferenceSystem;
import org.symbiozae.imports.rows.Repair;
import org.symbiozae.imports.rows.Row;
import org.symbiozae.imports.rows.Unreadable;

class GeoJsonTests {

    @TempDir
    Path folder;

    private Rows read(String text) throws IOException {
        return Rows.of(folder, "zones.geojson", text.getBytes(StandardCharsets.UTF_8));
    }

    private Rows readGeometry(String geometry) throws IOException {
        return read("{\"type\":\"Feature\",\"properties\":{},\"geometry\":" + geometry + "}");
    }

    @Test
    void readsPropertiesAsTextAndLeavesOutWhatIsEmpty() throws IOException {
        Rows rows = read("""
                {"type":"FeatureCollection","features":[
                 {"type":"Feature","properties":{"code":"Z1","ha":12.50,"zae":true,"pole":null,"more":{"a":[1]}},
                  "geometry":{"coordinates":[6.1,46.1],"type":"Point"}},
                 {"type":"Feature","properties":null,"geometry":null}]}""");

        assertThat(rows.cells(0)).hasSize(4).containsEntry("code", "Z1").containsEntry("ha", "12.50");
        assertThat((Object) rows.rows.get(0).geometry()).hasToString("POINT (6.1 46.1)");
        assertThat(rows.rows.get(1)).extracting(Row::line, Row::geometry).containsExactly(2, null);
    }

    @Test
    void takesTheIdentifierOfAFeatureUnlessAPropertySaysOtherwise() throws IOException {
        Rows rows = read("""
                {"type":"FeatureCollection","features":[
                 {"type":"Feature","properties":{"name":"a"},"geometry":null,"id":"way/1"},
                 {"type":"Feature","properties":{"id":"own"},"geometry":null,"id":7},
                 {"type":"Feature","properties":{},"geometry":null,"id":null}]}""");

        assertThat(rows.rows).extracting(row -> row.cells().get("id")).containsExactly("way/1", "own", null);
    }

    @Test
    void closesARingAndDropsHeightsAndSaysSo() throws IOException {
        Rows rows = readGeometry("{\"type\":\"Polygon\",\"coordinates\":[[[0,0,9],[1,0,9],[1,1,9]]]}");

        assertThat((Object) rows.rows.get(0).geometry()).hasToString("POLYGON ((0 0, 1 0, 1 1, 0 0))");
        assertThat(rows.rows.get(0).repairs()).containsExactly(Repair.RING_CLOSED, Repair.HEIGHT_DROPPED);
    }

    @Test
    void takesTheReferenceSystemOfTheOlderSpecification() throws IOException {
        Rows rows = read("""
                {"type":"FeatureCollection",
                 "crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::2154"}},"features":[]}""");

        assertThat(rows.layer).isEqualTo(new Layer(List.of(), ReferenceSystem.ofEpsg(2154)));
    }

    @Test
    void takesTheReferenceSystemThatServersWriteAfterTheFeatures() throws IOException {
        for (String crs : new String[] {
            "{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::2154\"}}",
            "{\"type\":\"EPSG\",\"properties\":{\"code\":2154}}",
            "{\"type\":\"EPSG\",\"properties\":{\"code\":\"2154\"}}"
        }) {
            Rows rows = read("""
                    {"type":"FeatureCollection","features":[
                     {"type":"Feature","properties":{"crs":"27572"},"geometry":{"type":"Point","coordinates":[6e5,6e6]}}],
                     "totalFeatures":1,"crs":%s}""".formatted(crs));

            assertThat(rows.layer).as(crs).isEqualTo(new Layer(List.of(), ReferenceSystem.ofEpsg(2154)));
            assertThat(rows.rows).hasSize(1);
        }
    }

    @Test
    void refusesGeometriesItCannotRead() throws IOException {
        for (String geometry : new String[] {
            "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,1]]]}",
            "{\"type\":\"Polygon\",\"coordinates\":[[0,0],[1,1]]}",
            "{\"type\":\"Point\",\"coordinates\":[\"6\",46]}",
            "{\"type\":\"Point\",\"coordinates\":[1e999,46]}",
            "{\"type\":\"Point\",\"coordinates\":[6]}",
            "{\"type\":\"Point\"}",
            "{\"type\":\"LineString\",\"coordinates\":[[0,0],[1,1]]}"
        }) {
            assertThat(readGeometry(geometry).rows.get(0).fault())
                    .as(geometry)
                    .isNotNull()
                    .satisfies(fault -> assertThat(fault.code()).isEqualTo("geometry_unreadable"));
        }
    }

    @Test
    void refusesAFileThatIsCut() {
        assertThatExceptionOfType(Unreadable.class)
                .isThrownBy(() -> read("{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Fea"))
                .satisfies(e -> assertThat(e.fault().code()).isEqualTo("json_broken"));
    }

    @Test
    void refusesJsonThatHoldsNoFeatures() {
        assertThatExceptionOfType(Unreadable.class)
                .isThrownBy(() -> read("{\"type\":\"Topology\"}"))
                .satisfies(e -> assertThat(e.fault().code()).isEqualTo("not_geojson"));
    }

    @Test
    void survivesEndlessNesting() {
        assertThatExceptionOfType(Unreadable.class)
                .isThrownBy(() -> readGeometry("{\"type\":\"Point\",\"coordinates\":" + "[".repeat(100_000)))
                .satisfies(e -> assertThat(e.fault().code()).isEqualTo("json_broken"));
    }

    @Test
    void readsFeaturesThatStandOneALine() throws IOException {
        String feature = """
                {"type":"Feature","properties":{"code":"%s"},"geometry":{"type":"Point","coordinates":[6.1,46.2]}}
                """;
        Rows rows = Rows.of(
                folder,
                "zones.geojsonl",
                (feature.formatted("A") + feature.formatted("B")).getBytes(StandardCharsets.UTF_8));

        assertThat(rows.rows).extracting(Row::line).containsExactly(1, 2);
        assertThat(rows.cells(1)).containsEntry("code", "B");
    }

    /** Portals give the codes and names of communes as lists of one. */
    @Test
    void keepsListsAndObjects() throws IOException {
        Rows rows = Rows.of(folder, "communes.geojson", """
                {"type":"Feature","properties":{"code":["57463"],"noms":["a","b"],"place":{"lon":6.1},"rien":[]},
                 "geometry":{"type":"Point","coordinates":[6.1,46.2]}}
                """.getBytes(StandardCharsets.UTF_8));

        assertThat(rows.cells(0))
                .containsEntry("code", "57463")
                .containsEntry("noms", "[\"a\",\"b\"]")
                .containsEntry("place", "{\"lon\":6.1}")
                .doesNotContainKey("rien");
    }
}
