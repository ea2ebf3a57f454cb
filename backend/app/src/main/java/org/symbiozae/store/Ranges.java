package org.symbiozae.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Rows that hold from one run to another. A new run closes the current rows that are gone or changed, and learns which
 * of its own are new; a row that stays the same is not touched. Cost: the keys of the current rows are read once.
 */
final class Ranges {

    private final JdbcClient jdbc;
    private final String table;
    private final String owner;
    private final Map<String, Object> values;

    private record Kept(long row, long fingerprint) {}

    /**
     * @param owner the condition that chooses whose rows are meant, with named values
     * @param values of {@code owner}
     */
    Ranges(JdbcClient jdbc, String table, String owner, Map<String, Object> values) {
        this.jdbc = jdbc;
        this.table = table;
        this.owner = owner;
        this.values = values;
    }

    /**
     * Closes what does not hold any more at run {@code number}.
     *
     * @param key SQL of a row's key as one text; {@code keyOf} makes the same of a new row
     * @return the rows to insert
     */
    <T> List<T> renew(int number, String key, List<T> rows, Function<T, String> keyOf, ToLongFunction<T> fingerprint) {
        Map<String, Kept> kept = new HashMap<>();
        jdbc.sql("SELECT id, fingerprint, " + key + " AS key FROM " + table + " WHERE last_run IS NULL AND " + owner)
                .params(values)
                .query(row -> {
                    kept.put(row.getString(3), new Kept(row.getLong(1), row.getLong(2)));
                });
        List<T> added = new ArrayList<>();
        for (T row : rows) {
            String name = keyOf.apply(row);
            Kept before = kept.get(name);
            if (before != null && before.fingerprint == fingerprint.applyAsLong(row)) {
                kept.remove(name);
            } else {
                added.add(row);
            }
        }
        close(number, kept);
        return added;
    }

    private void close(int number, Map<String, Kept> gone) {
        if (!gone.isEmpty()) {
            jdbc.sql("UPDATE " + table + " SET last_run = :last WHERE id = ANY (:rows)")
                    .param("last", number - 1)
                    .param("rows", gone.values().stream().map(Kept::row).toArray(Long[]::new))
                    .update();
        }
    }

    /** Forgets the rows that ended before run {@code oldest}. */
    void forget(int oldest) {
        jdbc.sql("DELETE FROM " + table + " WHERE last_run < :oldest AND " + owner)
                .params(values)
                .param("oldest", oldest)
                .update();
    }
}
