package org.symbiozae.store;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.symbiozae.domain.Viewer;

/** What the explorer tells of a territory, a zone or a site, as JSON. */
@Component
public class Places {

    private static final String BOX =
            "json_build_array(ST_XMin(%1$s), ST_YMin(%1$s), ST_XMax(%1$s), ST_YMax(%1$s)) AS bbox";

    private static final String TERRITORIES = """
            SELECT territories.id, territories.code, territories.name, territories.parent, %s,
                   (SELECT count(*) FROM visible.zone WHERE zone.territory_id = ANY (visible.territory_tree(ARRAY[territories.code]))) AS zones,
                   (SELECT count(*) FROM visible.site
                    WHERE plot_id IS NULL AND site.territory_id = ANY (visible.territory_tree(ARRAY[territories.code]))) AS sites
            FROM layer.territories
            ORDER BY parent NULLS FIRST, name
            """.formatted(BOX.formatted("geometry"));

    private static final String ZONE_NEEDS = """
            SELECT aggregate.category, aggregate.offers, aggregate.needs, aggregate.shares, aggregate.total,
                   (SELECT count(DISTINCT synergy.need_id)
                    FROM visible.synergy
                    JOIN visible.site ON site.id = synergy.need_site_id AND site.zone_id = :id
                    JOIN resource ON resource.code = synergy.needed AND resource.category = aggregate.category
                    WHERE synergy.allocated > 0) AS covered
            FROM layer."zone-needs" aggregate JOIN need_category ON need_category.code = aggregate.category
            WHERE aggregate.zone_id = :id
            ORDER BY need_category.position
            """;

    private static final String ZONE = """
            SELECT zones.id, zones.code, zones.name, zones.commune_name, zones.vocation, zones.territory, zones.area_ha,
                   zones.sites, zones.fictitious, zone.version, zone.source, %s,
                   (SELECT count(*) FROM layer.synergies WHERE %s) AS synergies,
                   (SELECT count(*) FROM visible.cluster WHERE id IN (
                        SELECT member.cluster_id FROM visible.cluster_member member
                        JOIN visible.site ON site.id = member.site_id AND site.zone_id = :id)) AS clusters,
                   (SELECT coalesce(json_agg(row_to_json(need)), '[]') FROM (%s) need) AS needs,
                   (SELECT json_build_object('measured', count(*) FILTER (WHERE NOT estimated),
                                             'estimated', count(*) FILTER (WHERE estimated))
                    FROM layer.declarations WHERE zone_id = :id) AS quality,
                   (SELECT coalesce(json_agg(row_to_json(lead)), '[]') FROM (
                        SELECT %s FROM layer.synergies WHERE %s
                        ORDER BY score DESC, id LIMIT 3) lead) AS leads,
                   (SELECT coalesce(json_agg(row_to_json(site)), '[]') FROM (
                        SELECT sites.id, sites.name, sites.activity, sites.category, sites.declarations,
                               site.plot_id IS NOT NULL AS plot
                        FROM layer.sites JOIN visible.site ON site.id = sites.id
                        WHERE sites.zone_id = :id ORDER BY sites.name, sites.id) site) AS "siteList"
            FROM layer.zones JOIN visible.zone ON zone.id = zones.id
            WHERE zones.id = :id
            """.formatted(
                    BOX.formatted("zones.geometry"),
                    Synergies.inZones(":id"),
                    ZONE_NEEDS,
                    Synergies.SUMMARY,
                    Synergies.inZones(":id"));

    private static final String SITE = """
            SELECT sites.id, sites.code, sites.name, sites.siret, sites.naf, sites.activity, sites.headcount,
                   sites.zone_id, sites.zone_name, sites.territory, sites.fictitious, site.version, site.source,
                   site.plot_id IS NOT NULL AS plot,
                   ST_X(sites.geometry) AS lon, ST_Y(sites.geometry) AS lat,
                   (SELECT coalesce(json_agg(row_to_json(declared)), '[]') FROM (
                        SELECT id, code, kind, category, resource, label_fr, label_en, quantity, unit, months,
                               storage_months, qualities, estimated, declared_on, visibility,
                               (SELECT declaration.version FROM visible.declaration WHERE declaration.id = declarations.id)
                                   AS version
                        FROM layer.declarations WHERE site_id = :id ORDER BY category, kind, label_fr, id) declared)
                       AS declarations,
                   (SELECT coalesce(json_agg(row_to_json(lead)), '[]') FROM (
                        SELECT %s FROM layer.synergies WHERE %s
                        ORDER BY score DESC, id LIMIT 50) lead) AS synergies,
                   (SELECT coalesce(json_agg(row_to_json(joined)), '[]') FROM (
                        SELECT %s FROM layer.clusters
                        WHERE id IN (SELECT cluster_id FROM visible.cluster_member WHERE site_id = :id)
                        ORDER BY value DESC, id) joined) AS clusters
            FROM layer.sites JOIN visible.site ON site.id = sites.id
            WHERE sites.id = :id
            """.formatted(Synergies.SUMMARY, Synergies.atSites(":id"), Clusters.SUMMARY);

    private static final String SEARCH = """
            WITH found AS (SELECT * FROM (
                SELECT 1 AS place, 'zone' AS kind, id, name AS label, commune_name AS sub, ST_X(ST_Centroid(geometry)) AS lon,
                       ST_Y(ST_Centroid(geometry)) AS lat, %1$s FROM layer.zones
                UNION ALL
                SELECT 2, 'site', id, name, coalesce(activity, zone_name), ST_X(geometry), ST_Y(geometry), NULL FROM layer.sites
                UNION ALL
                SELECT 3, 'commune', id, name, code, ST_X(ST_Centroid(geometry)), ST_Y(ST_Centroid(geometry)), %1$s
                FROM layer.communes
                UNION ALL
                SELECT 4, 'territory', id, name, code, ST_X(ST_Centroid(geometry)), ST_Y(ST_Centroid(geometry)), %1$s
                FROM layer.territories
                UNION ALL
                SELECT 5, 'resource', 0, CASE :lang WHEN 'en' THEN label_en ELSE label_fr END, code, NULL, NULL, NULL
                FROM resource) named
                WHERE label ~ ALL (ARRAY(SELECT as_typed(word) FROM regexp_split_to_table(:text, '[ ''’-]') word
                                         ORDER BY length(word) DESC))
                   OR octet_length(sub) = octet_length(:text) AND lower(sub) = lower(:text)),
            wanted AS (SELECT sub AS code FROM found WHERE kind = 'resource'),
            best AS (
                SELECT code, max(score) AS score FROM (
                    SELECT offered AS code, score FROM visible.synergy WHERE offered IN (SELECT code FROM wanted)
                    UNION ALL
                    SELECT needed, score FROM visible.synergy WHERE needed IN (SELECT code FROM wanted)) lead
                GROUP BY code)
            SELECT kind, id, label, sub, lon, lat, bbox, best.score AS best
            FROM found LEFT JOIN best ON found.kind = 'resource' AND best.code = found.sub
            ORDER BY label !~ (SELECT '^' || as_typed(:text)), place, best.score DESC NULLS LAST, label LIMIT 12
            """.formatted(BOX.formatted("geometry"));

    private final JsonRows rows;

    Places(JsonRows rows) {
        this.rows = rows;
    }

    public String territories(Viewer viewer) {
        return rows.all(viewer, TERRITORIES, Map.of());
    }

    /**
     * A page of layer zones, sites or declarations, in the order of their names or codes.
     *
     * @return {@code {total, items}}
     */
    public String page(Layer layer, LayerQuery query, Viewer viewer, int limit, int offset) {
        String columns = layer.columns().stream()
                .map(column -> '"' + column.name() + '"')
                .collect(Collectors.joining(", ", "id, ", ""));
        String order = layer.findColumn("name").isPresent() ? "name" : "code";
        return rows.page(viewer, layer.name(), columns, query, order, limit, offset);
    }

    public Optional<String> findZone(long id, Viewer viewer) {
        return rows.one(viewer, ZONE, Map.of("id", id));
    }

    public Optional<String> findSite(long id, Viewer viewer) {
        return rows.one(viewer, SITE, Map.of("id", id));
    }

    /**
     * At most 12 places or resources whose name holds all words of {@code text}; accents, case, hyphens and apostrophes are
     * ignored. Best first; of resources, which tell the score of their best synergy, those that have the best.
     */
    public String search(String text, String lang, Viewer viewer) {
        return rows.all(viewer, SEARCH, Map.of("text", text, "lang", lang));
    }

    public String categories() {
        return rows.all(
                Viewer.PUBLIC,
                "SELECT code, label_fr, label_en, position FROM need_category ORDER BY position",
                Map.of());
    }

    public String resources() {
        return rows.all(Viewer.PUBLIC, """
                SELECT code, category, subcategory, label_fr, label_en, role, unit, decay_km, reach_km, mutualisable,
                       smallest_lot, low_code, hazardous FROM resource ORDER BY code
                """, Map.of());
    }
}
