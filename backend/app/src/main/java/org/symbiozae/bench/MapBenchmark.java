package org.symbiozae.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.symbiozae.machine.Prerequisite;
import tools.jackson.databind.JsonNode;

/**
 * How the explorer feels on a large invented territory: a browser without a graphics card opens it with an empty cache,
 * zooms and filters. Medians over the visits; the first visits warm the server and do not count.
 */
final class MapBenchmark implements Benchmark {

    private static final List<String> FIGURES = List.of(
            "first_map_ms", "first_map_kb", "zoom_settled_ms", "filter_redraw_ms", "longest_frame_ms", "heap_mb");
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
        Path chromium = Prerequisite.CHROMIUM.require(bench.home(), bench::say);
        int port = freePort();
        Map<String, Object> settings = Map.of("server.port", port, "server.address", "127.0.0.1");
        try (Workbench.Application application = bench.open(bench.database("symbiozae_bench_map"), settings);
                Chrome browser = Chrome.launch(chromium)) {
            fill(application.door(DataSource.class), bench);
            String journey = new ClassPathResource("bench/map-journey.js").getContentAsString(StandardCharsets.UTF_8);
            List<JsonNode> visits = new ArrayList<>();
            for (int visit = 1; visit <= WARMING + VISITS; visit++) {
                bench.say("Visit " + visit + " of " + (WARMING + VISITS));
                visits.add(browser.visit("http://127.0.0.1:" + port + "/" + VIEW, journey));
            }
            return medians(visits.subList(WARMING, visits.size()));
        }
    }

    private static void fill(DataSource database, Workbench bench) {
        int synergies = JdbcClient.create(database)
                .sql("SELECT count(*) FROM synergy")
                .query(Integer.class)
                .single();
        if (synergies == 0) {
            bench.say("Inventing the territory.");
            new ResourceDatabasePopulator(new ClassPathResource("bench/map-territory.sql")).execute(database);
        }
    }

    private static Map<String, Object> medians(List<JsonNode> visits) {
        Map<String, Object> figures = new LinkedHashMap<>();
        for (String name : FIGURES) {
            double[] sorted = visits.stream()
                    .mapToDouble(visit -> visit.path(name).asDouble())
                    .sorted()
                    .toArray();
            figures.put(name, Math.round(sorted[sorted.length / 2] * 10) / 10.0);
        }
        return figures;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
