package org.symbiozae.store;

import jakarta.annotation.PreDestroy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.stereotype.Component;

/**
 * What the public reads, on a few connections that are the public's from the beginning, in {@link Turns}; who gets no turn reads
 * as everybody else does.
 */
@Component
class QuickLane {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Turns turns = new Turns();
    private final ReaderPool pool;

    QuickLane(JdbcConnectionDetails address, ReadSettings settings) {
        this.pool = new ReaderPool(address, "public reads", turns.atATime(), PATIENCE, settings.timeout(), Map.of());
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
            turns.end();
        }
    }

    /** A place to read at; none when none is to be had in a moment, or the database is not there. */
    @Nullable
    Place find() {
        if (!turns.begin()) {
            return null;
        }
        try {
            return new Place(pool.connection());
        } catch (SQLException unreachable) {
            turns.end();
            return null;
        }
    }

    @PreDestroy
    void end() {
        pool.close();
    }
}
