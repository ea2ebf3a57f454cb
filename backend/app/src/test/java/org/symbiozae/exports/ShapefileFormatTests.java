package org.symbiozae.exports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.symbiozae.domain.Problem;
import tools.jackson.databind.JsonNode;

class ShapefileFormatTests {

    private static final String SQUARE =
            "POLYGON ((6 46, 7 46, 7 47, 6 47, 6 46), (6.2 46.2, 6.2 46.4, 6.4 46.4, 6.2 46.2))";

    private final ShapefileFormat format = new ShapefileFormat();

    @TempDir
    private Path folder;

    @Test
    void itHasAllItsParts() throws IOException {
        Map<String, byte[]> parts = parts(Sample.of("Point", "POINT (6 46)"));
        assertThat(parts)
                .containsOnlyKeys(
                        "sample-rows.shp",
                        "sample-rows.shx",
                        "sample-rows.dbf",
                        "sample-rows.prj",
                        "sample-rows.cpg",
                        "names.csv",
                        "LISEZMOI.txt");
        assertThat(parts.get("sample-rows.cpg")).asString().isEqualTo("UTF-8");
        assertThat(text(parts, "names.csv")).contains("offer_zone,offer_zone_id", "offer_zo_2,offer_zone");
    }

    @Test
    void theHeaderSaysTheDayItWasMade() throws IOException {
        byte[] dbf = parts(Sample.of("Point", "POINT (6 46)")).get("sample-rows.dbf");
        assertThat(dbf[1] + 1900).isEqualTo(2026);
        assertThat(List.of(dbf[2], dbf[3])).containsExactly((byte) 3, (byte) 9);
    }

    @Test
    void outerRingsAreClockwiseAndHolesAreNot() throws IOException {
        ByteBuffer shp = ByteBuffer.wrap(parts(Sample.of("Polygon", SQUARE)).get("sample-rows.shp"))
                .order(ByteOrder.LITTLE_ENDIAN);
        int points = 100 + 8 + 44 + 2 * 4;
        assertThat(shp.getDouble(points)).isEqualTo(6);
        assertThat(shp.getDouble(points + 16)).as("north before east").isEqualTo(6);
        assertThat(shp.getDouble(points + 24)).isEqualTo(47);
        int hole = points + 5 * 16;
        assertThat(List.of(shp.getDouble(hole + 16), shp.getDouble(hole + 24)))
                .as("east before north")
                .containsExactly(6.4, 46.4);
    }

    @Test
    void aTextOfMoreThan254BytesIsCutBetweenCharactersAndTheReadMeSaysSo() throws IOException {
        Sample sample = new Sample("sample-rows", "Point")
                .row(1, "POINT (6 46)", "x" + "é".repeat(200))
                .row(2, "POINT (6 46)", "é".repeat(127));
        List<JsonNode> features = Gdal.features(sample.write(format, 4326, folder));
        assertThat(features.get(0).at("/properties/name").asString()).isEqualTo("x" + "é".repeat(126));
        assertThat(features.get(1).at("/properties/name").asString()).isEqualTo("é".repeat(127));
        assertThat(text(parts(sample), "LISEZMOI.txt")).contains(": name (1)");
    }

    @Test
    void theReadMeNamesTheFilterTheSystemAndWhatIsInvented() throws IOException {
        String readMe = text(parts(Sample.of("Point", "POINT (6 46)")), "LISEZMOI.txt");
        assertThat(readMe)
                .contains("Échantillon (couche sample-rows)", "territory=demo", "2026-03-09", "EPSG:4326", "Objets : 3")
                .contains("Lignes inventées : fictitious = T", "Texts cut at 254 bytes, by field: -");
    }

    @Test
    void longNumbersAndExtremesComeBackAsTheyWere() throws IOException {
        Sample sample = new Sample("sample-rows", "Point");
        List<Double> numbers = List.of(0.1, -1.5e-9, 1e15, 123456789.125, 1.7976931348623157e308, -0.3333333333333333);
        long id = 999_999_999_999_999_990L;
        for (Double number : numbers) {
            sample.number(id++, number);
        }
        List<JsonNode> features = Gdal.features(sample.write(format, 4326, folder));
        assertThat(features)
                .extracting(feature -> feature.at("/properties/score").asDouble())
                .isEqualTo(numbers);
        assertThat(features.get(5).at("/properties/id").asLong()).isEqualTo(999_999_999_999_999_995L);
    }

    @Test
    void aLayerBeyondTheLimitIsRefusedBeforeTheFirstByte() {
        Sample sample = Sample.of("Point", "POINT (6 46)");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int limit : new int[] {150, 200}) {
            assertThatThrownBy(() -> new ShapefileFormat(limit).write(sample.extract(4326, Map.of()), out))
                    .isInstanceOfSatisfying(
                            Problem.class, problem -> assertThat(problem.code()).isEqualTo(Problem.Code.TOO_LARGE))
                    .hasMessageContaining(limit == 150 ? ".shp" : ".dbf")
                    .hasMessageContaining("gpkg");
        }
        assertThat(out.size()).isZero();
    }

    @Test
    void zonesHaveTheOfficialNames() {
        assertThat(ShortNames.of("zones", List.of("id", "code", "name", "commune_code", "commune_name", "area_ha")))
                .containsExactly(
                        Map.entry("id", "id"),
                        Map.entry("code", "SITEID"),
                        Map.entry("name", "SITENOM"),
                        Map.entry("commune_code", "SICOMINSEE"),
                        Map.entry("commune_name", "SICOMNOM"),
                        Map.entry("area_ha", "SISURFBRUT"));
    }

    @Test
    void shortNamesAreUniqueWhateverTheirCase() {
        assertThat(ShortNames.of("any", List.of("offer_zone_a", "offer_zone_b", "OFFER_ZONE_c", "offer_zo_2"))
                        .values())
                .containsExactly("offer_zone", "offer_zo_2", "OFFER_ZO_3", "offer_zo_4");
    }

    static Iterable<Crs> systems() {
        return Crs.all();
    }

    @ParameterizedTest
    @MethodSource("systems")
    void gdalKnowsEverySystemByItsPrj(Crs crs) throws IOException {
        String summary = Gdal.summary(Sample.of("Point", "POINT (6 46)").write(format, crs.epsg(), folder));
        assertThat(summary).contains("ID[\"EPSG\"," + crs.epsg() + "]]");
    }

    private Map<String, byte[]> parts(Sample sample) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        format.write(sample.extract(4326, Map.of()), out);
        Map<String, byte[]> parts = new HashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()))) {
            for (ZipEntry part = zip.getNextEntry(); part != null; part = zip.getNextEntry()) {
                parts.put(part.getName(), zip.readAllBytes());
            }
        }
        return parts;
    }

    private static String text(Map<String, byte[]> parts, String name) {
        return new String(parts.get(name), StandardCharsets.UTF_8);
    }
}
