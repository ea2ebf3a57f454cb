package org.symbiozae.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.RestClient;
import org.symbiozae.TestDatabase;

/** Uploads over HTTP, as a facilitator who carries a token, and as anybody. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"symbiozae.access.facilitator-token=a-token-for-tests-only", "symbiozae.compute.on-change=false"})
@ContextConfiguration(initializers = TestDatabase.class)
class ImportControllerTests {

    private static final String SITES = "code;nom;longitude;latitude\nE1;Un;6.05;46.05\nE2;Deux;ici;46.05\n";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void oneTerritoryWithOneSite() {
        TestDatabase.empty(jdbc);
        jdbc.sql("""
                INSERT INTO territory (code, name, boundary)
                VALUES ('A', 'Ouest', ST_Multi(ST_MakeEnvelope(6, 46, 6.1, 46.1, 4326)))
                """).update();
        jdbc.sql("""
                INSERT INTO site (territory_id, code, name, position)
                SELECT id, 'E1', 'Un', ST_SetSRID(ST_MakePoint(6.05, 46.05), 4326) FROM territory
                """).update();
    }

    private ResponseEntity<String> send(String token, String name, String content, String territory) {
        return send("/api/imports", token, name, content, territory);
    }

    private ResponseEntity<String> send(String path, String token, String name, String content, String territory) {
        MultiValueMap<String, Object> form = new LinkedMultiValueMap<>();
        form.add("file", new ByteArrayResource(content.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public String getFilename() {
                return name;
            }
        });
        form.add("as", "sites");
        form.add("territory", territory);
        return client(token)
                .post()
                .uri(path)
                .contentType(MediaType.MULTIPART_FORM_DATA)
                .body(form)
                .retrieve()
                .onStatus(status -> status.isError(), (request, response) -> {})
                .toEntity(String.class);
    }

    private RestClient client(String token) {
        return RestClient.builder()
                .baseUrl("http://localhost:" + port)
                .defaultHeaders(headers -> headers.setBearerAuth(token))
                .build();
    }

    @Test
    void answersWithTheReportAndRemembersIt() {
        ResponseEntity<String> answer = send("a-token-for-tests-only", "../../sites.csv", SITES, "A");

        assertThat(answer.getStatusCode().value()).isEqualTo(200);
        assertThat(answer.getBody())
                .contains("\"file\":\"sites.csv\"", "\"unchanged\":1", "\"line\":3", "\"code\":\"not_a_number\"");
        String past = client("a-token-for-tests-only")
                .get()
                .uri("/api/imports?territory=A")
                .retrieve()
                .body(String.class);
        assertThat(past).contains("\"file_name\":\"sites.csv\"", "not_a_number");
    }

    @Test
    void handsRefusedRowsBackToBeCorrected() {
        ResponseEntity<String> answer = send("/api/imports/refused", "a-token-for-tests-only", "sites.csv", SITES, "A");

        assertThat(answer.getHeaders().getContentType()).isEqualTo(MediaType.valueOf("text/csv;charset=UTF-8"));
        assertThat(answer.getBody())
                .contains("E2;Deux;ici;46.05;3;longitude not_a_number ici")
                .doesNotContain("E1");
        assertThat(send("/api/imports/refused", "another-token", "sites.csv", SITES, "A")
                        .getStatusCode()
                        .value())
                .isEqualTo(401);
    }

    @Test
    void saysWhyNothingCouldBeRead() {
        ResponseEntity<String> answer = send("a-token-for-tests-only", "sites.csv", "<!doctype html>", "A");

        assertThat(answer.getStatusCode().value()).isEqualTo(422);
        assertThat(answer.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(answer.getBody()).contains("html_file");
    }

    @Test
    void takesNothingFromAnybodyElse() {
        assertThat(send("another-token", "sites.csv", SITES, "A")
                        .getStatusCode()
                        .value())
                .isEqualTo(401);
        assertThat(send("a-token-for-tests-only", "sites.csv", SITES, "B")
                        .getStatusCode()
                        .value())
                .isEqualTo(403);
        assertThat(jdbc.sql("SELECT count(*) FROM import").query(Long.class).single())
                .isZero();
    }

    @Test
    void showsFormerImportsToFacilitatorsOnly() {
        ResponseEntity<String> answer = client("another-token")
                .get()
                .uri("/api/imports?territory=A")
                .retrieve()
                .onStatus(status -> status.isError(), (request, response) -> {})
                .toEntity(String.class);

        assertThat(answer.getStatusCode().value()).isEqualTo(401);
    }
}
