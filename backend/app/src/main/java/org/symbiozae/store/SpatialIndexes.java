package org.symbiozae.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/**
 * The spatial indexes of sites. Built at once they cost a fifth of what keeping them row by row does, so they are taken away
 * while very many sites are stored in a table that has few. Readers never wait: the few rows they see are read through, and the
 * new index comes with the new rows. Every failure ends with the indexes there, at the latest when the next process starts.
 */
final class SpatialIndexes {

    /** So many are read through in some milliseconds. */
    private static final int FEW = 10_000;

    private static final int MANY = 50_000;

    /** An index goes when the last reader that is under way has ended: nobody waits for long ones. */
    private static final String BUSY = """
            SELECT EXISTS (SELECT FROM pg_locks JOIN pg_stat_activity USING (pid)
                           WHERE relation = 'site'::regclass AND granted AND xact_start < now() - interval '2 seconds')
            """;

    private static final String PATIENCE = "SET lock_timeout = '30s'";

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private static final Map<String, String> COLUMNS =
            new TreeMap<>(Map.of("site_position", "position", "site_drawn", "drawn"));

    private static final String MISSING = """
            SELECT name FROM unnest(ARRAY['%s']) AS name
            WHERE NOT EXISTS (SELECT FROM pg_index WHERE indexrelid = to_regclass(name) AND indisvalid)
            """.formatted(String.join("', '", COLUMNS.keySet()));

    private static final String FILLED =
            "SELECT count(*) > " + FEW + " FROM (SELECT FROM site LIMIT " + (FEW + 1) + ") few";

    private static final String ALONE = "SELECT pg_try_advisory_xact_lock(hashtext('" + Intake.ALONE + "'))";

    private final DataSource database;

    SpatialIndexes(DataSource database) {
        this.database = database;
    }

    /**
     * Takes the indexes away where that pays, on a connection of its own. The import's transaction may not have touched a site
     * yet; it makes them again with {@link #make}, and {@link #mend} does when it did not end well.
     */
    boolean setAside(int incoming) {
        if (incoming < MANY) {
            return false;
        }
        try (Connection other = database.getConnection();
                Statement statement = other.createStatement()) {
            if (yes(statement, FILLED) || yes(statement, BUSY)) {
                return false;
            }
            statement.execute(PATIENCE);
            try {
                for (String name : COLUMNS.keySet()) {
                    statement.execute("DROP INDEX CONCURRENTLY IF EXISTS " + name);
                }
            } catch (SQLException late) {
                if (!LOCK_NOT_AVAILABLE.equals(late.getSQLState())) {
                    throw late;
                }
                // a reader came in between and stayed: what could not go is kept row by row, or is made again
            } finally {
                statement.execute("RESET lock_timeout");
            }
            return true;
        } catch (SQLException e) {
            throw new IllegalStateException("the spatial indexes of sites could not be set aside", e);
        }
    }

    /** Makes those that are missing, on the connection of the caller's transaction. */
    static void make(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String name : missing(statement)) {
                statement.execute("DROP INDEX IF EXISTS " + name);
                statement.execute("CREATE INDEX " + name + " ON site USING gist (" + COLUMNS.get(name) + ")");
            }
        }
    }

    /** Makes those that are missing, unless an import is running, which will. */
    void mend() {
        try (Connection other = database.getConnection();
                Statement statement = other.createStatement()) {
            if (missing(statement).isEmpty()) {
                return;
            }
            other.setAutoCommit(false);
            try {
                if (yes(statement, ALONE)) {
                    make(other);
                }
                other.commit();
            } finally {
                other.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the spatial indexes of sites could not be made", e);
        }
    }

    private static boolean yes(Statement statement, String query) throws SQLException {
        try (ResultSet answer = statement.executeQuery(query)) {
            return answer.next() && answer.getBoolean(1);
        }
    }

    private static List<String> missing(Statement statement) throws SQLException {
        List<String> missing = new ArrayList<>();
        try (ResultSet names = statement.executeQuery(MISSING)) {
            while (names.next()) {
                missing.add(names.getString(1));
            }
        }
        return missing;
    }
}
