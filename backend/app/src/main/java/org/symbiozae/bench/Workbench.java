package org.symbiozae.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.symbiozae.machine.DatabaseAddress;
import org.symbiozae.machine.Home;

/** What a benchmark works with. It takes what it needs: one that measures only the engine opens nothing. */
public interface Workbench {

    Home home();

    /** How much of the full size to measure: 1 is all of it, the map takes more too. */
    double scale();

    /** Whether this one of {@link Benchmark#parts()} is to be measured: all are, unless some are named. */
    default boolean wants(String part) {
        return true;
    }

    /** Whether to measure other software on the same data too. */
    boolean peers();

    /** Tells the person who waits; on the error stream, since the figures go to the other. */
    void say(String progress);

    /** A database of the benchmark's own, beside the one of the data, on the same server; made when it is missing. */
    DatabaseAddress database(String name);

    /**
     * The application on what is stored.
     *
     * @param settings properties, for instance {@code server.port}; they win. None for no web server
     */
    Application open(Map<String, Object> settings);

    /** The application on another database, brought to this version first. */
    Application open(DatabaseAddress database, Map<String, Object> settings);

    /** A port of this machine that nothing listens on now. */
    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** A running application, closed by its user. */
    interface Application extends AutoCloseable {

        /** The door of a room. */
        <T> T door(Class<T> type);

        @Override
        void close();
    }
}
