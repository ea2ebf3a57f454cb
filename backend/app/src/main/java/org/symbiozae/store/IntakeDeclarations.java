package org.symbiozae.store;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.symbiozae.domain.Declaration;
import org.symbiozae.domain.Months;
import org.symbiozae.domain.Visibility;

/** What sites declare, owned by the territory of the site. */
public final class IntakeDeclarations {

    private static final String SITE = """
            UPDATE intake SET site_id = found.id, territory_id = found.territory_id, matches = found.matches
            FROM (SELECT code, min(id) AS id, min(territory_id) AS territory_id, count(*) AS matches
                  FROM site WHERE territory_id = ANY (:tree) GROUP BY code) found
            WHERE found.code = intake.site_code
            """;

    /** By SIRET, else by a name that is only one site's, for those whose code is none. */
    private static final String SITE_NAMED = """
            UPDATE intake SET site_id = found.id, territory_id = found.territory_id, matches = 1, remark = 'site_found'
            FROM (SELECT said, min(id) AS id, min(territory_id) AS territory_id
                  FROM (SELECT id, territory_id, siret AS said FROM site
                        WHERE EXISTS (SELECT FROM intake WHERE site_id IS NULL)
                          AND territory_id = ANY (:tree) AND siret IN (SELECT site_code FROM intake WHERE site_id IS NULL)
                        UNION
                        SELECT id, territory_id, unaccented(name) FROM site
                        WHERE EXISTS (SELECT FROM intake WHERE site_id IS NULL) AND territory_id = ANY (:tree)
                          AND unaccented(name) IN (SELECT unaccented(site_code) FROM intake WHERE site_id IS NULL)) named
                  GROUP BY said HAVING count(*) = 1) found
            WHERE intake.site_id IS NULL AND found.said IN (intake.site_code, unaccented(intake.site_code))
            """;

    private static final String UNKNOWN = """
            SELECT line, 'site' AS field, 'site_unknown' AS code, site_code AS value
            FROM intake WHERE site_id IS NULL ORDER BY line
            """;

    private static final String AMBIGUOUS = """
            SELECT line, 'site' AS field, 'site_ambiguous' AS code, site_code AS value
            FROM intake WHERE matches > 1 ORDER BY line
            """;

    public static final IntakeTable<Declared> TABLE = new IntakeTable<>(
            "declaration",
            List.of(
                    "line integer",
                    "code text",
                    "site_code text",
                    "kind text",
                    "resource text",
                    "quantity double precision",
                    "months smallint",
                    "storage_months smallint",
                    "qualities text[]",
                    "estimated boolean",
                    "declared_on date",
                    "valid_from date",
                    "valid_to date",
                    "comment text",
                    "visibility visibility",
                    "fictitious boolean",
                    "source text"),
            List.of("site_id bigint", "territory_id bigint", "matches integer", "remark text"),
            Declared::values,
            List.of(SITE, SITE_NAMED),
            List.of(UNKNOWN, AMBIGUOUS),
            List.of(),
            List.of("territory_id", "code"),
            List.of(
                    "site_id",
                    "kind",
                    "resource",
                    "quantity",
                    "months",
                    "storage_months",
                    "qualities",
                    "estimated",
                    "declared_on",
                    "valid_from",
                    "valid_to",
                    "comment",
                    "fictitious",
                    "source"),
            "territory_id",
            true,
            "facilitator",
            "",
            "");

    private IntakeDeclarations() {}

    /**
     * @param line where the file says it
     * @param site code of the declaring site, looked up in the territory of the import and below
     * @param resource code of the taxonomy
     * @param quantity a year, in the resource's unit
     * @param qualities codes of the reference table, each once, in its order
     * @param visibility null: as it was, or facilitators only
     */
    public record Declared(
            int line,
            String code,
            String site,
            Declaration.Kind kind,
            String resource,
            double quantity,
            Months months,
            int storageMonths,
            List<String> qualities,
            boolean estimated,
            LocalDate declaredOn,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validTo,
            String comment,
            @Nullable Visibility visibility,
            boolean fictitious,
            String source) {

        private @Nullable Object[] values() {
            return new @Nullable Object[] {
                line,
                code,
                site,
                kind.name().toLowerCase(Locale.ROOT),
                resource,
                quantity,
                months.mask(),
                storageMonths,
                "{" + String.join(",", qualities) + "}",
                estimated,
                declaredOn,
                validFrom,
                validTo,
                comment,
                visibility == null ? null : visibility.code(),
                fictitious,
                source
            };
        }
    }
}
