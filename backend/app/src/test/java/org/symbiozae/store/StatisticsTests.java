package org.symbiozae.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.symbiozae.DatabaseTest;

/** PostgreSQL knows what was just stored, before it would look for itself. */
@DatabaseTest
class StatisticsTests {

    private static final String TABLE = "statistics_test";

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void create() {
        jdbc.sql("CREATE TABLE " + TABLE + " (id bigint) WITH (autovacuum_enabled = false)")
                .update();
    }

    @AfterEach
    void drop() {
        jdbc.sql("DROP TABLE " + TABLE).update();
    }

    @Test
    void aNewTableIsLookedAtAndAgainWhenItHasGrownByMoreThanATenth() {
        assertThat(known()).isEqualTo(-1);
        add(100);
        assertThat(known()).isEqualTo(100);
        add(9);
        assertThat(known()).isEqualTo(100);
        add(12);
        assertThat(known()).isEqualTo(121);
    }

    private void add(int rows) {
        Statistics.follow(
                jdbc,
                TABLE,
                jdbc.sql("INSERT INTO " + TABLE + " SELECT generate_series(1, :rows)")
                        .param("rows", rows)
                        .update());
    }

    private int known() {
        return jdbc.sql("SELECT reltuples FROM pg_class WHERE oid = :table::regclass")
                .param("table", TABLE)
                .query(Integer.class)
                .single();
    }
}
