package org.symbiozae.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import org.symbiozae.TestDatabase;

/** Callers behind a proxy on this machine, each with an allowance of its own. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "symbiozae.compute.on-change=false",
            "symbiozae.limits.requests-per-second=1",
            "symbiozae.limits.burst=20"
        })
@ContextConfiguration(initializers = TestDatabase.class)
class RateTests {

    private static final String TILE = "/tiles/zones/14/1/1.mvt";

    @LocalServerPort
    private int port;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void whoAsksTooOftenIsToldWhenToComeBack() throws Exception {
        int refused = 0;
        for (int i = 0; i < 60; i++) {
            HttpResponse<String> answer = get(TILE, "203.0.113.7");
            if (answer.statusCode() == 429) {
                refused++;
                assertThat(answer.headers().firstValueAsLong("Retry-After").orElseThrow())
                        .isBetween(1L, 2L);
                assertThat(answer.body()).contains("too_many");
            }
        }
        assertThat(refused).isBetween(10, 40);
        assertThat(get(TILE, "203.0.113.8").statusCode()).as("somebody else").isEqualTo(204);
    }

    @Test
    void nobodyPassesForSomebodyElse() throws Exception {
        int last = 200;
        for (int i = 0; i < 60 && last != 429; i++) {
            last = get("/ogc/conformance", "198.51.100." + i + ", 203.0.113.9").statusCode();
        }
        assertThat(last).isEqualTo(429);
    }

    @Test
    void thisMachineIsNotCounted() throws Exception {
        for (int i = 0; i < 60; i++) {
            assertThat(get(TILE, "").statusCode()).isEqualTo(204);
        }
    }

    private HttpResponse<String> get(String path, String caller) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        if (!caller.isEmpty()) {
            request.header("X-Forwarded-For", caller);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
