package org.symbiozae.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
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

/** Zones drawn anew over HTTP: "west" goes from 6.10 to 6.11, "east" from 6.13 to 6.14, both from 46.10 to 46.11. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "symbiozae.access.facilitator-token=let-me-in")
@ContextConfiguration(initializers = TestDatabase.class)
class BoundaryTests {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private final HttpClient http = HttpClient.newHttpClient();
    private Fixture here;

    @BeforeEach
    void twoZones() {
        here = Fixture.territory(jdbc, "B" + System.nanoTime());
    }

    @Test
    void groundOfAnotherZoneIsRefusedAndTheZoneNamed() throws Exception {
        HttpResponse<String> answer = draw("west", 0, 6.10, 6.131);
        assertThat(answer.statusCode()).isEqualTo(400);
        JsonNode problem = JsonMapper.shared().readTree(answer.body());
        assertThat(problem.at("/reason").asString()).isEqualTo("overlap");
        assertThat(problem.at("/name").asString()).isEqualTo("east");
        assertThat(problem.at("/zone").asLong()).isEqualTo(here.zone("east"));
        assertThat(problem.at("/square_metres").asLong()).isBetween(84_000L, 88_000L);
        assertThat(version("west")).isZero();
    }

    @Test
    void zonesMayMeetAtAnEdge() throws Exception {
        assertThat(draw("west", 0, 6.10, 6.13).statusCode()).isEqualTo(204);
        assertThat(version("west")).isEqualTo(1);
    }

    @Test
    void anOverlapThatWasImportedMayShrinkButNotGrow() throws Exception {
        jdbc.sql("UPDATE zone SET boundary = ST_Multi(ST_MakeEnvelope(6.10, 46.1, 6.135, 46.11, 4326)) WHERE id = ?")
                .param(here.zone("west"))
                .update();
        assertThat(draw("west", 0, 6.10, 6.136).statusCode()).isEqualTo(400);
        assertThat(draw("west", 0, 6.10, 6.132).statusCode()).isEqualTo(204);
    }

    @Test
    void ofTwoPeopleDrawingOverTheSameGroundAtOnceOneIsRefused() throws Exception {
        List<CompletableFuture<HttpResponse<String>>> both =
                List.of(drawing("west", 0, 6.10, 6.125), drawing("east", 0, 6.115, 6.14));
        List<Integer> answers = both.stream()
                .map(CompletableFuture::join)
                .map(HttpResponse::statusCode)
                .sorted()
                .toList();
        assertThat(answers).containsExactly(204, 400);
    }

    @Test
    void anotherTerritorysHiddenZoneIsNotBetrayed() throws Exception {
        jdbc.sql("UPDATE territory SET parent_id = (SELECT id FROM territory WHERE code = ?) WHERE code = ?")
                .params(here.code(), Fixture.territory(jdbc, here.code() + "N").code())
                .update();
        jdbc.sql("DELETE FROM zone WHERE territory_id = (SELECT id FROM territory WHERE code = ?) AND code = 'west'")
                .param(here.code() + "N")
                .update();
        jdbc.sql("UPDATE zone SET boundary = ST_Multi(ST_MakeEnvelope(6.115, 46.1, 6.12, 46.11, 4326)),"
                        + " visibility = 'facilitator' WHERE territory_id = (SELECT id FROM territory WHERE code = ?)")
                .param(here.code() + "N")
                .update();
        assertThat(draw("west", 0, 6.10, 6.125).statusCode()).isEqualTo(204);
        jdbc.sql("UPDATE zone SET visibility = 'public' WHERE territory_id = (SELECT id FROM territory WHERE code = ?)")
                .param(here.code() + "N")
                .update();
        assertThat(draw("west", 1, 6.09, 6.127).statusCode())
                .as("what lay over it may stay as it is")
                .isEqualTo(204);
        assertThat(draw("east", 0, 6.118, 6.14).statusCode()).isEqualTo(400);
    }

    @Test
    void sitesFollowTheBoundary() throws Exception {
        long outside = here.site("beyond", "west", 1500, "public");
        long inside = here.site("within", "west", 700, "public");
        assertThat(draw("west", 0, 6.10, 6.105).statusCode()).isEqualTo(204);
        assertThat(zoneOf(outside)).isZero();
        assertThat(zoneOf(inside)).isZero();
        assertThat(draw("west", 1, 6.10, 6.125).statusCode()).isEqualTo(204);
        assertThat(zoneOf(outside)).isEqualTo(here.zone("west"));
        assertThat(zoneOf(inside)).isEqualTo(here.zone("west"));
    }

    @Test
    void aSiteThatMovesChangesItsZone() {
        long site = here.site("mover", "west", 300, "public");
        String form = "{\"version\":0,\"name\":\"mover\",\"lon\":%s,\"lat\":46.105}";
        assertThat(send("PUT", "../sites/" + site, form.formatted(6.135)).join().statusCode())
                .isEqualTo(204);
        assertThat(zoneOf(site)).isEqualTo(here.zone("east"));
    }

    @Test
    void metresAreNotTakenForDegrees() throws Exception {
        HttpResponse<String> answer = draw("west", 0, 950_000, 951_000);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("EPSG:4326").contains("950000");
    }

    @Test
    void aZoneToDrawComesWithItsVersionAndNeighbours() throws Exception {
        draw("west", 0, 6.10, 6.12);
        JsonNode zone = JsonMapper.shared()
                .readTree(
                        send("GET", here.zone("west") + "/boundary", "").join().body());
        assertThat(zone.at("/version").asInt()).isEqualTo(1);
        assertThat(zone.at("/boundary/coordinates/0/0")).hasSize(5);
        assertThat(zone.at("/neighbours/0/name").asString()).isEqualTo("east");
    }

    private HttpResponse<String> draw(String zone, int version, double west, double east) {
        return drawing(zone, version, west, east).join();
    }

    private CompletableFuture<HttpResponse<String>> drawing(String zone, int version, double west, double east) {
        String form = """
                {"version":%1$d,"name":"%2$s","boundary":{"type":"Polygon","coordinates":
                 [[[%3$s,46.1],[%4$s,46.1],[%4$s,46.11],[%3$s,46.11],[%3$s,46.1]]]}}
                """.formatted(version, zone, west, east);
        return send("PUT", String.valueOf(here.zone(zone)), form);
    }

    private CompletableFuture<HttpResponse<String>> send(String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + port + "/api/zones/").resolve(path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer let-me-in")
                .build();
        return http.sendAsync(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private int version(String zone) {
        return jdbc.sql("SELECT version FROM zone WHERE id = ?")
                .param(here.zone(zone))
                .query(Integer.class)
                .single();
    }

    /** Zero for none. */
    private long zoneOf(long site) {
        return jdbc.sql("SELECT coalesce(zone_id, 0) FROM site WHERE id = ?")
                .param(site)
                .query(Long.class)
                .single();
    }
}
