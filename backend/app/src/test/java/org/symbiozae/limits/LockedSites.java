package org.symbiozae.limits;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;
import org.symbiozae.TestDatabase;

/** Whoever reads sites waits, as for a database that has far too much to do, until this is closed. */
final class LockedSites implements AutoCloseable {

    private static final String WAITING =
            "SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'site'::regclass";

    private static final String READING =
            "SELECT pid || ' ' || waitstart FROM pg_locks WHERE waitstart IS NOT NULL AND relation = 'site'::regclass";

    private final Connection connection;

    LockedSites() throws SQLException {
        connection = DriverManager.getConnection(
                TestDatabase.address().url(),
                TestDatabase.address().user(),
                TestDatabase.address().password());
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("LOCK TABLE site IN ACCESS EXCLUSIVE MODE");
        }
    }

    int waiting() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(WAITING)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    /** What waits, each by its connection and since when. */
    Set<String> reading() throws SQLException {
        Set<String> reading = new HashSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(READING)) {
            while (rows.next()) {
                reading.add(rows.getString(1));
            }
        }
        return reading;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
