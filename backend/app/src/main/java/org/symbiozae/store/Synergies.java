package org.symbiozae.store;

import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.symbiozae.domain.Viewer;

/** Synergies of the latest analysis, as JSON: a page of summaries by decreasing score, or one with its reasons. */
@Component
public class Synergies {

    static final String SUMMARY = """
            id, analysis, category, resource, label_fr, label_en, needed, needed_fr, needed_en, score, rank, distance_m,
            equivalent_km, allocated, unit, status, offer_site_id, offer_site, need_site_id, need_site,
            ST_X(ST_StartPoint(geometry)) AS offer_lon, ST_Y(ST_StartPoint(geometry)) AS offer_lat,
            ST_X(ST_EndPoint(geometry)) AS need_lon, ST_Y(ST_EndPoint(geometry)) AS need_lat
            """;

    /** Whether a synergy begins or ends at one of {@code sites}, numbers as SQL. */
    static String atSites(String sites) {
        return atEitherEnd("ARRAY[" + sites + "]::bigint[]");
    }

    /** Whether a synergy begins or ends in one of {@code zones}, numbers as SQL. */
    static String inZones(String zones) {
        return atEitherEnd("ARRAY(SELECT id FROM visible.site WHERE zone_id IN (" + zones + "))");
    }

    /** Asked of the sites' numbers, an SQL array, and not of what is joined to them: so the indexes of both ends serve. */
    private static String atEitherEnd(String sites) {
        return "(offer_site_id = ANY (%1$s) OR need_site_id = ANY (%1$s))".formatted(sites);
    }

    private static final String DECLARATION_SIDE = """
            (SELECT row_to_json(side) FROM (
                SELECT id, code, kind, resource, label_fr, label_en, quantity, unit, months, storage_months, qualities,
                       estimated, declared_on, valid_from, valid_to, visibility, site_id, site_name, zone_id, zone_name, fictitious
                FROM layer.declarations WHERE id = synergy.%s) side)
            """;

    private static final String DETAIL =
            """
            SELECT summary.*,
                   json_build_object('type', f_type, 'distance', f_distance, 'quantity', f_quantity, 'season', f_season,
                       'offer_freshness', f_offer_freshness, 'need_freshness', f_need_freshness) AS factors,
                   json_build_object('type', km_type, 'distance', km_distance, 'quantity', km_quantity,
                       'season', km_season, 'freshness', km_freshness) AS parts,
                   placed.overall_rank, placed.total,
                   coalesce(terms.decay_km, offered.decay_km) AS decay_km,
                   coalesce(terms.reach_km, offered.reach_km) AS reach_km, offered.smallest_lot, synergy.step,
                   coalesce(pair.step_en, '') AS step_en, coalesce(terms.yield, pair.yield, 1) AS yield,
                   equipment.code AS equipment, equipment.label_fr AS equipment_fr, equipment.label_en AS equipment_en,
                   (SELECT json_build_object('id', place.id, 'site_id', place.site_id, 'site', place.site_name)
                    FROM layer.proposals place JOIN visible.proposal USING (id)
                    WHERE place.resource = terms.equipment AND synergy.offer_id = ANY (proposal.offers)
                      AND synergy.need_id = ANY (proposal.needs) LIMIT 1) AS proposal,
                   (SELECT coalesce(json_agg(json_build_object('label_fr', label_fr, 'label_en', label_en) ORDER BY bit), '[]')
                    FROM quality JOIN visible.declaration wanting ON quality.code = ANY (wanting.qualities)
                    WHERE wanting.id = synergy.need_id) AS required,
                   %s AS offer,
                   %s AS need,
                   (SELECT coalesce(json_agg(row_to_json(event) ORDER BY event.id), '[]')
                    FROM (SELECT id, status, reason, proof, at, by_whom FROM visible.synergy_event
                          WHERE offer_id = synergy.offer_id AND need_id = synergy.need_id) event) AS history
            FROM (SELECT %s FROM layer.synergies WHERE id = (
                      SELECT now.id FROM visible.kept_synergy asked
                      JOIN visible.synergy now USING (territory_id, scenario, offer_id, need_id)
                      WHERE asked.id = :id)) summary
            JOIN visible.synergy USING (id)
            JOIN resource offered ON offered.code = synergy.offered
            CROSS JOIN LATERAL (
                SELECT count(*) FILTER (WHERE every.score > summary.score) + 1 AS overall_rank, count(*) AS total
                FROM visible.synergy every) placed
            LEFT JOIN visible.synergy_terms terms ON terms.id = synergy.id
            LEFT JOIN resource equipment ON equipment.code = terms.equipment
            LEFT JOIN compatibility pair ON pair.from_code = synergy.offered AND pair.to_code = synergy.needed
            """.formatted(DECLARATION_SIDE.formatted("offer_id"), DECLARATION_SIDE.formatted("need_id"), SUMMARY);

    private final JsonRows rows;

    Synergies(JsonRows rows) {
        this.rows = rows;
    }

    /**
     * @param query the filter of layer {@code synergies}
     * @return {@code {total, items}}; items by decreasing score
     */
    public String page(LayerQuery query, Viewer viewer, int limit, int offset) {
        return rows.page(viewer, "synergies", SUMMARY, query, "score DESC", limit, offset);
    }

    /**
     * The summary with factors, parts in equivalent kilometres, both declarations and the life cycle.
     *
     * @param id also one from an earlier analysis: what the pair is now
     */
    public Optional<String> findSynergy(long id, Viewer viewer) {
        return rows.one(viewer, DETAIL, Map.of("id", id));
    }
}
