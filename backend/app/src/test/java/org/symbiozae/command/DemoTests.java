package org.symbiozae.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.symbiozae.command.Script.Ended;
import org.symbiozae.machine.Home;
import org.symbiozae.machine.PrivateCluster;

@ProcessesTest
class DemoTests {

    @TempDir
    private Path directory;

    @Test
    void becomesReadyStopsWhatItStartedAndStartsAgainFromWhatItLeft() throws Exception {
        Script script = Script.in(Files.createDirectories(directory.resolve("home")));
        assertThat(ready(script)).contains("declarations.csv", "analysis ", "synergies");
        assertThat(ready(script)).as("nothing is imported or computed again").isEmpty();

        Ended export = script.run("export", "zones", "--to", directory + "/zones.geojson");
        assertThat(export.err()).isEmpty();
        assertThat(Files.readString(directory.resolve("zones.geojson"))).contains("FeatureCollection", "Jourdies");

        Ended computed = script.run("compute");
        assertThat(computed.out()).contains("analysis ");

        Path sites = Files.writeString(directory.resolve("sites.csv"), "code;name;lon;lat\nX1;Invented;1000;46\n");
        Ended refused = script.run("import", sites.toString(), "--as", "sites", "--dry-run");
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.out()).contains("sites.csv:2");

        Path nothing = Files.writeString(directory.resolve("zones.zip"), "not a zip");
        assertThat(script.run("import", nothing.toString(), "--as", "zones").exit())
                .isEqualTo(2);
        assertThat(script.run("stop").out()).contains("No private PostGIS was running");
    }

    /** What it said on the error stream between its start and the signal that ended it. */
    private static String ready(Script script) throws Exception {
        int port = freePort();
        Process demo = script.start("demo", "--port", Integer.toString(port));
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(demo.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(out.readLine()).as(script.errors()).isEqualTo("ready http://localhost:" + port);
            PrivateCluster cluster = new PrivateCluster(new Home(script.home()));
            assertThat(cluster.running()).isTrue();
            new ProcessBuilder("kill", "-INT", Long.toString(demo.pid()))
                    .start()
                    .waitFor();
            assertThat(demo.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(cluster.running()).isFalse();
        } finally {
            demo.destroyForcibly();
        }
        return script.errors();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
