package org.symbiozae.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.symbiozae.TestDatabase;

class DatabaseServerTests {

    @Test
    void takesEveryMigrationWithoutASuperuser() throws Exception {
        DatabaseAddress address = TestDatabase.address();
        Flyway flyway = Flyway.configure()
                .dataSource(address.url(), address.user(), address.password())
                .locations("classpath:db/migration")
                .load();
        assertThat(flyway.migrate().success).isTrue();
        try (Connection connection = address.connect();
                var rows = connection
                        .createStatement()
                        .executeQuery("SELECT postgis_version(), pg_has_role('symbiozae_reader', 'member'),"
                                + " (SELECT rolsuper FROM pg_roles WHERE rolname = current_user)")) {
            rows.next();
            assertThat(rows.getString(1)).startsWith("3");
            assertThat(rows.getBoolean(2)).isTrue();
            assertThat(rows.getBoolean(3)).isFalse();
        }
    }
}
