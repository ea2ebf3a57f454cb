package org.symbiozae.bench;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import javax.sql.DataSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.symbiozae.machine.Prerequisite;

/**
 * How the explorer feels on a large invented territory: a browser without a graphics card opens it with an empty cache,
 * zooms and filters. Medians over the visits; the first visits warm the server and do not count. A scale of 5 is 100 000
 * sites.
 */
final class MapBenchmark implements Benchmark {

    private static final List<String> FIGURES =
            List.of("first_map_ms", "first_map_kb", "zoom_settled_ms", "filter_redraw_ms", "longest_frame_ms");
    private static final int WARMING = 2;
    private static final int VISITS = 5;
    private static final String VIEW = "?v=1&c=45.9,3.4,10";

    @Override
    public String name() {
        return "map";
    }

    @Override
    public String purpose() {
        return "the explorer in a browser, on 20 000 invented sites, 300 zones and 2 000 synergies";
    }

    @Override
    public Map<String, Object> measure(Workbench bench) throws IOException, InterruptedException {
        return medians(visits(bench, WARMING + VISITS).subList(WARMING, WARMING + VISITS));
    }

    /** What a browser said of each of some visits, one after the other. */
    List<Chrome.Visit> visits(Workbench bench, int number) throws IOException, InterruptedException {
        Path chromium = Prerequisite.CHROMIUM.require(bench.home(), bench::say);
        int port = Workbench.freePort();
        Map<String, Object> settings = Map.of(
                "server.port",
                port,
                "server.address",
                "127.0.0.1",
                "symbiozae.compute.on-change",
                false,
                "symbiozae.jobs.background",
                false);
        String scale = BigDecimal.valueOf(bench.scale()).stripTrailingZeros().toPlainString();
        String database = "symbiozae_bench_map" + (bench.scale() == 1 ? "" : "_" + scale.replace('.', '_'));
        try (Workbench.Application application = bench.open(bench.database(database), settings);
                Chrome browser = Chrome.launch(chromium)) {
            fill(application.door(DataSource.class), scale, bench);
            String journey = new ClassPathResource("bench/map-journey.js").getContentAsString(StandardCharsets.UTF_8);
            List<Chrome.Visit> visits = new ArrayList<>();
            for (int visit = 1; visit <= number; visit++) {
                bench.say("Visit " + visit + " of " + number);
                visits.add(browser.visit("http://127.0.0.1:" + port + "/" + VIEW, journey));
            }
            return visits;
        }
    }

    /** Synergies are invented too: where an analysis has replaced them, everything is invented again. */
    private static void fill(DataSource database, String scale, Workbench bench) throws IOException {
        boolean invented = JdbcClient.create(database)
                .sql("SELECT count(*) > 0 AND max(first_run) = 1 FROM synergy")
                .query(Boolean.class)
                .single();
        if (!invented) {
            bench.say("Inventing the territory.");
            String territory =
                    new ClassPathResource("bench/map-territory.sql").getContentAsString(StandardCharsets.UTF_8);
            String script = "SET bench.scale = '" + scale + "';\n" + territory;
            new ResourceDatabasePopulator(new ByteArrayResource(script.getBytes(StandardCharsets.UTF_8)))
                    .execute(database);
        }
    }

    private static Map<String, Object> medians(List<Chrome.Visit> visits) {
        Map<String, Object> figures = new LinkedHashMap<>();
        for (String name : FIGURES) {
            figures.put(name, median(visits, visit -> visit.said().path(name).asDouble()));
        }
        figures.put("heap_mb", median(visits, Chrome.Visit::heapMb));
        return figures;
    }

    private static double median(List<Chrome.Visit> visits, ToDoubleFunction<Chrome.Visit> figure) {
        double[] sorted = visits.stream().mapToDouble(figure).sorted().toArray();
        return Math.round(sorted[sorted.length / 2] * 10) / 10.0;
    }
}
