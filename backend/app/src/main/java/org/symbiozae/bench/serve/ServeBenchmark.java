package org.symbiozae.bench.serve;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.symbiozae.bench.Benchmark;
import org.symbiozae.bench.Workbench;
import org.symbiozae.machine.DatabaseAddress;
import org.symbiozae.machine.Prerequisite;

/**
 * Tiles written and kept, pages of features, exports: on generated data, each beside its peer. Takes some fifteen minutes, and
 * five more the first time; {@code --part start}, {@code tiles}, {@code items} or the suffix of a format measures one of them.
 */
public final class ServeBenchmark implements Benchmark {

    private static final int SECONDS = Integer.getInteger("symbiozae.bench.seconds", 8);

    @Override
    public String name() {
        return "serve";
    }

    @Override
    public String purpose() {
        return "tiles and pages of 200 000 sites, exports of 1 000 000, beside pgbench, nginx and ogr2ogr";
    }

    @Override
    public List<String> parts() {
        return Stream.concat(Stream.of("start", "tiles", "items"), ExportFigures.FORMATS.stream())
                .toList();
    }

    @Override
    public Map<String, Object> measure(Workbench bench) throws Exception {
        Path wrk = Prerequisite.WRK.require(bench.home(), bench::say);
        Path nginx = Prerequisite.NGINX.require(bench.home(), bench::say);
        DatabaseAddress database = bench.database("symbiozae_bench");
        Path directory = Files.createTempDirectory("symbiozae-bench");
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("processors", Runtime.getRuntime().availableProcessors());
        figures.put("seconds_a_measurement", SECONDS);
        List<GeneratedData.Look> looks;
        try (Workbench.Application application = bench.open(database, settings(0))) {
            PlatformTransactionManager transactions = application.door(PlatformTransactionManager.class);
            GeneratedData data = new GeneratedData(jdbc(application));
            data.require(bench, application.door(JdbcTemplate.class), transactions);
            looks = data.looks();
        }
        Wrk clients = new Wrk(wrk, directory, SECONDS);
        if (bench.wants("start")) {
            figures.put("start", new StartFigures(bench, clients, database).measure(looks));
        }
        Pgbench pgbench = new Pgbench(database, directory, SECONDS);
        if (bench.wants("tiles")) {
            TileFigures tiles = new TileFigures(bench, clients, pgbench, directory);
            try (Workbench.Application application = bench.open(database, settings(0))) {
                tiles.written(application, looks);
            }
            try (Workbench.Application application = bench.open(database, settings(64))) {
                tiles.kept(application, nginx, looks);
            }
            figures.put("tiles", tiles.figures());
        }
        if (bench.wants("items")) {
            try (Workbench.Application application = bench.open(database, settings(64))) {
                figures.put("items", new ItemFigures(bench, clients, pgbench).measure(application));
            }
        }
        if (ExportFigures.FORMATS.stream().anyMatch(bench::wants)) {
            figures.put("export", new ExportFigures(bench, directory).measure());
        }
        return figures;
    }

    static Map<String, Object> settings(int cacheMegabytes) {
        return Map.of(
                "server.port",
                0,
                "server.address",
                "127.0.0.1",
                "symbiozae.tiles.cache",
                cacheMegabytes + "MB",
                "symbiozae.compute.on-change",
                false);
    }

    static int port(Workbench.Application application) {
        return Integer.parseInt(application.door(Environment.class).getRequiredProperty("local.server.port"));
    }

    static JdbcClient jdbc(Workbench.Application application) {
        return JdbcClient.create(application.door(DataSource.class));
    }

    static List<Wrk.Ask> asks(List<GeneratedData.Look> looks, String encoding) {
        return looks.stream()
                .map(look -> new Wrk.Ask(look.path(), "", encoding))
                .toList();
    }
}
