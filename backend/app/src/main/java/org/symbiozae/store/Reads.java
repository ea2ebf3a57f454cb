package org.symbiozae.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Which connection each thread reads with, so that a read can be ended from outside. Costs under a microsecond a read. */
@Component
public class Reads {

    private static final Logger LOG = LoggerFactory.getLogger(Reads.class);

    private final Map<Thread, Read> underway = new ConcurrentHashMap<>();

    /** One read; left before its connection goes to the next, whom an ending that comes late must not hit. */
    public final class Read implements AutoCloseable {

        private final Connection connection;
        private final @Nullable Read outer;
        private boolean over;
        private boolean ended;

        private Read(Connection connection, @Nullable Read outer) {
            this.connection = connection;
            this.outer = outer;
        }

        private synchronized boolean end() {
            if (over || ended) {
                return false;
            }
            try {
                connection.unwrap(PGConnection.class).cancelQuery();
                ended = true;
            } catch (SQLException unreachable) {
                LOG.debug("A read could not be ended: {}", unreachable.getMessage());
            }
            return ended;
        }

        /** What to throw instead of the failure: {@link Abandoned} when the read was ended from outside. */
        public synchronized RuntimeException instead(RuntimeException failure) {
            return ended ? new Abandoned(failure) : failure;
        }

        /** Whether the read was ended from outside. */
        public synchronized boolean isEnded() {
            return ended;
        }

        @Override
        public synchronized void close() {
            over = true;
            if (outer == null) {
                underway.remove(Thread.currentThread());
            } else {
                underway.put(Thread.currentThread(), outer);
            }
        }
    }

    /** Begins a read of this thread. */
    public Read begin(Connection connection) {
        Thread thread = Thread.currentThread();
        Read read = new Read(connection, underway.get(thread));
        underway.put(thread, read);
        return read;
    }

    /**
     * Has PostgreSQL cancel what the thread reads at this moment; the thread gets {@link Abandoned}. One more connection to
     * the database for a moment.
     *
     * @return whether there was something to cancel
     */
    public boolean end(Thread thread) {
        Read read = underway.get(thread);
        return read != null && read.end();
    }
}
