package org.symbiozae.ogc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** The OpenAPI definition is true: every example, default and choice in it is asked for, and answers. */
class DefinitionExampleTests extends DemoLayers {

    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");

    @TestFactory
    Stream<DynamicTest> everyExampleAnswers() {
        JsonNode paths = ogc().json("/api").at("/paths");
        return paths.propertyNames().stream()
                .map(path -> DynamicTest.dynamicTest(path, () -> {
                    JsonNode parameters = paths.get(path).at("/get/parameters");
                    String address = filled(path, parameters);
                    if (address.contains("{")) {
                        return; // a feature's number is not known to the definition; FeaturesPart1Tests asks for
                        // features
                    }
                    List<String> questions = new ArrayList<>(List.of(address));
                    StringBuilder together = new StringBuilder(address);
                    for (JsonNode parameter : parameters) {
                        String name = parameter.at("/name").asString();
                        for (String value : examples(parameter)) {
                            questions.add(address + "?" + name + "=" + Ogc.encoded(value));
                        }
                        if (parameter.at("/in").asString().equals("query") && parameter.has("example")) {
                            together.append(together.indexOf("?") < 0 ? '?' : '&')
                                    .append(name)
                                    .append('=')
                                    .append(Ogc.encoded(text(parameter.get("example"))));
                        }
                    }
                    questions.add(together.toString());
                    questions.forEach(question -> assertThat(ogc().get(question).statusCode())
                            .as(question)
                            .isIn(200, 204));
                }));
    }

    @Test
    void everyParameterIsDescribedOnceAndEveryVariableOfAPathIsAParameter() {
        JsonNode paths = ogc().json("/api").at("/paths");
        for (String path : paths.propertyNames()) {
            JsonNode parameters = paths.get(path).at("/get/parameters");
            Map<String, String> places = new TreeMap<>();
            for (JsonNode parameter : parameters) {
                String name = parameter.at("/name").asString();
                assertThat(places.put(name, parameter.at("/in").asString()))
                        .as(path + " " + name)
                        .isNull();
                assertThat(parameter.at("/schema/type").asString())
                        .as(path + " " + name)
                        .isIn("string", "integer", "number", "boolean", "array");
            }
            List<String> variables = VARIABLE.matcher(path)
                    .results()
                    .map(variable -> variable.group(1))
                    .toList();
            assertThat(places.entrySet().stream()
                            .filter(place -> place.getValue().equals("path"))
                            .map(Map.Entry::getKey))
                    .as(path)
                    .containsExactlyInAnyOrderElementsOf(variables);
        }
    }

    @Test
    void operationsOfTilesAreNamedAsTheStandardWants() {
        List<String> names = ogc().json("/api")
                .at("/paths")
                .valueStream()
                .map(path -> path.at("/get/operationId").asString())
                .toList();
        assertThat(names).doesNotHaveDuplicates();
        for (String kind : List.of("getTileSetsList", "getTileSet", "getTile")) {
            assertThat(names).contains("tiles.dataset.vector." + kind, "sites.collection.vector." + kind);
        }
        assertThat(names).contains("tiles.getTileMatrixSetsList", "tiles.getTileMatrixSet");
    }

    private static String filled(String path, JsonNode parameters) {
        String address = path;
        for (JsonNode parameter : parameters) {
            if (parameter.at("/in").asString().equals("path") && parameter.has("example")) {
                address = address.replaceAll(
                        Pattern.quote("{" + parameter.at("/name").asString() + "}"),
                        Matcher.quoteReplacement(parameter.at("/example").asString()));
            }
        }
        return address;
    }

    private static List<String> examples(JsonNode parameter) {
        List<String> examples = new ArrayList<>();
        if (parameter.at("/in").asString().equals("query")) {
            for (JsonNode example : List.of(
                    parameter.at("/example"), parameter.at("/schema/example"), parameter.at("/schema/default"))) {
                if (!example.isMissingNode()) {
                    examples.add(text(example));
                }
            }
            if (!parameter.at("/schema/format").asString("").equals("uri")) { // reference systems: SuiteTests
                parameter.at("/schema/enum").forEach(choice -> examples.add(choice.asString()));
            }
        }
        return examples;
    }

    private static String text(JsonNode value) {
        return value.isArray()
                ? String.join(",", value.valueStream().map(JsonNode::asString).toList())
                : value.asString();
    }
}
