package org.symbiozae.imports.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.symbiozae.imports.rows.Unreadable;

class HostileFileTests {

    @TempDir
    Path folder;

    private String refusal(String name, byte[] content) {
        Unreadable unreadable = catchThrowableOfType(Unreadable.class, () -> Rows.of(folder, name, content));
        assertThat(unreadable).as(name).isNotNull();
        assertThat(unreadable.fault().hint()).isNotBlank();
        return unreadable.fault().code();
    }

    private static byte[] zip(String name, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        }
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "zones.geojson, ``, file_empty",
                "zones.csv, `<!DOCTYPE html><p>404`, html_file",
                "zones.kml, `<?xml version=\"1.0\"?><kml/>`, file_empty",
                "zones.kml, `<?xml version=\"1.0\"?><gpx/>`, format_other",
                "zones.gml, `<?xml version=\"1.0\"?><wfs:FeatureCollection xmlns:gml=\"http://www.opengis.net/gml\"/>`, format_other",
                "zones.mif, `Version 300\nCharset \"Neutral\"\nDelimiter \",\"\nColumns 2`, format_other",
                "zones.tab, `!table\n!version 300`, format_other",
                "plan.dxf, `  0\nSECTION\n  2\nHEADER`, format_other",
                "plan.dwg, `AC1032\u0000\u0000\u0001`, format_other",
                "zones.fgb, `fgb\u0003fgb\u0000`, format_other",
                "zones.pdf, `%PDF-1.4\n`, format_other",
                "zones.parquet, `PAR1\u0015\u0004`, format_other",
                "zones.kml, `<!DOCTYPE kml [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><kml><Placemark><name>&x;</name></Placemark></kml>`, kml_broken",
                "zones.kml, `<kml><Placemark><name>a`, kml_broken",
                "zones.json, `[1, 2]`, format_unknown",
                "zones.csv, `\u0001\u0002\u0003\u0004`, format_unknown",
                "zones.zip, `PK\u0003\u0004 and nothing more`, zip_broken",
                "zones.gpkg, `SQLite format 3\u0000 and nothing more`, gpkg_broken"
            })
    void refusesWhatItIsNot(String name, String content, String code) {
        assertThat(refusal(name, content.getBytes(StandardCharsets.ISO_8859_1))).isEqualTo(code);
    }

    @Test
    void goesByTheContentOfAFileWithAWrongEnding() throws IOException {
        Rows rows = Rows.of(folder, "zones.shp", "code,nom\n1,a\n".getBytes(StandardCharsets.UTF_8));

        assertThat(rows.rows).hasSize(1);
        assertThat(rows.said("format")).contains("The name ends in .shp but the content is CSV.");
    }

    @Test
    void namesWhatAZipHoldsThatItDoesNotRead() throws IOException {
        assertThat(refusal("zones.gdb.zip", zip("zones.gdb/a00000001.gdbtable", new byte[10])))
                .isEqualTo("format_other");
        assertThat(refusal("zones.zip", zip("ZONES.MIF", new byte[10]))).isEqualTo("format_other");
        assertThat(refusal("zones.zip", zip("notes.bin", new byte[10]))).isEqualTo("zip_without_layer");
    }

    @Test
    void refusesAZipThatIsCut() throws IOException {
        byte[] whole = zip("zones.shp", new byte[5_000]);

        assertThat(refusal("zones.zip", Arrays.copyOf(whole, whole.length / 2))).isEqualTo("zip_broken");
    }

    @Test
    void refusesNamesThatClimbOutOfTheZip() throws IOException {
        for (String name :
                new String[] {"../zones.shp", "a/../../zones.shp", "/etc/zones.shp", "C:\\zones.shp", "..\\z.shp"}) {
            assertThat(refusal("zones.zip", zip(name, new byte[10]))).as(name).isEqualTo("zip_path");
        }
    }

    @Test
    void stopsAZipThatGrowsTooLarge() throws IOException {
        assertThat(refusal("zones.xlsx", zip("xl/workbook.xml", new byte[50_000_000])))
                .isEqualTo("zip_bomb");
    }

    @Test
    void refusesAZipInAZip() throws IOException {
        assertThat(refusal("zones.zip", zip("zones.zip", zip("zones.shp", new byte[10]))))
                .isEqualTo("zip_without_layer");
    }

    @Test
    void refusesASpreadsheetThatIsNone() throws IOException {
        assertThat(refusal("sites.xlsx", zip("xl/workbook.xml", "<html/>".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo("xlsx_broken");
    }
}
