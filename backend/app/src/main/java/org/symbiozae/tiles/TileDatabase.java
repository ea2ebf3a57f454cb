package org.symbiozae.tiles;

import jakarta.annotation.PreDestroy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.stereotype.Component;
import org.symbiozae.domain.Viewer;
import org.symbiozae.store.Abandoned;
import org.symbiozae.store.ReaderPool;
import org.symbiozae.store.Reads;
import org.symbiozae.store.Turns;

/**
 * A {@link ReaderPool} for tiles alone, on which statements stay prepared with their plan: planning a tile of five layers anew
 * takes PostgreSQL longer than writing it, and the best plan is the same for all tiles.
 */
@Component
class TileDatabase {

    private static final String BECOME = "SELECT visible.become(?, ?), set_config('symbiozae.scenario', ?, true)";

    private final JdbcConnectionDetails address;
    private final Reads reads;
    private final Turns turns = new Turns();
    private final ReaderPool pool;

    TileDatabase(JdbcConnectionDetails address, TileSettings settings, Reads reads) {
        this.address = address;
        this.reads = reads;
        this.pool = new ReaderPool(
                address,
                "tiles",
                settings.connections(),
                settings.patience(),
                settings.timeout(),
                Map.of("prepareThreshold", "1"),
                "SET plan_cache_mode = force_generic_plan");
    }

    /**
     * The bytes of the one row and column that the statement gives, as the viewer may see them.
     *
     * @throws Abandoned when nobody waits for them any more
     */
    byte[] read(TileRequest request, Positional statement) throws SQLException {
        boolean turn = turns.begin();
        try (Connection connection = pool.connection();
                Reads.Read read = reads.begin(connection)) {
            return read(request, statement, connection, read);
        } finally {
            if (turn) {
                turns.end();
            }
        }
    }

    private static byte[] read(TileRequest request, Positional statement, Connection connection, Reads.Read read)
            throws SQLException {
        try {
            return request.isPlain() ? read(connection, statement) : readAs(request.viewer(), connection, statement);
        } catch (SQLException failure) {
            if (read.isEnded()) {
                throw read.instead(new IllegalStateException(failure));
            }
            throw failure;
        }
    }

    /** Who is looking holds until the transaction ends, so that it cannot leak to the next reader. */
    private static byte[] readAs(Viewer viewer, Connection connection, Positional statement) throws SQLException {
        connection.setAutoCommit(false);
        try {
            try (PreparedStatement become = connection.prepareStatement(BECOME)) {
                become.setString(1, viewer.role().name().toLowerCase(Locale.ROOT));
                become.setObject(2, viewer.territories().toArray(String[]::new));
                become.setString(3, viewer.scenario());
                become.execute();
            }
            return read(connection, statement);
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private static byte[] read(Connection connection, Positional statement) throws SQLException {
        try (PreparedStatement prepared = connection.prepareStatement(statement.sql())) {
            statement.bind(prepared);
            try (ResultSet rows = prepared.executeQuery()) {
                rows.next();
                return rows.getBytes(1);
            }
        }
    }

    /** A connection of the application's own user, outside the pool. */
    Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", address.getUsername());
        properties.setProperty("password", address.getPassword());
        properties.setProperty("connectTimeout", "2");
        properties.setProperty("socketTimeout", "10");
        properties.setProperty("ApplicationName", "symbiozae changes");
        return DriverManager.getConnection(address.getJdbcUrl(), properties);
    }

    static void close(@Nullable Connection connection) {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException broken) {
            // It is closed as far as we are concerned.
        }
    }

    @PreDestroy
    void end() {
        pool.close();
    }
}
