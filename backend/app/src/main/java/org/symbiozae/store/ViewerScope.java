package org.symbiozae.store;

import java.sql.Connection;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.symbiozae.domain.Problem;
import org.symbiozae.domain.Viewer;

/**
 * Reads as a given viewer: one read-only transaction in which the database role may select from the layers and from
 * schema {@code visible} only, and in which those show what this viewer may see. One round trip more than the read. What takes
 * too long, PostgreSQL ends. Short reads of the public take the {@link QuickLane}, without transaction and round trip.
 */
@Component
@EnableConfigurationProperties(ReadSettings.class)
public class ViewerScope {

    private static final String LIMITED = ", set_config('symbiozae.scenario', :scenario, true),"
            + " set_config('symbiozae.site', :site, true),"
            + " set_config('statement_timeout', :timeout, true), set_config('role', 'symbiozae_reader', true)";

    private static final String BECOME = "SELECT visible.become(:role, :territories)" + LIMITED;

    /** The same for the public, without looking for territories. */
    private static final String BECOME_PUBLIC =
            "SELECT set_config('symbiozae.role', :role, true), set_config('symbiozae.territories', '', true)" + LIMITED;

    private final JdbcClient jdbc;
    private final DataSource database;
    private final QuickLane lane;
    private final Reads reads;
    private final TransactionTemplate reading;
    private final Semaphore places;
    private final String timeout;

    ViewerScope(
            JdbcClient jdbc,
            DataSource database,
            PlatformTransactionManager transactions,
            QuickLane lane,
            Reads reads,
            ReadSettings settings) {
        this.jdbc = jdbc;
        this.database = database;
        this.lane = lane;
        this.reads = reads;
        this.reading = new TransactionTemplate(transactions);
        this.places = new Semaphore(settings.queue());
        this.timeout = settings.timeout().toMillis() + "ms";
        reading.setReadOnly(true);
        reading.setPropagationBehavior(TransactionTemplate.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * What {@code read} returns when run as {@code viewer}. It must be done with its rows before it returns.
     *
     * @throws Problem UNAVAILABLE when too many are reading and waiting already
     */
    public <T> T see(Viewer viewer, Supplier<T> read) {
        return placed(() -> {
            try (QuickLane.Place place = mayHurry(viewer) ? lane.find() : null) {
                return place == null ? seen(viewer, read) : quickly(place.connection(), read);
            }
        });
    }

    /**
     * The same within one transaction, for what is read by a cursor.
     *
     * @throws Problem UNAVAILABLE when too many are reading and waiting already
     */
    public <T> T stream(Viewer viewer, Supplier<T> read) {
        return placed(() -> seen(viewer, read));
    }

    private <T> T placed(Supplier<T> read) {
        if (!places.tryAcquire()) {
            throw new Problem(Problem.Code.UNAVAILABLE, "The server has too much to do. Try again in a moment.");
        }
        try {
            return read.get();
        } finally {
            places.release();
        }
    }

    /** The quick lane shows what the public sees; a transaction underway has a connection already. */
    private boolean mayHurry(Viewer viewer) {
        return viewer.equals(Viewer.PUBLIC) && !TransactionSynchronizationManager.hasResource(database);
    }

    private <T> T quickly(Connection connection, Supplier<T> read) {
        TransactionSynchronizationManager.bindResource(database, new ConnectionHolder(connection));
        try {
            return endable(connection, read);
        } finally {
            TransactionSynchronizationManager.unbindResource(database);
        }
    }

    private <T> T seen(Viewer viewer, Supplier<T> read) {
        return reading.execute(status -> {
            Connection connection = DataSourceUtils.getConnection(database);
            try {
                return endable(connection, () -> {
                    become(viewer);
                    return read.get();
                });
            } finally {
                DataSourceUtils.releaseConnection(connection, database);
            }
        });
    }

    private <T> T endable(Connection connection, Supplier<T> read) {
        try (Reads.Read underway = reads.begin(connection)) {
            try {
                return read.get();
            } catch (RuntimeException failure) {
                throw underway.instead(failure);
            }
        }
    }

    private void become(Viewer viewer) {
        boolean isPublic = viewer.role() == Viewer.Role.PUBLIC;
        var statement = jdbc.sql(isPublic ? BECOME_PUBLIC : BECOME)
                .param("role", viewer.role().name().toLowerCase(Locale.ROOT))
                .param("scenario", viewer.scenario())
                .param("site", viewer.site() == null ? "" : viewer.site().toString())
                .param("timeout", timeout);
        if (!isPublic) {
            statement = statement.param("territories", viewer.territories().toArray(String[]::new));
        }
        statement.query((row, number) -> true).list();
    }
}
