package org.symbiozae.imports.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Geometry;
import org.symbiozae.imports.rows.ReferenceSystem;
import org.symbiozae.imports.rows.Repair;
import org.symbiozae.imports.rows.Row;
import org.symbiozae.imports.rows.Unreadable;

/** Shapefiles and GeoPackages written by GDAL. */
class GdalFileTests {

    private static final String ZONES = """
            {"type":"FeatureCollection","features":[
             {"type":"Feature","properties":{"site_id":"Z1","site_nom":"ZAE de l'Épine","site_vocadomi":"artisanale","ha":4.5},
              "geometry":{"type":"MultiPolygon","coordinates":[
               [[[6.10,46.10],[6.12,46.10],[6.12,46.12],[6.10,46.12],[6.10,46.10]],
                [[6.105,46.105],[6.105,46.110],[6.110,46.110],[6.110,46.105],[6.105,46.105]]],
               [[[6.20,46.20],[6.21,46.20],[6.21,46.21],[6.20,46.20]]]]}},
             {"type":"Feature","properties":{"site_id":"Z2","site_nom":null,"site_vocadomi":null,"ha":1},"geometry":null}]}""";

    @TempDir
    Path folder;

    private Path source;

    @BeforeEach
    void writeSource() throws IOException {
        source = Files.writeString(folder.resolve("source.geojson"), ZONES);
    }

    private Path shapefile(String... options) throws Exception {
        return Gdal.convert(source, folder.resolve("zones.shp"), options);
    }

    @Test
    void readsAShapefileInAFolderOfTheZip() throws Exception {
        Rows rows = Rows.of("zones.zip", Gdal.zip(shapefile("-lco", "ENCODING=UTF-8"), "CNIG/Dossier 1/"));

        assertThat(rows.rows).hasSize(2);
        assertThat(rows.cells(0)).containsEntry("site_id", "Z1").containsEntry("site_nom", "ZAE de l'Épine");
        assertThat(rows.cells(0)).containsEntry("site_vocad", "artisanale");
        Geometry zone = rows.rows.get(0).geometry();
        assertThat((Object) zone).isNotNull();
        assertThat(zone.getNumGeometries()).isEqualTo(2);
        assertThat(zone.getArea()).isCloseTo(0.0004 - 0.000025 + 0.00005, within(1e-9));
        assertThat(rows.rows.get(1)).extracting(Row::geometry, Row::fault).containsExactly(null, null);
    }

    @Test
    void readsAccentsOfAnOldShapefile() throws Exception {
        Path shape = shapefile("-lco", "ENCODING=ISO-8859-1");
        Files.delete(folder.resolve("zones.cpg"));

        assertThat(Rows.of("zones.zip", Gdal.zip(shape, "")).cells(0)).containsEntry("site_nom", "ZAE de l'Épine");
    }

    @Test
    void takesADateOfZerosForNone() throws Exception {
        Files.writeString(source, Files.readString(source).replace("\"ha\":1", "\"ha\":1,\"vu\":\"2026/03/31\""));
        Path shape = shapefile();
        Path table = folder.resolve("zones.dbf");
        String cells = Files.readString(table, StandardCharsets.ISO_8859_1);
        assertThat(Rows.of("zones.zip", Gdal.zip(shape, "")).cells(1)).containsEntry("vu", "2026-03-31");

        Files.writeString(table, cells.replace("20260331", "00000000"), StandardCharsets.ISO_8859_1);

        assertThat(Rows.of("zones.zip", Gdal.zip(shape, "")).cells(1)).doesNotContainKey("vu");
    }

    @Test
    void dropsTheHeightsOfAShapefile() throws Exception {
        Rows rows = Rows.of("zones.zip", Gdal.zip(shapefile("-nlt", "MULTIPOLYGONZM"), ""));

        assertThat(rows.rows.get(0).repairs()).containsExactly(Repair.HEIGHT_DROPPED);
        assertThat((Object) rows.rows.get(0).geometry()).isNotNull();
    }

    @Test
    void saysWhichPartOfAShapefileIsMissing() throws Exception {
        Path shape = shapefile();
        Files.delete(folder.resolve("zones.dbf"));
        Path zip = Gdal.zip(shape, "");

        assertThatExceptionOfType(Unreadable.class)
                .isThrownBy(() -> Rows.of("zones.zip", zip))
                .satisfies(e -> assertThat(e.fault().code()).isEqualTo("shapefile_incomplete"));
    }

    @Test
    void refusesAWebPageNamedPrj() throws Exception {
        Path shape = shapefile();
        Files.writeString(folder.resolve("zones.prj"), "<html>Not found</html>");
        Path zip = Gdal.zip(shape, "");

        assertThatExceptionOfType(Unreadable.class)
                .isThrownBy(() -> Rows.of("zones.zip", zip))
                .satisfies(e -> assertThat(e.fault().code()).isEqualTo("prj_unreadable"));
    }

    @Test
    void refusesAShapefileCutAnywhere() throws Exception {
        Path shape = shapefile();
        byte[] whole = Files.readAllBytes(shape);
        for (int length : new int[] {0, 50, 100, 104, 200, whole.length - 1}) {
            Files.write(shape, Arrays.copyOf(whole, length));
            Path zip = Gdal.zip(shape, "");
            assertThatExceptionOfType(Unreadable.class)
                    .as("cut at " + length)
                    .isThrownBy(() -> Rows.of("zones.zip", zip));
        }
    }

    /** As MapInfo and ArcView wrote it, with nothing beside it to say so. */
    @Test
    void readsTheCodePageOfDosThatATableNames() throws Exception {
        Path shape = shapefile("-lco", "ENCODING=CP850");
        Files.deleteIfExists(folder.resolve("zones.cpg"));
        byte[] table = Files.readAllBytes(folder.resolve("zones.dbf"));
        table[29] = 0x02;
        Files.write(folder.resolve("zones.dbf"), table);

        Rows rows = Rows.of("zones.zip", Gdal.zip(shape, ""));

        assertThat(rows.cells(0)).containsEntry("site_nom", "ZAE de l'Épine");
    }

    @Test
    void readsAGeoPackageAndItsReferenceSystem() throws Exception {
        Path file = Gdal.convert(source, folder.resolve("zones.gpkg"), "-t_srs", "EPSG:2154", "-nlt", "MULTIPOLYGONZ");
        Rows rows = Rows.of("zones.gpkg", file);

        assertThat(rows.layer).isNotNull();
        assertThat(rows.layer.system()).isEqualTo(ReferenceSystem.ofEpsg(2154));
        assertThat(rows.cells(0)).containsEntry("site_nom", "ZAE de l'Épine").containsEntry("ha", "4.5");
        assertThat((Object) rows.rows.get(0).geometry()).isNotNull();
        assertThat(rows.rows.get(0).repairs()).containsExactly(Repair.HEIGHT_DROPPED);
        assertThat((Object) rows.rows.get(1).geometry()).isNull();
    }

    @Test
    void asksForOneLayerOfSeveral() throws Exception {
        Path file = Gdal.convert(source, folder.resolve("zones.gpkg"), "-nln", "one");
        Gdal.convert(source, file, "-update", "-nln", "two");

        assertThatExceptionOfType(Unreadable.class)
                .isThrownBy(() -> Rows.of("zones.gpkg", file))
                .satisfies(e -> assertThat(e.fault().value()).isEqualTo("one, two"));
    }

    @Test
    void refusesAGeoPackageThatIsCut() throws Exception {
        Path file = Gdal.convert(source, folder.resolve("zones.gpkg"));
        Path cut = Files.write(folder.resolve("cut"), Arrays.copyOf(Files.readAllBytes(file), 6_000));

        assertThatExceptionOfType(Unreadable.class)
                .isThrownBy(() -> Rows.of("zones.gpkg", cut))
                .satisfies(e -> assertThat(e.fault().code()).isEqualTo("gpkg_broken"));
    }
}
