package org.symbiozae.store;

import jakarta.annotation.PreDestroy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.stereotype.Component;

/**
 * What the public reads, on a few connections that are the public's from the beginning: one more than there are processors, so
 * that each read has one to itself and ends soon. Slow reads stop nobody: who waits longer than a moment goes the other way.
 */
@Component
class QuickLane {

    private static final Duration MOMENT = Duration.ofMillis(100);
    private static final int CONNECTIONS = Runtime.getRuntime().availableProcessors() + 1;

    private final Semaphore free = new Semaphore(CONNECTIONS, true);
    private final ReaderPool pool;

    QuickLane(JdbcConnectionDetails address, ReadSettings settings) {
        this.pool = new ReaderPool(
                address, "public reads", CONNECTIONS, Duration.ofSeconds(2), settings.timeout(), Map.of());
    }

    /** A connection for one read, to be closed after it. */
    final class Place implements AutoCloseable {

        private final Connection connection;

        private Place(Connection connection) {
            this.connection = connection;
        }

        Connection connection() {
            return connection;
        }

        @Override
        public void close() {
            JdbcUtils.closeConnection(connection);
            free.release();
        }
    }

    /** A place to read at; none when none is to be had in a moment, or the database is not there. */
    @Nullable
    Place find() {
        if (!entered()) {
            return null;
        }
        try {
            return new Place(pool.connection());
        } catch (SQLException unreachable) {
            free.release();
            return null;
        }
    }

    private boolean entered() {
        try {
            return free.tryAcquire(MOMENT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @PreDestroy
    void end() {
        pool.close();
    }
}
