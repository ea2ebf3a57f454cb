package org.symbiozae.bench.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.symbiozae.bench.Benchmark;
import org.symbiozae.bench.Heap;
import org.symbiozae.bench.Workbench;
import org.symbiozae.domain.Problem;
import org.symbiozae.imports.ImportReport;
import org.symbiozae.imports.ImportRequest;
import org.symbiozae.imports.Imports;
import org.symbiozae.imports.Kind;
import org.symbiozae.machine.DatabaseAddress;

/**
 * A million establishments of a SIRENE file into PostGIS: read, checked, given to their territory and zone, stored; and the
 * same file by ogr2ogr, with COPY, into the same database in the same run. Needs {@code ogr2ogr} on the path.
 */
public final class ImportBenchmark implements Benchmark {

    private static final int ROWS = 1_000_000;
    private static final int ZONES = 3_000;
    private static final Pattern URL = Pattern.compile("jdbc:postgresql://([^:/]+)(?::(\\d+))?/([^?]+).*");

    @Override
    public String name() {
        return "import";
    }

    @Override
    public String purpose() {
        return "rows a second of a SIRENE file of a million establishments, beside ogr2ogr; the heap it takes";
    }

    @Override
    public Map<String, Object> measure(Workbench bench) throws IOException, InterruptedException {
        int rows = Math.max(1, (int) (ROWS * bench.scale()));
        DatabaseAddress database = bench.database("symbiozae_bench_import");
        Path file = Files.createTempFile("sirene", ".csv");
        try (Workbench.Application application = bench.open(database, Map.of("symbiozae.compute.on-change", "false"))) {
            bench.say("Writing " + rows + " invented establishments.");
            SireneFile.write(file, rows);
            JdbcClient jdbc = JdbcClient.create(application.door(DataSource.class));
            territory(jdbc);
            bench.say("Import by ogr2ogr.");
            double theirs = ogr(file, database);
            bench.say("Import by Symbiozae.");
            Heap.forgetPeak();
            long start = System.nanoTime();
            ImportReport report;
            double longestRead;
            try (Reader reader = Reader.of(application.door(DataSource.class))) {
                report = application
                        .door(Imports.class)
                        .take(new ImportRequest("sirene.csv", file, Kind.SITES, null, null, false, "bench"));
                longestRead = reader.longestSeconds();
            }
            double ours = (System.nanoTime() - start) / 1e9;
            Map<String, Object> figures = new LinkedHashMap<>();
            figures.put("rows", rows);
            figures.put("file_mb", Files.size(file) / 1_000_000);
            figures.put("taken", report.taken().total());
            figures.put("refused", report.refusedCount());
            figures.put(
                    "in_a_zone",
                    jdbc.sql("SELECT count(*) FROM site WHERE zone_id IS NOT NULL")
                            .query(Long.class)
                            .single());
            figures.put("seconds", ours);
            figures.put("rows_per_s", Math.round(rows / ours));
            figures.put("ogr2ogr_seconds", theirs);
            figures.put("ratio_to_ogr2ogr", theirs / ours);
            bench.say("The rows by PostgreSQL alone.");
            figures.put("postgres_alone_seconds", stored(jdbc));
            figures.put("longest_read_s", longestRead);
            figures.put("peak_heap_mb", Heap.peak() / 1_000_000);
            figures.put("max_heap_mb", Runtime.getRuntime().maxMemory() / 1_000_000);
            return figures;
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static void territory(JdbcClient jdbc) {
        jdbc.sql("TRUNCATE declaration, site, zone, plot, pole, import, territory CASCADE")
                .update();
        jdbc.sql("""
                        INSERT INTO territory (code, name, boundary)
                        VALUES ('BENCH', 'Invented', ST_Multi(ST_MakeEnvelope(:west, :south, :east, :north, 4326)))
                        """)
                .param("west", SireneFile.WEST)
                .param("south", SireneFile.SOUTH)
                .param("east", SireneFile.EAST)
                .param("north", SireneFile.NORTH)
                .update();
        jdbc.sql("""
                        INSERT INTO zone (territory_id, code, name, boundary)
                        SELECT (SELECT id FROM territory), 'Z' || n, 'Zone ' || n,
                               ST_Multi(ST_Buffer(ST_SetSRID(ST_MakePoint(:west + 8.0 * (n * 0.618034 - floor(n * 0.618034)),
                                                                          :south + 6.5 * n / :zones), 4326), 0.01))
                        FROM generate_series(1, :zones) n
                        """)
                .param("west", SireneFile.WEST)
                .param("south", SireneFile.SOUTH)
                .param("zones", ZONES)
                .update();
        jdbc.sql("ANALYZE").update();
    }

    /** The rows of all sites once more, with their keys, then their spatial indexes. */
    private static double stored(JdbcClient jdbc) {
        String columns = jdbc.sql("""
                        SELECT string_agg(quote_ident(column_name), ', ') FROM information_schema.columns
                        WHERE table_schema = 'public' AND table_name = 'site' AND is_generated = 'NEVER'
                        """).query(String.class).single();
        Map<String, String> indexes = new LinkedHashMap<>();
        jdbc.sql("""
                        SELECT indexname, indexdef FROM pg_indexes
                        WHERE schemaname = 'public' AND tablename = 'site' AND indexdef LIKE '% USING gist %'
                        """).query(row -> {
            indexes.put(row.getString("indexname"), row.getString("indexdef"));
        });
        jdbc.sql("CREATE UNLOGGED TABLE taken AS SELECT " + columns + " FROM site")
                .update();
        try {
            jdbc.sql("TRUNCATE site CASCADE").update();
            jdbc.sql("DROP INDEX " + String.join(", ", indexes.keySet())).update();
            long start = System.nanoTime();
            jdbc.sql("INSERT INTO site (%1$s) SELECT %1$s FROM taken".formatted(columns))
                    .update();
            indexes.values().forEach(index -> jdbc.sql(index).update());
            return (System.nanoTime() - start) / 1e9;
        } finally {
            jdbc.sql("DROP TABLE taken").update();
        }
    }

    private static double ogr(Path file, DatabaseAddress database) throws IOException, InterruptedException {
        Matcher url = URL.matcher(database.url());
        if (!url.matches()) {
            throw Problem.invalid("The benchmark needs a database at jdbc:postgresql://host:port/name.");
        }
        ProcessBuilder process = new ProcessBuilder(List.of(
                "ogr2ogr",
                "-f",
                "PostgreSQL",
                "PG:host=" + url.group(1) + " port=" + (url.group(2) == null ? "5432" : url.group(2)) + " dbname="
                        + url.group(3) + (database.user().isEmpty() ? "" : " user=" + database.user()),
                file.toString(),
                "-nln",
                "ogr_sirene",
                "-overwrite",
                "-oo",
                "X_POSSIBLE_NAMES=longitude",
                "-oo",
                "Y_POSSIBLE_NAMES=latitude",
                "-a_srs",
                "EPSG:4326",
                "--config",
                "PG_USE_COPY",
                "YES"));
        process.environment().put("PGPASSWORD", database.password());
        long start = System.nanoTime();
        Process running = process.inheritIO()
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!running.waitFor(30, TimeUnit.MINUTES) || running.exitValue() != 0) {
            running.destroy();
            throw new Problem(Problem.Code.UNAVAILABLE, "ogr2ogr did not take the file; see above.");
        }
        return (System.nanoTime() - start) / 1e9;
    }
}
