package org.symbiozae.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.symbiozae.TestDatabase;
import org.symbiozae.store.Fixture;

/** A database that does not answer, callers who leave, and requests that make no sense. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "symbiozae.compute.on-change=false",
            "symbiozae.reads.timeout=6s",
            "symbiozae.reads.queue=8",
            "symbiozae.tiles.timeout=6s",
            "symbiozae.tiles.patience=500ms",
            "symbiozae.tiles.queue=4",
            "symbiozae.tiles.connections=2"
        })
@ContextConfiguration(initializers = TestDatabase.class)
class OverloadTests {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String TILE = "/tiles/sites/14/8469/5821.mvt";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeEach
    void aSiteAndAServerThatHasAnsweredBefore() throws Exception {
        Fixture here = Fixture.territory(jdbc, "O" + System.nanoTime());
        here.site("a", "west", 100, "public");
        assertThat(get("/ogc/collections/sites/items?limit=1").statusCode()).isEqualTo(200);
        assertThat(get(TILE).statusCode()).isIn(200, 204);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/ogc/collections/sites/items?limit=7",
                "/tiles/sites,zones/15/16939/11643.mvt",
                "/tiles/sites/15/16939/11643.mvt?any_category=flux",
                "/export/sites.csv?territory=nowhere"
            })
    void whoGoesAwayLeavesNothingRunning(String path) throws Exception {
        try (LockedSites locked = new LockedSites()) {
            try (Socket socket = new Socket("127.0.0.1", port)) {
                String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
                socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
                patiently("reading begins").until(() -> locked.waiting() == 1);
                patiently("who stays is not given up")
                        .during(Duration.ofMillis(1200))
                        .until(() -> locked.waiting() == 1);
            }
            patiently("reading ends").atMost(Duration.ofSeconds(4)).until(() -> locked.waiting() == 0);
        }
        assertThat(get("/ogc/collections/sites/items?limit=7").statusCode()).isEqualTo(200);
    }

    @Test
    void whoWaitsForTheSameTileStillGetsIt() throws Exception {
        String path = "/tiles/sites/13/4234/2910.mvt";
        CompletableFuture<HttpResponse<String>> staying;
        try (LockedSites locked = new LockedSites()) {
            Set<String> given = new HashSet<>();
            try (Socket socket = new Socket("127.0.0.1", port)) {
                String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
                socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
                patiently("reading begins").until(() -> given.addAll(locked.reading()));
                staying = send(path);
                patiently("the second joins the first").until(OverloadTests::somebodyJoins);
            }
            patiently("the tile is read again").until(() -> {
                Set<String> reading = locked.reading();
                return !reading.isEmpty() && Collections.disjoint(reading, given);
            });
        }
        assertThat(staying.join().statusCode()).isIn(200, 204);
    }

    @Test
    void whatTakesTooLongIsGivenUp() throws Exception {
        try (LockedSites locked = new LockedSites()) {
            CompletableFuture<HttpResponse<String>> page = send("/ogc/collections/sites/items?limit=3");
            CompletableFuture<HttpResponse<String>> tile = send("/tiles/sites/15/16938/11643.mvt");
            assertUnavailable(page.join());
            assertUnavailable(tile.join());
            patiently("reading ends").until(() -> locked.waiting() == 0);
        }
    }

    @Test
    void whoFindsTheQueueFullIsToldToComeBack() throws Exception {
        List<CompletableFuture<HttpResponse<String>>> pages = new ArrayList<>();
        try (LockedSites locked = new LockedSites()) {
            for (int i = 0; i < 8; i++) {
                pages.add(send("/ogc/collections/sites/items?limit=" + (i + 1)));
            }
            patiently("all places are taken").until(() -> locked.waiting() == 8);
            assertUnavailable(get("/ogc/collections/sites/items?limit=10"));
            assertThat(get("/ogc/conformance").statusCode())
                    .as("what reads nothing")
                    .isEqualTo(200);
        }
        assertThat(pages)
                .allSatisfy(page -> assertThat(page.join().statusCode()).isEqualTo(200));
    }

    @Test
    void exportsLeaveConnectionsToTheOthers() throws Exception {
        List<CompletableFuture<HttpResponse<String>>> exports = new ArrayList<>();
        try (LockedSites locked = new LockedSites()) {
            for (String format : List.of("csv", "geojson", "kml", "fgb")) {
                exports.add(send("/export/sites." + format));
            }
            patiently("all places are taken").until(() -> locked.waiting() == 4);
            assertUnavailable(get("/export/sites.csv"));
            assertThat(get("/ogc/collections/communes/items").statusCode()).isEqualTo(200);
        }
        assertThat(exports)
                .allSatisfy(file -> assertThat(file.join().statusCode()).isEqualTo(200));
    }

    /** Bound: a hundred times what it takes, a hundredth of what doing it would. */
    @Test
    void whatMakesNoSenseIsRefusedAtOnce() throws Exception {
        String deep = "(".repeat(2500) + "id=1" + ")".repeat(2500);
        String deepJson = "%7B%22op%22:%22not%22,%22args%22:%5B".repeat(150) + "true" + "%5D%7D".repeat(150);
        for (String path : List.of(
                "/tiles/sites/30/1/1.mvt",
                "/tiles/sites/99999999999/1/1.mvt",
                "/tiles/sites/18/1/1.mvt?bbox=-180,-90,180,90",
                "/tiles/sites,zones,sites,clusters,land,flows,communes,territories,declarations,synergies,x,y/14/1/1.mvt",
                "/ogc/collections/sites/tiles/WebMercatorQuad/30/0/0",
                "/ogc/collections/sites/items?limit=-1",
                "/ogc/collections/sites/items?bbox=NaN,0,1,1",
                "/ogc/collections/sites/items?filter=" + "a".repeat(1_000_000),
                "/ogc/collections/sites/items?filter=" + deep,
                "/ogc/collections/sites/items?filter-lang=cql2-json&filter=" + deepJson)) {
            get(path);
            long start = System.nanoTime();
            int status = get(path).statusCode();
            assertThat(status).as(shortened(path)).isBetween(400, 499);
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .as(shortened(path))
                    .isLessThan(Duration.ofSeconds(1));
        }
    }

    private static ConditionFactory patiently(String what) {
        return await(what).atMost(PATIENCE).pollInterval(Duration.ofMillis(20));
    }

    /** Whether a thread waits for a tile that another one is reading. */
    private static boolean somebodyJoins() {
        return Thread.getAllStackTraces().values().stream()
                .flatMap(Stream::of)
                .anyMatch(frame -> frame.getClassName().equals("org.symbiozae.tiles.Tiles")
                        && frame.getMethodName().equals("join"));
    }

    private static String shortened(String path) {
        return path.substring(0, Math.min(90, path.length()));
    }

    private static void assertUnavailable(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(request(path), BodyHandlers.ofString());
    }

    private CompletableFuture<HttpResponse<String>> send(String path) {
        return http.sendAsync(request(path), BodyHandlers.ofString());
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .build();
    }
}
