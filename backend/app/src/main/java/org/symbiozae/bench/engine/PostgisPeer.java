package org.symbiozae.bench.engine;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.postgresql.PGConnection;
import org.symbiozae.domain.Declaration.Kind;
import org.symbiozae.domain.Parameters;
import org.symbiozae.engine.match.Facts;
import org.symbiozae.machine.DatabaseAddress;

/**
 * The same lists in SQL, written as well as it can be exactly, from the same columns but by formulas of its own: a second
 * oracle, and a peer whose processor time is measured.
 *
 * <p>Every offer is a point in (x/λ, y/λ, b·ln q, age), where the distance to a need never passes what the pair costs beyond
 * κ and season. One index of resource and point serves two looks: the nearest few give a cost that the end of the list cannot
 * pass; a box as large as that cost takes in all that could enter. An index of places alone, with {@code ST_DWithin}, takes
 * five times as long: most of a cost is quantity and age, and drew a circle of tens of kilometres.
 */
final class PostgisPeer implements AutoCloseable {

    private static final int ROWS_A_COPY = 50_000;

    private static final String TABLES = """
            DROP SCHEMA IF EXISTS peer CASCADE;
            CREATE SCHEMA peer;
            CREATE EXTENSION IF NOT EXISTS postgis;
            CREATE EXTENSION IF NOT EXISTS btree_gist;
            SET search_path = peer, public;
            SET jit = off;
            SET max_parallel_workers_per_gather = 0;
            CREATE UNLOGGED TABLE declared (id bigint, site int, resource int, q float8, months int, age int, qualities int,
                valid_from int, valid_to int, x bigint, y bigint);
            CREATE UNLOGGED TABLE resource (id int, lambda float8, reach float8);
            CREATE UNLOGGED TABLE pairing (needed int, offered int, kappa float8, gamma float8);
            """;

    private static final String OFFERS = """
            CREATE UNLOGGED TABLE offer AS
            SELECT d.*, ln(q) AS ln_q, ST_MakePoint(x / (10 * lambda), y / (10 * lambda), {b} * ln(q), age * {year}) AS point
            FROM declared d JOIN resource r ON r.id = d.resource ORDER BY d.resource, ST_MakePoint(x, y);
            CREATE INDEX ON offer USING gist (resource, point gist_geometry_ops_nd);
            CREATE UNLOGGED TABLE offered AS
            SELECT needed, offered, -ln(kappa) AS type_cost, ln(gamma) AS ln_gamma, lambda, reach
            FROM pairing JOIN resource ON resource.id = offered;
            CREATE INDEX ON offered (needed);
            ANALYZE;
            """;

    /** Of an offer {@code o} and a need {@code n} with pairing {@code p}; the terms in the order of the design. */
    private static final String COST = """
            sqrt(((o.x - n.x) * (o.x - n.x) + (o.y - n.y) * (o.y - n.y))::float8) / 10 / p.lambda
            - ln(bit_count((n.months & o.months)::bit(12))::float8 / bit_count(n.months::bit(12))) + p.type_cost
            + CASE WHEN n.ln_q > o.ln_q + p.ln_gamma THEN {a} * (n.ln_q - (o.ln_q + p.ln_gamma))
                   ELSE {b} * (o.ln_q + p.ln_gamma - n.ln_q) END
            + (o.age + n.age) * {year}
            """;

    private static final String POSSIBLE = """
            WHERE n.months & o.months <> 0 AND o.site <> n.site AND o.qualities & n.qualities = n.qualities
              AND o.valid_from <= n.valid_to AND n.valid_from <= o.valid_to
              AND (o.x - n.x) * (o.x - n.x) + (o.y - n.y) * (o.y - n.y) <= floor((p.reach * 10) * (p.reach * 10))::bigint
            """;

    /** What a pair may cost beyond κ and the need's age is the size of the box; ln q counts a where it lacks, b where it is left. */
    private static final String LISTS = """
            SELECT n.id, array(
                SELECT found.id FROM (
                    SELECT o.id, (o.x - n.x) * (o.x - n.x) + (o.y - n.y) * (o.y - n.y) AS d2, {cost} AS cost
                    FROM offered p
                    CROSS JOIN LATERAL (
                        SELECT (worst.cost - p.type_cost - n.age * {year}) * (1 + 1e-9) + 1e-9 AS room,
                               {b} * (n.ln_q - p.ln_gamma) AS z) m
                    CROSS JOIN LATERAL (
                        SELECT * FROM offer o
                        WHERE o.resource = p.offered AND m.room >= 0 AND o.point &&& ST_MakeLine(
                            ST_MakePoint(n.x / (10 * p.lambda) - least(m.room, p.reach / p.lambda + 1e-6),
                                         n.y / (10 * p.lambda) - least(m.room, p.reach / p.lambda + 1e-6),
                                         m.z - m.room * {b} / {a}, 0),
                            ST_MakePoint(n.x / (10 * p.lambda) + least(m.room, p.reach / p.lambda + 1e-6),
                                         n.y / (10 * p.lambda) + least(m.room, p.reach / p.lambda + 1e-6),
                                         m.z + m.room, m.room))) o
                    {possible} AND p.needed = n.resource) found
                WHERE found.cost <= worst.cost ORDER BY found.cost, found.d2, found.id LIMIT {k})
            FROM need n
            CROSS JOIN LATERAL (
                SELECT CASE WHEN count(*) = {k} THEN max(few.cost) ELSE {max} END AS cost FROM (
                    SELECT near.cost FROM (
                        SELECT {cost} AS cost
                        FROM offered p
                        CROSS JOIN LATERAL (
                            SELECT * FROM offer o WHERE o.resource = p.offered
                            ORDER BY o.point <<->> ST_MakePoint(
                                n.x / (10 * p.lambda), n.y / (10 * p.lambda), {b} * (n.ln_q - p.ln_gamma), 0) LIMIT {near}) o
                        {possible} AND p.needed = n.resource) near
                    WHERE near.cost <= {max} ORDER BY near.cost LIMIT {k}) few) worst
            """;

    private final Facts facts;
    private final Parameters parameters;
    private final Connection connection;

    PostgisPeer(DatabaseAddress address, Facts facts, Parameters parameters) throws SQLException, IOException {
        this.facts = facts;
        this.parameters = parameters;
        connection = DriverManager.getConnection(address.url(), address.user(), address.password());
        run(TABLES);
        copy("declared", facts.of(Kind.OFFER));
        copy("resource", resources());
        copy("pairing", pairings());
        run(filled(OFFERS));
    }

    /** @param cpuSeconds of the database's process where this machine shows it, else on the clock */
    record Answer(long[][] lists, double cpuSeconds) {}

    Answer lists(int[] needs) throws SQLException, IOException {
        run("TRUNCATE declared");
        copy("declared", needs);
        run("DROP TABLE IF EXISTS need; CREATE UNLOGGED TABLE need AS SELECT *, ln(q) AS ln_q FROM declared"
                + " ORDER BY resource, ST_MakePoint(x, y); ANALYZE need");
        Map<Long, long[]> found = new HashMap<>();
        double start = cpu();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(filled(LISTS))) {
            while (rows.next()) {
                Long[] offers = (Long[]) rows.getArray(2).getArray();
                found.put(
                        rows.getLong(1),
                        Arrays.stream(offers).mapToLong(Long::longValue).toArray());
            }
        }
        double seconds = cpu() - start;
        return new Answer(
                Arrays.stream(needs).mapToObj(need -> found.get(facts.id[need])).toArray(long[][]::new), seconds);
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            run("DROP SCHEMA peer CASCADE");
        }
    }

    private String filled(String sql) {
        int k = parameters.listLength();
        return sql.replace("{cost}", COST)
                .replace("{possible}", POSSIBLE)
                .replace("{k}", String.valueOf(k))
                .replace("{near}", String.valueOf(3 * k / 2))
                .replace("{a}", literal(parameters.coverageExponent()))
                .replace("{b}", literal(parameters.usageExponent()))
                .replace("{year}", literal(StrictMath.log(2) / parameters.halfLifeMonths()))
                .replace("{max}", "(-ln(" + literal(parameters.minScore()) + "))");
    }

    private static String literal(double number) {
        return number + "::float8";
    }

    private void copy(String table, int[] declarations) throws SQLException, IOException {
        List<String> rows = new ArrayList<>();
        for (int i : declarations) {
            rows.add(String.join(
                    ",",
                    String.valueOf(facts.id[i]),
                    String.valueOf(facts.site[i]),
                    String.valueOf(facts.resource[i]),
                    String.valueOf(facts.quantity[i]),
                    String.valueOf(facts.months[i]),
                    String.valueOf((int) facts.age[i]),
                    String.valueOf(facts.qualities(i)),
                    String.valueOf(facts.validFrom(i)),
                    String.valueOf(facts.validTo(i)),
                    String.valueOf(facts.x(i)),
                    String.valueOf(facts.y(i))));
            if (rows.size() == ROWS_A_COPY) {
                copy(table, rows);
                rows.clear();
            }
        }
        if (!rows.isEmpty()) {
            copy(table, rows);
        }
    }

    private void copy(String table, List<String> rows) throws SQLException, IOException {
        connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("COPY " + table + " FROM STDIN CSV", new StringReader(String.join("\n", rows) + "\n"));
    }

    private List<String> resources() {
        return IntStream.range(0, facts.resources.size())
                .mapToObj(i -> i + ","
                        + facts.resources.get(i).decay().value() * parameters.decayFactor() + ","
                        + facts.resources.get(i).reach().value() * parameters.reachFactor())
                .toList();
    }

    private List<String> pairings() {
        return IntStream.range(0, facts.resources.size())
                .boxed()
                .flatMap(needed -> facts.pairings().get(needed).stream()
                        .map(each -> needed + "," + each.offered() + "," + each.weight() + "," + each.yield()))
                .toList();
    }

    private double cpu() throws SQLException, IOException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_backend_pid()")) {
            row.next();
            Path status = Path.of("/proc", row.getString(1), "stat");
            if (!Files.isReadable(status)) {
                return System.nanoTime() / 1e9;
            }
            String[] fields =
                    Files.readString(status).replaceFirst(".*\\) ", "").split(" ");
            return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / 100.0;
        }
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
