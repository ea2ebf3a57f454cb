package org.symbiozae.exports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.symbiozae.store.Layer.Column;
import tools.jackson.databind.JsonNode;

/** What every format must carry, whoever adds it: GDAL reads the same rows from each. */
class EachFormatCarriesTheSampleTests {

    private static final Map<String, String> SHAPES = Map.of(
            "Point", "POINT (6.3712 46.0618)",
            "LineString", "LINESTRING (6.37 46.06, 6.38 46.07, 6.39 46.06)",
            "Polygon", "POLYGON ((6 46, 7 46, 7 47, 6 47, 6 46), (6.2 46.2, 6.2 46.4, 6.4 46.4, 6.4 46.2, 6.2 46.2))",
            "MultiPolygon",
                    "MULTIPOLYGON (((6 46, 6 47, 7 47, 7 46, 6 46)), ((8 46, 8 47, 9 47, 9 46, 8 46),"
                            + " (8.2 46.2, 8.4 46.2, 8.4 46.4, 8.2 46.2)))");

    @TempDir
    private Path folder;

    static List<ExportFormat> formats() {
        try (var context = new AnnotationConfigApplicationContext()) {
            var scanner = new ClassPathBeanDefinitionScanner(context, false);
            scanner.addIncludeFilter(new AssignableTypeFilter(ExportFormat.class));
            scanner.scan(ExportFormat.class.getPackageName());
            context.refresh();
            return List.copyOf(context.getBeansOfType(ExportFormat.class).values());
        }
    }

    static Stream<Arguments> formatsAndShapes() {
        return formats().stream().flatMap(format -> SHAPES.keySet().stream().map(shape -> Arguments.of(format, shape)));
    }

    @ParameterizedTest
    @MethodSource("formatsAndShapes")
    void theRowsTheirWordsAndTheirPlaces(ExportFormat format, String shape) throws Exception {
        Path file = Sample.of(shape, SHAPES.get(shape)).write(format, 4326, folder);
        List<JsonNode> features = Gdal.features(file);
        assertThat(features).hasSize(3);
        Map<String, String> names = names(format);
        JsonNode full = named(features, names, Sample.ACCENTS);
        assertThat(full.at("/properties/" + names.get("companies")).asInt()).isEqualTo(12);
        assertThat(full.at("/properties/" + names.get("score")).asDouble()).isEqualTo(0.1234567);
        assertThat(full.at("/properties/" + names.get("offer_zone")).asString()).isEqualTo("Ouest");
        assertThat(full.at("/properties/" + names.get("declared_on")).asString().replace('/', '-'))
                .startsWith("2025-02-28");
        assertThat(Shape.of(full.at("/geometry"))).isEqualTo(Shape.of(SHAPES.get(shape)));
        assertThat(full.at("/properties/" + names.get("fictitious")).asString()).isIn("true", "1", "T");
        JsonNode placeless = named(features, names, "sans lieu");
        assertThat(placeless.at("/geometry").isNull()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("formats")
    void theNamesOfTheFieldsAndTheReferenceSystem(ExportFormat format) throws Exception {
        int epsg = format.reprojects() ? 2154 : 4326;
        Path file = Sample.of("Point", "POINT (961234.5 6567890.25)").write(format, epsg, folder);
        String summary = Gdal.summary(file);
        assertThat(summary).contains("Feature Count: 3");
        assertThat(names(format).values())
                .allSatisfy(name -> assertThat(summary).containsPattern("\n" + name + ": "));
        if (!format.suffix().equals("csv")) {
            assertThat(summary).contains("ID[\"EPSG\"," + epsg + "]]");
        }
    }

    @ParameterizedTest
    @MethodSource("formats")
    void anEmptyLayerIsAValidFileWithoutFeatures(ExportFormat format) throws Exception {
        Path file = new Sample("sample", "MultiPolygon").write(format, 4326, folder);
        assertThat(Gdal.features(file)).isEmpty();
    }

    private static JsonNode named(List<JsonNode> features, Map<String, String> names, String name) {
        return features.stream()
                .filter(feature -> feature.at("/properties/" + names.get("name"))
                        .asString()
                        .equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " in " + features));
    }

    /** A column's name in a format: a shapefile's are short, and KML has its own for what names a place. */
    private static Map<String, String> names(ExportFormat format) {
        List<String> columns = Sample.COLUMNS.stream().map(Column::name).toList();
        if (format instanceof ShapefileFormat) {
            return ShortNames.of("sample-rows", columns);
        }
        return columns.stream()
                .collect(Collectors.toMap(
                        column -> column,
                        column -> format instanceof KmlFormat && column.equals("name") ? "Name" : column));
    }
}
