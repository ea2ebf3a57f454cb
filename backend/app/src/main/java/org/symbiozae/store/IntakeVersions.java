package org.symbiozae.store;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a newer file says about rows that are stored: which one a new code means, what differs, what is gone. All of it is
 * asked on the staged rows, before they are merged.
 */
final class IntakeVersions {

    /** Places this near each other are one: files are written with fewer digits than are stored. About a millimetre. */
    private static final double DRIFT_DEGREES = 1.5e-8;

    /** Two outlines are one and the same zone when this much of both is common, under one name or under any. */
    private static final double COMMON_NAMED = 0.8;

    private static final double COMMON_UNNAMED = 0.98;

    private static final int SITE_MOVES_M = 50;

    private static final String RENAME = """
            WITH missed AS %3$s (
                SELECT * FROM %1$s former
                WHERE territory_id IN (SELECT territory_id FROM intake)
                  AND NOT EXISTS (SELECT FROM intake kept
                                  WHERE kept.territory_id = former.territory_id AND kept.code = former.code)),
            candidate AS (
                SELECT former.id, intake.line, intake.code,
                       count(*) OVER (PARTITION BY former.id) AS meanings,
                       count(*) OVER (PARTITION BY intake.line) AS claims
                FROM missed former JOIN intake ON intake.territory_id = former.territory_id AND %2$s
                WHERE NOT EXISTS (SELECT FROM %1$s taken
                                  WHERE taken.territory_id = intake.territory_id AND taken.code = intake.code)),
            renamed AS (
                UPDATE %1$s SET code = candidate.code FROM candidate
                WHERE %1$s.id = candidate.id AND meanings = 1 AND claims = 1
                RETURNING candidate.line)
            UPDATE intake SET remark = 'matched_by_place' FROM renamed WHERE intake.line = renamed.line
            """;

    private static final String SAME_OUTLINE = """
            former.boundary && intake.boundary
            AND (SELECT ST_Area(ST_Intersection(former.boundary, intake.boundary))
                        / nullif(ST_Area(ST_Union(former.boundary, intake.boundary)), 0))
                >= CASE WHEN %s THEN %s ELSE %s END
            """;

    private static final String SAME_SITE = """
            former.position && ST_Expand(intake.position, 0.001) AND unaccented(former.name) = unaccented(intake.name)
            AND (former.siret = intake.siret OR former.siret IS NULL OR intake.siret IS NULL)
            AND ST_DWithin(former.position::geography, intake.position::geography, %d)
            """.formatted(SITE_MOVES_M);

    private static final String DRIFT = """
            UPDATE intake SET %2$s = former.%2$s
            FROM %1$s former
            WHERE (%3$s) = (%4$s) AND NOT intake.%2$s = former.%2$s
              AND ST_NPoints(intake.%2$s) = ST_NPoints(former.%2$s) AND ST_NPoints(former.%2$s) < 20000
              AND CASE WHEN ST_NPoints(former.%2$s) = 1 THEN ST_Distance(intake.%2$s, former.%2$s)
                       ELSE ST_HausdorffDistance(intake.%2$s, former.%2$s) END < %5$s
            """;

    private static final String GONE = """
            %1$s.import_id IS NOT NULL AND %1$s.import_id <> :import
            AND %1$s.territory_id IN (SELECT territory_id FROM intake)
            AND NOT EXISTS (SELECT FROM intake
                            WHERE intake.territory_id = %1$s.territory_id AND intake.code = %1$s.code)
            """;

    private static final String STILL_SAID = " AND (valid_to IS NULL OR valid_to >= current_date)";

    private final IntakeTable<?> table;

    IntakeVersions(IntakeTable<?> table) {
        this.table = table;
    }

    /**
     * Gives stored rows the code that the same place has now; empty for tables whose rows have no place of their own.
     *
     * @param scarce whether so few rows are stored that those not named again are best looked for first
     */
    Optional<String> rename(boolean scarce) {
        String missed = scarce ? "MATERIALIZED" : "NOT MATERIALIZED";
        return switch (table.target()) {
            case "zone" ->
                Optional.of(RENAME.formatted(
                        "zone",
                        SAME_OUTLINE.formatted(
                                "unaccented(former.name) = unaccented(intake.name)", COMMON_NAMED, COMMON_UNNAMED),
                        missed));
            case "plot" ->
                Optional.of(RENAME.formatted(
                        "plot", SAME_OUTLINE.formatted("false", COMMON_UNNAMED, COMMON_UNNAMED), missed));
            case "site" -> Optional.of(RENAME.formatted("site", SAME_SITE, missed));
            default -> Optional.empty();
        };
    }

    /** Takes a geometry that only lost digits on its way for the stored one. */
    List<String> settle() {
        String former = table.key().stream().map("former."::concat).collect(Collectors.joining(", "));
        String staged = table.key().stream().map("intake."::concat).collect(Collectors.joining(", "));
        return table.columns().stream()
                .filter(column -> column.equals("boundary") || column.equals("position"))
                .map(column -> DRIFT.formatted(table.target(), column, former, staged, DRIFT_DEGREES))
                .toList();
    }

    /** Takes over what is stored in columns of which the file says nothing. Costs one join of staged and stored rows. */
    Optional<String> keep(Set<String> unsaid) {
        List<String> columns = table.columns().stream().filter(unsaid::contains).toList();
        return columns.isEmpty()
                ? Optional.empty()
                : Optional.of("UPDATE intake SET "
                        + columns.stream()
                                .map(column -> column + " = former." + column)
                                .collect(Collectors.joining(", "))
                        + " FROM " + table.target() + " former WHERE (" + list("former.", table.key()) + ") = ("
                        + list("intake.", table.key()) + ") AND (" + list("intake.", columns) + ") IS DISTINCT FROM ("
                        + list("former.", columns) + ")");
    }

    private static String list(String of, List<String> columns) {
        return columns.stream().map(of::concat).collect(Collectors.joining(", "));
    }

    /** One row: how many staged rows differ from the stored one in each column, in the order of the table's. */
    String changes() {
        String former = table.key().stream().map("former."::concat).collect(Collectors.joining(", "));
        String staged = table.key().stream().map("intake."::concat).collect(Collectors.joining(", "));
        return "SELECT "
                + table.columns().stream()
                        .map(column -> "count(*) FILTER (WHERE intake." + column + " IS DISTINCT FROM former." + column
                                + ") AS " + column)
                        .collect(Collectors.joining(", "))
                + " FROM intake JOIN " + table.target() + " former ON (" + former + ") = (" + staged + ")";
    }

    /** How many rows the territories of this import have that it does not bring. */
    String gone() {
        return "SELECT count(*) FROM " + table.target() + " WHERE " + GONE.formatted(table.target())
                + (table.target().equals("declaration") ? STILL_SAID : "");
    }

    /** Lets them go. What people said stays: a site that declares is kept, a declaration ends. */
    List<String> removal() {
        String gone = GONE.formatted(table.target());
        return switch (table.target()) {
            case "zone" ->
                List.of(
                        "UPDATE site SET zone_id = NULL WHERE zone_id IN (SELECT id FROM zone WHERE " + gone + ")",
                        "DELETE FROM zone WHERE " + gone);
            case "site" ->
                List.of("DELETE FROM site WHERE " + gone
                        + " AND NOT EXISTS (SELECT FROM declaration WHERE declaration.site_id = site.id)");
            case "declaration" ->
                List.of("UPDATE declaration SET valid_to = greatest(valid_from, current_date - 1),"
                        + " version = version + 1 WHERE " + gone + STILL_SAID);
            default -> List.of("DELETE FROM " + table.target() + " WHERE " + gone);
        };
    }
}
