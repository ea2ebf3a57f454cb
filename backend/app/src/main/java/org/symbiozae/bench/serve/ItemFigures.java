package org.symbiozae.bench.serve;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
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

/** Pages of features over HTTP. */
final class ItemFigures {

    private static final Pattern NEXT = Pattern.compile("\"href\"\\s*:\\s*\"([^\"]*)\"[^{}]*\"rel\"\\s*:\\s*\"next\"|"
            + "\"rel\"\\s*:\\s*\"next\"[^{}]*\"href\"\\s*:\\s*\"([^\"]*)\"");
    private static final Pattern ID = Pattern.compile("\"type\"\\s*:\\s*\"Feature\"\\s*,\\s*\"id\"\\s*:\\s*(\\d+)");
    private static final int DEEP = 1000;

    private final Workbench bench;
    private final Wrk wrk;
    private final HttpClient http = HttpClient.newHttpClient();

    ItemFigures(Workbench bench, Wrk wrk) {
        this.bench = bench;
        this.wrk = wrk;
    }

    Map<String, Object> measure(int port) throws IOException, InterruptedException {
        bench.say("Pages of features: boxes, page " + DEEP + " after page 1, all of them.");
        Map<String, Object> figures = new LinkedHashMap<>();
        String items = "/ogc/collections/sites/items?limit=100";
        List<String> pages = new ArrayList<>(List.of("http://127.0.0.1:" + port + items));
        while (pages.size() < DEEP) {
            pages.add(next(get(pages.get(pages.size() - 1))));
        }
        double first = median(pages.get(0));
        double deep = median(pages.get(DEEP - 1));
        figures.put("page1000_over_page1", deep / first);
        figures.put("page1_ms", first);
        figures.put("page1000_ms", deep);
        figures.putAll(walk("http://127.0.0.1:" + port + "/ogc/collections/sites/items?limit=10000"));
        List<Wrk.Ask> boxes = new ArrayList<>();
        Random chance = new Random(5);
        for (int i = 0; i < 300; i++) {
            double west = 4.5 + 2 * chance.nextDouble();
            double south = 45.2 + 1.4 * chance.nextDouble();
            String box = String.format(Locale.ROOT, "%.4f,%.4f,%.4f,%.4f", west, south, west + 0.05, south + 0.05);
            boxes.add(new Wrk.Ask(items + "&bbox=" + box, "", "identity"));
        }
        wrk.run(port, boxes, 8, 4);
        Wrk.Result result = wrk.run(port, boxes, 8);
        figures.put("bbox_per_second", result.perSecond());
        figures.put("bbox_p99_ms", result.p99Ms());
        figures.put("bbox_failed", result.failed());
        return figures;
    }

    private Map<String, Object> walk(String start) throws IOException, InterruptedException {
        long began = System.nanoTime();
        long[] ids = new long[0];
        String address = start;
        while (!address.isEmpty()) {
            String page = get(address);
            Matcher matcher = ID.matcher(page);
            long[] more = matcher.results()
                    .mapToLong(match -> Long.parseLong(match.group(1)))
                    .toArray();
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
        return http.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString())
                .body();
    }

    private static String next(String page) {
        Matcher matcher = NEXT.matcher(page);
        return matcher.find()
                ? (matcher.group(1) == null ? matcher.group(2) : matcher.group(1)).replace("\\/", "/")
                : "";
    }
}
