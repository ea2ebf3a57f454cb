package org.symbiozae.ogc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/**
 * OGC API Features Parts 3 and 5, Tiles: what a collection says of its properties and its tiles holds. Walks the catalogue, so
 * that a new layer is checked without a new test.
 */
@OgcTest
class DescriptionTests {

    @LocalServerPort
    private int port;

    private Ogc ogc;

    @BeforeEach
    void ask() {
        ogc = new Ogc(port);
    }

    private Stream<DynamicTest> each(Consumer<String> check) {
        List<String> names = new ArrayList<>();
        ogc.json("/collections")
                .at("/collections")
                .forEach(each -> names.add(each.at("/id").asString()));
        assertThat(names).hasSizeGreaterThan(8);
        return names.stream().map(name -> DynamicTest.dynamicTest(name, () -> check.accept(name)));
    }

    private List<String> properties(String name, String document) {
        JsonNode described = ogc.json("/collections/" + name + "/" + document);
        assertThat(described.at("/$schema").asString()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(described.at("/type").asString()).isEqualTo("object");
        Iterator<String> names = described.at("/properties").propertyNames().iterator();
        List<String> all = new ArrayList<>();
        names.forEachRemaining(all::add);
        assertThat(all).isNotEmpty();
        return all;
    }

    private int status(String name, String query) {
        return ogc.get("/collections/" + name + "/items?limit=1&" + query).statusCode();
    }

    @TestFactory
    Stream<DynamicTest> everyQueryableCanBeFilteredBy() {
        return each(name -> {
            for (String property : properties(name, "queryables")) {
                assertThat(status(name, "filter=" + Ogc.encoded("\"" + property + "\" IS NULL")))
                        .as(property)
                        .isEqualTo(200);
            }
            assertThat(status(name, "filter=" + Ogc.encoded("\"no such\" IS NULL")))
                    .isEqualTo(400);
        });
    }

    @TestFactory
    Stream<DynamicTest> everySortableCanBeSortedByBothWays() {
        return each(name -> {
            for (String property : properties(name, "sortables")) {
                assertThat(status(name, "sortby=" + property)).as(property).isEqualTo(200);
                assertThat(status(name, "sortby=-" + property)).as(property).isEqualTo(200);
            }
            assertThat(status(name, "sortby=no_such")).isEqualTo(400);
        });
    }

    @TestFactory
    Stream<DynamicTest> theSchemaNamesAllThatFeaturesHold() {
        return each(name -> {
            List<String> described = properties(name, "schema");
            JsonNode page = ogc.json("/collections/" + name + "/items?limit=20");
            for (JsonNode feature : page.at("/features")) {
                assertThat(described).containsAll(feature.at("/properties").propertyNames());
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> everyTileSetLeadsToTiles() {
        return each(name -> {
            JsonNode sets = ogc.json("/collections/" + name + "/tiles").at("/tilesets");
            assertThat(sets.size()).isPositive();
            JsonNode set = ogc.json(Objects.requireNonNull(Ogc.link(sets.get(0), "self")));
            assertThat(set.at("/dataType").asString()).isEqualTo("vector");
            String template = Objects.requireNonNull(Ogc.link(set, "item"));
            String tile = template.replace("{tileMatrix}", "8")
                    .replace("{tileRow}", "90")
                    .replace("{tileCol}", "132");
            assertThat(ogc.get(tile).statusCode()).as(tile).isIn(200, 204);
            assertThat(ogc.json(Objects.requireNonNull(
                                    Ogc.link(set, "http://www.opengis.net/def/rel/ogc/1.0/tiling-scheme")))
                            .at("/id")
                            .asString())
                    .isEqualTo("WebMercatorQuad");
        });
    }
}
