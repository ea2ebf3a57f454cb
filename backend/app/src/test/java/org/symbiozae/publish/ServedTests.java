package org.symbiozae.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.symbiozae.TestDatabase;
import org.symbiozae.compute.Computations;
import org.symbiozae.store.Fixture;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From stored declarations to what is served, over real HTTP: the public, and a facilitator with a token. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "symbiozae.access.facilitator-token=let-me-in")
@ContextConfiguration(initializers = TestDatabase.class)
class ServedTests {

    private static final JsonMapper JSON = JsonMapper.shared();

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Computations computations;

    private final HttpClient http = HttpClient.newHttpClient();
    private Fixture here;

    @BeforeEach
    void palletsGivenAndSought() {
        here = Fixture.territory(jdbc, "S" + System.nanoTime());
        here.site("garden centre", "west", 100, "public");
        here.site("pump maker", "west", 500, "public");
        here.site("secretive", "east", 500, "public");
        here.declaration("garden centre", "offer", "MAT-BOI-01", 300, "public");
        here.declaration("pump maker", "need", "MAT-INT-01", 200, "public");
        here.declaration("secretive", "need", "MAT-INT-01", 90, "facilitator");
        computations.compute(here.code(), (name, done, steps) -> {});
    }

    @Test
    void aSynergySaysWhyItScoresAsItDoes() throws Exception {
        JsonNode page = get("/api/synergies?territory=" + here.code());
        assertThat(page.at("/total").asInt()).isEqualTo(1);
        JsonNode synergy = get("/api/synergies/" + page.at("/items/0/id").asLong());
        JsonNode factors = synergy.at("/factors");
        double product = 1;
        for (String factor : List.of("type", "distance", "quantity", "season", "offer_freshness", "need_freshness")) {
            product *= factors.at("/" + factor).asDouble();
        }
        assertThat(synergy.at("/score").asDouble()).isCloseTo(product, Assertions.within(1e-12));
        assertThat(factors.at("/type").asDouble()).isEqualTo(0.8);
        assertThat(synergy.at("/distance_m").asDouble()).isBetween(300.0, 500.0);
        assertThat(synergy.at("/offer/quantity").asDouble()).isEqualTo(300);
        assertThat(synergy.at("/allocated").asDouble()).isEqualTo(200);
    }

    @Test
    void closedDeclarationsAreForTheFacilitatorAlone() throws Exception {
        String path = "/api/synergies?territory=" + here.code();
        assertThat(get(path).at("/total").asInt()).isEqualTo(1);
        assertThat(JSON.readTree(facilitator("GET", path, "").body())
                        .at("/total")
                        .asInt())
                .isEqualTo(2);
        assertThat(get("/ogc/collections/declarations/items?territory=" + here.code())
                        .at("/numberMatched")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void pagesFollowEachOtherToTheEndAndKeepTheirParameters() throws Exception {
        List<Long> ids = new ArrayList<>();
        String address = base() + "/ogc/collections/sites/items?limit=1&territory=" + here.code();
        while (address != null) {
            JsonNode page =
                    JSON.readTree(send("GET", URI.create(address), "", null).body());
            page.at("/features").forEach(feature -> ids.add(feature.at("/id").asLong()));
            address = null;
            for (JsonNode link : page.at("/links")) {
                if (link.at("/rel").asString().equals("next")) {
                    address = link.at("/href").asString();
                }
            }
        }
        assertThat(ids).hasSize(3).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void aTileHoldsTheLayerAndFollowsTheFilter() throws Exception {
        String tile = "/tiles/synergies/12/2117/1455.mvt?territory=" + here.code();
        assertThat(answer("GET", tile).statusCode()).isEqualTo(200);
        assertThat(answer("GET", tile).headers().firstValue("Content-Type"))
                .hasValue("application/vnd.mapbox-vector-tile");
        assertThat(answer("GET", tile + "&min_score=0.99").statusCode()).isEqualTo(204);
        assertThat(answer(
                                "GET",
                                "/ogc/collections/synergies/tiles/WebMercatorQuad/12/1455/2117?territory="
                                        + here.code())
                        .body())
                .isEqualTo(answer("GET", tile).body());
    }

    @Test
    void unknownParametersPathsAndTilesAreNamed() throws Exception {
        assertProblem(400, "/ogc/collections/zones/items?colour=red", "colour");
        assertProblem(400, "/ogc/collections/zones/items?limit=0", "limit");
        assertProblem(400, "/ogc/collections/zones/items?bbox=1,2,3", "bbox");
        assertProblem(400, "/api/synergies?min_score=high", "high");
        assertProblem(404, "/ogc/collections/roads", "roads");
        assertProblem(404, "/api/zones/0", "0");
        assertProblem(404, "/tiles/zones/2/9/9.mvt", "2/9/9");
    }

    @Test
    void aStatusIsKeptAcrossAnalysesAndOnlyAFacilitatorSetsIt() throws Exception {
        long id =
                get("/api/synergies?territory=" + here.code()).at("/items/0/id").asLong();
        String path = "/api/synergies/" + id + "/status";
        assertThat(send("POST", URI.create(base() + path), "{\"status\":\"qualified\"}", null)
                        .statusCode())
                .isEqualTo(403);
        assertThat(facilitator("POST", path, "{\"status\":\"rejected\"}").statusCode())
                .isEqualTo(400);
        assertThat(facilitator("POST", path, "{\"status\":\"qualified\"}").statusCode())
                .isEqualTo(200);
        jdbc.sql("UPDATE declaration SET quantity = 310 WHERE quantity = 300 AND territory_id ="
                        + " (SELECT id FROM territory WHERE code = ?)")
                .param(here.code())
                .update();
        computations.compute(here.code(), (name, done, steps) -> {});
        JsonNode again = get("/api/synergies?territory=" + here.code()).at("/items/0");
        assertThat(again.at("/id").asLong()).isNotEqualTo(id);
        assertThat(get("/api/synergies/" + id).at("/id").asLong())
                .isEqualTo(again.at("/id").asLong());
        assertThat(again.at("/status").asString()).isEqualTo("qualified");
    }

    @Test
    void aStepThatIsSentAgainIsKeptOnce() throws Exception {
        long id =
                get("/api/synergies?territory=" + here.code()).at("/items/0/id").asLong();
        String path = "/api/synergies/" + id + "/status";
        String first = "{\"id\":\"" + java.util.UUID.randomUUID() + "\",\"status\":\"contacted\"}";
        assertThat(facilitator("POST", path, first).statusCode()).isEqualTo(200);
        assertThat(facilitator("POST", path, first).statusCode()).isEqualTo(200);
        assertThat(facilitator("POST", path, "{\"id\":\"twice\",\"status\":\"contacted\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(jdbc.sql("SELECT count(*) FROM synergy_event JOIN synergy USING (offer_id, need_id)"
                                + " WHERE synergy.id = ? AND synergy_event.status = 'contacted'")
                        .param(id)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void anEditLeadsToFreshListsWithoutBeingAskedFor() throws Exception {
        String path = "/api/synergies?territory=" + here.code();
        long site = jdbc.sql("SELECT site.id FROM site JOIN territory ON territory.id = territory_id"
                        + " WHERE territory.code = ? AND site.code = 'garden centre'")
                .param(here.code())
                .query(Long.class)
                .single();
        String offer = """
                {"version":0,"kind":"offer","resource":"MAT-BOI-01","quantity":40,"storage_months":0,"estimated":false,
                 "visibility":"public"}
                """;
        assertThat(facilitator("POST", "/api/sites/" + site + "/declarations", offer)
                        .statusCode())
                .isEqualTo(201);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (get(path).at("/total").asInt() < 2 && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertThat(get(path).at("/total").asInt()).isEqualTo(2);
    }

    @Test
    void aChangeMadeFromAnOldVersionIsRefused() throws Exception {
        long zone = here.zone("west");
        String form = "{\"version\":%d,\"name\":\"%s\"}";
        assertThat(facilitator("PUT", "/api/zones/" + zone, form.formatted(0, "Ouest"))
                        .statusCode())
                .isEqualTo(204);
        assertThat(facilitator("PUT", "/api/zones/" + zone, form.formatted(0, "West"))
                        .statusCode())
                .isEqualTo(409);
        assertThat(get("/api/zones/" + zone).at("/name").asString()).isEqualTo("Ouest");
    }

    @Test
    void aBoundaryThatCrossesItselfIsRefusedWithItsPlace() throws Exception {
        String bowTie = """
                {"version":0,"name":"x","boundary":{"type":"Polygon","coordinates":[[[6,46],[6.1,46.1],[6.1,46],[6,46.1],[6,46]]]}}
                """;
        HttpResponse<String> answer = facilitator("PUT", "/api/zones/" + here.zone("west"), bowTie);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("Self-intersection").contains("6.05");
    }

    @Test
    void theApiDefinitionNamesEveryCollectionAndNothingElsewhere() throws Exception {
        String definition = answer("GET", "/ogc/api").body();
        assertThat(JSON.readTree(definition).at("/paths").propertyNames())
                .contains("/collections/zones/items", "/collections/zone-needs/items/{featureId}");
        assertThat(definition).doesNotContain("$ref");
        assertThat(answer("GET", "/api/openapi").statusCode()).isEqualTo(200);
    }

    private void assertProblem(int status, String path, String named) throws Exception {
        HttpResponse<String> answer = answer("GET", path);
        assertThat(answer.statusCode()).as(path).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).as(path).hasValue("application/problem+json");
        assertThat(answer.body()).as(path).contains(named);
    }

    private JsonNode get(String path) throws Exception {
        return JSON.readTree(answer("GET", path).body());
    }

    private HttpResponse<String> answer(String method, String path) throws Exception {
        return send(method, URI.create(base() + path), "", null);
    }

    private HttpResponse<String> facilitator(String method, String path, String body) throws Exception {
        return send(method, URI.create(base() + path), body, "Bearer let-me-in");
    }

    private String base() {
        return "http://localhost:" + port;
    }

    private HttpResponse<String> send(
            String method, URI address, String body, @org.jspecify.annotations.Nullable String authorization)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", "application/json");
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.ISO_8859_1));
    }
}
