package org.symbiozae.tiles;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits on a connection of its own for PostgreSQL to tell that something changed, and wakes up twice a second anyway. */
final class ChangeListener {

    private static final Logger LOG = LoggerFactory.getLogger(ChangeListener.class);

    private static final int WAIT_MILLIS = 500;

    private final TileDatabase database;
    private final Runnable heard;
    private volatile @Nullable Thread thread;
    private volatile @Nullable Connection connected;

    ChangeListener(TileDatabase database, Runnable heard) {
        this.database = database;
        this.heard = heard;
    }

    void begin() {
        if (thread == null) {
            Thread beginning = new Thread(this::listen, "changes");
            beginning.setDaemon(true);
            thread = beginning;
            beginning.start();
        }
    }

    /** Does not wait for what is being waited for: the connection is cut. */
    void end() {
        Thread ending = thread;
        Connection waiting = connected;
        if (ending != null) {
            ending.interrupt();
        }
        if (waiting != null) {
            try {
                waiting.abort(Runnable::run);
            } catch (SQLException gone) {
                LOG.debug("The connection that waits for changes was gone already.", gone);
            }
        }
    }

    private void listen() {
        while (!Thread.currentThread().isInterrupted()) {
            try (Connection connection = database.connect();
                    Statement statement = connection.createStatement()) {
                connected = connection;
                statement.execute("LISTEN symbiozae_change");
                while (!Thread.currentThread().isInterrupted()) {
                    heard.run();
                    connection.unwrap(PGConnection.class).getNotifications(WAIT_MILLIS);
                }
            } catch (SQLException gone) {
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(WAIT_MILLIS);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }
}
