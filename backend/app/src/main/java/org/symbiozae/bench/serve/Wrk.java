package org.symbiozae.bench.serve;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Clients that ask for paths of a list by chance, the same ones in every run: two that walked it would meet, and share each answer. */
final class Wrk {

    private static final String SCRIPT = """
            local asked = {%s}
            local threads = 0
            function setup(thread) threads = threads + 1; thread:set("seed", threads) end
            function init(arguments) math.randomseed(seed) end
            function request()
              local each = asked[math.random(#asked)]
              return wrk.format("GET", each[1], each[2] and {["If-None-Match"] = each[2], ["Accept-Encoding"] = each[3]}
                                              or {["Accept-Encoding"] = each[3]})
            end
            function done(summary, latency, requests)
              io.write(string.format("requests=%%d us=%%d errors=%%d refused=%%d p50=%%d p99=%%d\\n", summary.requests,
                summary.duration, summary.errors.status, summary.errors.connect + summary.errors.read + summary.errors.timeout,
                latency:percentile(50), latency:percentile(99)))
            end
            """;

    /** The machine's own pace varies by a third within a minute: a server and its peer are measured in turns, so many of each. */
    static final int TURNS = 3;

    private static final int FEW = 2;
    private static final int SLICE_SECONDS = 10;
    private static final int MOST_SLICES = 15;
    private static final int COMPILED_MILLIS = 300;

    private final Path program;
    private final Path directory;
    private final int seconds;

    Wrk(Path program, Path directory, int seconds) {
        this.program = program;
        this.directory = directory;
        this.seconds = seconds;
    }

    /** @param etag what the client says it has; empty for nothing */
    record Ask(String path, String etag, String encoding) {

        private String lua() {
            return "{\"" + path + "\"," + (etag.isEmpty() ? "nil" : "'" + etag + "'") + ",\"" + encoding + "\"}";
        }
    }

    record Result(double perSecond, long requests, double p50Ms, double p99Ms, long failed) {

        /** Of several runs: their mean pace, all requests, the mean of the medians, the worst of the slow. */
        static Result of(List<Result> turns) {
            return new Result(
                    turns.stream().mapToDouble(Result::perSecond).average().orElseThrow(),
                    turns.stream().mapToLong(Result::requests).sum(),
                    turns.stream().mapToDouble(Result::p50Ms).average().orElseThrow(),
                    turns.stream().mapToDouble(Result::p99Ms).max().orElseThrow(),
                    turns.stream().mapToLong(Result::failed).sum());
        }
    }

    /**
     * Asks until Java has compiled what answers: it does so for some minutes, beside the answers, and takes longer the less
     * of the processors it gets. So few clients ask first, then as many as are to be measured: where these wait for each other
     * is compiled anew.
     *
     * @return the processor time of one answer in the first seconds, in ms: what a server that just started takes
     */
    double warm(int port, List<Ask> asks, int connections) throws IOException, InterruptedException {
        OperatingSystemMXBean process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long cpu = process.getProcessCpuTime();
        Result first = run(port, asks, FEW, SLICE_SECONDS);
        double firstMs = (process.getProcessCpuTime() - cpu) / 1e6 / first.requests();
        settle(port, asks, FEW);
        settle(port, asks, connections);
        return firstMs;
    }

    private void settle(int port, List<Ask> asks, int connections) throws IOException, InterruptedException {
        CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
        long compiled;
        int slice = 0;
        do {
            compiled = compiler.getTotalCompilationTime();
            run(port, asks, connections, SLICE_SECONDS);
            slice++;
        } while (compiler.getTotalCompilationTime() - compiled >= COMPILED_MILLIS && slice < MOST_SLICES);
    }

    Result run(int port, List<Ask> asks, int connections) throws IOException, InterruptedException {
        return run(port, asks, connections, seconds);
    }

    Result run(int port, List<Ask> asks, int connections, int time) throws IOException, InterruptedException {
        Path script = Files.writeString(
                directory.resolve("wrk.lua"),
                SCRIPT.formatted(asks.stream().map(Ask::lua).collect(Collectors.joining(","))));
        String output = Peer.run(
                directory,
                List.of(
                        program.toString(),
                        "-t2",
                        "-c" + connections,
                        "-d" + time + "s",
                        "-s",
                        script.toString(),
                        "http://127.0.0.1:" + port),
                Map.of());
        long requests = (long) Peer.figure(output, "requests=(\\d+)");
        return new Result(
                requests / (Peer.figure(output, "us=(\\d+)") / 1e6),
                requests,
                Peer.figure(output, "p50=(\\d+)") / 1000,
                Peer.figure(output, "p99=(\\d+)") / 1000,
                (long) (Peer.figure(output, "errors=(\\d+)") + Peer.figure(output, "refused=(\\d+)")));
    }
}
