package org.symbiozae.imports.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.symbiozae.imports.facts.Fields;
import org.symbiozae.imports.facts.ZoneFacts;
import org.symbiozae.imports.places.Coordinates;
import org.symbiozae.imports.places.Systems;
import org.symbiozae.imports.rows.Layer;
import org.symbiozae.imports.rows.Limits;
import org.symbiozae.imports.rows.Notes;
import org.symbiozae.imports.rows.ReferenceSystem;
import org.symbiozae.imports.rows.Refused;
import org.symbiozae.imports.rows.Row;
import org.symbiozae.imports.rows.RowSink;
import org.symbiozae.imports.rows.Unreadable;
import tools.jackson.databind.json.JsonMapper;

/** Files of every format, damaged at random but always alike: each is read or refused by name, none crashes or hangs. */
class FuzzTests {

    private static final int ROUNDS = 250;

    private static final String ZONES = """
            {"type":"FeatureCollection","features":[
             {"type":"Feature","properties":{"code":"Z1","nom":"Zone inventée","surface":12.5,"cree":"2020-01-31"},
              "geometry":{"type":"Polygon","coordinates":[[[6.05,46.05],[6.06,46.05],[6.06,46.06],[6.05,46.05]]]}},
             {"type":"Feature","properties":{"code":"Z2","nom":"Deuxième","surface":3,"cree":null},
              "geometry":{"type":"Polygon","coordinates":[[[6.15,46.05],[6.16,46.05],[6.16,46.06],[6.15,46.05]]]}}]}
            """;

    @TempDir
    private Path folder;

    /** As an import reads it, without a database. */
    private static final class Facts implements RowSink {

        private final ZoneFacts zones = new ZoneFacts(JsonMapper.shared());
        private int rows;

        @Override
        public void layer(Layer layer) throws Unreadable {
            for (String field : zones.required()) {
                zones.names().require(field, layer.columns());
            }
        }

        @Override
        public void row(Row row) throws Unreadable {
            rows++;
            try {
                zones.fact(
                        new Fields(row, zones.names(), new Systems(Coordinates.of(ReferenceSystem.WGS84))),
                        new Notes(row.repairs()));
            } catch (Refused refused) {
                assertThat(refused.fault().hint()).isNotBlank();
            }
        }

        @Override
        public void notice(String code, String text) {
            assertThat(text).isNotBlank();
        }
    }

    private Path sound(String ending) throws Exception {
        Path source = Files.writeString(folder.resolve("zones.geojson"), ZONES);
        return switch (ending) {
            case "geojson" -> source;
            case "csv" ->
                Files.writeString(
                        folder.resolve("zones.csv"),
                        "code;nom;wkt;epsg\nZ1;\"Zone; inventée\";POLYGON((6.05 46.05,6.06 46.05,6.06 46.06,6.05 46.05));4326\n"
                                + "Z2;Deux;{\"type\":\"Point\",\"coordinates\":[6,46]};2154\n");
            case "xlsx" ->
                Gdal.convert(
                        Files.writeString(
                                folder.resolve("sheet.csv"),
                                "code,nom,geometrie\nZ1,Une,\"POLYGON((6.05 46.05,6.06 46.05,6.06 46.06,6.05 46.05))\"\n"
                                        + "Z2,Deux,\"POLYGON((6.15 46.05,6.16 46.05,6.16 46.06,6.15 46.05))\"\n"),
                        folder.resolve("zones.xlsx"));
            case "kml" -> Gdal.convert(source, folder.resolve("zones.kml"));
            case "gpkg" -> Gdal.convert(source, folder.resolve("zones.gpkg"));
            default -> Gdal.zip(Gdal.convert(source, folder.resolve("zones.shp")), "");
        };
    }

    private static byte[] damaged(byte[] sound, Random random) {
        byte[] bytes = sound.clone();
        int hits = 1 + random.nextInt(8);
        for (int i = 0; i < hits; i++) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(5)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> Arrays.fill(bytes, at, Math.min(bytes.length, at + 1 + random.nextInt(16)), (byte) -1);
                case 3 -> bytes = Arrays.copyOf(bytes, Math.max(1, at));
                default -> bytes[at] = bytes[random.nextInt(bytes.length)];
            }
        }
        return bytes;
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "geojson", "kml", "gpkg", "zip", "xlsx"})
    void everyDamagedFileIsReadOrRefusedByName(String ending) throws Exception {
        byte[] sound = Files.readAllBytes(sound(ending));
        Facts whole = new Facts();
        Formats.read(
                "zones." + ending, Files.write(folder.resolve("sound"), sound), Limits.DEFAULT, Selection.ANY, whole);
        assertThat(whole.rows).isEqualTo(2);
        Random random = new Random(20261123);
        for (int round = 0; round < ROUNDS; round++) {
            Path file = Files.write(folder.resolve("damaged"), damaged(sound, random));
            assertTimeoutPreemptively(Duration.ofSeconds(20), () -> read(ending, file), ending + " in round " + round);
        }
    }

    private static void read(String ending, Path file) throws IOException {
        try {
            Formats.read("zones." + ending, file, Limits.DEFAULT, Selection.ANY, new Facts());
        } catch (Unreadable unreadable) {
            assertThat(unreadable.fault().code()).isNotBlank();
            assertThat(unreadable.fault().hint()).isNotBlank();
        }
    }

    /** Inside a zip damage is found by its checksum; here the parts are damaged before they are zipped. */
    @ParameterizedTest
    @ValueSource(strings = {"shp", "dbf", "prj"})
    void everyDamagedPartOfAShapefileIsReadOrRefusedByName(String part) throws Exception {
        Path source = Files.writeString(folder.resolve("zones.geojson"), ZONES);
        Path shape = Gdal.convert(source, folder.resolve("zones.shp"));
        Path member = folder.resolve("zones." + part);
        byte[] sound = Files.readAllBytes(member);
        Random random = new Random(20261124);
        for (int round = 0; round < ROUNDS; round++) {
            Files.write(member, damaged(sound, random));
            Path zip = Gdal.zip(shape, "");
            assertTimeoutPreemptively(Duration.ofSeconds(20), () -> read("zip", zip), part + " in round " + round);
        }
    }

    /** The same for the parts of a spreadsheet. */
    @ParameterizedTest
    @ValueSource(strings = {"xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml", "xl/styles.xml"})
    void everyDamagedPartOfASpreadsheetIsReadOrRefusedByName(String part) throws Exception {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(sound("xlsx").toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                parts.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        }
        byte[] sound = parts.get(part);
        assertThat(sound).isNotNull();
        Random random = new Random(20261127);
        for (int round = 0; round < ROUNDS; round++) {
            parts.put(part, damaged(sound, random));
            Path file = folder.resolve("damaged.xlsx");
            try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
                for (Map.Entry<String, byte[]> each : parts.entrySet()) {
                    out.putNextEntry(new ZipEntry(each.getKey()));
                    out.write(each.getValue());
                }
            }
            assertTimeoutPreemptively(Duration.ofSeconds(20), () -> read("xlsx", file), part + " in round " + round);
        }
    }
}
