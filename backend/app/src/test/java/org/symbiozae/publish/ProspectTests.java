package org.symbiozae.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.symbiozae.TestDatabase;
import org.symbiozae.store.Fixture;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A garden centre is about to declare; two neighbours buy pallets, one of them in confidence. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "symbiozae.access.facilitator-token=let-me-in")
@ContextConfiguration(initializers = TestDatabase.class)
class ProspectTests {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private final HttpClient http = HttpClient.newHttpClient();
    private Fixture here;
    private long garden;

    @BeforeEach
    void palletsSought() {
        here = Fixture.territory(jdbc, "P" + System.nanoTime());
        garden = here.site("garden centre", "west", 100, "public");
        here.site("pump maker", "west", 500, "public");
        here.site("secretive", "east", 500, "public");
        here.declaration("pump maker", "need", "MAT-INT-01", 200, "public");
        here.declaration("secretive", "need", "MAT-INT-01", 90, "facilitator");
    }

    @Test
    void anOfferLeadsToTheNeedsItCanSatisfyNearestFirst() throws Exception {
        JsonNode seen = facilitator("GET", "/prospects?kind=offer&resource=MAT-BOI-01", "");
        assertThat(seen.at("/sites").asInt()).isEqualTo(2);
        assertThat(seen.at("/nearest/0/name").asString()).isEqualTo("pump maker");
        assertThat(seen.at("/nearest/0/distance_m").asDouble()).isBetween(395.0, 410.0);
        assertThat(seen.at("/farthest_m").asDouble()).isBetween(2500.0, 3000.0);
        assertThat(facilitator("GET", "/prospects?kind=need&resource=MAT-BOI-01", "")
                        .at("/sites")
                        .asInt())
                .as("nobody offers any")
                .isZero();
    }

    @Test
    void whatIsConfidentialIsNotCountedForThePublic() throws Exception {
        JsonNode seen = send("GET", "/prospects?kind=offer&resource=MAT-BOI-01", "", "");
        assertThat(seen.at("/sites").asInt()).isEqualTo(1);
        assertThat(seen.toString()).doesNotContain("secretive");
    }

    @Test
    void whoIsOutOfReachIsNotCounted() throws Exception {
        jdbc.sql("UPDATE site SET position = ST_SetSRID(ST_MakePoint(12, 46.1), 4326) WHERE code = 'pump maker'")
                .update();
        JsonNode seen = facilitator("GET", "/prospects?kind=offer&resource=MAT-BOI-01", "");
        assertThat(seen.at("/sites").asInt()).isEqualTo(1);
    }

    @Test
    void anActivityPromptsWhatIsNotDeclaredYet() throws Exception {
        jdbc.sql("UPDATE site SET naf = '47.76Z' WHERE id = ?").param(garden).update();
        String pallets = "MAT-BOI-01 offer";
        assertThat(prompts()).contains(pallets).hasSizeLessThanOrEqualTo(12);
        here.declaration("garden centre", "offer", "MAT-BOI-01", 300, "public");
        assertThat(prompts()).isNotEmpty().doesNotContain(pallets);
        jdbc.sql("UPDATE site SET naf = NULL WHERE id = ?").param(garden).update();
        assertThat(prompts()).isEmpty();
    }

    @Test
    void qualitiesAreKeptInOrderAndUnknownOnesNamed() throws Exception {
        String form = """
                {"version":0,"kind":"offer","resource":"MAT-BOI-01","quantity":40,"storage_months":0,"estimated":false,
                 "qualities":[%s]}""";
        assertThat(facilitator("POST", "/declarations", form.formatted("\"dry\",\"golden\""))
                        .at("/detail")
                        .asString())
                .contains("'golden'")
                .contains("clean");
        long id = facilitator("POST", "/declarations", form.formatted("\"dry\",\"clean\""))
                .at("/id")
                .asLong();
        assertThat(jdbc.sql("SELECT array_to_string(qualities, ',') FROM declaration WHERE id = ?")
                        .param(id)
                        .query(String.class)
                        .single())
                .isEqualTo("clean,dry");
        assertThat(facilitator("GET", "", "").at("/declarations/0/version").asInt())
                .isZero();
    }

    private List<String> prompts() throws Exception {
        return facilitator("GET", "/prompts", "")
                .valueStream()
                .map(row ->
                        row.at("/resource").asString() + " " + row.at("/kind").asString())
                .toList();
    }

    private JsonNode facilitator(String method, String path, String body) throws Exception {
        return send(method, path, body, "Bearer let-me-in");
    }

    private JsonNode send(String method, String path, String body, String authorization) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + port + "/api/sites/" + garden + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", "application/json");
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return JsonMapper.shared()
                .readTree(http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8))
                        .body());
    }
}
