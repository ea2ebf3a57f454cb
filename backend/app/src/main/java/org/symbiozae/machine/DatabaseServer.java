package org.symbiozae.machine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.symbiozae.domain.Problem;
import org.symbiozae.domain.Problem.Code;

/**
 * A PostgreSQL server with PostGIS on which databases can be made.
 *
 * @param administrator its maintenance database, as a user who may create databases and extensions
 */
public record DatabaseServer(DatabaseAddress administrator) {

    /**
     * A database with PostGIS, made when it is missing, owned by a role that is no superuser but may create roles: the
     * migrations make the role that layers are read as.
     */
    public DatabaseAddress open(String database, String owner, String password) {
        try (Connection connection = administrator.connect()) {
            if (absent(connection, "SELECT FROM pg_roles WHERE rolname = ?", owner)) {
                execute(connection, "CREATE ROLE " + name(owner));
            }
            execute(connection, "ALTER ROLE " + name(owner) + " LOGIN CREATEROLE PASSWORD " + text(password));
            if (absent(connection, "SELECT FROM pg_database WHERE datname = ?", database)) {
                execute(connection, "CREATE DATABASE " + name(database) + " OWNER " + name(owner));
            }
        } catch (SQLException failure) {
            throw unavailable(failure);
        }
        try (Connection connection = administrator.database(database).connect()) {
            execute(connection, "CREATE EXTENSION IF NOT EXISTS postgis");
        } catch (SQLException failure) {
            throw unavailable(failure);
        }
        return administrator.database(database).as(owner, password);
    }

    /** Ends the connections to a database and removes it, when it is there. */
    public void drop(String database) {
        try (Connection connection = administrator.connect()) {
            execute(connection, "DROP DATABASE IF EXISTS " + name(database) + " WITH (FORCE)");
        } catch (SQLException failure) {
            throw unavailable(failure);
        }
    }

    /** Databases whose name starts so, and that nobody is connected to. */
    public List<String> idle(String prefix) {
        String sql = "SELECT datname FROM pg_database WHERE starts_with(datname, ?)"
                + " AND NOT EXISTS (SELECT FROM pg_stat_activity activity WHERE activity.datname = pg_database.datname)";
        try (Connection connection = administrator.connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, prefix);
            List<String> names = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
            }
            return names;
        } catch (SQLException failure) {
            throw unavailable(failure);
        }
    }

    /** Whether anybody is connected whose connections do not carry this name. */
    boolean busy(String application) throws SQLException {
        String others = "SELECT FROM pg_stat_activity WHERE backend_type = 'client backend' AND application_name <> ?";
        try (Connection connection = administrator.connect()) {
            return !absent(connection, others, application);
        }
    }

    private static boolean absent(Connection connection, String sql, String value) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, value);
            try (ResultSet rows = statement.executeQuery()) {
                return !rows.next();
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String name(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    private static String text(String value) {
        return '\'' + value.replace("'", "''") + '\'';
    }

    private Problem unavailable(SQLException failure) {
        String words = String.valueOf(failure.getMessage());
        if (Reason.diskIsFull(words)) {
            return new Problem(
                    Code.UNAVAILABLE, "The database's disk is full. Free some space (about 500 MB), then try again.");
        }
        String first = words.lines().findFirst().orElse("no reason given");
        return new Problem(Code.UNAVAILABLE, "The database server " + administrator + " refused: " + first + ".");
    }
}
