package org.symbiozae.store;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.symbiozae.domain.Declaration.Kind;
import org.symbiozae.domain.Viewer;

/**
 * What a declaration could lead to before it is made: who, of those the viewer may see, declares the other side within the
 * resource's reach and below the same root territory. Distances are as the crow flies; quantities, seasons and qualities are
 * left to the analysis.
 */
@Component
public class Prospects {

    private static final int MOST_PROMPTS = 12;

    /**
     * The other side of each {@code wish (kind, resource, reach_km)} of the site {@code mine}, one row a wish and site, its
     * nearest fit first. What could fit is looked up before where it is: most of what is declared nearby does not.
     */
    private static final String OTHER_SIDE = """
            , fit AS MATERIALIZED (
                SELECT wish.kind, wish.resource, 'need' AS other_kind, wish.resource AS other_resource FROM wish
                    WHERE wish.kind <> 'need'
                UNION SELECT wish.kind, wish.resource, 'need', to_code FROM wish JOIN compatibility ON from_code = wish.resource
                    WHERE wish.kind = 'offer'
                UNION SELECT wish.kind, wish.resource, 'offer', wish.resource FROM wish WHERE wish.kind = 'need'
                UNION SELECT wish.kind, wish.resource, 'offer', from_code FROM wish JOIN compatibility ON to_code = wish.resource
                    WHERE wish.kind = 'need'
                UNION SELECT wish.kind, wish.resource, 'share', wish.resource FROM wish WHERE wish.kind = 'share'),
            other AS (
                SELECT DISTINCT ON (wish.kind, wish.resource, site.id)
                       wish.kind, wish.resource, site.id, site.name, found.label_fr, found.label_en, away.metres
                FROM wish CROSS JOIN mine JOIN fit USING (kind, resource)
                JOIN resource found ON found.code = fit.other_resource
                JOIN visible.declaration ON declaration.resource = fit.other_resource AND declaration.kind = fit.other_kind
                     AND declaration.consent AND (declaration.valid_to IS NULL OR declaration.valid_to >= current_date)
                JOIN visible.site ON site.id = declaration.site_id AND site.id <> mine.id
                     AND site.position && ST_Expand(mine.position, wish.reach_km / 70, wish.reach_km / 110)
                JOIN root beside ON beside.id = site.territory_id AND beside.root = mine.root
                CROSS JOIN LATERAL (SELECT ST_Distance(site.position::geography, mine.position::geography) AS metres) away
                WHERE away.metres <= 1000 * wish.reach_km
                ORDER BY wish.kind, wish.resource, site.id, away.metres, found.code)
            """;

    private static final String MINE = Boundaries.ROOT.formatted("visible.territory") + """
            , mine AS MATERIALIZED (
                SELECT site.id, site.position, site.naf, root.root
                FROM visible.site JOIN root ON root.id = site.territory_id WHERE site.id = :id)
            """;

    private static final String ONE = MINE + """
            , wish AS MATERIALIZED (
                SELECT :kind AS kind, code AS resource, reach_km FROM mine, resource WHERE code = :resource)
            """ + OTHER_SIDE + """
            SELECT count(placed.id) AS sites, min(placed.metres) AS nearest_m, max(placed.metres) AS farthest_m, wish.reach_km,
                   coalesce((json_agg(json_build_object('id', placed.id, 'name', placed.name, 'label_fr', placed.label_fr,
                       'label_en', placed.label_en, 'distance_m', placed.metres) ORDER BY placed.metres, placed.id)
                       FILTER (WHERE placed.place <= 5)), '[]') AS nearest
            FROM wish LEFT JOIN (
                SELECT other.*, row_number() OVER (ORDER BY metres, id) AS place FROM other) placed ON true
            GROUP BY wish.reach_km
            """;

    /** The closest fit of the activity's code goes first, then what would meet most others. */
    private static final String PROMPTS = MINE + """
            , wish AS MATERIALIZED (
                SELECT side.kind, code AS resource, category, label_fr, label_en, unit, reach_km, max(length(prefix)) AS fit
                FROM mine CROSS JOIN resource
                CROSS JOIN LATERAL (VALUES ('offer', naf_producers), ('need', naf_consumers)) AS side (kind, codes)
                CROSS JOIN LATERAL unnest(string_to_array(replace(codes, '.', ''), '|')) AS prefix
                WHERE role IN ('both', side.kind) AND prefix <> '' AND starts_with(replace(mine.naf, '.', ''), prefix)
                  AND NOT EXISTS (SELECT FROM visible.declaration
                                  WHERE declaration.site_id = mine.id AND declaration.resource = resource.code)
                GROUP BY side.kind, code
                ORDER BY fit DESC, code, side.kind LIMIT 60)
            """ + OTHER_SIDE + """
            SELECT wish.kind, wish.resource, wish.category, wish.label_fr, wish.label_en, wish.unit,
                   count(other.id) AS sites, min(other.metres) AS nearest_m
            FROM wish LEFT JOIN other USING (kind, resource)
            GROUP BY wish.kind, wish.resource, wish.category, wish.label_fr, wish.label_en, wish.unit, wish.fit
            ORDER BY wish.fit DESC, sites DESC, wish.resource, wish.kind LIMIT
            """ + MOST_PROMPTS;

    private final JsonRows rows;

    Prospects(JsonRows rows) {
        this.rows = rows;
    }

    /** {@code {sites, nearest_m, farthest_m, reach_km, nearest}}, the five nearest by name; empty for an unknown site or resource. */
    public Optional<String> of(long site, Kind kind, String resource, Viewer viewer) {
        String code = kind.name().toLowerCase(Locale.ROOT);
        return rows.one(viewer, ONE, Map.of("id", site, "kind", code, "resource", resource));
    }

    /**
     * At most 12 resources that companies of the site's activity (NAF) often offer or need and that it does not declare yet,
     * each with how many others it could meet. Questions to ask: nothing of it is ever matched or counted.
     */
    public String prompts(long site, Viewer viewer) {
        return rows.all(viewer, PROMPTS, Map.of("id", site));
    }

    /** What an offer may be and a need may require. */
    public String qualities() {
        return rows.all(Viewer.PUBLIC, "SELECT code, label_fr, label_en FROM quality ORDER BY bit", Map.of());
    }
}
