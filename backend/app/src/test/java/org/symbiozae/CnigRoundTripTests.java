package org.symbiozae;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.symbiozae.domain.Viewer;
import org.symbiozae.exports.Exports;
import org.symbiozae.imports.ImportReport;
import org.symbiozae.imports.ImportReport.Taken;
import org.symbiozae.imports.ImportRequest;
import org.symbiozae.imports.Imports;
import org.symbiozae.imports.Kind;

/** Zones with every attribute of the standard leave as files and come back as they were. The zones are invented. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.NONE, properties = "symbiozae.compute.on-change=false")
@ContextConfiguration(initializers = TestDatabase.class)
class CnigRoundTripTests {

    private static final String STORED = """
            SELECT concat_ws('|', code, name, commune_code, commune_name, vocation, source, attributes, ST_AsText(boundary))
            FROM zone ORDER BY code
            """;

    @Autowired
    private Imports imports;

    @Autowired
    private Exports exports;

    @Autowired
    private JdbcClient jdbc;

    @TempDir
    private Path folder;

    @BeforeEach
    void twoZones() throws IOException {
        TestDatabase.empty(jdbc);
        jdbc.sql("""
                INSERT INTO territory (code, name, boundary)
                VALUES ('T', 'Territoire inventé', ST_Multi(ST_MakeEnvelope(5.9, 45.9, 6.3, 46.3, 4326)))
                """).update();
        ImportReport report = take(Kind.ZONES, "site-eco.csv", zones().getBytes(StandardCharsets.UTF_8), null);
        assertThat(report.refused()).isEmpty();
        assertThat(report.warned()).isEmpty();
        assertThat(report.taken()).isEqualTo(new Taken(2, 0, 0));
    }

    private static List<NamedCsvRecord> reference(String name) throws IOException {
        try (Reader reader = new InputStreamReader(
                        CnigRoundTripTests.class.getResourceAsStream("/gis-data/reference/" + name),
                        StandardCharsets.UTF_8);
                CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(reader)) {
            return rows.stream()
                    .filter(row -> row.getField("class").equals("SITE-ECO"))
                    .toList();
        }
    }

    /** One zone with every attribute filled and a column of its own, one with nothing but what it must have. */
    private static String zones() throws IOException {
        List<String> names = new ArrayList<>();
        List<String> full = new ArrayList<>();
        List<String> bare = new ArrayList<>();
        for (NamedCsvRecord attribute : reference("cnig_attributes.csv")) {
            String name = attribute.getField("attribute");
            names.add(name);
            String value = value(attribute, name);
            full.add(value);
            boolean asked = attribute.getField("requirement").equals("O");
            bare.add(
                    switch (name) {
                        case "site_id" -> "01004_SITE-ECO_00002";
                        case "site_type" -> "établissement économique isolé";
                        default -> asked ? value.replace("6.05", "6.15").replace("6.06", "6.16") : "";
                    });
        }
        return String.join(";", names) + ";Remarque élue\n" + String.join(";", full) + ";\"vu; à l’été\"\n"
                + String.join(";", bare) + ";\n";
    }

    private static String value(NamedCsvRecord attribute, String name) throws IOException {
        String type = attribute.getField("sql_type");
        if (attribute.getField("value_list").startsWith("list:")) {
            for (NamedCsvRecord row : reference("cnig_codelists.csv")) {
                if (row.getField("attribute").equals(name)
                        && row.getField("value").contains("é")) {
                    return '"' + row.getField("value") + '"';
                }
            }
        }
        return switch (name) {
            case "site_id" -> "01004_SITE-ECO_00001";
            case "site_type" -> "zone d'activité économique";
            case "site_geomsurf" ->
                "\"{\"\"type\"\":\"\"Polygon\"\",\"\"coordinates\"\":[[[6.05,46.05],[6.06,46.05],[6.06,46.0612345678],[6.05,46.05]]]}\"";
            case "site_evol_urba" -> "renouvellement urbain";
            case "site_geompoint" -> "\"6.05, 46.05\"";
            case "site_uf_nbre" -> "15";
            case "site_uf_vacant_nbre" -> "2";
            case "site_taux_vacance" -> "13";
            case "site_surf_brute" -> "37.2";
            case "site_surf_utile" -> "35.25";
            case "site_epci_siren" -> "732829320";
            case "site_comm_insee" -> "01004";
            default ->
                attribute.getField("value_list").equals("oui|non")
                        ? "oui"
                        : type.equals("integer")
                                ? "7"
                                : type.equals("real")
                                        ? "1.5"
                                        : type.equals("char(10)")
                                                ? "2026-03-01"
                                                : type.equals("char(4)") ? "1998" : "Été à l’œuvre " + name;
        };
    }

    private ImportReport take(Kind kind, String name, byte[] bytes, Integer epsg) throws IOException {
        Path file = Files.write(folder.resolve("upload"), bytes);
        return imports.take(new ImportRequest(name, file, kind, "T", epsg, false, "test"));
    }

    private byte[] export(String format, Integer epsg) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        exports.write("site-eco", format, Map.of(), epsg, Viewer.ADMINISTRATOR, file);
        return file.toByteArray();
    }

    private List<String> stored() {
        return jdbc.sql(STORED).query(String.class).list();
    }

    @ParameterizedTest
    @CsvSource({"shp.zip, 2154", "shp.zip, 4326", "gpkg, 2154", "gpkg, 4326", "csv, 2154", "csv, 4326", "geojson, 4326"
    })
    void whatLeavesAsAFileComesBackUnchanged(String format, int epsg) throws IOException {
        List<String> before = stored();
        byte[] file = export(format, epsg);

        ImportReport again = take(Kind.ZONES, "zones." + format, file, null);

        assertThat(again.refused()).isEmpty();
        assertThat(again.compared().changedFields()).isEmpty();
        assertThat(again.taken()).isEqualTo(new Taken(0, 0, 2));
        jdbc.sql("TRUNCATE zone CASCADE").update();
        assertThat(take(Kind.ZONES, "zones." + format, file, null).taken()).isEqualTo(new Taken(2, 0, 0));
        assertThat(stored())
                .usingElementComparator(CnigRoundTripTests::withinAMillimetre)
                .isEqualTo(before);
    }

    /** Same texts, and numbers of the outline that differ by 1e-8 degrees at most. */
    private static int withinAMillimetre(String one, String other) {
        int shape = one.lastIndexOf("|");
        int otherShape = other.lastIndexOf("|");
        String[] numbers = one.substring(shape).split("[^0-9.]+");
        String[] others = other.substring(otherShape).split("[^0-9.]+");
        boolean same =
                one.substring(0, shape).equals(other.substring(0, otherShape)) && numbers.length == others.length;
        for (int i = 0; same && i < numbers.length; i++) {
            same = numbers[i].isEmpty()
                    || Math.abs(Double.parseDouble(numbers[i]) - Double.parseDouble(others[i])) < 1e-8;
        }
        return same ? 0 : 1;
    }

    @Test
    void aShapefileCarriesTheOfficialNames() throws IOException {
        assertThat(new String(export("shp.zip", 2154), StandardCharsets.ISO_8859_1))
                .isNotEmpty();
        Path file = Files.write(folder.resolve("zones.zip"), export("shp.zip", 2154));
        try (ZipFile zip = new ZipFile(file.toFile())) {
            String names =
                    new String(zip.getInputStream(zip.getEntry("names.csv")).readAllBytes(), StandardCharsets.UTF_8);
            assertThat(names)
                    .contains("SITEID,site_id", "SIUFVACANT,site_uf_vacant_nbre", "SIECHANGEU,autoroute_echang_dist");
        }
    }
}
