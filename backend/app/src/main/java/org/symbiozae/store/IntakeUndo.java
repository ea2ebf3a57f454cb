package org.symbiozae.store;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Takes an import back: what it changed or removed becomes what it was, what it brought goes. A row that was changed since,
 * a site that declares and a declaration with a history stay.
 */
final class IntakeUndo {

    /** Referred to before what refers to it. */
    private static final List<String> TARGETS = List.of("zone", "site", "plot", "pole", "declaration");

    private static final String COLUMNS = """
            SELECT quote_ident(attname) FROM pg_attribute
            WHERE attrelid = CAST(:target AS regclass) AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
              AND attname NOT IN ('id', 'version')
            ORDER BY attnum
            """;

    private static final String AS_IT_WAS =
            "FROM import_former kept, jsonb_populate_record(NULL::%1$s, kept.former) AS old"
                    + " WHERE kept.import_id = :import AND kept.target = '%1$s'";

    /** Each change of a row raises its version by one: more than that is somebody else's. */
    private static final String RESTORE = "UPDATE %1$s SET (%2$s, version) = (%3$s, %1$s.version + 1) " + AS_IT_WAS
            + " AND %1$s.id = kept.id AND %1$s.version <= old.version + 1 RETURNING %1$s.territory_id";

    private static final String BRING_BACK = "INSERT INTO %1$s (id, version, %2$s) OVERRIDING SYSTEM VALUE"
            + " SELECT kept.id, old.version + 1, %3$s " + AS_IT_WAS
            + " AND NOT EXISTS (SELECT FROM %1$s WHERE %1$s.id = kept.id) ON CONFLICT DO NOTHING RETURNING territory_id";

    private static final String BROUGHT = "%1$s.import_id = :import AND NOT EXISTS (SELECT FROM import_former kept"
            + " WHERE kept.import_id = :import AND kept.target = '%1$s' AND kept.id = %1$s.id)";

    private final JdbcClient jdbc;
    private final long number;
    private final Set<Long> owners = new HashSet<>();

    IntakeUndo(JdbcClient jdbc, long number) {
        this.jdbc = jdbc;
        this.number = number;
    }

    /** Numbers of the territories whose facts changed. */
    Set<Long> owners() {
        return owners;
    }

    Intake.Undone run() {
        int restored = 0;
        int kept = count("SELECT count(*) FROM import_former WHERE import_id = :import");
        for (String target : TARGETS) {
            String columns = String.join(", ", columns(target));
            String old = columns(target).stream().map("old."::concat).collect(Collectors.joining(", "));
            restored += change(RESTORE.formatted(target, columns, old));
            restored += change(BRING_BACK.formatted(target, columns, old));
        }
        int removed = remove(
                "declaration",
                " AND NOT EXISTS (SELECT FROM synergy_event"
                        + " WHERE declaration.id IN (synergy_event.offer_id, synergy_event.need_id))");
        removed += remove("plot", "") + remove("pole", "");
        removed += remove("site", " AND NOT EXISTS (SELECT FROM declaration WHERE declaration.site_id = site.id)");
        jdbc.sql("UPDATE site SET zone_id = NULL, version = version + 1 WHERE zone_id IN (SELECT id FROM zone WHERE "
                        + BROUGHT.formatted("zone") + " AND version = 0)")
                .param("import", number)
                .update();
        removed += remove("zone", "");
        int left = kept - restored;
        for (String target : TARGETS) {
            left += count("SELECT count(*) FROM " + target + " WHERE " + BROUGHT.formatted(target));
        }
        jdbc.sql("UPDATE import SET undone_at = now() WHERE id = :import")
                .param("import", number)
                .update();
        return new Intake.Undone(restored, removed, left);
    }

    private List<String> columns(String target) {
        return jdbc.sql(COLUMNS).param("target", target).query(String.class).list();
    }

    private int remove(String target, String unless) {
        return change("DELETE FROM " + target + " WHERE " + BROUGHT.formatted(target) + " AND version = 0" + unless
                + " RETURNING territory_id");
    }

    private int change(String sql) {
        List<Long> changed =
                jdbc.sql(sql).param("import", number).query(Long.class).list();
        owners.addAll(changed);
        return changed.size();
    }

    private int count(String sql) {
        return jdbc.sql(sql).param("import", number).query(Integer.class).single();
    }
}
