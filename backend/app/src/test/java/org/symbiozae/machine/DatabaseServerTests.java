package org.symbiozae.machine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.symbiozae.DatabaseTest;

/** The tests' database was migrated by a user like the product's own: its owner, and no superuser. */
@DatabaseTest
class DatabaseServerTests {

    @Autowired
    private JdbcClient jdbc;

    @Test
    void takesEveryMigrationWithoutASuperuser() {
        assertThat(jdbc.sql("SELECT postgis_version()").query(String.class).single())
                .startsWith("3");
        assertThat(jdbc.sql("SELECT pg_has_role('symbiozae_reader', 'member')")
                        .query(Boolean.class)
                        .single())
                .isTrue();
        assertThat(jdbc.sql("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
                        .query(Boolean.class)
                        .single())
                .isFalse();
    }
}
