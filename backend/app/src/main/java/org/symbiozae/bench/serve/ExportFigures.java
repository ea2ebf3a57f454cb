package org.symbiozae.bench.serve;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.symbiozae.bench.Workbench;
import org.symbiozae.domain.Viewer;
import org.symbiozae.exports.Exports;
import org.symbiozae.machine.DatabaseAddress;
import org.symbiozae.machine.Prerequisite;

/** A million sites as a file of each format, beside ogr2ogr from the same view to the same format. */
final class ExportFigures {

    private static final Map<String, String> DRIVERS = Map.of(
            "shp.zip",
            "ESRI Shapefile",
            "gpkg",
            "GPKG",
            "fgb",
            "FlatGeobuf",
            "geojson",
            "GeoJSON",
            "csv",
            "CSV",
            "kml",
            "KML");

    /** Suffixes of the formats, each a part of the benchmark. */
    static final List<String> FORMATS = DRIVERS.keySet().stream().sorted().toList();

    private final Workbench bench;
    private final Path directory;
    private final int features;

    ExportFigures(Workbench bench, Path directory) {
        this.bench = bench;
        this.directory = directory;
        this.features = (int) Math.round(1_000_000 * bench.scale());
    }

    Map<String, Object> measure() throws IOException, InterruptedException {
        DatabaseAddress database = bench.database("symbiozae_bench_export");
        try (Workbench.Application application = bench.open(database, ServeBenchmark.settings(0))) {
            new ExportData(features).require(bench, application);
            return measure(application, database);
        }
    }

    private Map<String, Object> measure(Workbench.Application application, DatabaseAddress database)
            throws IOException, InterruptedException {
        Path ogr2ogr = Prerequisite.GDAL.require(bench.home(), bench::say).resolveSibling("ogr2ogr");
        Exports exports = application.door(Exports.class);
        Map<String, Object> formats = new LinkedHashMap<>();
        double worst = Double.MAX_VALUE;
        double growth = 0;
        for (Map.Entry<String, String> format : DRIVERS.entrySet()) {
            if (!bench.wants(format.getKey())) {
                continue;
            }
            bench.say("Export to " + format.getKey() + ".");
            double grown = HeapWatch.growthMb(() -> write(exports, format.getKey()));
            double ours = write(exports, format.getKey());
            double theirs = ogr2ogr(ogr2ogr, database, format.getValue(), format.getKey());
            worst = Math.min(worst, theirs / ours);
            growth = Math.max(growth, grown);
            formats.put(
                    format.getKey(),
                    Map.of(
                            "seconds",
                            ours,
                            "ogr2ogr_seconds",
                            theirs,
                            "ratio_to_ogr2ogr",
                            theirs / ours,
                            "heap_growth_mb",
                            grown));
        }
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("heap_growth_mb", growth);
        figures.put("worst_ratio_to_ogr2ogr", worst);
        figures.put("geojson_first_byte_s", firstByte(ServeBenchmark.port(application)));
        figures.put("features", features);
        figures.put("formats", formats);
        return figures;
    }

    private static double write(Exports exports, String format) throws IOException {
        long start = System.nanoTime();
        exports.write("sites", format, Map.of(), null, Viewer.PUBLIC, OutputStream.nullOutputStream());
        return (System.nanoTime() - start) / 1e9;
    }

    /** The median of several downloads, each left after its first byte. */
    private static double firstByte(int port) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/export/sites.geojson"))
                .build();
        double[] seconds = new double[9];
        for (int i = 0; i < seconds.length; i++) {
            long start = System.nanoTime();
            try (InputStream body = HttpClient.newHttpClient()
                    .send(request, BodyHandlers.ofInputStream())
                    .body()) {
                body.read();
                seconds[i] = (System.nanoTime() - start) / 1e9;
            }
        }
        Arrays.sort(seconds);
        return seconds[seconds.length / 2];
    }

    private double ogr2ogr(Path program, DatabaseAddress database, String driver, String format)
            throws IOException, InterruptedException {
        URI address = URI.create(database.url().substring("jdbc:".length()));
        String source = "PG:host=" + address.getHost() + " port=" + address.getPort() + " dbname="
                + address.getPath().substring(1) + " user=" + database.user() + " password=" + database.password();
        Path file = directory.resolve("peer." + format.replace(".zip", ""));
        List<String> command =
                new ArrayList<>(List.of(program.toString(), "-q", "-f", driver, file.toString(), source));
        command.addAll(List.of(
                "-sql",
                "SELECT id, code, name, siret, naf, activity, headcount, zone_id, zone_name, territory, category,"
                        + " categories, declarations, fictitious, geometry FROM layer.sites ORDER BY id"));
        if (format.equals("csv")) {
            command.addAll(List.of("-lco", "GEOMETRY=AS_WKT"));
        }
        long start = System.nanoTime();
        Peer.run(directory, command, Map.of());
        double seconds = (System.nanoTime() - start) / 1e9;
        Files.deleteIfExists(file);
        return seconds;
    }
}
