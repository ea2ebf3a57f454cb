package org.symbiozae.ogc;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.symbiozae.store.Fixture;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** OGC API Features Part 1: each requirement of Core, GeoJSON, HTML and OpenAPI 3.0, and of API Common. */
@OgcTest
class FeaturesPart1Tests {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private Ogc ogc;
    private Fixture here;

    @BeforeEach
    void plant() {
        ogc = new Ogc(port);
        here = Fixture.territory(jdbc, "P" + System.nanoTime());
        for (int i = 0; i < 12; i++) {
            here.site("site " + i, "west", 50 * i, "public");
            here.declaration("site " + i, "offer", "MAT-BOI-01", 8 + i / 3, "public");
        }
    }

    @Test
    void theLandingPageLeadsEverywhere() {
        JsonNode landing = ogc.json("");
        for (String rel : List.of("self", "alternate", "service-desc", "service-doc", "conformance", "data")) {
            String link = Ogc.link(landing, rel);
            assertThat(link).as(rel).startsWith(ogc.root());
            assertThat(ogc.get(link).statusCode()).as(link).isEqualTo(200);
        }
    }

    @Test
    void everyLinkOfEveryDocumentAnswers() {
        Set<String> seen = new TreeSet<>();
        List<String> open = new ArrayList<>(List.of(ogc.root()));
        while (!open.isEmpty()) {
            String address = open.remove(0);
            if (!seen.add(address)) {
                continue;
            }
            HttpResponse<String> answer = ogc.get(address);
            assertThat(answer.statusCode()).as(address).isEqualTo(200);
            if (answer.headers().firstValue("Content-Type").orElse("").contains("json")) {
                JsonMapper.shared().readTree(answer.body()).findValues("links").stream()
                        .flatMap(links -> links.valueStream())
                        .filter(link -> !link.at("/templated").asBoolean(false))
                        .filter(link -> !link.at("/rel").asString().equals("next"))
                        .map(link -> link.at("/href").asString())
                        .forEach(open::add);
            }
        }
        assertThat(seen).hasSizeGreaterThan(100);
    }

    @Test
    void everyCollectionSaysTheSameOfItselfInTheListAndAlone() {
        JsonNode list = ogc.json("/collections").at("/collections");
        assertThat(list.size()).isGreaterThanOrEqualTo(8);
        for (JsonNode listed : list) {
            JsonNode alone = ogc.json("/collections/" + listed.at("/id").asString());
            for (String member :
                    List.of("/id", "/title", "/description", "/extent", "/crs", "/storageCrs", "/itemType")) {
                assertThat(alone.at(member)).as(member).isEqualTo(listed.at(member));
            }
            assertThat(Ogc.link(listed, "items")).isNotNull();
            assertThat(alone.at("/crs/0").asString()).isEqualTo("http://www.opengis.net/def/crs/OGC/1.3/CRS84");
        }
    }

    @Test
    void aPageHasItsCountsItsTimeAndItsLinks() {
        JsonNode page = ogc.json(sites("limit=5"));
        assertThat(page.at("/type").asString()).isEqualTo("FeatureCollection");
        assertThat(page.at("/numberMatched").asInt()).isEqualTo(12);
        assertThat(page.at("/numberReturned").asInt()).isEqualTo(5);
        assertThat(page.at("/features").size()).isEqualTo(5);
        assertThat(Instant.parse(page.at("/timeStamp").asString())).isNotNull();
        for (String rel : List.of("self", "alternate", "next", "collection")) {
            assertThat(Ogc.link(page, rel)).as(rel).isNotNull();
        }
        for (JsonNode link : page.at("/links")) {
            assertThat(link.at("/type").asString()).isNotBlank();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=5",
                "limit=1",
                "limit=5&sortby=-name",
                "limit=4&sortby=activity,-id",
                "limit=3&filter=name%20LIKE%20%27site%25%27&filter-lang=cql2-text",
                "limit=3&bbox=6.0,46.0,6.5,46.5&crs=http://www.opengis.net/def/crs/EPSG/0/2154",
                "limit=3&properties=name&lang=en&f=json"
            })
    void nextLinksLeadThroughAllFeaturesOnceAndKeepEveryParameter(String parameters) {
        List<JsonNode> features = ogc.walk(sites(parameters));
        assertThat(features)
                .extracting(feature -> feature.at("/id").asLong())
                .hasSize(12)
                .doesNotHaveDuplicates();
        String next = Ogc.link(ogc.json(sites(parameters)), "next");
        for (String parameter : parameters.split("&")) {
            assertThat(URLDecoder.decode(next, StandardCharsets.UTF_8))
                    .contains(URLDecoder.decode(parameter, StandardCharsets.UTF_8));
        }
    }

    @Test
    void numberMatchedStaysThroughThePages() {
        JsonNode second = ogc.json(Ogc.link(ogc.json(sites("limit=5")), "next"));
        assertThat(second.at("/numberMatched").asInt()).isEqualTo(12);
    }

    @Test
    void sortingPutsEqualValuesInTheOrderOfTheirIds() {
        List<JsonNode> features =
                ogc.walk("/collections/declarations/items?limit=4&sortby=-quantity&territory=" + here.code());
        List<Double> quantities = features.stream()
                .map(feature -> feature.at("/properties/quantity").asDouble())
                .toList();
        assertThat(quantities).hasSize(12).isSortedAccordingTo(Comparator.reverseOrder());
        List<Long> first = features.subList(0, 3).stream()
                .map(each -> each.at("/id").asLong())
                .toList();
        assertThat(first).isSorted();
    }

    @Test
    void propertiesLimitsWhatIsWritten() {
        JsonNode feature = ogc.json(sites("properties=name,zone_name&limit=1")).at("/features/0/properties");
        assertThat(feature.propertyNames()).containsExactlyInAnyOrder("name", "zone_name");
        assertThat(ogc.json(sites("properties=&limit=1"))
                        .at("/features/0/properties")
                        .size())
                .isZero();
    }

    @Test
    void aFeatureIsReadByItselfWithItsLinks() {
        long id = ogc.json(sites("limit=1")).at("/features/0/id").asLong();
        JsonNode feature = ogc.json("/collections/sites/items/" + id);
        assertThat(feature.at("/id").asLong()).isEqualTo(id);
        assertThat(Ogc.link(feature, "self")).endsWith("/items/" + id);
        assertThat(Ogc.link(feature, "collection")).endsWith("/collections/sites");
        assertThat(Ogc.link(feature, "alternate")).contains("f=html");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/collections/sites/items?colour=red",
                "/collections/sites/items?limit=0",
                "/collections/sites/items?limit=-1",
                "/collections/sites/items?limit=many",
                "/collections/sites/items?limit=1&limit=2",
                "/collections/sites/items?bbox=1,2,3",
                "/collections/sites/items?bbox=1,2,3,four",
                "/collections/sites/items?bbox=1,50,2,40",
                "/collections/sites/items?bbox=1,2,3,4&bbox-crs=EPSG:9999",
                "/collections/sites/items?crs=http://www.opengis.net/def/crs/EPSG/0/0",
                "/collections/sites/items?datetime=2026",
                "/collections/sites/items?filter=nothing%3D1",
                "/collections/sites/items?filter=name%3D%27a%27&filter-lang=sql",
                "/collections/sites/items?filter=name%3D%27a%27&filter-crs=EPSG:1",
                "/collections/sites/items?sortby=nothing",
                "/collections/sites/items?properties=nothing",
                "/collections/sites/items?after=nothing",
                "/collections/sites/items?after=WzEsMl0&sortby=name",
                "/collections/sites/items?f=pdf",
                "/collections/sites/items?lang=de",
                "/collections/declarations/items?min_quantity=much",
                "/collections/declarations/items?min_kind=a",
                "/collections/sites?x=1",
                "/collections?limit=1",
                "/conformance?x=1",
                "/api?x=1",
                "?x=1"
            })
    void whatIsUnknownOrCannotBeReadIsABadRequest(String path) {
        HttpResponse<String> answer = ogc.get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    @Test
    void aLimitAboveTheMaximumIsTheMaximum() {
        assertThat(ogc.json(sites("limit=1000000")).at("/numberReturned").asInt())
                .isEqualTo(12);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/collections/roads",
                "/collections/roads/items",
                "/collections/sites/items/0",
                "/collections/sites/items/none",
                "/collections/sites/items/99999999999999999999",
                "/nothing"
            })
    void whatIsNotThereIsNotFound(String path) {
        assertThat(ogc.get(path).statusCode()).as(path).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                             | application/vnd.oai.openapi+json;version=3.0, application/openapi+json, application/json | application/json
            /collections/sites/items       | application/geo+json, application/json | application/geo+json
            /collections/sites/items       | application/json                       | application/geo+json
            /collections/sites/items       | text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8 | text/html;charset=UTF-8
            /collections/sites/items       | */*                                    | application/geo+json
            /collections/sites/items       | text/html;q=0.5, application/geo+json  | application/geo+json
            /collections/sites/queryables  | application/schema+json, application/json | application/schema+json
            /api                           | application/vnd.oai.openapi+json;version=3.0 | application/vnd.oai.openapi+json;version=3.0
            /api                           | application/json                       | application/vnd.oai.openapi+json;version=3.0
            /api                           | text/html                              | text/html;charset=UTF-8
            """)
    void theFormatIsWhatTheClientAccepts(String path, String accept, String type) {
        HttpResponse<String> answer = ogc.get(path, "Accept", accept);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow().replace(" ", ""))
                .isEqualTo(type);
    }

    @Test
    void whatNobodyOffersIsNotAcceptable() {
        assertThat(ogc.get("/collections", "Accept", "image/png").statusCode()).isEqualTo(406);
    }

    @Test
    void whoHasItAlreadyIsToldSoUntilItChanges() {
        String path = sites("limit=3");
        String tag = ogc.get(path).headers().firstValue("ETag").orElseThrow();
        assertThat(ogc.get(path, "If-None-Match", tag).statusCode()).isEqualTo(304);
        assertThat(ogc.get(path, "If-None-Match", tag).body()).isEmpty();
        jdbc.sql("UPDATE site SET name = 'renamed' WHERE id = :id")
                .param("id", ogc.json(path).at("/features/0/id").asLong())
                .update();
        assertThat(ogc.get(path, "If-None-Match", tag).statusCode()).isEqualTo(200);
        String landing = ogc.get("").headers().firstValue("ETag").orElseThrow();
        assertThat(ogc.get("", "If-None-Match", landing).statusCode()).isEqualTo(304);
    }

    @Test
    void headAndOptionsAnswerAndOtherMethodsDoNot() {
        assertThat(ogc.send("HEAD", "/collections/sites/items").statusCode()).isEqualTo(200);
        assertThat(ogc.send("HEAD", "/collections/sites/items").body()).isEmpty();
        assertThat(ogc.send("OPTIONS", "/collections/sites/items")
                        .headers()
                        .firstValue("Allow")
                        .orElseThrow())
                .contains("GET", "HEAD");
        assertThat(ogc.send("POST", "/collections/sites/items").statusCode()).isEqualTo(405);
        assertThat(ogc.send("DELETE", "/collections/sites").statusCode()).isEqualTo(405);
    }

    @Test
    void aPageOfAnotherSiteMayReadWithoutCredentials() {
        var headers = ogc.get("/collections", "Origin", "https://example.org").headers();
        assertThat(headers.firstValue("Access-Control-Allow-Origin")).hasValue("*");
        assertThat(headers.firstValue("Access-Control-Allow-Credentials")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Forwarded: proto=https;host=maps.example.org                                                | https://maps.example.org/ogc
            X-Forwarded-Proto: https; X-Forwarded-Host: maps.example.org; X-Forwarded-Prefix: /symbiozae | https://maps.example.org/symbiozae/ogc
            X-Forwarded-Proto: https; X-Forwarded-Host: maps.example.org; X-Forwarded-Port: 8443        | https://maps.example.org:8443/ogc
            X-Forwarded-Prefix: /a/b/                                                                    | http://localhost:PORT/a/b/ogc
            X-Forwarded-Prefix: "><script>                                                               | http://localhost:PORT/ogc
            """, quoteCharacter = '`')
    void linksLeadToTheAddressThatATrustedProxyWasAskedAt(String headers, String root) {
        List<String> pairs = new ArrayList<>();
        for (String header : headers.startsWith("Forwarded") ? new String[] {headers} : headers.split("; ")) {
            pairs.add(header.substring(0, header.indexOf(':')));
            pairs.add(header.substring(header.indexOf(':') + 2));
        }
        String expected = root.replace("PORT", Integer.toString(port));
        String[] sent = pairs.toArray(String[]::new);
        JsonNode landing = ogc.json("", sent);
        landing.at("/links")
                .forEach(link -> assertThat(link.at("/href").asString()).startsWith(expected));
        JsonNode page = ogc.json(sites("limit=1"), sent);
        page.at("/links")
                .forEach(link -> assertThat(link.at("/href").asString()).startsWith(expected));
        assertThat(ogc.json("/api", sent).at("/servers/0/url").asString()).isEqualTo(expected);
    }

    @Test
    void theDefinitionIsCompleteAndRefersToNothingElsewhere() {
        JsonNode definition = ogc.json("/api");
        assertThat(definition.at("/openapi").asString()).isEqualTo("3.0.3");
        assertThat(definition.at("/info/contact/email").asString()).matches("[^@ ]+@[^@ ]+\\.[a-z]+");
        assertThat(definition.at("/servers/0/url").asString()).isEqualTo(ogc.root());
        assertThat(definition.toString()).doesNotContain("$ref");
        JsonNode items = definition.at("/paths/~1collections~1sites~1items/get/parameters");
        JsonNode bbox = named(items, "bbox");
        assertThat(bbox.at("/style").asString()).isEqualTo("form");
        assertThat(bbox.at("/explode").asBoolean()).isFalse();
        assertThat(bbox.at("/schema/minItems").asInt()).isEqualTo(4);
        assertThat(bbox.at("/schema/maxItems").asInt()).isEqualTo(6);
        JsonNode limit = named(items, "limit");
        assertThat(limit.at("/schema/maximum").asInt()).isEqualTo(10_000);
        assertThat(limit.at("/schema/default").asInt()).isLessThanOrEqualTo(1_000);
        assertThat(named(items, "datetime").at("/schema/type").asString()).isEqualTo("string");
    }

    @Test
    void everyPathOfTheDefinitionAnswers() {
        JsonNode paths = ogc.json("/api").at("/paths");
        Set<String> operations = new HashSet<>();
        for (String path : paths.propertyNames()) {
            assertThat(operations.add(paths.get(path).at("/get/operationId").asString()))
                    .as(path)
                    .isTrue();
            if (!path.contains("{")) {
                assertThat(ogc.get(path).statusCode()).as(path).isEqualTo(200);
            } else if (path.contains("{tileMatrix}")) {
                String tile = path.replace("{tileMatrix}/{tileRow}/{tileCol}", "8/91/132");
                assertThat(ogc.get(tile).statusCode()).as(tile).isIn(200, 204);
            }
        }
    }

    private static JsonNode named(JsonNode parameters, String name) {
        return parameters
                .valueStream()
                .filter(parameter -> parameter.at("/name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/conformance",
                "/api",
                "/collections",
                "/collections/sites",
                "/collections/sites/items",
                "/collections/sites/queryables",
                "/collections/sites/sortables",
                "/collections/sites/schema",
                "/collections/sites/tiles",
                "/collections/sites/tiles/WebMercatorQuad",
                "/tiles",
                "/tiles/WebMercatorQuad",
                "/tileMatrixSets",
                "/tileMatrixSets/WebMercatorQuad"
            })
    void everyPathHasAPageInBothLanguagesWithoutInlineScript(String path) {
        String french = ogc.get(path, "Accept", "text/html", "Accept-Language", "fr-FR,fr;q=0.9")
                .body();
        String english = ogc.get(path + "?lang=en&f=html").body();
        assertThat(french)
                .startsWith("<!doctype html>")
                .contains("<html lang=\"fr\">", "<h1>")
                .doesNotContain("label.", "link.");
        assertThat(english).contains("<html lang=\"en\">").isNotEqualTo(french);
        assertThat(english).doesNotContainPattern("<script(?![^>]*src=)").doesNotContainPattern(" on[a-z]+=\"");
    }

    @Test
    void aPageShowsNamesAsTextWhateverTheyHold() {
        here.site("<img src=x onerror=alert(1)>", "west", 700, "public");
        String page = ogc.get(sites("f=html&limit=100")).body();
        assertThat(page).contains("&lt;img src=x").doesNotContain("<img");
    }

    private String sites(String parameters) {
        return "/collections/sites/items?territory=" + here.code() + "&" + parameters;
    }
}
