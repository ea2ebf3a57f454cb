package org.symbiozae.bench.serve;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.symbiozae.bench.Workbench;
import org.symbiozae.bench.serve.GeneratedData.Look;
import org.symbiozae.tiles.Tiles;

/** Tiles: written beside pgbench, kept beside nginx. */
final class TileFigures {

    private static final int CLIENTS = 8;

    private final Workbench bench;
    private final Wrk wrk;
    private final Pgbench pgbench;
    private final Path directory;
    private final Map<String, Object> figures = new LinkedHashMap<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private final OperatingSystemMXBean process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    TileFigures(Workbench bench, Wrk wrk, Pgbench pgbench, Path directory) {
        this.bench = bench;
        this.wrk = wrk;
        this.pgbench = pgbench;
        this.directory = directory;
    }

    Map<String, Object> figures() {
        return figures;
    }

    /** @param application one that keeps nothing */
    void written(Workbench.Application application, List<Look> looks) throws IOException, InterruptedException {
        int port = ServeBenchmark.port(application);
        Tiles tiles = application.door(Tiles.class);
        bench.say("Tiles written, beside pgbench: zooms 10 to 16, then 14, then 16.");
        figures.put("first_seconds_server_cpu_ms", wrk.warm(port, ServeBenchmark.asks(looks, "identity"), CLIENTS));
        compare("mix", port, tiles, looks);
        compare(
                "z14",
                port,
                tiles,
                looks.stream().filter(look -> look.z() == 14).toList());
        compare(
                "z16",
                port,
                tiles,
                looks.stream().filter(look -> look.z() == 16).toList());
        Wrk.Result gzip = wrk.run(port, ServeBenchmark.asks(looks, "gzip"), CLIENTS);
        figures.put("mix_gzip_per_second", gzip.perSecond());
        List<Look> far = looks.stream().filter(look -> look.z() == 10).toList();
        figures.put("z10_pg_ms", pgbench.tiles(far, look -> sql(tiles, look), 1).latencyMs());
        int largest = 0;
        for (Look look : far) {
            largest = Math.max(largest, get(port, look).body().length);
        }
        figures.put("z10_largest_bytes", largest);
        bench.say("Overload: 64 clients ask for tiles of zoom 10.");
        Wrk.Result crowd = wrk.run(port, ServeBenchmark.asks(far, "identity"), 64);
        figures.put("crowd_per_second", crowd.perSecond());
        figures.put("crowd_p99_ms", crowd.p99Ms());
        figures.put("crowd_refused", crowd.failed());
    }

    private void compare(String name, int port, Tiles tiles, List<Look> looks)
            throws IOException, InterruptedException {
        Pgbench.Result alone = pgbench.tiles(looks, look -> sql(tiles, look), 2);
        long cpu = process.getProcessCpuTime();
        Wrk.Result ours = wrk.run(port, ServeBenchmark.asks(looks, "identity"), CLIENTS);
        double cpuMs = (process.getProcessCpuTime() - cpu) / 1e6 / ours.requests();
        figures.put(name + "_ratio_to_pgbench", ours.perSecond() / alone.tps());
        figures.put(name + "_per_second", ours.perSecond());
        figures.put(name + "_pgbench_per_second", alone.tps());
        figures.put(name + "_p99_ms", ours.p99Ms());
        figures.put(name + "_failed", ours.failed());
        figures.put(name.equals("mix") ? "server_cpu_ms" : name + "_server_cpu_ms", cpuMs);
        bench.say(name + ": " + Math.round(ours.perSecond()) + "/s, pgbench " + Math.round(alone.tps()) + "/s");
    }

    private static String sql(Tiles tiles, Look look) {
        return tiles.sql(look.layers(), look.z());
    }

    void kept(Workbench.Application application, Path nginx, List<Look> looks)
            throws IOException, InterruptedException {
        int port = ServeBenchmark.port(application);
        bench.say("Tiles kept, beside nginx.");
        List<Wrk.Ask> plain = new ArrayList<>();
        List<Wrk.Ask> known = new ArrayList<>();
        for (Look look : looks) {
            HttpResponse<byte[]> answer = get(port, look);
            if (answer.statusCode() == 200) {
                Nginx.put(directory, look.path(), answer.body());
                Optional<String> etag = answer.headers().firstValue("ETag");
                plain.add(new Wrk.Ask(look.path(), "", "identity"));
                known.add(new Wrk.Ask(look.path(), etag.orElseThrow(), "identity"));
            }
        }
        wrk.warm(port, plain, CLIENTS);
        int other = Workbench.freePort();
        List<Wrk.Result> files = new ArrayList<>();
        List<Wrk.Result> cached = new ArrayList<>();
        List<Wrk.Result> unchanged = new ArrayList<>();
        try (Nginx server = new Nginx(nginx, directory, other)) {
            server.awaitAnswer();
            for (int turn = 0; turn < Wrk.TURNS; turn++) {
                files.add(wrk.run(other, plain, CLIENTS));
                cached.add(wrk.run(port, plain, CLIENTS));
                unchanged.add(wrk.run(port, known, CLIENTS));
            }
        }
        Wrk.Result peer = Wrk.Result.of(files);
        Wrk.Result ours = Wrk.Result.of(cached);
        Wrk.Result notModified = Wrk.Result.of(unchanged);
        figures.put("cached_ratio_to_nginx", ours.perSecond() / peer.perSecond());
        figures.put("cached_p99_ms", ours.p99Ms());
        figures.put("cached_per_second", ours.perSecond());
        figures.put("unchanged_ratio_to_nginx", notModified.perSecond() / peer.perSecond());
        figures.put("unchanged_per_second", notModified.perSecond());
        figures.put("nginx_per_second", peer.perSecond());
        figures.put(
                "nginx_each_per_second",
                files.stream().map(Wrk.Result::perSecond).toList());
        figures.put("cached_failed", ours.failed() + notModified.failed() + peer.failed());
        bench.say("kept: " + Math.round(ours.perSecond()) + "/s, 304: " + Math.round(notModified.perSecond())
                + "/s, nginx " + Math.round(peer.perSecond()) + "/s");
    }

    private HttpResponse<byte[]> get(int port, Look look) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + look.path()))
                        .build(),
                BodyHandlers.ofByteArray());
    }
}
