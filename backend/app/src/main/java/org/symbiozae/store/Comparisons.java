package org.symbiozae.store;

import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.symbiozae.domain.Problem;
import org.symbiozae.domain.Viewer;
import org.symbiozae.store.Analyses.Run;

/**
 * Two stored analyses of one territory side by side, as JSON: what the later one gained, lost and changed. Only what the
 * viewer may see is counted. Cost: one query over the rows of both runs.
 */
@Component
public class Comparisons {

    private static final String RUN =
            "territory_id = (SELECT id FROM visible.territory WHERE code = :territory) AND scenario = :%1$sScenario"
                    + " AND first_run <= :%1$s AND (last_run IS NULL OR last_run >= :%1$s)";

    private static final String COUNTS = """
            json_build_object('before', count(*) FILTER (WHERE had), 'after', count(*) FILTER (WHERE has),
                'gained', count(*) FILTER (WHERE NOT had), 'lost', count(*) FILTER (WHERE NOT has),
                'changed', count(*) FILTER (WHERE had AND has AND differs)) AS counts
            """;

    private static final String SYNERGY_PAIRS = """
            SELECT coalesce(before.id IS NOT NULL, false) AS had, coalesce(after.id IS NOT NULL, false) AS has,
                   before.fingerprint IS DISTINCT FROM after.fingerprint AS differs,
                   offer_id, need_id, resource.category, coalesce(after.offered, before.offered) AS resource,
                   coalesce(after.offer_site_id, before.offer_site_id) AS offer_site_id,
                   coalesce(after.need_site_id, before.need_site_id) AS need_site_id,
                   before.score AS score_before, after.score AS score_after, before.rank AS rank_before,
                   after.rank AS rank_after, before.allocated AS allocated_before, after.allocated AS allocated_after
            FROM (SELECT * FROM visible.kept_synergy WHERE %s) before
            FULL JOIN (SELECT * FROM visible.kept_synergy WHERE %s) after USING (offer_id, need_id)
            JOIN resource ON resource.code = coalesce(after.offered, before.offered)
            """.formatted(RUN.formatted("before"), RUN.formatted("after"));

    private static final String CLUSTER_PAIRS = """
            SELECT coalesce(before.id IS NOT NULL, false) AS had, coalesce(after.id IS NOT NULL, false) AS has,
                   before.fingerprint IS DISTINCT FROM after.fingerprint AS differs, kind.category,
                   before.value AS value_before, after.value AS value_after
            FROM (SELECT * FROM visible.kept_cluster WHERE %s) before
            FULL JOIN (SELECT * FROM visible.kept_cluster WHERE %s) after USING (resource, hub)
            JOIN resource kind ON kind.code = resource
            """.formatted(RUN.formatted("before"), RUN.formatted("after"));

    private static final String COMPARISON = """
            WITH synergies AS MATERIALIZED (%1$s), clusters AS MATERIALIZED (%2$s)
            SELECT :territory AS territory, :before AS before, :beforeScenario AS before_scenario, :after AS after,
                   :afterScenario AS after_scenario,
                   (SELECT counts FROM (SELECT %3$s FROM synergies) counted) AS synergies,
                   (SELECT counts FROM (SELECT %3$s FROM clusters) counted) AS clusters,
                   (SELECT json_build_object('before', coalesce(sum(value_before), 0), 'after', coalesce(sum(value_after), 0))
                    FROM clusters) AS cluster_value,
                   (SELECT json_object_agg(code, json_build_object(
                        'synergies', (SELECT counts FROM (SELECT %3$s FROM synergies WHERE category = code) counted),
                        'clusters', (SELECT counts FROM (SELECT %3$s FROM clusters WHERE category = code) counted)))
                    FROM need_category) AS categories,
                   (SELECT coalesce(json_agg(row_to_json(change)), '[]') FROM (
                        SELECT offer_id AS offer, need_id AS need, category, resource,
                               (SELECT row_to_json(site) FROM (
                                    SELECT id, name, zone_id, ST_X(position) AS lon, ST_Y(position) AS lat
                                    FROM visible.site WHERE id = offer_site_id) site) AS offer_site,
                               (SELECT row_to_json(site) FROM (
                                    SELECT id, name, zone_id, ST_X(position) AS lon, ST_Y(position) AS lat
                                    FROM visible.site WHERE id = need_site_id) site) AS need_site,
                               CASE WHEN had THEN json_build_object('score', score_before, 'rank', rank_before,
                                   'allocated', allocated_before) END AS before,
                               CASE WHEN has THEN json_build_object('score', score_after, 'rank', rank_after,
                                   'allocated', allocated_after) END AS after
                        FROM synergies WHERE differs
                        ORDER BY abs(coalesce(score_after, 0) - coalesce(score_before, 0)) DESC, need_id, offer_id
                        LIMIT :top) change) AS top
            """.formatted(SYNERGY_PAIRS, CLUSTER_PAIRS, COUNTS);

    private final JsonRows rows;
    private final Analyses analyses;

    Comparisons(JsonRows rows, Analyses analyses) {
        this.rows = rows;
        this.analyses = analyses;
    }

    /**
     * @param top how many of the largest changes of score to tell
     * @throws Problem CONFLICT when the details of one are not kept any more
     */
    public String compare(Run before, Run after, Viewer viewer, int top) {
        for (Run run : new Run[] {before, after}) {
            if (!analyses.hasDetails(run)) {
                throw new Problem(
                        Problem.Code.CONFLICT,
                        "The details of analysis " + run.number() + " of " + run.territory()
                                + " are not kept any more: they are for the last " + Analyses.DETAILED_RUNS
                                + " runs of a scenario.");
            }
        }
        Map<String, Object> values = new HashMap<>();
        values.put("territory", after.territory());
        values.put("before", before.number());
        values.put("beforeScenario", before.scenario());
        values.put("after", after.number());
        values.put("afterScenario", after.scenario());
        values.put("top", top);
        return rows.one(viewer, COMPARISON, values).orElseThrow();
    }
}
