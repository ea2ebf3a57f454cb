package org.symbiozae.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.symbiozae.TestDatabase;
import org.symbiozae.store.Fixture;

/** What the operator is told of tiles: figures for each layer, and each tile that took long. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"symbiozae.compute.on-change=false", "symbiozae.tiles.slow=0ms"})
@ContextConfiguration(initializers = TestDatabase.class)
@ExtendWith(OutputCaptureExtension.class)
class TileMetricsTests {

    private static final String TILE = "/tiles/sites/14/8469/5821.mvt";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void eachLayerHasItsLatencyItsHitsAndItsBytes(CapturedOutput log) throws Exception {
        Fixture here = Fixture.territory(jdbc, "M" + System.nanoTime());
        here.site("a", "west", 100, "public");
        HttpResponse<String> written = get(TILE, "none");
        get(TILE, "none");
        assertThat(get(TILE, written.headers().firstValue("ETag").orElseThrow()).statusCode())
                .isEqualTo(304);
        String page = get("/actuator/prometheus", "none").body();
        assertThat(figure(page, "symbiozae_tiles_requests_total", "cache=\"miss\",layer=\"sites\""))
                .isEqualTo(1);
        assertThat(figure(page, "symbiozae_tiles_requests_total", "cache=\"hit\",layer=\"sites\""))
                .isEqualTo(1);
        assertThat(figure(page, "symbiozae_tiles_requests_total", "cache=\"unchanged\",layer=\"sites\""))
                .isEqualTo(1);
        assertThat(figure(page, "symbiozae_tiles_writing_seconds_sum", "layer=\"sites\""))
                .isPositive();
        assertThat(figure(page, "symbiozae_tiles_bytes_sum", "layer=\"sites\""))
                .isEqualTo(written.body().length());
        assertThat(log.getOut()).containsPattern("Slow tile: sites 14/8469/5821 \\[] took \\d+ ms, \\d+ bytes");
    }

    private static double figure(String page, String name, String labels) {
        Matcher line =
                Pattern.compile("(?m)^" + name + "\\{" + labels + "} (\\S+)$").matcher(page);
        assertThat(line.find()).as(name + " " + labels).isTrue();
        return Double.parseDouble(line.group(1));
    }

    private HttpResponse<String> get(String path, String etag) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .header("If-None-Match", '"' + etag.replace("\"", "") + '"')
                        .build(),
                BodyHandlers.ofString(StandardCharsets.ISO_8859_1));
    }
}
