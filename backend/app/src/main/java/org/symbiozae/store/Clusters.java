package org.symbiozae.store;

import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.symbiozae.domain.Viewer;

/** Clusters of the latest analysis, as JSON: a page of summaries by decreasing value, or one with its members. */
@Component
public class Clusters {

    static final String SUMMARY = """
            id, territory, analysis, category, resource, label_fr, label_en, members, volume, unit, min_volume, value, radius_m,
            diameter_m, default_economics, status, hub_site_id, hub_site, hub_zone_id, hub_zone, hub_lon, hub_lat
            """;

    private static final String MEMBERS = """
            (SELECT json_agg(row_to_json(member) ORDER BY member.distance_m, member.site_id) FROM (
                SELECT joined.site_id, site.name AS site, zone.id AS zone_id, zone.name AS zone_name,
                       declaration.kind, joined.volume, joined.distance_m, joined.net, joined.share, joined.critical,
                       greatest(0, cluster.min_volume - cluster.volume + joined.volume) AS missing_without,
                       declaration.estimated, ST_X(site.position) AS lon, ST_Y(site.position) AS lat
                FROM visible.cluster_member joined
                JOIN visible.site ON site.id = joined.site_id
                JOIN visible.declaration ON declaration.id = joined.declaration_id
                LEFT JOIN visible.zone ON zone.id = site.zone_id
                WHERE joined.cluster_id = cluster.id) member)
            """;

    private static final String ROUND = """
            (SELECT json_build_object('length_m', length_m, 'stops', (
                SELECT json_agg(json_build_object('site_id', site.id, 'site', site.name, 'lon', ST_X(site.position),
                                                  'lat', ST_Y(site.position)) ORDER BY place)
                FROM unnest(stops) WITH ORDINALITY stop (id, place) JOIN visible.site ON site.id = stop.id))
             FROM visible.cluster_round WHERE cluster_id = cluster.id)
            """;

    private static final String SPLITS = """
            (SELECT coalesce(json_agg(json_build_object(
                'rule', rule, 'in_core', cardinality(blocking) = 0, 'exhaustive', exhaustive,
                'blocking_site_ids', blocking, 'blocking_gain', blocking_gain,
                'parts', (SELECT json_agg(json_build_object('site_id', site_id, 'part', part) ORDER BY place)
                          FROM unnest(sites, parts) WITH ORDINALITY each (site_id, part, place)))
                ORDER BY array_position(ARRAY['proportional', 'shapley', 'least_core'], rule)), '[]')
             FROM visible.cluster_split WHERE cluster_id = cluster.id)
            """;

    private static final String PROSPECTS = """
            (SELECT coalesce(json_agg(row_to_json(prospect) ORDER BY prospect.net DESC, prospect.site_id), '[]') FROM (
                SELECT won.site_id, site.name AS site, won.volume, won.distance_m, won.net, won.missing,
                       ST_X(site.position) AS lon, ST_Y(site.position) AS lat
                FROM visible.cluster_prospect won JOIN visible.site ON site.id = won.site_id
                WHERE won.cluster_id = cluster.id) prospect)
            """;

    private static final String DETAIL = """
            SELECT summary.*, cluster.min_members, cluster.benefit, cluster.distance_cost, cluster.fixed_cost,
                   cluster.volume - cluster.min_volume AS spare_volume,
                   cluster.members - cluster.min_members AS spare_members,
                   %s AS "memberList",
                   %s AS round,
                   %s AS splits,
                   %s AS prospects,
                   (SELECT coalesce(json_agg(row_to_json(event) ORDER BY event.id), '[]')
                    FROM (SELECT id, status, reason, proof, at, by_whom FROM visible.cluster_event
                          WHERE resource = cluster.resource AND hub = cluster.hub) event) AS history
            FROM (SELECT %s FROM layer.clusters WHERE id = (
                      SELECT now.id FROM visible.kept_cluster asked
                      JOIN visible.cluster now USING (territory_id, scenario, resource, hub)
                      WHERE asked.id = :id)) summary
            JOIN visible.cluster ON cluster.id = summary.id
            """.formatted(MEMBERS, ROUND, SPLITS, PROSPECTS, SUMMARY);

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
     * The summary with its economics, members, round, ways to share the value, prospects and life cycle.
     *
     * @param id also one from an earlier analysis: what the cluster of this resource and hub is now
     */
    public Optional<String> findCluster(long id, Viewer viewer) {
        return rows.one(viewer, DETAIL, Map.of("id", id));
    }
}
