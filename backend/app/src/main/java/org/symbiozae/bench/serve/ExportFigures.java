package org.symbiozae.bench.serve;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.symbiozae.bench.Workbench;
import org.symbiozae.domain.Viewer;
import org.symbiozae.exports.Exports;
import org.symbiozae.machine.DatabaseAddress;
import org.symbiozae.machine.Prerequisite;

/** All sites as a file of each format, beside ogr2ogr from the same view to the same format. */
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

    private final Workbench bench;
    private final DatabaseAddress database;
    private final Path directory;

    ExportFigures(Workbench bench, DatabaseAddress database, Path directory) {
        this.bench = bench;
        this.database = database;
        this.directory = directory;
    }

    Map<String, Object> measure(Workbench.Application application) throws IOException, InterruptedException {
        Path ogr2ogr = Prerequisite.GDAL.require(bench.home(), bench::say).resolveSibling("ogr2ogr");
        Exports exports = application.door(Exports.class);
        Map<String, Object> figures = new LinkedHashMap<>();
        Map<String, Object> formats = new LinkedHashMap<>();
        double worst = 0;
        double growth = 0;
        for (Map.Entry<String, String> format : DRIVERS.entrySet()) {
            bench.say("Export to " + format.getKey() + ".");
            write(exports, format.getKey());
            System.gc();
            double before = usedAfterCollection();
            double ours = write(exports, format.getKey());
            System.gc();
            growth = Math.max(growth, usedAfterCollection() - before);
            double theirs = ogr2ogr(ogr2ogr, format.getValue(), format.getKey());
            worst = Math.max(worst, ours / theirs);
            formats.put(format.getKey(), Map.of("seconds", ours, "ogr2ogr_seconds", theirs));
        }
        figures.put("heap_growth_mb", growth);
        figures.put("worst_ratio_to_ogr2ogr", worst);
        figures.put("features", 200_000);
        figures.put("formats", formats);
        return figures;
    }

    private static double write(Exports exports, String format) throws IOException {
        long start = System.nanoTime();
        exports.write("sites", format, Map.of(), null, Viewer.PUBLIC, OutputStream.nullOutputStream());
        return (System.nanoTime() - start) / 1e9;
    }

    private double ogr2ogr(Path program, String driver, String format) throws IOException, InterruptedException {
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

    private static double usedAfterCollection() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == MemoryType.HEAP && pool.getCollectionUsage() != null)
                        .map(MemoryPoolMXBean::getCollectionUsage)
                        .mapToLong(usage -> usage.getUsed())
                        .sum()
                / 1048576.0;
    }
}
