package org.symbiozae.ogc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How layers look, whoever adds one: legend, MapLibre, QGIS and SLD agree, and each is what its readers expect. */
class StylesTests extends DemoLayers {

    private static final String COLOUR = "#[0-9a-fA-F]{6}";

    /** Of the MapLibre style specification, version 8, for the kinds of layer used here. */
    private static final Map<String, Set<String>> PAINTS = Map.of(
            "circle",
            Set.of("circle-color", "circle-radius", "circle-stroke-color", "circle-stroke-width", "circle-opacity"),
            "line",
            Set.of("line-color", "line-width", "line-opacity", "line-dasharray"),
            "fill",
            Set.of("fill-color", "fill-opacity", "fill-outline-color"));

    @TestFactory
    Stream<DynamicTest> theMapLibreStyleIsOneAndItsTilesAreThere() {
        return each(name -> {
            JsonNode style = ogc().json(server() + "/styles/" + name + ".json");
            assertThat(style.at("/version").asInt()).isEqualTo(8);
            assertThat(style.propertyNames())
                    .isSubsetOf("version", "name", "metadata", "sources", "layers", "center", "zoom");
            JsonNode tiles = ogc().json(style.at("/sources/symbiozae/url").asString());
            assertThat(style.at("/sources/symbiozae/type").asString()).isEqualTo("vector");
            Set<String> ids = new HashSet<>();
            for (JsonNode layer : style.at("/layers")) {
                assertThat(ids.add(layer.at("/id").asString())).isTrue();
                assertThat(layer.at("/source").asString()).isEqualTo("symbiozae");
                assertThat(layer.at("/source-layer").asString())
                        .isEqualTo(tiles.at("/vector_layers/0/id").asString());
                assertThat(layer.at("/minzoom").asInt())
                        .isEqualTo(tiles.at("/minzoom").asInt());
                Set<String> known = PAINTS.get(layer.at("/type").asString());
                assertThat(known)
                        .as(layer.at("/type").asString())
                        .containsAll(layer.at("/paint").propertyNames());
                layer.at("/paint").properties().forEach(paint -> paint(name, paint.getKey(), paint.getValue(), tiles));
            }
            assertThat(ids).isNotEmpty();
        });
    }

    private void paint(String name, String property, JsonNode value, JsonNode tiles) {
        if (!property.endsWith("color")) {
            assertThat(value.isNumber()).as(property).isTrue();
        } else if (value.isString()) {
            assertThat(value.asString()).matches(COLOUR);
        } else {
            assertThat(value.get(0).asString()).isEqualTo("match");
            assertThat(value.get(1).toString()).isEqualTo("[\"get\",\"category\"]");
            assertThat(tiles.at("/vector_layers/0/fields").has("category"))
                    .as(name)
                    .isTrue();
            assertThat(value.size() % 2)
                    .as("an expression match ends in what else to draw")
                    .isOne();
            for (int i = 3; i < value.size(); i += 2) {
                assertThat(value.get(i).asString()).matches(COLOUR);
            }
            assertThat(value.get(value.size() - 1).asString()).matches(COLOUR);
        }
    }

    @TestFactory
    Stream<DynamicTest> everyFileSaysWhatTheLegendDoes() {
        return each(name -> {
            JsonNode legend = JsonMapper.shared()
                    .readTree(
                            ogc().get(server() + "/styles/" + name + "/legend").body());
            assertThat(legend).isNotEmpty();
            legend.forEach(entry -> {
                assertThat(entry.at("/colour").asString()).matches(COLOUR);
                assertThat(entry.at("/label_fr").asString()).isNotBlank();
                assertThat(entry.at("/label_en").asString()).isNotBlank();
            });
            List<String> labels = legend.valueStream()
                    .map(entry -> entry.at("/label_fr").asString())
                    .toList();
            Document qml = xml(name + ".qml");
            assertThat(qml.getDocumentElement().getTagName()).isEqualTo("qgis");
            assertThat(qml.getElementsByTagName("symbol").getLength()).isEqualTo(legend.size());
            if (legend.size() > 1) {
                assertThat(attributes(qml.getElementsByTagName("category"), "label"))
                        .isEqualTo(labels);
            }
            Document sld = xml(name + ".sld");
            assertThat(sld.getDocumentElement().getTagName()).isEqualTo("StyledLayerDescriptor");
            assertThat(sld.getElementsByTagName("se:Rule").getLength()).isEqualTo(legend.size());
        });
    }

    private Document xml(String file) {
        String text = ogc().get(server() + "/styles/" + file).body();
        try {
            DocumentBuilderFactory readers = DocumentBuilderFactory.newInstance();
            readers.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            return readers.newDocumentBuilder().parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        } catch (Exception malformed) {
            throw new AssertionError(file + " is not well formed: " + text, malformed);
        }
    }

    private static List<String> attributes(NodeList elements, String name) {
        return IntStream.range(0, elements.getLength())
                .mapToObj(i -> ((Element) elements.item(i)).getAttribute(name))
                .toList();
    }
}
