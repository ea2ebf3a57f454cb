package org.symbiozae.store;

import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.symbiozae.domain.Viewer;

/**
 * Reads as a given viewer: one read-only transaction in which the database role may select from the layers and from
 * schema {@code visible} only, and in which those show what this viewer may see. One round trip more than the read.
 */
@Component
public class ViewerScope {

    private final JdbcClient jdbc;
    private final TransactionTemplate reading;

    ViewerScope(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
        reading.setPropagationBehavior(TransactionTemplate.PROPAGATION_REQUIRES_NEW);
    }

    /** What {@code read} returns when run as {@code viewer}. It must be done with its rows before it returns. */
    public <T> T see(Viewer viewer, Supplier<T> read) {
        return reading.execute(status -> {
            jdbc.sql("SELECT visible.become(:role, :territories), set_config('symbiozae.scenario', :scenario, true),"
                            + " set_config('symbiozae.site', :site, true),"
                            + " set_config('role', 'symbiozae_reader', true)")
                    .param("role", viewer.role().name().toLowerCase(java.util.Locale.ROOT))
                    .param("scenario", viewer.scenario())
                    .param("site", viewer.site() == null ? "" : viewer.site().toString())
                    .param("territories", viewer.territories().toArray(String[]::new))
                    .query((row, number) -> true)
                    .list();
            return read.get();
        });
    }
}
