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
import org.postgresql.PGConnection;
import org.symbiozae.domain.Declaration.Kind;
import org.symbiozae.domain.Parameters;
import org.symbiozae.engine.match.Facts;
import org.symbiozae.engine.match.Pairing;
import org.symbiozae.engine.match.Score;
import org.symbiozae.machine.DatabaseAddress;

/**
 * The same lists in SQL, written as well as it can be exactly: an index of resource and place; the nearest few give a cost
 * that the end of the list cannot pass; a second look takes all within the distance at which that cost is used up. The
 * costs are weighed from the same columns in the same order, so the lists are the same to the last offer.
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
            CREATE UNLOGGED TABLE offer (id bigint, site int, resource int, ln float8, months int, age int, qualities int,
                valid_from int, valid_to int, x bigint, y bigint, geom geometry(Point));
            CREATE UNLOGGED TABLE need (LIKE offer);
            CREATE UNLOGGED TABLE pairing (needed int, offered int, type_cost float8, ln_yield float8, decay float8,
                reach float8);
            CREATE UNLOGGED TABLE season (wanted int, common int, cost float8);
            """;

    private static final String INDEXES = """
            CREATE INDEX ON offer USING gist (resource, geom);
            CREATE INDEX ON pairing (needed);
            ANALYZE offer, need, pairing, season;
            """;

    /** Of an offer {@code o} and a need {@code n} with pairing {@code p}; the terms in the order of {@link Score}. */
    private static final String COST = """
            sqrt(((o.x - n.x) * (o.x - n.x) + (o.y - n.y) * (o.y - n.y))::float8) / 10 / p.decay + s.cost + p.type_cost
            + CASE WHEN n.ln > o.ln + p.ln_yield THEN {a}::float8 * (n.ln - (o.ln + p.ln_yield))
                   ELSE {b}::float8 * (o.ln + p.ln_yield - n.ln) END
            + (o.age + n.age) * {ln2}::float8 / {halfLife}::float8
            """;

    private static final String POSSIBLE = """
            JOIN season s ON s.wanted = bit_count(n.months::bit(12)) AND s.common = bit_count((n.months & o.months)::bit(12))
            WHERE o.site <> n.site AND o.qualities & n.qualities = n.qualities
              AND o.valid_from <= n.valid_to AND n.valid_from <= o.valid_to
              AND (o.x - n.x) * (o.x - n.x) + (o.y - n.y) * (o.y - n.y) <= floor(p.reach * p.reach)::bigint
            """;

    private static final String LISTS = """
            SELECT n.id, array(
                SELECT found.id FROM (
                    SELECT o.id, (o.x - n.x) * (o.x - n.x) + (o.y - n.y) * (o.y - n.y) AS d2, {cost} AS cost
                    FROM pairing p
                    CROSS JOIN LATERAL (
                        SELECT * FROM offer o
                        WHERE p.needed = n.resource AND o.resource = p.offered AND ST_DWithin(o.geom, n.geom,
                            least(p.reach, greatest(0, p.decay * 10 * (worst.cost - p.type_cost) * (1 + 1e-9)) + 1))) o
                    {possible} AND p.needed = n.resource) found
                WHERE found.cost <= worst.cost ORDER BY found.cost, found.d2, found.id LIMIT {k})
            FROM need n
            CROSS JOIN LATERAL (
                SELECT CASE WHEN count(*) = {k} THEN max(few.cost) ELSE {max}::float8 END AS cost FROM (
                    SELECT near.cost FROM (
                        SELECT {cost} AS cost
                        FROM pairing p
                        CROSS JOIN LATERAL (
                            SELECT * FROM offer o WHERE o.resource = p.offered ORDER BY o.geom <-> n.geom LIMIT {near}) o
                        {possible} AND p.needed = n.resource) near
                    WHERE near.cost <= {max}::float8 ORDER BY near.cost LIMIT {k}) few) worst
            """;

    private final Facts facts;
    private final Parameters parameters;
    private final Score score;
    private final Connection connection;

    PostgisPeer(DatabaseAddress address, Facts facts, Parameters parameters) throws SQLException, IOException {
        this.facts = facts;
        this.parameters = parameters;
        score = new Score(facts, parameters);
        connection = DriverManager.getConnection(address.url(), address.user(), address.password());
        run(TABLES);
        copy("offer", facts.of(Kind.OFFER));
        copy("season", seasons());
        copy("pairing", pairings());
        run(INDEXES);
    }

    /** @param cpuSeconds of the database's process where this machine shows it, else on the clock */
    record Answer(long[][] lists, double cpuSeconds) {}

    Answer lists(int[] needs) throws SQLException, IOException {
        run("TRUNCATE need");
        copy("need", needs);
        run("ANALYZE need");
        Map<Long, long[]> found = new HashMap<>();
        double start = cpu();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query())) {
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

    private String query() {
        int k = parameters.listLength();
        return LISTS.replace("{cost}", COST)
                .replace("{possible}", POSSIBLE)
                .replace("{k}", String.valueOf(k))
                .replace("{near}", String.valueOf(3 * k))
                .replace("{a}", String.valueOf(parameters.coverageExponent()))
                .replace("{b}", String.valueOf(parameters.usageExponent()))
                .replace("{ln2}", String.valueOf(StrictMath.log(2)))
                .replace("{halfLife}", String.valueOf(parameters.halfLifeMonths()))
                .replace("{max}", String.valueOf(score.maxCost()));
    }

    private void copy(String table, int[] declarations) throws SQLException, IOException {
        List<String> rows = new ArrayList<>();
        for (int i : declarations) {
            rows.add(String.join(
                    ",",
                    String.valueOf(facts.id[i]),
                    String.valueOf(facts.site[i]),
                    String.valueOf(facts.resource[i]),
                    String.valueOf(facts.lnQuantity(i)),
                    String.valueOf(facts.months[i]),
                    String.valueOf((int) facts.age[i]),
                    String.valueOf(facts.qualities(i)),
                    String.valueOf(facts.validFrom(i)),
                    String.valueOf(facts.validTo(i)),
                    String.valueOf(facts.x(i)),
                    String.valueOf(facts.y(i)),
                    "POINT(" + facts.x(i) + " " + facts.y(i) + ")"));
            if (rows.size() == ROWS_A_COPY) {
                copy(table, rows);
                rows.clear();
            }
        }
        copy(table, rows);
    }

    private void copy(String table, List<String> rows) throws SQLException, IOException {
        connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("COPY " + table + " FROM STDIN CSV", new StringReader(String.join("\n", rows) + "\n"));
    }

    private List<String> seasons() {
        List<String> rows = new ArrayList<>();
        for (int wanted = 1; wanted <= 12; wanted++) {
            for (int common = 1; common <= wanted; common++) {
                rows.add(wanted + "," + common + "," + score.seasonCost((1 << common) - 1, (1 << wanted) - 1));
            }
        }
        return rows;
    }

    private List<String> pairings() {
        List<String> rows = new ArrayList<>();
        for (int needed = 0; needed < facts.resources.size(); needed++) {
            for (Pairing pairing : facts.pairings().get(needed)) {
                var offered = facts.resources.get(pairing.offered());
                rows.add(String.join(
                        ",",
                        String.valueOf(needed),
                        String.valueOf(pairing.offered()),
                        String.valueOf(pairing.typeCost()),
                        String.valueOf(pairing.lnYield()),
                        String.valueOf(offered.decay().value() * parameters.decayFactor()),
                        String.valueOf(offered.reach().value() * parameters.reachFactor() * 10)));
            }
        }
        return rows;
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
