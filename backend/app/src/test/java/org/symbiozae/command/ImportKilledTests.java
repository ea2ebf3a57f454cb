package org.symbiozae.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.symbiozae.machine.DatabaseAddress;
import org.symbiozae.machine.Home;
import org.symbiozae.machine.PrivateCluster;

/** A server and a PostGIS of the test's own, killed while a large file is stored. */
@ProcessesTest
class ImportKilledTests {

    private static final String TOKEN = "a-token-for-tests-only";
    private static final int ROWS = 60_000;

    private static final String STORED =
            "SELECT (SELECT count(*) FROM site) || ' sites, ' || (SELECT count(*) FROM import)"
                    + " || ' imports, version ' || (SELECT data_version FROM territory)";

    private static final String STORING =
            "SELECT count(*) FROM pg_stat_activity WHERE state = 'active' AND query LIKE '%INSERT INTO site%'"
                    + " AND pid <> pg_backend_pid()";

    private static final String INDEXED = "SELECT count(*) FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid"
            + " WHERE indrelid = 'site'::regclass AND indisvalid AND relname IN ('site_position', 'site_drawn')";

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration OFTEN = Duration.ofMillis(5);

    @TempDir
    private Path directory;

    private Script script;
    private PrivateCluster cluster;
    private Process server;
    private int port;
    private String former;

    @BeforeEach
    void serveATerritoryWithOneSite() throws Exception {
        script = Script.in(Files.createDirectories(directory.resolve("home")));
        cluster = new PrivateCluster(new Home(script.home()));
        serve();
        take("territories", "territory.geojson", """
                {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"A","nom":"Inventé"},
                 "geometry":{"type":"Polygon","coordinates":[[[6,46],[7,46],[7,47],[6,47],[6,46]]]}}]}
                """);
        take("sites", "one.csv", "code;nom;longitude;latitude\nE0;Un;6.5;46.5\n");
        former = ask(STORED);
        assertThat(former).startsWith("1 sites, 2 imports");
    }

    @AfterEach
    void end() {
        server.destroyForcibly();
        cluster.stop();
    }

    @Test
    void leavesTheFormerStateWhenTheServerIsKilled() throws Exception {
        CompletableFuture<HttpResponse<String>> answer = send();
        storing(answer);
        server.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        assertThat(answer).failsWithin(PATIENCE);
        await(STORING, "0");
        assertThat(ask(STORED)).isEqualTo(former);
        serve();
        assertThat(ask(INDEXED)).isEqualTo("2");
        assertThat(send().join().statusCode()).isEqualTo(200);
        assertThat(ask(STORED)).startsWith(ROWS + 1 + " sites, 3 imports");
    }

    @Test
    void leavesTheFormerStateWhenPostgresqlIsKilled() throws Exception {
        CompletableFuture<HttpResponse<String>> answer = send();
        storing(answer);
        ProcessHandle postmaster = postmaster();
        postmaster.destroyForcibly();
        postmaster.onExit().get(10, TimeUnit.SECONDS);
        assertThat(answer.handle((response, failed) -> response == null ? 0 : response.statusCode()))
                .succeedsWithin(PATIENCE)
                .satisfies(status -> assertThat(status).isNotEqualTo(200));
        assertThat(ask(STORED)).isEqualTo(former);
    }

    private void take(String kind, String name, String content) {
        assertThat(send(kind, name, content).join().statusCode()).isEqualTo(200);
    }

    private void serve() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        server = script.start(
                Map.of("SYMBIOZAE_ACCESS_FACILITATOR_TOKEN", TOKEN), "serve", "--port", Integer.toString(port));
        BufferedReader out = new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
        assertThat(out.readLine()).as(script.errors()).isEqualTo("ready http://localhost:" + port);
    }

    /** As many sites as take seconds to store. */
    private CompletableFuture<HttpResponse<String>> send() {
        StringBuilder sites = new StringBuilder("code;nom;longitude;latitude\n");
        for (int i = 1; i <= ROWS; i++) {
            sites.append("E%d;Site inventé %d;6.%04d;46.%04d\n".formatted(i, i, 1 + i % 9998, 1 + i * 7 % 9998));
        }
        return send("sites", "many.csv", sites.toString());
    }

    private CompletableFuture<HttpResponse<String>> send(String kind, String name, String content) {
        String body = part("name=\"as\"", kind)
                + (kind.equals("sites") ? part("name=\"territory\"", "A") : "")
                + part("name=\"file\"; filename=\"" + name + "\"", content)
                + "--part--\r\n";
        return HttpClient.newHttpClient()
                .sendAsync(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/imports"))
                                .header("Content-Type", "multipart/form-data; boundary=part")
                                .header("Authorization", "Bearer " + TOKEN)
                                .POST(BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.ofString());
    }

    private static String part(String disposition, String content) {
        return "--part\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n" + content + "\r\n";
    }

    private ProcessHandle postmaster() throws IOException {
        try (Stream<Path> files = Files.walk(script.home().resolve(".symbiozae"))) {
            Path mark = files.filter(file -> file.endsWith("postmaster.pid"))
                    .findFirst()
                    .orElseThrow();
            return ProcessHandle.of(Long.parseLong(Files.readAllLines(mark).get(0)))
                    .orElseThrow();
        }
    }

    /** Until the database is in the midst of it. */
    private void storing(CompletableFuture<HttpResponse<String>> answer) throws Exception {
        try (Connection connection = connect()) {
            Awaitility.await().atMost(PATIENCE).pollInterval(OFTEN).until(() -> {
                assertThat(answer).isNotDone();
                return ask(connection, STORING).equals("1");
            });
        }
    }

    private void await(String question, String wanted) throws Exception {
        try (Connection connection = connect()) {
            Awaitility.await()
                    .atMost(PATIENCE)
                    .pollInterval(OFTEN)
                    .untilAsserted(() -> assertThat(ask(connection, question))
                            .as(script.errors())
                            .isEqualTo(wanted));
        }
    }

    private String ask(String question) throws SQLException {
        try (Connection connection = connect()) {
            return ask(connection, question);
        }
    }

    private Connection connect() throws SQLException {
        DatabaseAddress address = cluster.open("symbiozae");
        return DriverManager.getConnection(address.url(), address.user(), address.password());
    }

    private static String ask(Connection connection, String question) throws SQLException {
        try (ResultSet answer = connection.createStatement().executeQuery(question)) {
            answer.next();
            return answer.getString(1);
        }
    }
}
