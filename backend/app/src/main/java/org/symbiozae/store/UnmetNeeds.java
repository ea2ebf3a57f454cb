package org.symbiozae.store;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.symbiozae.domain.Viewer;

/**
 * Zones by what they still lack. Needs are those of the published sums, so that a zone whose sums are secret shows none; met
 * are needs to which the latest analysis gives a quantity, as far as the viewer may see.
 */
@Component
public class UnmetNeeds {

    private static final String ZONES = """
            WITH declared AS (
                SELECT zone_id, sum(offers) AS offers, sum(needs) AS needs FROM layer."zone-needs"
                WHERE :category::text IS NULL OR category = ANY (string_to_array(:category, ','))
                GROUP BY zone_id),
            met AS (
                SELECT site.zone_id, count(DISTINCT synergy.need_id) AS met
                FROM visible.synergy
                JOIN visible.site ON site.id = synergy.need_site_id
                JOIN resource ON resource.code = synergy.needed
                WHERE synergy.allocated > 0
                  AND (:category::text IS NULL OR resource.category = ANY (string_to_array(:category, ',')))
                GROUP BY site.zone_id),
            lacking AS (
                SELECT zones.id, zones.name, zones.commune_name, zones.area_ha, zones.sites,
                       coalesce(offers, 0) AS offers, coalesce(needs, 0) AS needs,
                       greatest(coalesce(needs, 0) - coalesce(met, 0), 0) AS unmet
                FROM (SELECT * FROM layer.zones WHERE true %s) zones
                LEFT JOIN declared ON declared.zone_id = zones.id
                LEFT JOIN met ON met.zone_id = zones.id)
            SELECT (SELECT count(*) FROM lacking) AS total,
                   (SELECT coalesce(json_agg(row_to_json(item)), '[]') FROM (
                        SELECT * FROM lacking ORDER BY unmet DESC, name, id LIMIT :limit OFFSET :offset) item) AS items
            """;

    private final JsonRows rows;

    UnmetNeeds(JsonRows rows) {
        this.rows = rows;
    }

    /**
     * A page of zones, most unmet needs first.
     *
     * @param zones which zones
     * @param categories codes with commas between; null for all
     * @return {@code {total, items}}
     */
    public String page(LayerQuery zones, @Nullable String categories, Viewer viewer, int limit, int offset) {
        Map<String, Object> values = new HashMap<>(zones.values());
        values.put("category", categories);
        values.put("limit", limit);
        values.put("offset", offset);
        return rows.one(viewer, ZONES.formatted(zones.conditions()), values).orElseThrow();
    }
}
