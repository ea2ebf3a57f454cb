package org.symbiozae.bench.serve;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.symbiozae.bench.serve.GeneratedData.Look;
import org.symbiozae.machine.DatabaseAddress;
import org.symbiozae.machine.Prerequisite;

/** What PostgreSQL alone gives: the very same SQL, prepared, as the same role with the same settings, tiles drawn from the same list. */
final class Pgbench {

    private final DatabaseAddress database;
    private final Path program;
    private final Path directory;
    private final int seconds;

    Pgbench(DatabaseAddress database, Path directory, int seconds) {
        this.database = database;
        this.directory = directory;
        this.seconds = seconds;
        this.program = Prerequisite.POSTGIS.find().orElseThrow().resolve("pgbench");
    }

    /** @param tps transactions a second; latencyMs the mean of one */
    record Result(double tps, double latencyMs) {}

    /** @param sql from layers to SQL with {@code :z}, {@code :x} and {@code :y} */
    Result tiles(List<Look> looks, Function<Look, String> sql, int clients) throws IOException, InterruptedException {
        StringBuilder script = new StringBuilder("\\set n random(0, " + (looks.size() - 1) + ")\n");
        script.append("\\set tile ").append(choice(looks, 0, looks.size())).append('\n');
        script.append("\\set z :tile / 1099511627776\n\\set x :tile / 1048576 % 1048576\n\\set y :tile % 1048576\n");
        Map<String, List<Look>> bySql = looks.stream().collect(Collectors.groupingBy(sql));
        boolean one = bySql.size() == 1;
        script.append("\\set far :z < 12\n");
        for (Map.Entry<String, List<Look>> each : bySql.entrySet()) {
            boolean far = each.getValue().get(0).z() < 12;
            script.append(one ? "" : far ? "\\if :far\n" : "\\if not :far\n");
            script.append(each.getKey().strip()).append(";\n");
            script.append(one ? "" : "\\endif\n");
        }
        return run(script.toString(), clients);
    }

    Result run(String script, int clients) throws IOException, InterruptedException {
        Path file = Files.writeString(directory.resolve("pgbench.sql"), script);
        URI address = URI.create(database.url().substring("jdbc:".length()));
        String output = Peer.run(
                directory,
                List.of(
                        program.toString(),
                        "-n",
                        "-M",
                        "prepared",
                        "-c",
                        "" + clients,
                        "-j",
                        "" + clients,
                        "-T",
                        "" + seconds,
                        "-f",
                        file.toString(),
                        "-h",
                        address.getHost(),
                        "-p",
                        "" + address.getPort(),
                        "-U",
                        database.user(),
                        address.getPath().substring(1)),
                Map.of(
                        "PGPASSWORD",
                        database.password(),
                        "PGOPTIONS",
                        "-c role=symbiozae_reader -c jit=off -c plan_cache_mode=force_generic_plan"));
        return new Result(
                Peer.figure(output, "tps = ([0-9.]+)"), Peer.figure(output, "latency average = ([0-9.]+) ms"));
    }

    /** The n-th tile as one number, by halving: pgbench has no lists. */
    private static String choice(List<Look> looks, int from, int to) {
        if (to - from == 1) {
            Look look = looks.get(from);
            return "" + (((long) look.z() << 40) | ((long) look.x() << 20) | look.y());
        }
        int middle = (from + to) / 2;
        return "case when :n < " + middle + " then " + choice(looks, from, middle) + " else "
                + choice(looks, middle, to) + " end";
    }
}
