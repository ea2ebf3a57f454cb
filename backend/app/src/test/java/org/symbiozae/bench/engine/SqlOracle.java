package org.symbiozae.bench.engine;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.postgresql.PGConnection;
import org.symbiozae.domain.Territory;

/**
 * The score and the lists once more, in SQL and PostGIS from §2 of the design, sharing no line with the engine: storage, season,
 * quantities and ages from the raw declarations, distances by {@code ST_Distance}, every pair weighed, no index, default
 * parameters written out.
 */
final class SqlOracle implements AutoCloseable {

    /** One line of a list. */
    record Line(long offer, double score) {}

    private static final String TABLES = """
            CREATE EXTENSION IF NOT EXISTS postgis;
            DROP SCHEMA IF EXISTS oracle CASCADE;
            CREATE SCHEMA oracle;
            SET search_path = oracle, public;
            CREATE UNLOGGED TABLE site (id bigint PRIMARY KEY, place geometry(Point));
            CREATE UNLOGGED TABLE resource (code text PRIMARY KEY, lambda float8, reach float8);
            CREATE UNLOGGED TABLE compatible (offered text, needed text, kappa float8, gamma float8);
            CREATE UNLOGGED TABLE declaration (id bigint PRIMARY KEY, site bigint, kind text, type text, q float8, months int,
                storage int, qualities int, age int, valid_from int, valid_to int);
            """;

    private static final String LISTS = """
            WITH everyone AS (
                SELECT d.*, place FROM declaration d JOIN site ON site.id = d.site),
            offer AS (
                SELECT everyone.*, (SELECT bit_or(((months << i) | (months >> (12 - i))) & 4095)
                                    FROM generate_series(0, least(storage, 11)) i) AS available
                FROM everyone WHERE kind = 'OFFER'),
            pair AS (
                SELECT n.id AS need, o.id AS offer, ST_Distance(o.place, n.place) AS d,
                       kappa AS f_type,
                       exp(-ST_Distance(o.place, n.place) / lambda) AS f_dist,
                       least(1, gamma * o.q / n.q) ^ 1 * least(1, n.q / (gamma * o.q)) ^ 0.25 AS f_qty,
                       bit_count((available & n.months)::bit(12))::float8 / bit_count(n.months::bit(12)) AS f_season,
                       2 ^ (-(o.age + n.age) / 24.0::float8) AS f_fresh
                FROM everyone n
                JOIN compatible ON needed = n.type
                JOIN offer o ON o.type = offered
                JOIN resource ON code = offered
                WHERE n.kind = 'NEED' AND o.site <> n.site AND ST_Distance(o.place, n.place) <= reach
                  AND o.qualities & n.qualities = n.qualities
                  AND o.valid_from <= n.valid_to AND n.valid_from <= o.valid_to),
            ranked AS (
                SELECT need, offer, f_type * f_dist * f_qty * f_season * f_fresh AS s,
                       row_number() OVER (PARTITION BY need
                           ORDER BY f_type * f_dist * f_qty * f_season * f_fresh DESC, d, offer) AS rank
                FROM pair WHERE f_season > 0)
            SELECT need, offer, s FROM ranked WHERE rank <= 20 AND s >= 0.01 ORDER BY need, rank
            """;

    private final Connection connection;

    SqlOracle(Connection connection, Territory territory) throws SQLException, IOException {
        this.connection = connection;
        run(TABLES);
        copy(
                "site",
                territory.sites().stream()
                        .map(site -> Stream.of(
                                site.id(),
                                "POINT(" + site.position().x() / 10.0 + " "
                                        + site.position().y() / 10.0 + ")")));
        copy(
                "resource",
                territory.taxonomy().resources().values().stream()
                        .map(each -> Stream.of(
                                each.code(), each.decay().value(), each.reach().value())));
        copy(
                "compatible",
                Stream.concat(
                        territory.taxonomy().resources().keySet().stream().map(code -> Stream.of(code, code, 1, 1)),
                        territory.taxonomy().compatibilities().stream()
                                .map(each -> Stream.of(each.from(), each.to(), each.weight(), each.yield()))));
        copy(
                "declaration",
                territory.declarations().stream()
                        .map(each -> Stream.of(
                                each.id(),
                                each.site(),
                                each.kind(),
                                each.resource(),
                                each.quantity(),
                                each.months().mask(),
                                each.storageMonths(),
                                each.qualities(),
                                each.ageMonths(),
                                each.validFrom(),
                                each.validTo())));
        run("ANALYZE");
    }

    /** The list of every need that has one, by its number. */
    Map<Long, List<Line>> lists() throws SQLException {
        Map<Long, List<Line>> lists = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(LISTS)) {
            while (rows.next()) {
                lists.computeIfAbsent(rows.getLong(1), need -> new ArrayList<>())
                        .add(new Line(rows.getLong(2), rows.getDouble(3)));
            }
        }
        return lists;
    }

    @Override
    public void close() throws SQLException {
        run("DROP SCHEMA oracle CASCADE");
    }

    private void copy(String table, Stream<Stream<Object>> rows) throws SQLException, IOException {
        String text = String.join(
                "\n",
                rows.map(row -> String.join(",", row.map(String::valueOf).toList()))
                        .toList());
        connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("COPY " + table + " FROM STDIN CSV", new StringReader(text + "\n"));
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
