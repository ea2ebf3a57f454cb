package org.symbiozae.store;

import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.symbiozae.domain.Viewer;

/** Clusters of the latest analysis, as JSON: a page of summaries by decreasing value, or one with its members. */
@Component
public class Clusters {

    static final String SUMMARY = """
            id, analysis, category, resource, label_fr, label_en, members, volume, unit, min_volume, value, radius_m,
            diameter_m, default_economics, status, hub_site_id, hub_site, hub_lon, hub_lat
            """;

    private static final String MEMBERS = """
            (SELECT json_agg(row_to_json(member) ORDER BY member.distance_m, member.site_id) FROM (
                SELECT joined.site_id, site.name AS site, zone.id AS zone_id, zone.name AS zone_name,
                       declaration.kind, joined.volume, joined.distance_m, joined.net, joined.share, joined.critical,
                       declaration.estimated, ST_X(site.position) AS lon, ST_Y(site.position) AS lat
                FROM visible.cluster_member joined
                JOIN visible.site ON site.id = joined.site_id
                JOIN visible.declaration ON declaration.id = joined.declaration_id
                LEFT JOIN visible.zone ON zone.id = site.zone_id
                WHERE joined.cluster_id = cluster.id) member)
            """;

    private static final String DETAIL = """
            SELECT summary.*, cluster.min_members, cluster.benefit, cluster.distance_cost, cluster.fixed_cost,
                   %s AS "memberList",
                   (SELECT coalesce(json_agg(row_to_json(event) ORDER BY event.id), '[]')
                    FROM (SELECT id, status, reason, proof, at, by_whom FROM visible.cluster_event
                          WHERE resource = cluster.resource AND hub_site_id = cluster.hub_site_id) event) AS history
            FROM (SELECT %s FROM layer.clusters WHERE id = (
                      SELECT now.id FROM visible.kept_cluster asked
                      JOIN visible.cluster now USING (territory_id, scenario, resource, hub_site_id)
                      WHERE asked.id = :id)) summary
            JOIN visible.cluster ON cluster.id = summary.id
            """.formatted(MEMBERS, SUMMARY);

    private final JsonRows rows;

    Clusters(JsonRows rows) {
        this.rows = rows;
    }

    /**
     * @param query the filter of layer {@code clusters}
     * @return {@code {total, items}}; items by decreasing yearly value
     */
    public String page(LayerQuery query, Viewer viewer, int limit, int offset) {
        return rows.page(viewer, "clusters", SUMMARY, query, "value DESC", limit, offset);
    }

    /**
     * The summary with its economics, members and life cycle.
     *
     * @param id also one from an earlier analysis: what the cluster of this resource and hub is now
     */
    public Optional<String> findCluster(long id, Viewer viewer) {
        return rows.one(viewer, DETAIL, Map.of("id", id));
    }
}
