package org.symbiozae.bench.engine;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.symbiozae.bench.Benchmark;
import org.symbiozae.bench.Workbench;
import org.symbiozae.engine.match.Facts;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What somebody waits for who moves a slider: the whole answer of the server over HTTP, on invented territories of a small
 * programme and of a region, nothing stored. The first question reads and indexes the territory and is told apart.
 */
public final class SlidersBenchmark implements Benchmark {

    private static final long SEED = 1989;
    private static final int[] SITES = {200, 20_000};
    private static final int SITES_OF_A_COUNTRY = 1_000_000;
    private static final int WARMING = 5;
    private static final int QUESTIONS = 20;

    private static final String EMPTY = "TRUNCATE territory, commune CASCADE";
    private static final String TERRITORY = """
            INSERT INTO territory (id, code, name, metric_srid, boundary)
            OVERRIDING SYSTEM VALUE
            VALUES (1, ?, 'Territoire de mesure (inventé)', 2154,
                    ST_Multi(ST_Transform(ST_MakeEnvelope(600000, 6400000, 900000, 6700000, 2154), 4326)))
            """;
    private static final String SITE = """
            INSERT INTO site (id, territory_id, code, name, position, fictitious)
            SELECT id, 1, 'S' || id, 'Entreprise inventée ' || id,
                   ST_Transform(ST_SetSRID(ST_MakePoint(650000 + x / 10.0, 6450000 + y / 10.0), 2154), 4326), true
            FROM unnest(?::bigint[], ?::int[], ?::int[]) AS invented (id, x, y)
            """;
    private static final String DECLARATION = """
            INSERT INTO declaration (id, territory_id, site_id, code, kind, resource, quantity, months, declared_on,
                                     visibility, fictitious)
            SELECT id, 1, site, 'D' || id, kind, resource, quantity, months, current_date - 30 * age, 'public', true
            FROM unnest(?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::float8[], ?::int[], ?::int[])
                 AS invented (id, site, kind, resource, quantity, months, age)
            """;

    @Override
    public String name() {
        return "sliders";
    }

    @Override
    public String purpose() {
        return "how long the answer to a moved slider takes, with 200 and with 20 000 sites";
    }

    @Override
    public Map<String, Object> measure(Workbench bench) throws Exception {
        Reference reference = Reference.read();
        int port = Workbench.freePort();
        Map<String, Object> settings =
                Map.of("server.port", port, "server.address", "127.0.0.1", "symbiozae.jobs.background", false);
        Map<String, Object> figures = new LinkedHashMap<>();
        try (Workbench.Application application = bench.open(bench.database("symbiozae_bench_sliders"), settings)) {
            JdbcClient database = JdbcClient.create(application.door(DataSource.class));
            for (int sites : SITES) {
                bench.say("Inventing " + sites + " sites.");
                String territory = "BENCH" + sites;
                fill(database, territory, new Country(reference, (double) sites / SITES_OF_A_COUNTRY, SEED).facts());
                bench.say("Moving sliders.");
                figures.put("sites_" + sites, ask(port, territory));
            }
            database.sql(EMPTY).update();
        }
        return figures;
    }

    private static void fill(JdbcClient database, String territory, Facts facts) {
        database.sql(EMPTY).update();
        database.sql(TERRITORY).param(territory).update();
        database.sql(SITE)
                .params(Arrays.asList(facts.siteId, facts.siteX, facts.siteY))
                .update();
        int[] all = IntStream.range(0, facts.size).toArray();
        database.sql(DECLARATION)
                .params(Arrays.asList(
                        facts.id,
                        Arrays.stream(all)
                                .mapToLong(i -> facts.siteId[facts.site[i]])
                                .toArray(),
                        texts(all, i -> facts.kind(i).name().toLowerCase(Locale.ROOT)),
                        texts(all, i -> facts.resources.get(facts.resource[i]).code()),
                        facts.quantity,
                        Arrays.stream(all).map(i -> facts.months[i]).toArray(),
                        Arrays.stream(all).map(i -> facts.age[i]).toArray()))
                .update();
        database.sql("ANALYZE").update();
    }

    private static String[] texts(int[] all, IntFunction<String> text) {
        return Arrays.stream(all).mapToObj(text).toArray(String[]::new);
    }

    private static Map<String, Object> ask(int port, String territory) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        double first = 0;
        double[] millis = new double[QUESTIONS];
        JsonNode last = JsonMapper.shared().nullNode();
        for (int question = -WARMING; question < QUESTIONS; question++) {
            String body = String.format(
                    Locale.ROOT,
                    "{\"territory\": \"%s\", \"parameters\": {\"reach_factor\": %.2f, \"decay_factor\": %.2f, \"min_score\": %.2f}}",
                    territory,
                    1 + question * 0.02,
                    1 - question * 0.01,
                    0.05 + (question + WARMING) * 0.01);
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + port + "/api/scenarios/preview"))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(body))
                    .build();
            long begun = System.nanoTime();
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            double took = (System.nanoTime() - begun) / 1e6;
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("The preview answered " + answer.statusCode() + ": " + answer.body());
            }
            last = JsonMapper.shared().readTree(answer.body());
            if (question == -WARMING) {
                first = took;
            } else if (question >= 0) {
                millis[question] = took;
            }
        }
        Arrays.sort(millis);
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("p50_ms", millis[QUESTIONS / 2]);
        figures.put("max_ms", millis[QUESTIONS - 1]);
        figures.put("first_ms", first);
        figures.put("whole", last.path("whole").asBoolean());
        figures.put("synergies", last.path("synergies").path("after").asInt());
        return figures;
    }
}
