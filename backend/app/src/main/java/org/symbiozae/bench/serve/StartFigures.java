package org.symbiozae.bench.serve;

import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.symbiozae.bench.Workbench;
import org.symbiozae.bench.serve.GeneratedData.Look;
import org.symbiozae.domain.Problem;
import org.symbiozae.machine.DatabaseAddress;

/**
 * The server as people start it, a process of its own: how soon the first tile comes, and how much memory is resident at most
 * while many ask for tiles, pages and files. Linux only: it reads {@code /proc}.
 */
record StartFigures(Workbench bench, Wrk wrk, DatabaseAddress database) {

    private static final int FEW = 8;
    private static final int CROWD = 64;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    Map<String, Object> measure(List<Look> looks) throws IOException, InterruptedException {
        bench.say("The server from its start: the first tile, then many clients.");
        int port = Workbench.freePort();
        Map<String, Object> figures = new LinkedHashMap<>();
        long start = System.nanoTime();
        Process server = start(port);
        try {
            awaitTile(server, port, looks.get(0), start);
            figures.put("first_tile_s", (System.nanoTime() - start) / 1e9);
            figures.put("resident_first_mb", residentMb(server, "VmRSS"));
            wrk.run(port, ServeBenchmark.asks(looks, "gzip"), FEW);
            wrk.run(
                    port,
                    ServeBenchmark.asks(
                            looks.stream().filter(look -> look.z() == 10).toList(), "identity"),
                    CROWD);
            wrk.run(port, ItemFigures.boxes(), FEW);
            for (String format : ExportFigures.FORMATS) {
                HTTP.send(ask(port, "/export/sites." + format), BodyHandlers.ofInputStream())
                        .body()
                        .transferTo(OutputStream.nullOutputStream());
            }
            figures.put("resident_most_mb", residentMb(server, "VmHWM"));
            return figures;
        } finally {
            server.destroy();
            server.waitFor(20, TimeUnit.SECONDS);
        }
    }

    private Process start(int port) throws IOException {
        ProcessBuilder process = new ProcessBuilder(
                        bench.home().root().resolve("symbiozae").toString(), "serve", "--port", Integer.toString(port))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        process.environment().put("SYMBIOZAE_DB_URL", database.url());
        process.environment().put("SYMBIOZAE_DB_USER", database.user());
        process.environment().put("SYMBIOZAE_DB_PASSWORD", database.password());
        process.environment().put("SYMBIOZAE_COMPUTE_ON_CHANGE", "false");
        return process.start();
    }

    private void awaitTile(Process server, int port, Look look, long start) throws IOException, InterruptedException {
        while (server.isAlive() && System.nanoTime() - start < PATIENCE_NANOS) {
            try {
                if (HTTP.send(ask(port, look.path()), BodyHandlers.discarding()).statusCode() < 300) {
                    return;
                }
            } catch (ConnectException notYet) {
                Thread.sleep(20);
            }
        }
        throw new Problem(Problem.Code.UNAVAILABLE, "The server gave no tile; see symbiozae.log.");
    }

    private static HttpRequest ask(int port, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .build();
    }

    private static long residentMb(Process process, String name) throws IOException {
        String status = Files.readString(Path.of("/proc/" + process.pid() + "/status"));
        return Math.round(Peer.figure(status, name + ":\\s+(\\d+) kB") / 1000);
    }
}
