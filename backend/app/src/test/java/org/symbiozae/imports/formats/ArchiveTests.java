package org.symbiozae.imports.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.symbiozae.imports.rows.Limits;
import org.symbiozae.imports.rows.Unreadable;

/** Zips and gzips as they are downloaded. */
class ArchiveTests {

    private static final String CSV = "code;nom\nZ1;Épine\n";
    private static final String GEOJSON =
            "{\"type\":\"Feature\",\"properties\":{\"code\":\"Z1\"},\"geometry\":{\"type\":\"Point\",\"coordinates\":[6,46]}}";
    private static final String KML =
            "<kml><Placemark><name>Z1</name><Point><coordinates>6,46</coordinates></Point></Placemark></kml>";

    @TempDir
    Path folder;

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] zip(Charset names, Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, names)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] zip(Object... nameAndContent) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (int i = 0; i < nameAndContent.length; i += 2) {
            Object content = nameAndContent[i + 1];
            files.put((String) nameAndContent[i], content instanceof byte[] bytes ? bytes : utf8((String) content));
        }
        return zip(StandardCharsets.UTF_8, files);
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }

    private Rows read(byte[] zip, Selection wanted) throws IOException {
        Rows rows = new Rows();
        Formats.read("paquet.zip", Files.write(folder.resolve("upload"), zip), Limits.DEFAULT, wanted, rows);
        return rows;
    }

    private static Selection named(String layer) {
        return new Selection(layer, List.of(), columns -> 0);
    }

    private Rows read(byte[] zip) throws IOException {
        return read(zip, Selection.ANY);
    }

    private String refusal(byte[] content) {
        return catchThrowableOfType(Unreadable.class, () -> read(content))
                .fault()
                .code();
    }

    @Test
    void readsATableInAFolderAndSaysWhich() throws IOException {
        Rows rows = read(zip("Data 2026/lisez-moi.txt", "Bonjour", "Data 2026/Stock.csv", CSV, "schema.json", "{}"));

        assertThat(rows.cells(0)).containsEntry("code", "Z1").containsEntry("nom", "Épine");
        assertThat(rows.said("unpacked")).contains("Read the file “data 2026/stock.csv” inside.");
        assertThat(rows.said("layers_left_out")).isEmpty();
        assertThat(rows.said("format")).isEmpty();
    }

    @Test
    void readsEveryFormatThatIsReadAlone() throws Exception {
        Path source = Files.writeString(folder.resolve("source.geojson"), GEOJSON);
        byte[] geopackage = Files.readAllBytes(Gdal.convert(source, folder.resolve("zones.gpkg")));
        ByteArrayOutputStream sheet = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(sheet, "test", "1.0")) {
            Worksheet only = workbook.newWorksheet("Zones");
            only.value(0, 0, "code");
            only.value(1, 0, "Z1");
        }

        for (byte[] zip : List.of(
                zip("a/zones.gpkg", geopackage),
                zip("a/zones.xlsx", sheet.toByteArray()),
                zip("a/zones.geojson", GEOJSON),
                zip("a/zones.json", GEOJSON),
                zip("a/zones.txt", CSV))) {
            assertThat(read(zip).cells(0)).containsEntry("code", "Z1");
        }
        assertThat(read(zip("zones.kmz", zip("doc.kml", KML))).cells(0)).containsEntry("name", "Z1");
        assertThat(Rows.of(folder, "zones.csv.gz", gzip(utf8(CSV))).cells(0)).containsEntry("nom", "Épine");
    }

    @Test
    void takesTheFileWhoseNameTellsWhatItHolds() throws IOException {
        byte[] zip = zip("terrain_eco.csv", CSV.replace("Z1", "T1"), "site_eco.csv", CSV, "communes.geojson", GEOJSON);

        Rows rows = read(zip, new Selection("", List.of("siteeco"), columns -> 0));

        assertThat(rows.cells(0)).containsEntry("code", "Z1");
        assertThat(rows.said("layers_left_out"))
                .contains("The file holds other layers, not read: terrain_eco.csv, communes.geojson.");
        assertThat(read(zip, named("terrain_eco")).cells(0)).containsEntry("code", "T1");
    }

    @Test
    void prefersShapesToTablesAndAsksBetweenEquals() throws IOException {
        assertThat(read(zip("a.csv", CSV.replace("Z1", "T1"), "b.geojson", GEOJSON))
                        .cells(0))
                .containsEntry("code", "Z1");
        assertThat(refusal(zip("a.csv", CSV, "b.csv", CSV))).isEqualTo("several_layers");
    }

    @Test
    void choosesATableOfTheOnlyGeoPackage() throws Exception {
        Path source = Files.writeString(folder.resolve("source.geojson"), GEOJSON);
        Path target = folder.resolve("two.gpkg");
        Gdal.convert(source, target, "-nln", "one");
        Gdal.convert(source, target, "-update", "-nln", "two");

        Rows rows = read(zip("two.gpkg", Files.readAllBytes(target)), named("two"));

        assertThat(rows.said("table")).contains("Read the table “two”.");
    }

    @Test
    void readsNamesAsWindowsWritesThem() throws IOException {
        byte[] zip = zip(Charset.forName("IBM850"), Map.of("Zones d'activités/été.csv", utf8(CSV)));

        assertThat(read(zip).said("unpacked")).contains("Read the file “zones d'activités/été.csv” inside.");
    }

    @Test
    void passesOverWhatSystemsHideInZips() throws IOException {
        assertThat(read(zip("__MACOSX/._a.csv", "x", "._a.csv", "x", "~$b.xlsx", "x", "a.csv", CSV)).rows)
                .hasSize(1);
    }

    @Test
    void opensNoArchiveInAnArchive() throws IOException {
        assertThat(refusal(zip("a.csv", zip("b.csv", CSV)))).isEqualTo("zip_in_zip");
        assertThat(refusal(zip("a.csv", gzip(utf8(CSV))))).isEqualTo("zip_in_zip");
        assertThat(refusal(gzip(zip("b.csv", CSV)))).isEqualTo("zip_in_zip");
        assertThat(refusal(new byte[] {'7', 'z', (byte) 0xBC, (byte) 0xAF, 0x27, 0x1C}))
                .isEqualTo("archive_unknown");
    }

    @Test
    void stopsWhatGrowsTooLarge() throws IOException {
        assertThat(refusal(zip("a.csv", new byte[50_000_000]))).isEqualTo("zip_bomb");
        assertThat(refusal(gzip(new byte[50_000_000]))).isEqualTo("zip_bomb");
    }

    @Test
    void refusesAGzipThatIsCut() throws IOException {
        byte[] whole = gzip(utf8(CSV.repeat(100)));

        assertThat(refusal(Arrays.copyOf(whole, whole.length - 12))).isEqualTo("zip_broken");
    }
}
