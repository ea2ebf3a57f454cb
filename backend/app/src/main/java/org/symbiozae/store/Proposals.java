package org.symbiozae.store;

import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.symbiozae.domain.Viewer;

/** Shared equipment proposed by the latest analysis, as JSON: a page by decreasing score, or one with whom it would serve. */
@Component
public class Proposals {

    private static final String SUMMARY = """
            id, analysis, category, resource, label_fr, label_en, offers, needs, score, mean_detour_m, site_id, site_name,
            zone_id, zone_name, ST_X(geometry) AS lon, ST_Y(geometry) AS lat
            """;

    private static final String SERVED = """
            (SELECT json_agg(row_to_json(served) ORDER BY served.quantity DESC, served.id) FROM (
                SELECT id, kind, resource, label_fr, label_en, quantity, unit, site_id, site_name, zone_id, zone_name,
                       ST_X(geometry) AS lon, ST_Y(geometry) AS lat
                FROM layer.declarations WHERE id = ANY (proposal.%s)) served)
            """;

    private static final String DETAIL = """
            SELECT summary.*, %s AS "offerList", %s AS "needList"
            FROM (SELECT %s FROM layer.proposals WHERE id = :id) summary
            JOIN visible.proposal USING (id)
            """.formatted(SERVED.formatted("offers"), SERVED.formatted("needs"), SUMMARY);

    private final JsonRows rows;

    Proposals(JsonRows rows) {
        this.rows = rows;
    }

    /**
     * @param query the filter of layer {@code proposals}
     * @return {@code {total, items}}; items by decreasing score
     */
    public String page(LayerQuery query, Viewer viewer, int limit, int offset) {
        return rows.page(viewer, "proposals", SUMMARY, query, "score DESC", limit, offset);
    }

    /** The summary with the offers and the needs whose processing step it would serve. */
    public Optional<String> findProposal(long id, Viewer viewer) {
        return rows.one(viewer, DETAIL, Map.of("id", id));
    }
}
