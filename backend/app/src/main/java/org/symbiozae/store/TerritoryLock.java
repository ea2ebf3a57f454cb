package org.symbiozae.store;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One writer at a time under a territory's topmost one, until the transaction ends. Whoever changes facts takes it before he
 * reads what he changes: two who came to the same rows from different sides would wait for each other for ever, and
 * PostgreSQL would break one of them off. Readers and analyses do not wait for it.
 */
final class TerritoryLock {

    private static final String TAKE = """
            WITH RECURSIVE up AS (
                SELECT id, parent_id FROM territory WHERE id IN (%s)
                UNION SELECT above.id, above.parent_id FROM territory above JOIN up ON above.id = up.parent_id)
            SELECT id FROM territory WHERE id IN (SELECT id FROM up) ORDER BY id FOR NO KEY UPDATE
            """;

    private static final String OF_FACT = TAKE.formatted("SELECT territory_id FROM %s WHERE id = :id");
    private static final String NAMED = TAKE.formatted("SELECT id FROM territory WHERE code = :code");
    private static final String THESE = TAKE.formatted("SELECT unnest(:ids::bigint[])");

    /** Of an import that named no territory: all of them. */
    private static final String OF_IMPORT = TAKE.formatted(
            "SELECT id FROM territory WHERE id = coalesce((SELECT territory_id FROM import WHERE id = :id), id)");

    private TerritoryLock() {}

    /** Of the territory that owns a row of a table of facts; of none when there is no such row. */
    static void ofFact(JdbcClient jdbc, String table, long id) {
        jdbc.sql(OF_FACT.formatted(table)).param("id", id).query(Long.class).list();
    }

    static void named(JdbcClient jdbc, String code) {
        jdbc.sql(NAMED).param("code", code).query(Long.class).list();
    }

    static void of(JdbcClient jdbc, Long[] territories) {
        jdbc.sql(THESE).param("ids", territories).query(Long.class).list();
    }

    static void ofImport(JdbcClient jdbc, long id) {
        jdbc.sql(OF_IMPORT).param("id", id).query(Long.class).list();
    }
}
