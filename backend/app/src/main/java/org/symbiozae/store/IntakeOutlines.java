package org.symbiozae.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Outlines that frame everything else: territories, whose parents may come in the same file, and communes. */
public final class IntakeOutlines {

    private static final String CYCLE = """
            WITH RECURSIVE parent AS (
                SELECT code, parent_code FROM intake
                UNION ALL
                SELECT child.code, above.code FROM territory child JOIN territory above ON above.id = child.parent_id
                WHERE child.code NOT IN (SELECT code FROM intake)),
            up AS (
                SELECT code AS start, parent_code AS code FROM intake
                UNION
                SELECT up.start, parent.parent_code FROM up JOIN parent ON parent.code = up.code)
            SELECT line, 'parent' AS field, 'parent_cycle' AS code, parent_code AS value
            FROM intake WHERE EXISTS (SELECT FROM up WHERE up.start = intake.code AND up.code = intake.code) ORDER BY line
            """;

    private static final String UNKNOWN = """
            SELECT line, 'parent' AS field, 'parent_unknown' AS code, parent_code AS value
            FROM intake
            WHERE parent_code IS NOT NULL AND parent_code NOT IN (SELECT code FROM intake UNION SELECT code FROM territory)
            ORDER BY line
            """;

    private static final List<String> PARENTS = List.of("""
            UPDATE intake SET id = coalesce((SELECT id FROM territory WHERE territory.code = intake.code),
                                            nextval(pg_get_serial_sequence('territory', 'id')))
            """, """
            UPDATE intake SET parent_id = coalesce(
                (SELECT parent.id FROM intake parent WHERE parent.code = intake.parent_code),
                (SELECT id FROM territory WHERE territory.code = intake.parent_code))
            """);

    public static final IntakeTable<Outline> TERRITORIES = new IntakeTable<>(
            "territory",
            List.of(
                    "line integer",
                    "code text",
                    "name text",
                    "parent_code text",
                    "metric_srid integer",
                    "boundary geometry(MultiPolygon, 4326)",
                    "source text"),
            List.of("id bigint", "parent_id bigint", "remark text"),
            outline -> new @Nullable Object[] {
                outline.line, outline.code, outline.name, outline.parent, outline.srid, outline.boundary, outline.source
            },
            List.of(),
            List.of(CYCLE, UNKNOWN),
            PARENTS,
            List.of("code"),
            List.of("name", "parent_id", "metric_srid", "boundary", "source"),
            "id",
            false,
            "",
            "",
            "");

    public static final IntakeTable<Outline> COMMUNES = new IntakeTable<>(
            "commune",
            List.of("line integer", "code text", "name text", "boundary geometry(MultiPolygon, 4326)", "source text"),
            List.of("remark text"),
            outline ->
                    new @Nullable Object[] {outline.line, outline.code, outline.name, outline.boundary, outline.source},
            List.of(),
            List.of(),
            List.of(),
            List.of("code"),
            List.of("name", "boundary", "source"),
            "NULL::bigint",
            false,
            "",
            "",
            "");

    private IntakeOutlines() {}

    /**
     * @param line where the file says it
     * @param parent code of the territory above, null for none; a commune has none
     * @param srid EPSG number of the metric reference system; a commune's is not kept
     * @param boundary a valid multipolygon in EPSG:4326, as EWKB in hexadecimal
     */
    public record Outline(
            int line, String code, String name, @Nullable String parent, int srid, String boundary, String source) {}
}
