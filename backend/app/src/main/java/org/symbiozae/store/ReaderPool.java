package org.symbiozae.store;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * Connections that can read what anybody may see, and nothing else: their role is symbiozae_reader from the beginning, so a
 * public read is one round trip. The first is opened when it is asked for. PostgreSQL ends what takes too long.
 */
public final class ReaderPool implements AutoCloseable {

    private final HikariDataSource pool = new HikariDataSource();

    /**
     * @param name as the log and PostgreSQL's list of connections say it
     * @param connections at most
     * @param patience how long one waits for a connection at most
     * @param timeout after which PostgreSQL gives a question up
     * @param properties more of the driver's own
     * @param settings more SQL for each new connection
     */
    public ReaderPool(
            JdbcConnectionDetails address,
            String name,
            int connections,
            Duration patience,
            Duration timeout,
            Map<String, String> properties,
            String... settings) {
        pool.setPoolName(name);
        pool.setJdbcUrl(address.getJdbcUrl());
        pool.setUsername(address.getUsername());
        pool.setPassword(address.getPassword());
        pool.setMaximumPoolSize(connections);
        pool.setMinimumIdle(1);
        pool.setConnectionTimeout(patience.toMillis());
        pool.setInitializationFailTimeout(-1);
        pool.setConnectionInitSql("SET ROLE symbiozae_reader; SET default_transaction_read_only = on; SET jit = off;"
                + " SET statement_timeout = " + timeout.toMillis() + ";" + String.join(";", settings));
        pool.addDataSourceProperty("ApplicationName", "symbiozae " + name);
        properties.forEach(pool::addDataSourceProperty);
    }

    /** One connection, to be closed. */
    public Connection connection() throws SQLException {
        return pool.getConnection();
    }

    @Override
    public void close() {
        pool.close();
    }
}
