package org.symbiozae.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.symbiozae.command.Script.Ended;

@ProcessesTest
class LauncherTests {

    private static final Map<String, String> DEAD_DATABASE =
            Map.of("SYMBIOZAE_DB_URL", "jdbc:postgresql://127.0.0.1:1/nowhere");

    @TempDir
    private Path directory;

    private Script script;

    @BeforeEach
    void liesInADirectoryWithSpaces() throws IOException {
        script = Script.in(Files.createDirectories(directory.resolve("a place with spaces")));
    }

    @Test
    void listsEveryCommand() {
        Ended usage = script.run();
        assertThat(usage.exit()).isZero();
        assertThat(usage.out())
                .contains("demo", "serve", "import", "undo", "compute", "export", "bench", "doctor", "test", "stop");
    }

    @Test
    void refusesAnUnknownCommandAndListsTheOthers() {
        Ended refused = script.run("dmeo");
        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.err()).contains("dmeo", "demo");
    }

    @Test
    void saysInOneSentenceThatJavaIsMissing() {
        Map<String, String> nothing = Map.of("PATH", directory.toString(), "JAVA_HOME", "");
        Ended refused = script.run(script.home().resolve("symbiozae"), nothing, "doctor");
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.err().lines()).hasSize(1).first().asString().startsWith("Java 17 or newer was not found");
    }

    @Test
    void findsItsHomeThroughALink() throws IOException {
        Path link = Files.createSymbolicLink(
                directory.resolve("linked"), script.home().resolve("symbiozae"));
        Ended seen = script.run(link, Map.of(), "doctor");
        assertThat(seen.out()).contains(script.home().toRealPath().toString());
    }

    @Test
    void runsTheUnpackedJarWhereThereIsOne() throws IOException {
        Script unpacked = Script.in(Files.createDirectories(directory.resolve("unpacked")));
        Path app = Files.createDirectories(unpacked.home().resolve(".symbiozae/app"));
        Files.move(unpacked.home().resolve("backend/app/target/symbiozae.jar"), app.resolve("symbiozae.jar"));
        assertThat(unpacked.run().exit()).isZero();
    }

    @Test
    void whatAKilledCommandPutDownGoesWithTheNextStart() throws IOException, InterruptedException {
        Path temporary = script.home().resolve(".symbiozae/tmp");
        Process over = new ProcessBuilder("true").start();
        over.waitFor();
        Path left = Files.createDirectories(temporary.resolve(Long.toString(over.pid())));
        Files.writeString(left.resolve("import.upload"), "invented");
        Path used = Files.createDirectories(
                temporary.resolve(Long.toString(ProcessHandle.current().pid())));
        Ended ended = script.run(
                script.home().resolve("symbiozae"),
                Map.of(
                        "SYMBIOZAE_DB_URL",
                        "jdbc:postgresql://127.0.0.1:1/nowhere",
                        "JDK_JAVA_OPTIONS",
                        "-XshowSettings:properties"),
                "import",
                "--as",
                "sites",
                "none.csv");
        assertThat(ended.err())
                .as("where Java puts such things")
                .containsPattern("java.io.tmpdir = " + Pattern.quote(temporary.toRealPath() + "/") + "\\d+");
        assertThat(left).doesNotExist();
        assertThat(used).exists();
        assertThat(Files.getPosixFilePermissions(temporary)).isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void doctorShowsWhatADemonstrationNeeds() {
        Ended seen = script.run("doctor", "--port", "0");
        assertThat(seen.out().lines().map(line -> line.substring(9).split(" ")[0]))
                .contains(
                        "Java", "Maven", "rights", "disk", "PostGIS", "cluster", "Docker", "Chromium", "GDAL", "port");
        assertThat(seen.exit()).isZero();
        assertThat(Files.exists(script.home().resolve(".symbiozae/postgres")))
                .as("the doctor changes nothing")
                .isFalse();
    }

    @Test
    void doctorSaysThatTheNamedDatabaseDoesNotAnswer() {
        Ended seen = script.run(script.home().resolve("symbiozae"), DEAD_DATABASE, "doctor", "--port", "0");
        assertThat(seen.exit()).isEqualTo(1);
        assertThat(seen.out()).contains("blocks   database");
    }

    @Test
    void saysInOneSentenceThatThePortIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            String port = Integer.toString(taken.getLocalPort());
            Ended refused = script.run("demo", "--port", port);
            assertThat(refused.exit()).isEqualTo(1);
            assertThat(refused.err().lines()).hasSize(1).first().asString().contains(port, "taken", "--port");
        }
    }

    @Test
    void saysInOneSentenceThatTheDatabaseIsDown() throws IOException {
        Ended refused = script.run(script.home().resolve("symbiozae"), DEAD_DATABASE, "compute");
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.err().lines())
                .hasSize(1)
                .first()
                .asString()
                .contains("The database does not answer", "SYMBIOZAE_DB_URL", "symbiozae.log");
        assertThat(Files.readString(script.home().resolve(".symbiozae/symbiozae.log")))
                .contains("ConnectException");
    }
}
