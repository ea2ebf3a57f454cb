package org.symbiozae.compute;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
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

/** Scenarios over real HTTP: named, computed side by side, compared; sliders answered; and nothing closed shines through. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"symbiozae.access.facilitator-token=let-me-in", "symbiozae.compute.on-change=false"})
@ContextConfiguration(initializers = TestDatabase.class)
class ScenariosTests {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String PALLETS = "MAT-BOI-01";
    private static final String NEAR = "{\"reach_factor\":0.02}";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Computations computations;

    private final HttpClient http = HttpClient.newHttpClient();
    private Fixture here;

    /** One offer and need next door, one need two kilometres away. */
    @BeforeEach
    void aTerritoryWithNearAndFarNeeds() {
        here = Fixture.territory(jdbc, "C" + System.nanoTime());
        here.site("giver", "west", 100, "public");
        here.site("near taker", "west", 500, "public");
        here.site("far taker", "east", 500, "public");
        here.declaration("giver", "offer", PALLETS, 300, "public");
        here.declaration("near taker", "need", PALLETS, 200, "public");
        here.declaration("far taker", "need", PALLETS, 200, "public");
        compute("reference");
    }

    @Test
    void aScenarioIsNamedComputedBesideTheReferenceAndReadByItsName() throws Exception {
        create("near", NEAR);
        compute("near");
        assertThat(total("/api/synergies?territory=" + here.code())).isEqualTo(2);
        assertThat(total("/api/synergies?scenario=near&territory=" + here.code()))
                .isEqualTo(1);
        JsonNode items = get("/ogc/collections/synergies/items?scenario=near&territory=" + here.code());
        assertThat(items.at("/features/0/properties/scenario").asString()).isEqualTo("near");
        assertThat(items.at("/features").size()).isEqualTo(1);
        String tile = "/tiles/zones,synergies/12/2117/1455.mvt?territory=" + here.code();
        assertThat(answer("GET", tile, "").body())
                .isNotEqualTo(answer("GET", tile + "&scenario=near", "").body());
    }

    @Test
    void scenariosAreCompared() throws Exception {
        create("near", NEAR);
        String path = "/api/scenarios/" + here.code() + "/near/comparison";
        assertThat(answer("GET", path, "").statusCode()).as("not computed yet").isEqualTo(409);
        compute("near");
        JsonNode comparison = get(path);
        assertThat(comparison.at("/synergies").toString())
                .isEqualTo("{\"before\":2,\"after\":1,\"gained\":0,\"lost\":1,\"changed\":1}");
        assertThat(comparison.at("/categories/flux/synergies/lost").asInt()).isEqualTo(1);
        assertThat(comparison.at("/categories/services/synergies/lost").asInt()).isZero();
        assertThat(comparison.at("/top/0/need_site/name").asString()).isNotEmpty();
    }

    @Test
    void aChangeFromAnOldVersionIsRefusedAndADeletedScenarioTakesItsResultsWithIt() throws Exception {
        create("near", NEAR);
        compute("near");
        String path = "/api/scenarios/" + here.code() + "/near";
        String form = "{\"version\":%d,\"parameters\":{\"reach_factor\":0.5}}";
        assertThat(facilitator("PUT", path, form.formatted(0)).statusCode()).isEqualTo(200);
        assertThat(facilitator("PUT", path, form.formatted(0)).statusCode()).isEqualTo(409);
        JsonNode changed = get(path);
        assertThat(changed.at("/version").asInt()).isEqualTo(1);
        assertThat(changed.at("/current").asBoolean())
                .as("computed with the parameters before")
                .isFalse();
        assertThat(facilitator("DELETE", path + "?version=1", "").statusCode()).isEqualTo(204);
        assertThat(jdbc.sql("SELECT count(*) FROM synergy WHERE scenario = 'near' AND territory_id ="
                                + " (SELECT id FROM territory WHERE code = ?)")
                        .param(here.code())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void theReferenceItselfMayBeChangedButNotDeleted() throws Exception {
        String path = "/api/scenarios/" + here.code() + "/reference";
        assertThat(facilitator("PUT", path, "{\"version\":0,\"parameters\":" + NEAR + "}")
                        .statusCode())
                .isEqualTo(200);
        compute("reference");
        assertThat(total("/api/synergies?territory=" + here.code())).isEqualTo(1);
        assertThat(facilitator("DELETE", path + "?version=1", "").statusCode()).isEqualTo(409);
    }

    @Test
    void whatCannotBeIsRefusedByName() throws Exception {
        assertThat(answer("POST", "/api/scenarios", form("near", NEAR)).statusCode())
                .as("the public")
                .isEqualTo(403);
        assertRefused(form("near", "{\"decay\":1}"), "decay_factor");
        assertRefused(form("near", "{\"decay_factor\":1e9}"), "0.01 to 100");
        assertRefused(form("near", "{\"decay_factor\":\"much\"}"), "much");
        assertRefused(form("near", "{\"list_length\":2.5}"), "whole number");
        assertRefused(form("Très près", NEAR), "Très près");
        assertRefused("{\"name\":\"near\"}", "territory");
        HttpResponse<String> unknown = answer("GET", "/api/synergies?scenario=nowhere", "");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).contains("nowhere");
        create("near", NEAR);
        assertThat(facilitator("POST", "/api/scenarios", form("near", NEAR)).statusCode())
                .isEqualTo(409);
    }

    @Test
    void aSliderIsAnsweredWithoutStoringAnything() throws Exception {
        JsonNode answer = preview(null, "{\"reach_factor\":0.02}");
        assertThat(answer.at("/synergies").toString())
                .isEqualTo("{\"before\":2,\"after\":1,\"gained\":0,\"lost\":1,\"changed\":1}");
        assertThat(answer.at("/top/0/after").isNull()).isTrue();
        assertThat(answer.at("/top/0/need_site/name").asString()).isEqualTo("far taker");
        assertThat(answer.at("/whole").asBoolean()).isTrue();
        assertThat(get("/api/analyses?territory=" + here.code()).size()).isEqualTo(1);
        JsonNode same = preview(null, "{}");
        assertThat(same.at("/synergies/changed").asInt()
                        + same.at("/synergies/lost").asInt())
                .isZero();
    }

    @Test
    void thePreviewSeesAnEditAtOnce() throws Exception {
        assertThat(preview(null, "{}").at("/synergies/after").asInt()).isEqualTo(2);
        long giver = jdbc.sql("SELECT site.id FROM site JOIN territory ON territory.id = territory_id"
                        + " WHERE territory.code = ? AND site.code = 'giver'")
                .param(here.code())
                .query(Long.class)
                .single();
        String offer = """
                {"version":0,"kind":"offer","resource":"%s","quantity":40,"storage_months":0,"estimated":false,
                 "visibility":"public"}
                """.formatted(PALLETS);
        assertThat(facilitator("POST", "/api/sites/" + giver + "/declarations", offer)
                        .statusCode())
                .isEqualTo(201);
        assertThat(preview(null, "{}").at("/synergies/after").asInt()).isEqualTo(4);
    }

    @Test
    void closedDeclarationsLeaveNoTraceInThePublicsPreviews() throws Exception {
        String[] sliders = {"{}", "{\"list_length\":1}", "{\"reach_factor\":0.05}", "{\"decay_factor\":0.1}"};
        String[] before = new String[sliders.length];
        for (int i = 0; i < sliders.length; i++) {
            before[i] = told(preview(null, sliders[i]));
        }
        here.site("secretive", "west", 480, "public");
        here.declaration("secretive", "offer", PALLETS, 190, "facilitator");
        here.site("hidden", "west", 300, "facilitator");
        here.declaration("hidden", "need", PALLETS, 250, "public");
        jdbc.sql("UPDATE territory SET data_version = data_version + 1 WHERE code = ?")
                .param(here.code())
                .update();
        for (int i = 0; i < sliders.length; i++) {
            assertThat(told(preview(null, sliders[i]))).as(sliders[i]).isEqualTo(before[i]);
        }
        assertThat(preview("Bearer let-me-in", "{}").at("/synergies/after").asInt())
                .as("the facilitator sees them")
                .isEqualTo(6);
    }

    /** All but the version of the data and the time it took. */
    private static String told(JsonNode preview) {
        return preview.at("/synergies") + " " + preview.at("/clusters") + " " + preview.at("/categories")
                + preview.at("/top");
    }

    @Test
    void analysesAreJobsThatAnybodyWhoMayWriteCanFollow() throws Exception {
        String order = "{\"territory\":\"" + here.code() + "\"}";
        assertThat(answer("POST", "/api/analyses", order).statusCode()).isEqualTo(403);
        HttpResponse<String> accepted = facilitator("POST", "/api/analyses", order);
        assertThat(accepted.statusCode()).isEqualTo(202);
        String path = accepted.headers().firstValue("Location").orElseThrow();
        JsonNode job;
        do {
            Thread.onSpinWait();
            job = JSON.readTree(facilitator("GET", path, "").body());
        } while (job.at("/state").asString().matches("waiting|running"));
        assertThat(job.at("/state").asString()).isEqualTo("done");
        assertThat(job.at("/done").asInt()).isEqualTo(job.at("/steps").asInt()).isPositive();
        assertThat(answer("GET", path, "").statusCode()).isEqualTo(403);
        assertThat(facilitator("DELETE", path, "").statusCode()).isEqualTo(409);
        assertThat(JSON.readTree(facilitator("GET", "/api/jobs", "").body()).size())
                .isPositive();
    }

    private void compute(String scenario) {
        computations.compute(here.code(), scenario, (name, done, steps) -> {});
    }

    private void create(String name, String parameters) throws Exception {
        assertThat(facilitator("POST", "/api/scenarios", form(name, parameters)).statusCode())
                .isEqualTo(201);
    }

    private String form(String name, String parameters) {
        return "{\"territory\":\"%s\",\"name\":\"%s\",\"parameters\":%s}".formatted(here.code(), name, parameters);
    }

    private void assertRefused(String form, String named) throws Exception {
        HttpResponse<String> answer = facilitator("POST", "/api/scenarios", form);
        assertThat(answer.statusCode()).as(form).isEqualTo(400);
        assertThat(answer.body()).contains(named);
    }

    private JsonNode preview(String authorization, String parameters) throws Exception {
        String question = "{\"territory\":\"%s\",\"parameters\":%s}".formatted(here.code(), parameters);
        HttpResponse<String> answer = send("POST", "/api/scenarios/preview", question, authorization);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private int total(String path) throws Exception {
        return get(path).at("/total").asInt();
    }

    private JsonNode get(String path) throws Exception {
        HttpResponse<String> answer = answer("GET", path, "");
        assertThat(answer.statusCode()).as(path + answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private HttpResponse<String> answer(String method, String path, String body) throws Exception {
        return send(method, path, body, null);
    }

    private HttpResponse<String> facilitator(String method, String path, String body) throws Exception {
        return send(method, path, body, "Bearer let-me-in");
    }

    private HttpResponse<String> send(
            String method, String path, String body, @org.jspecify.annotations.Nullable String authorization)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", "application/json");
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
