package org.symbiozae.store;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What PostgreSQL plans by: how many rows a table has, and of what values. It looks for itself a minute after a table has grown,
 * and never at a table of a few dozen rows: until then a click on a new territory took seconds.
 */
final class Statistics {

    private static final String GROWN = "SELECT :added > reltuples / 10 FROM pg_class WHERE oid = :table::regclass";

    private Statistics() {}

    /** Has it look now, within this transaction, when the table has grown by more than a tenth. Some 0.1 s. */
    static void follow(JdbcClient jdbc, String table, int added) {
        if (jdbc.sql(GROWN)
                .param("table", table)
                .param("added", added)
                .query(Boolean.class)
                .single()) {
            jdbc.sql("ANALYZE " + table).update();
        }
    }
}
