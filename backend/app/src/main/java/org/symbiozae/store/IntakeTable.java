package org.symbiozae.store;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How one kind of fact goes from a file into its table: staged by COPY in the temporary table {@code intake}, settled
 * there (owner, references), then merged by its key. Nothing is deleted. The SQL may use {@code :leaves} XX.
 *
 * @param target the table
 * @param staged columns of the staging table that COPY fills, with their types, {@code line integer} first
 * @param settled further columns of the staging table, with their types, filled by {@code settle} and {@code finish};
 *     {@code id bigint} among them numbers the new rows of the target; {@code remark text} says what the owner should know
 * @param values of a fact, in the order of {@code staged}
 * @param settle statements run on the staged rows
 * @param rejections queries for rows that cannot be taken: line, field, code, value
 * @param finish statements run on the rows that are left
 * @param key columns that identify a row of the target
 * @param columns further columns of the target, named alike in the staging table
 * @param owner the territory whose facts a row of the target is, as SQL, or NULL
 * @param tracked whether the target keeps a version and the import of each row
 * @param visibility who sees a row that says nothing of it when it is first taken, empty when the target has none
 * @param afterwards the sites whose zone is to be looked up again, as a condition on {@code site}, empty for none
 * @param doubts a query for rows that are taken all the same: line, field, code, value; empty for none
 */
public record IntakeTable<F>(
        String target,
        List<String> staged,
        List<String> settled,
        Function<F, Object[]> values,
        List<String> settle,
        List<String> rejections,
        List<String> finish,
        List<String> key,
        List<String> columns,
        String owner,
        boolean tracked,
        String visibility,
        String afterwards,
        String doubts) {

    /** @param leaves the territories that may own a row: the only one does until {@code place} says otherwise */
    String stage(Long[] leaves) {
        boolean given = leaves.length == 1 && settled.stream().anyMatch(column -> column.startsWith("place "));
        return "CREATE TEMPORARY TABLE intake (" + String.join(", ", staged)
                + settled.stream()
                        .map(column -> ", " + column
                                + (given && column.equals("territory_id bigint") ? " DEFAULT " + leaves[0] : ""))
                        .collect(Collectors.joining())
                + ") ON COMMIT DROP";
    }

    String copyInto() {
        return "intake ("
                + staged.stream()
                        .map(column -> column.substring(0, column.indexOf(' ')))
                        .collect(Collectors.joining(", "))
                + ")";
    }

    String duplicates() {
        return """
                SELECT line, 'code' AS field, 'duplicate' AS code, code || ' (first on line ' || first || ')' AS value
                FROM intake JOIN (SELECT %1$s, min(line) AS first FROM intake GROUP BY %1$s HAVING count(*) > 1) twice
                     USING (%1$s)
                WHERE line > first ORDER BY line
                """.formatted(String.join(", ", key));
    }

    /** Whether a staged row has the key of a stored one. */
    String known() {
        return "SELECT EXISTS (SELECT FROM " + target + " JOIN intake USING (" + String.join(", ", key) + "))";
    }

    /**
     * One row for each owner of rows created or changed: how many of each.
     *
     * @param fresh whether all rows are new, nobody else can store one, and they are too many to be put in the file's order
     */
    String merge(boolean fresh) {
        boolean numbered = settled.contains("id bigint");
        String names = (numbered ? "id, " : "")
                + String.join(", ", key)
                + list("%s", columns)
                + (visibility.isEmpty() ? "" : ", visibility");
        String values = (numbered ? "intake.id, " : "") + "intake." + String.join(", intake.", key)
                + list("intake.%s", columns);
        String changing = visibility.isEmpty() ? "" : ", visibility";
        String kept = columns.stream().map("kept."::concat).collect(Collectors.joining(", "));
        String taken = columns.stream().map("excluded."::concat).collect(Collectors.joining(", "));
        if (!visibility.isEmpty()) {
            values += ", coalesce(intake.visibility, former.visibility, '" + visibility + "')";
            kept += ", kept.visibility";
            taken += ", excluded.visibility";
            changing = ", visibility = excluded.visibility";
        }
        String conflict = """
                ORDER BY intake.line
                ON CONFLICT (%s) DO UPDATE SET %s%s%s WHERE (%s) IS DISTINCT FROM (%s)
                """.formatted(
                        String.join(", ", key),
                        list("%1$s = excluded.%1$s", columns).substring(2),
                        changing,
                        tracked ? ", version = kept.version + 1, import_id = excluded.import_id" : "",
                        kept,
                        taken);
        return """
                WITH merged AS (
                INSERT INTO %1$s AS kept (%2$s%3$s) OVERRIDING SYSTEM VALUE
                SELECT %4$s%5$s FROM intake LEFT JOIN %1$s former ON (former.%6$s) = (intake.%7$s) %9$s
                RETURNING %8$s AS owner, xmax = 0 AS created)
                SELECT owner, count(*) FILTER (WHERE created) AS created, count(*) FILTER (WHERE NOT created) AS changed
                FROM merged GROUP BY owner
                """.formatted(
                        target,
                        names,
                        tracked ? ", import_id" : "",
                        values,
                        tracked ? ", :import" : "",
                        String.join(", former.", key),
                        String.join(", intake.", key),
                        owner,
                        fresh ? "" : conflict);
    }

    private static String list(String pattern, List<String> columns) {
        return columns.stream().map(column -> ", " + pattern.formatted(column)).collect(Collectors.joining());
    }
}
