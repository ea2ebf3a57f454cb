package org.symbiozae.store;

import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.symbiozae.domain.Viewer;

/** How much there is, how much of it a filter leaves, and how far the leads have come, as JSON. */
@Component
public class Counts {

    /** Each table is read once for its sums, and once more only where a filter asks; 40 000 declarations take some 0.1 s. */
    private static final String OVERVIEW = """
            WITH declared AS (
                    SELECT resource.category, count(*) AS number
                    FROM visible.declaration JOIN resource ON resource.code = declaration.resource GROUP BY resource.category),
                 matched AS (
                    SELECT resource.category, count(*) AS number
                    FROM visible.synergy JOIN resource ON resource.code = synergy.offered GROUP BY resource.category),
                 gathered AS (SELECT category, count(*) AS number FROM layer.clusters GROUP BY category),
                 counted AS (
                    SELECT (SELECT count(*) FROM visible.zone) AS zones,
                           (SELECT count(*) FROM visible.site WHERE plot_id IS NULL) AS sites,
                           (SELECT coalesce(sum(number), 0) FROM declared) AS declarations,
                           (SELECT coalesce(sum(number), 0) FROM matched) AS synergies,
                           (SELECT coalesce(sum(number), 0) FROM gathered) AS clusters),
                 shown AS (
                    SELECT counted.zones, kept.sites, kept.declarations, %s AS synergies, %s AS clusters FROM counted, (%s) kept)
            SELECT (SELECT row_to_json(run) FROM (
                        SELECT number, finished_at FROM visible.latest_analysis ORDER BY finished_at DESC LIMIT 1) run) AS analysis,
                   json_build_object('sites', visible.hidden_sites(), 'declarations', visible.hidden_declarations()) AS hidden,
                   (SELECT row_to_json(counted) FROM counted) AS counts,
                   (SELECT row_to_json(shown) FROM shown) AS shown,
                   (SELECT json_agg(row_to_json(each) ORDER BY each.position) FROM (
                        SELECT need_category.code AS category, need_category.position,
                               coalesce(declared.number, 0) AS declarations, coalesce(matched.number, 0) AS synergies,
                               coalesce(gathered.number, 0) AS clusters
                        FROM need_category
                        LEFT JOIN declared ON declared.category = need_category.code
                        LEFT JOIN matched ON matched.category = need_category.code
                        LEFT JOIN gathered ON gathered.category = need_category.code) each) AS "byCategory"
            """;

    /** Plots on the market are matched as sites, but are no companies. */
    private static final String PLOTS = "(SELECT id FROM visible.site WHERE plot_id IS NOT NULL)";

    private static final String DECLARING = """
            SELECT count(DISTINCT site_id) FILTER (WHERE site_id NOT IN %s) AS sites, count(*) AS declarations
            FROM layer.declarations WHERE true""".formatted(PLOTS);

    private static final String INDICATORS = """
            SELECT (SELECT json_object_agg(status, number) FROM (
                        SELECT status, count(*) AS number FROM layer.synergies GROUP BY status) by_status) AS synergies,
                   (SELECT json_object_agg(status, number) FROM (
                        SELECT status, count(*) AS number FROM layer.clusters GROUP BY status) by_status) AS clusters,
                   (SELECT count(DISTINCT site_id) FROM layer.declarations WHERE site_id NOT IN %1$s) AS declaring_sites,
                   (SELECT count(DISTINCT site) FROM (
                        SELECT offer_site_id AS site FROM layer.synergies WHERE status IN ('operational', 'recurring')
                        UNION SELECT need_site_id FROM layer.synergies
                        WHERE status IN ('operational', 'recurring')) engaged WHERE site NOT IN %1$s) AS engaged_sites
            """.formatted(PLOTS);

    private final JsonRows rows;

    Counts(JsonRows rows) {
        this.rows = rows;
    }

    /**
     * Counts of everything, and of what is left by a filter.
     *
     * @param synergies the filter on synergies
     * @param clusters the filter on clusters
     * @param declarations the filter on declarations; sites are the companies that declare what it leaves
     */
    public String overview(LayerQuery synergies, LayerQuery clusters, LayerQuery declarations, Viewer viewer) {
        Map<String, Object> values = new HashMap<>();
        String ofDeclarations = declarations.named("d", values);
        String sql = OVERVIEW.formatted(
                left("synergies", synergies.named("s", values)),
                left("clusters", clusters.named("c", values)),
                ofDeclarations.isEmpty() ? "SELECT sites, declarations FROM counted" : DECLARING + ofDeclarations);
        return rows.one(viewer, sql, values).orElseThrow();
    }

    /** What of a layer the conditions leave; without any, the number that is known already. */
    private static String left(String layer, String conditions) {
        return conditions.isEmpty()
                ? "counted." + layer
                : "(SELECT count(*) FROM layer." + layer + " WHERE true" + conditions + ")";
    }

    /** Synergies, clusters and distinct companies at each status of the life cycle. */
    public String indicators(Viewer viewer) {
        return rows.one(viewer, INDICATORS, Map.of()).orElseThrow();
    }
}
