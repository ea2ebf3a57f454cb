package org.symbiozae.tiles;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * The notes in the database that a snapshot did not see yet.
 *
 * @param epoch another when the notes were forgotten or the layers were rebuilt
 * @param snapshot to ask from next time: no transaction falls between two snapshots, whatever the order of commits
 * @param foreign the notes come from another server, by a restored backup: their order says nothing here
 */
record News(String epoch, String snapshot, boolean foreign, List<Note> notes) {

    /** @param mark what tells this note from others on the same tile */
    record Note(String topic, long cell, boolean deep, long mark) {}

    static final String BEFORE_ALL = "1:1:";

    private static final String QUERY = """
            SELECT epoch.epoch || coalesce(obj_description(to_regnamespace('layer')), ''), pg_current_snapshot()::text,
                   NOT pg_visible_in_snapshot(xid, pg_current_snapshot()),
                   topic, cell, deep, hashtextextended(xid::text || topic, 7)
            FROM change_epoch epoch
            LEFT JOIN change ON xid >= pg_snapshot_xmin(?::pg_snapshot) AND NOT pg_visible_in_snapshot(xid, ?::pg_snapshot)
            """;

    static News since(String snapshot, Connection connection) throws SQLException {
        String epoch = "";
        String next = snapshot;
        boolean foreign = false;
        List<Note> notes = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(QUERY)) {
            statement.setString(1, snapshot);
            statement.setString(2, snapshot);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    epoch = rows.getString(1);
                    next = rows.getString(2);
                    foreign |= rows.getBoolean(3);
                    if (rows.getString(4) != null) {
                        notes.add(new Note(rows.getString(4), rows.getLong(5), rows.getBoolean(6), rows.getLong(7)));
                    }
                }
            }
        }
        return new News(epoch, next, foreign, notes);
    }

    /** Begins a new epoch: every tile will be new once. */
    static void forget(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT forget_changes()");
        }
    }
}
