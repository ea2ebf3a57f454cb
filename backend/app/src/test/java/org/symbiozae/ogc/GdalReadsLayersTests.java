package org.symbiozae.ogc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.symbiozae.GdalProgram;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** GDAL's driver of OGC API Features, hence most GIS programs, reads every layer by its address: all of it, nothing twice. */
class GdalReadsLayersTests extends DemoLayers {

    @TestFactory
    Stream<DynamicTest> everyFeatureOnceThroughAllPages() {
        return each(name -> {
            int all = ogc().json("/collections/" + name + "/items?limit=1")
                    .at("/numberMatched")
                    .asInt();
            List<JsonNode> read = read(name, "-oo", "PAGE_SIZE=" + (all > 300 ? 97 : 7));
            assertThat(read).hasSize(all);
            assertThat(read.stream().map(JsonNode::toString).distinct()).hasSize(all);
        });
    }

    @TestFactory
    Stream<DynamicTest> theLayerIsDescribed() {
        return each(name -> {
            String summary = run("ogrinfo", "-ro", "-so", source(), name);
            assertThat(summary).contains("Layer name: " + name, "GEOGCRS[\"WGS 84");
        });
    }

    @Test
    void aBoxIsAskedOfTheServer() {
        List<JsonNode> near = read("sites", "-spat", "6.36", "46.05", "6.39", "46.07");
        int expected = ogc().json("/collections/sites/items?limit=1&bbox=6.36,46.05,6.39,46.07")
                .at("/numberMatched")
                .asInt();
        assertThat(near).hasSize(expected).isNotEmpty();
    }

    @Test
    void aConditionFindsWhatTheFilterFinds() {
        int expected = ogc().json("/collections/declarations/items?limit=1&filter=category%3D%27services%27")
                .at("/numberMatched")
                .asInt();
        assertThat(read("declarations", "-where", "category = 'services'"))
                .hasSize(expected)
                .isNotEmpty();
    }

    /** It becomes a parameter named after the column: the main category, and a text with a comma. */
    @Test
    void aConditionOnOneColumnFindsNoMore() {
        assertThat(read("sites", "-where", "category = 'flux'"))
                .isNotEmpty()
                .allSatisfy(site ->
                        assertThat(site.at("/properties/category").asString()).isEqualTo("flux"));
        assertThat(read("terrain-eco", "-where", "terr_usage = 'dépôt, stockage'"))
                .isNotEmpty()
                .allSatisfy(plot ->
                        assertThat(plot.at("/properties/terr_usage").asString()).isEqualTo("dépôt, stockage"));
    }

    /** A boolean is a small integer to GDAL, and it sends it as one. */
    @Test
    void aConditionOnTruthIsUnderstood() {
        for (String truth : List.of("true", "false")) {
            int expected = ogc().json("/collections/sites/items?limit=1&filter=fictitious%3D" + truth)
                    .at("/numberMatched")
                    .asInt();
            assertThat(read("sites", "-where", "fictitious = " + (truth.equals("true") ? 1 : 0)))
                    .as(truth)
                    .hasSize(expected)
                    .isNotEmpty();
        }
    }

    private String source() {
        return "OAPIF:" + ogc().root();
    }

    private List<JsonNode> read(String layer, String... options) {
        List<String> command = new ArrayList<>(List.of("ogr2ogr", "-f", "GeoJSONSeq"));
        command.addAll(List.of(options));
        command.addAll(List.of("/vsistdout/", source(), layer));
        return run(command.toArray(String[]::new))
                .lines()
                .map(JsonMapper.shared()::readTree)
                .toList();
    }

    private static String run(String... command) {
        try {
            command[0] = GdalProgram.path(command[0]);
            Path complaints = Files.createTempFile("gdal", ".txt");
            Process process = new ProcessBuilder(command)
                    .redirectError(complaints.toFile())
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.onExit().join().exitValue())
                    .as(String.join(" ", command) + "\n" + Files.readString(complaints))
                    .isZero();
            Files.delete(complaints);
            return output;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
