package org.symbiozae.ogc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Files of every layer: GeoPackages as OGC's suite for them wants, with their styles; and every reference system there is. */
class ExportedLayersTests extends DemoLayers {

    private static final List<String> SYSTEMS = Stream.concat(
                    Stream.of("4326", "3857", "2154", "27572", "2056", "2972", "2975", "5490", "4471"),
                    IntStream.rangeClosed(3942, 3950).mapToObj(Integer::toString))
            .toList();
    private static final String TYPES = "BOOLEAN|TINYINT|SMALLINT|MEDIUMINT|INT|INTEGER|FLOAT|DOUBLE|REAL|DATE|DATETIME"
            + "|TEXT(\\(\\d+\\))?|BLOB(\\(\\d+\\))?|GEOMETRY|(MULTI)?(POINT|LINESTRING|POLYGON)|GEOMETRYCOLLECTION";

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> everyGeoPackageIsValid() {
        return each(name -> {
            try (GeoPackage file = new GeoPackage(name, "")) {
                container(file);
                contents(file);
                features(file, name.replace('-', '_'));
                int all = ogc().json("/collections/" + name + "/items?limit=1")
                        .at("/numberMatched")
                        .asInt();
                assertThat(file.ask("SELECT count(*) FROM \"" + name.replace('-', '_') + '"'))
                        .containsExactly(Integer.toString(all));
            }
        });
    }

    private static void container(GeoPackage file) {
        assertThat(file.ask("PRAGMA application_id")).containsExactly("" + 0x47504B47);
        assertThat(file.ask("PRAGMA user_version")).containsExactly("10300");
        assertThat(file.ask("PRAGMA integrity_check")).containsExactly("ok");
        assertThat(file.ask("PRAGMA foreign_key_check")).isEmpty();
        assertThat(file.ask("SELECT srs_id FROM gpkg_spatial_ref_sys")).contains("-1", "0", "4326");
        assertThat(file.ask("SELECT definition FROM gpkg_spatial_ref_sys")).noneMatch(String::isBlank);
    }

    private static void contents(GeoPackage file) {
        assertThat(file.ask("SELECT last_change FROM gpkg_contents"))
                .allMatch(time -> time.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z"));
        assertThat(file.ask("SELECT data_type FROM gpkg_contents ORDER BY data_type"))
                .containsExactly("attributes", "features");
        for (String table : file.ask("SELECT table_name FROM gpkg_contents")) {
            assertThat(file.ask("SELECT type FROM pragma_table_info('" + table + "')"))
                    .as(table)
                    .isNotEmpty()
                    .allMatch(type -> type.matches(TYPES));
            assertThat(file.ask("SELECT sql FROM sqlite_master WHERE name = '" + table + "'"))
                    .allMatch(sql -> sql.replaceAll("\\s+", " ")
                            .matches("(?s).*\\bid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL.*"));
        }
        assertThat(file.ask("SELECT ge.table_name FROM gpkg_extensions ge LEFT JOIN gpkg_contents c USING (table_name)"
                        + " WHERE c.table_name IS NULL"))
                .isEmpty();
        assertThat(file.ask("SELECT scope FROM gpkg_extensions")).containsOnly("write-only");
    }

    private void features(GeoPackage file, String table) {
        assertThat(file.ask("SELECT table_name FROM gpkg_geometry_columns")).containsExactly(table);
        assertThat(file.ask(
                        "SELECT count(*) FROM gpkg_geometry_columns g JOIN gpkg_contents c USING (table_name, srs_id)"))
                .containsExactly("1");
        assertThat(file.ask("SELECT count(*) FROM \"rtree_" + table + "_geom\""))
                .isEqualTo(file.ask("SELECT count(geom) FROM \"" + table + '"'));
        String type =
                file.ask("SELECT geometry_type_name FROM gpkg_geometry_columns").get(0);
        int code = List.of("POINT", "LINESTRING", "POLYGON", "MULTIPOINT", "MULTILINESTRING", "MULTIPOLYGON")
                        .indexOf(type)
                + 1;
        for (byte[] shape : file.shapes(table)) {
            assertThat(new String(shape, 0, 2, StandardCharsets.US_ASCII)).isEqualTo("GP");
            assertThat(shape[2]).as("version").isZero();
            boolean little = (shape[3] & 1) == 1;
            int envelope = List.of(0, 32, 48, 48, 64).get(shape[3] >> 1 & 7);
            ByteBuffer header = ByteBuffer.wrap(shape).order(little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
            assertThat(header.getInt(4)).as("srs_id").isEqualTo(4326);
            ByteBuffer wkb = ByteBuffer.wrap(shape)
                    .order(shape[8 + envelope] == 1 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
            assertThat(wkb.getInt(9 + envelope)).as(type).isEqualTo(code);
        }
    }

    /** The suite allows a ten-thousandth between the box in a geometry's header and the one in the index, also in metres. */
    @TestFactory
    Stream<DynamicTest> boxesInHeadersAreThoseOfTheIndex() {
        return each(name -> {
            for (String crs : List.of("4326", "2154", "2056", "3857")) {
                try (GeoPackage file = new GeoPackage(name, "?crs=EPSG:" + crs)) {
                    boxes(file, name.replace('-', '_'), crs);
                }
            }
        });
    }

    private static void boxes(GeoPackage file, String table, String crs) {
        List<byte[]> shapes = file.shapes(table);
        List<String> boxes = file.ask("SELECT minx || ' ' || maxx || ' ' || miny || ' ' || maxy FROM \"rtree_" + table
                + "_geom\" ORDER BY id");
        assertThat(boxes).hasSameSizeAs(shapes);
        for (int i = 0; i < boxes.size(); i++) {
            ByteBuffer header = ByteBuffer.wrap(shapes.get(i)).order(ByteOrder.LITTLE_ENDIAN);
            for (int side = 0; side < 4 && (header.get(3) & 2) != 0; side++) {
                assertThat(header.getDouble(8 + side * Double.BYTES))
                        .as(crs)
                        .isCloseTo(Double.parseDouble(boxes.get(i).split(" ")[side]), within(1e-4));
            }
        }
    }

    /** QGIS takes the look of a layer from this table when it opens the file. */
    @TestFactory
    Stream<DynamicTest> everyGeoPackageCarriesTheStylesOfItsLayer() {
        return each(name -> {
            try (GeoPackage file = new GeoPackage(name, "?id=0")) {
                assertThat(file.ask("SELECT f_table_name || ' ' || f_geometry_column || ' ' || useAsDefault"
                                + " || f_table_catalog || f_table_schema FROM layer_styles"))
                        .containsExactly(name.replace('-', '_') + " geom 1");
                assertThat(file.ask("SELECT styleQML FROM layer_styles"))
                        .containsExactly(
                                ogc().get(server() + "/styles/" + name + ".qml").body());
                assertThat(file.ask("SELECT styleSLD FROM layer_styles"))
                        .containsExactly(
                                ogc().get(server() + "/styles/" + name + ".sld").body());
            }
        });
    }

    /** PostGIS is the judge of where everything is. */
    @TestFactory
    Stream<DynamicTest> zonesInEverySystemAreWhereTheyShould() {
        return SYSTEMS.stream()
                .map(epsg -> DynamicTest.dynamicTest(epsg, () -> {
                    double[] expected = jdbc().sql(
                                    "SELECT ST_XMin(box), ST_YMin(box), ST_XMax(box), ST_YMax(box) FROM (SELECT"
                                            + " ST_Extent(ST_Transform(boundary, ?)) AS box FROM visible.zone) extent")
                            .param(Integer.parseInt(epsg))
                            .query((row, number) ->
                                    new double[] {row.getDouble(1), row.getDouble(2), row.getDouble(3), row.getDouble(4)
                                    })
                            .single();
                    try (GeoPackage file = new GeoPackage("zones", "?crs=EPSG:" + epsg)) {
                        String box = file.ask(
                                        "SELECT min_x || ' ' || min_y || ' ' || max_x || ' ' || max_y || ' ' || srs_id"
                                                + " FROM gpkg_contents WHERE data_type = 'features'")
                                .get(0);
                        String[] sides = box.split(" ");
                        assertThat(sides[4]).isEqualTo(epsg);
                        for (int i = 0; i < 4; i++) {
                            assertThat(Double.parseDouble(sides[i])).isCloseTo(expected[i], within(0.001));
                        }
                    }
                    double[] shapefile = boxOfShapefile(download("zones.shp.zip?crs=EPSG:" + epsg));
                    for (int i = 0; i < 4; i++) {
                        assertThat(shapefile[i]).isCloseTo(expected[i], within(0.001));
                    }
                }));
    }

    private static double[] boxOfShapefile(byte[] zip) {
        try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                if (entry.getName().endsWith(".shp")) {
                    ByteBuffer header = ByteBuffer.wrap(entries.readNBytes(100)).order(ByteOrder.LITTLE_ENDIAN);
                    return new double[] {
                        header.getDouble(36), header.getDouble(44), header.getDouble(52), header.getDouble(60)
                    };
                }
            }
            throw new AssertionError("no .shp in the zip");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private byte[] download(String file) {
        try {
            HttpResponse<byte[]> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(server() + "/export/" + file))
                                    .build(),
                            BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).as(file).isEqualTo(200);
            return answer.body();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private final class GeoPackage implements AutoCloseable {

        private final Connection file;

        GeoPackage(String layer, String parameters) {
            try {
                Path path = Files.createTempFile(folder, layer, ".gpkg");
                Files.write(path, download(layer + ".gpkg" + parameters));
                file = DriverManager.getConnection("jdbc:sqlite:" + path);
            } catch (IOException | SQLException unreadable) {
                throw new AssertionError(layer, unreadable);
            }
        }

        List<String> ask(String sql) {
            List<String> answers = new ArrayList<>();
            try (Statement statement = file.createStatement();
                    ResultSet rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    answers.add(rows.getString(1));
                }
                return answers;
            } catch (SQLException refused) {
                throw new AssertionError(sql, refused);
            }
        }

        List<byte[]> shapes(String table) {
            List<byte[]> shapes = new ArrayList<>();
            try (Statement statement = file.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT geom FROM \"" + table + "\" WHERE geom NOTNULL")) {
                while (rows.next()) {
                    shapes.add(rows.getBytes(1));
                }
                return shapes;
            } catch (SQLException refused) {
                throw new AssertionError(table, refused);
            }
        }

        @Override
        public void close() {
            try {
                file.close();
            } catch (SQLException broken) {
                throw new AssertionError(broken);
            }
        }
    }
}
