package org.symbiozae.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.CRC32;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Brings the database to this version. Nothing is done, and no layer dropped under a running server, when there is
 * nothing to do: the fingerprint of the layer views is kept as the comment of their schema. An index that a killed import left
 * away is made again.
 */
@Component
class Migrations implements FlywayMigrationStrategy {

    private final JdbcClient jdbc;
    private final SpatialIndexes indexes;

    Migrations(DataSource database) {
        this.indexes = new SpatialIndexes(database);
        this.jdbc = JdbcClient.create(database);
    }

    @Override
    public void migrate(Flyway flyway) {
        String views = fingerprint();
        if (flyway.info().pending().length > 0 || !views.equals(present())) {
            flyway.migrate();
            jdbc.sql("COMMENT ON SCHEMA layer IS '" + views + "'").update();
        }
        indexes.mend();
    }

    private String present() {
        return jdbc.sql("SELECT obj_description(to_regnamespace('layer'))")
                .query(String.class)
                .optional()
                .orElse("");
    }

    private static String fingerprint() {
        try {
            CRC32 sum = new CRC32();
            for (Resource view : new PathMatchingResourcePatternResolver().getResources("classpath:db/layer/*.sql")) {
                sum.update(view.getContentAsByteArray());
            }
            return Long.toHexString(sum.getValue());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
