package org.symbiozae.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.symbiozae.machine.Home;
import org.symbiozae.machine.PrivateCluster;

/** A server of half a gigabyte and a PostGIS of the test's own: PostGIS is restarted while callers keep asking, a crowd comes. */
@ProcessesTest
class RestartTests {

    private static final int CALLERS = 6;
    private static final int PAUSE_MILLIS = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> PATHS = List.of(
            "/tiles/sites,zones/14/8483/5825.mvt",
            "/ogc/collections/sites/items?limit=5",
            "/export/sites.csv",
            "/api/territories");

    @TempDir
    private static Path directory;

    private static PrivateCluster cluster;
    private static Process server;
    private static int port;
    private final HttpClient http = HttpClient.newHttpClient();
    private final ScheduledExecutorService callers = Executors.newScheduledThreadPool(CALLERS);
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();

    /** @param status 0 for none at all */
    private record Answer(String path, int status, boolean saysWhen, Duration took) {

        boolean isServed() {
            return status == 200 || status == 204;
        }
    }

    @BeforeAll
    static void serveOneSite() throws Exception {
        Script script = Script.in(Files.createDirectories(directory.resolve("home")));
        cluster = new PrivateCluster(new Home(script.home()));
        Path territory = Files.writeString(directory.resolve("territory.geojson"), """
                {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"A","nom":"Inventé"},
                 "geometry":{"type":"Polygon","coordinates":[[[6,46],[7,46],[7,47],[6,47],[6,46]]]}}]}
                """);
        Path sites = Files.writeString(directory.resolve("one.csv"), "code;nom;longitude;latitude\nE0;Un;6.4;46.05\n");
        script.run("import", territory.toString(), "--as", "territories");
        script.run("import", sites.toString(), "--as", "sites");
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        server = script.start(Map.of("JAVA_TOOL_OPTIONS", "-Xmx512m"), "serve", "--port", Integer.toString(port));
        BufferedReader out = new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
        assertThat(out.readLine()).as(script.errors()).isEqualTo("ready http://localhost:" + port);
    }

    @AfterEach
    void askNoMore() {
        callers.shutdownNow();
    }

    @AfterAll
    static void end() {
        server.destroyForcibly();
        cluster.stop();
    }

    @Test
    void answersAreCleanWhileTheDatabaseIsAwayAndServiceResumesByItself() throws Exception {
        for (int i = 0; i < CALLERS; i++) {
            AtomicInteger next = new AtomicInteger(i);
            callers.scheduleWithFixedDelay(
                    () -> ask(PATHS.get(next.getAndIncrement() % PATHS.size())),
                    0,
                    PAUSE_MILLIS,
                    TimeUnit.MILLISECONDS);
        }
        await(Answer::isServed, 40);
        cluster.stop();
        await(answer -> answer.status == 503, 20);
        cluster.server();
        int away = answers.size();
        for (String path : PATHS) {
            await(answer -> answer.path.equals(path) && answer.isServed(), 5);
        }
        callers.shutdown();
        assertThat(callers.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .isTrue();
        assertThat(answers).hasSizeGreaterThan(away).allSatisfy(answer -> {
            assertThat(answer.status).as(answer.path).isIn(200, 204, 503);
            assertThat(answer.saysWhen).isEqualTo(answer.status == 503);
            assertThat(answer.took).isLessThan(Duration.ofSeconds(15));
        });
        assertThat(answers.stream().skip(answers.size() - CALLERS)).allMatch(Answer::isServed);
    }

    @Test
    void sixtyFourCallersOfFarTilesAreAllAnswered() throws Exception {
        Thread[] crowd = new Thread[64];
        for (int i = 0; i < crowd.length; i++) {
            int number = i;
            crowd[i] = new Thread(() -> {
                for (int tile = 0; tile < 30; tile++) {
                    ask("/tiles/territories,communes,zones,zone-needs/10/%d/%d.mvt"
                            .formatted(500 + number, 340 + tile));
                }
            });
            crowd[i].start();
        }
        for (Thread caller : crowd) {
            caller.join();
        }
        assertThat(answers).hasSize(64 * 30).allSatisfy(answer -> {
            assertThat(answer.status).as(answer.path).isIn(200, 204, 503);
            assertThat(answer.saysWhen).isEqualTo(answer.status == 503);
            assertThat(answer.took).isLessThan(Duration.ofSeconds(15));
        });
        assertThat(server.isAlive()).isTrue();
        answers.clear();
        ask(PATHS.get(0));
        assertThat(answers.element().isServed()).isTrue();
    }

    private void ask(String path) {
        long start = System.nanoTime();
        try {
            HttpResponse<String> response = http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                            .build(),
                    BodyHandlers.ofString());
            answers.add(new Answer(
                    path,
                    response.statusCode(),
                    response.headers().firstValue("Retry-After").isPresent(),
                    Duration.ofNanos(System.nanoTime() - start)));
        } catch (IOException broken) {
            answers.add(new Answer(path + " " + broken, 0, false, Duration.ofNanos(System.nanoTime() - start)));
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    /** Until so many more such answers have come. */
    private void await(Predicate<Answer> wanted, int many) {
        long before = answers.stream().filter(wanted).count();
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> assertThat(answers.stream().filter(wanted).count())
                        .as("%s answers, last %s", answers.size(), answers.peek())
                        .isGreaterThanOrEqualTo(before + many));
    }
}
