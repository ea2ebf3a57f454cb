package org.symbiozae.store;

import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.symbiozae.domain.Viewer;

/**
 * What is drawn of zones seen from afar when a filter is in force that the published sums do not know: declarations of each
 * zone, and the strongest flows from zone to zone, summed from the rows the viewer may see. Reads every row the filter leaves.
 */
@Component
public class ZoneSums {

    private static final int STRONGEST = 60;

    private static final String SUMS = """
            WITH declared AS (
                SELECT zone_id, category, count(*) AS number FROM layer.declarations
                WHERE zone_id IS NOT NULL %s GROUP BY zone_id, category),
            flow AS (
                SELECT offer_zone_id AS "from", need_zone_id AS "to", sum(score) AS score, count(*) AS synergies
                FROM layer.synergies
                WHERE offer_zone_id <> need_zone_id %s
                GROUP BY offer_zone_id, need_zone_id),
            ending AS (
                SELECT zone_id AS id FROM declared UNION SELECT "from" FROM flow UNION SELECT "to" FROM flow)
            SELECT (SELECT coalesce(json_agg(json_build_object('id', zone.id, 'name', zone.name,
                               'lon', ST_X(ST_PointOnSurface(zone.boundary)), 'lat', ST_Y(ST_PointOnSurface(zone.boundary)),
                               'counts', coalesce((SELECT json_object_agg(category, number) FROM declared
                                                   WHERE zone_id = zone.id), '{}'))), '[]')
                    FROM visible.zone JOIN ending USING (id)) AS zones,
                   (SELECT coalesce(json_agg(row_to_json(strong)), '[]') FROM (
                        SELECT * FROM flow ORDER BY score DESC, "from", "to" LIMIT %d) strong) AS flows,
                   (SELECT count(*) FROM flow) AS "allFlows"
            """;

    private final JsonRows rows;

    ZoneSums(JsonRows rows) {
        this.rows = rows;
    }

    /**
     * @param declarations the filter on declarations
     * @param synergies the filter on synergies
     * @return {@code {zones: [{id, name, lon, lat, counts}], flows: [{from, to, score, synergies}], allFlows}}, at most 60 flows,
     *     strongest first; positions in EPSG:4326
     */
    public String of(LayerQuery declarations, LayerQuery synergies, Viewer viewer) {
        Map<String, Object> values = new HashMap<>();
        String ofDeclarations = declarations.named("d", values);
        String ofSynergies = synergies.named("s", values);
        return rows.one(viewer, SUMS.formatted(ofDeclarations, ofSynergies, STRONGEST), values)
                .orElseThrow();
    }
}
