package org.symbiozae.bench.serve;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.symbiozae.bench.Workbench;
import org.symbiozae.store.Features;
import org.symbiozae.store.Layer;
import org.symbiozae.store.LayerQuery;
import org.symbiozae.store.Layers;
import org.symbiozae.store.PageRequest;

/** Pages of features over HTTP. */
final class ItemFigures {

    private static final Pattern NEXT = Pattern.compile("\"href\"\\s*:\\s*\"([^\"]*)\"[^{}]*\"rel\"\\s*:\\s*\"next\"|"
            + "\"rel\"\\s*:\\s*\"next\"[^{}]*\"href\"\\s*:\\s*\"([^\"]*)\"");
    private static final String ID = "\"type\":\"Feature\",\"id\":";
    private static final String ITEMS = "/ogc/collections/sites/items?limit=100";
    private static final int TAIL = 4000;
    private static final int DEEP = 1000;
    private static final int CLIENTS = 8;

    private final Workbench bench;
    private final Wrk wrk;
    private final Pgbench pgbench;
    private final HttpClient http = HttpClient.newHttpClient();

    ItemFigures(Workbench bench, Wrk wrk, Pgbench pgbench) {
        this.bench = bench;
        this.wrk = wrk;
        this.pgbench = pgbench;
    }

    Map<String, Object> measure(Workbench.Application application) throws IOException, InterruptedException {
        int port = ServeBenchmark.port(application);
        bench.say("Pages of features: boxes, page " + DEEP + " after page 1, all of them.");
        Map<String, Object> figures = new LinkedHashMap<>();
        List<Wrk.Ask> boxes = boxes();
        wrk.warm(port, boxes, CLIENTS);
        List<String> pages = new ArrayList<>(List.of("http://127.0.0.1:" + port + ITEMS));
        while (pages.size() < DEEP) {
            pages.add(next(get(pages.get(pages.size() - 1))));
        }
        double first = median(pages.get(0));
        double deep = median(pages.get(DEEP - 1));
        figures.put("page1000_over_page1", deep / first);
        figures.put("page1_ms", first);
        figures.put("page1000_ms", deep);
        figures.putAll(walk("http://127.0.0.1:" + port + "/ogc/collections/sites/items?limit=10000"));
        wrk.warm(port, boxes, CLIENTS);
        String script = boxScript(application);
        List<Wrk.Result> turns = new ArrayList<>();
        double alone = 0;
        for (int turn = 0; turn < Wrk.TURNS; turn++) {
            alone += pgbench.run(script, 2).tps() / Wrk.TURNS;
            turns.add(wrk.run(port, boxes, CLIENTS));
        }
        Wrk.Result result = Wrk.Result.of(turns);
        figures.put("bbox_ratio_to_pgbench", result.perSecond() / alone);
        figures.put("bbox_pgbench_per_second", alone);
        figures.put("bbox_per_second", result.perSecond());
        figures.put("bbox_p99_ms", result.p99Ms());
        figures.put("bbox_failed", result.failed());
        return figures;
    }

    /** Pages of what lies in boxes of some kilometres, anywhere in the generated data. */
    static List<Wrk.Ask> boxes() {
        List<Wrk.Ask> boxes = new ArrayList<>();
        Random chance = new Random(5);
        for (int i = 0; i < 300; i++) {
            double west = 4.5 + 2 * chance.nextDouble();
            double south = 45.2 + 1.4 * chance.nextDouble();
            String box = String.format(Locale.ROOT, "%.4f,%.4f,%.4f,%.4f", west, south, west + 0.05, south + 0.05);
            boxes.add(new Wrk.Ask(ITEMS + "&bbox=" + box, "", "identity"));
        }
        return boxes;
    }

    /** The very SQL of such a page, its box anywhere; what the server asks besides, who is looking, left out. */
    private static String boxScript(Workbench.Application application) {
        Layer sites = application.door(Layers.class).layer("sites");
        String sql = application
                .door(Features.class)
                .sql(sites, LayerQuery.of(sites, Map.of("bbox", List.of("1,2,3,4"))), PageRequest.first(sites, 100));
        return """
                \\set p0 4.5 + 2 * random(0, 1000000) / 1000000.0
                \\set p1 45.2 + 1.4 * random(0, 1000000) / 1000000.0
                \\set p2 :p0 + 0.05
                \\set p3 :p1 + 0.05
                \\set limit 101
                """ + sql + ";\n";
    }

    private Map<String, Object> walk(String start) throws IOException, InterruptedException {
        long began = System.nanoTime();
        long[] ids = new long[0];
        String address = start;
        while (!address.isEmpty()) {
            String page = get(address);
            long[] more = ids(page);
            ids = Arrays.copyOf(ids, ids.length + more.length);
            System.arraycopy(more, 0, ids, ids.length - more.length, more.length);
            address = next(page);
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        return Map.of(
                "walk_s",
                seconds,
                "walk_features",
                ids.length,
                "walk_distinct",
                Arrays.stream(ids).distinct().count());
    }

    private static long[] ids(String page) {
        long[] ids = new long[10_000];
        int count = 0;
        for (int at = page.indexOf(ID); at >= 0; at = page.indexOf(ID, at + 1)) {
            int begin = at + ID.length();
            ids[count++] = Long.parseLong(page, begin, page.indexOf(',', begin), 10);
        }
        return Arrays.copyOf(ids, count);
    }

    private double median(String address) throws IOException, InterruptedException {
        double[] millis = new double[31];
        for (int i = 0; i < millis.length; i++) {
            long start = System.nanoTime();
            get(address);
            millis[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(millis);
        return millis[millis.length / 2];
    }

    private String get(String address) throws IOException, InterruptedException {
        return http.send(
                        HttpRequest.newBuilder(URI.create(address)).build(),
                        BodyHandlers.ofString(StandardCharsets.ISO_8859_1))
                .body();
    }

    /** Links come after the features. */
    private static String next(String page) {
        Matcher matcher = NEXT.matcher(page.substring(Math.max(0, page.length() - TAIL)));
        return matcher.find()
                ? (matcher.group(1) == null ? matcher.group(2) : matcher.group(1)).replace("\\/", "/")
                : "";
    }
}
