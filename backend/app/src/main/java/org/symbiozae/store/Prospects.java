package org.symbiozae.store;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.symbiozae.domain.Declaration.Kind;
import org.symbiozae.domain.Viewer;

/**
 * What a declaration could lead to before it is made: who, of those the viewer may see, declares the other side within the
 * resource's reach and below the same root territory. Distances are as the crow flies; quantities, seasons and qualities are left to the analysis.
 */
@Component
public class Prospects {

    private static final int MOST_PROMPTS = 12;

    /** The other side of a wish {@code (kind, resource)} of the site {@code mine}, one row a site, its nearest fit first. */
    private static final String OTHER_SIDE = """
            SELECT DISTINCT ON (site.id) site.id, site.name, found.label_fr, found.label_en, away.metres
            FROM visible.site JOIN root beside ON beside.id = site.territory_id AND beside.root = own.root
            CROSS JOIN LATERAL (SELECT ST_Distance(site.position::geography, mine.position::geography) AS metres) away
            JOIN visible.declaration ON declaration.site_id = site.id AND declaration.consent
                 AND (declaration.valid_to IS NULL OR declaration.valid_to >= current_date)
            JOIN resource found ON found.code = declaration.resource
            WHERE site.id <> mine.id AND away.metres <= 1000 * wish.reach_km
              AND site.position && ST_Expand(mine.position, wish.reach_km / 70, wish.reach_km / 110)
              AND CASE wish.kind
                  WHEN 'offer' THEN declaration.kind = 'need' AND (declaration.resource = wish.resource
                      OR EXISTS (SELECT FROM compatibility WHERE from_code = wish.resource AND to_code = declaration.resource))
                  WHEN 'need' THEN declaration.kind = 'offer' AND (declaration.resource = wish.resource
                      OR EXISTS (SELECT FROM compatibility WHERE from_code = declaration.resource AND to_code = wish.resource))
                  ELSE declaration.kind <> 'offer' AND declaration.resource = wish.resource END
            ORDER BY site.id, away.metres, found.code
            """;

    private static final String ONE = Boundaries.ROOT.formatted("visible.territory") + """
            SELECT count(other.id) AS sites, min(other.metres) AS nearest_m, max(other.metres) AS farthest_m, wish.reach_km,
                   coalesce((json_agg(json_build_object('id', other.id, 'name', other.name, 'label_fr', other.label_fr,
                       'label_en', other.label_en, 'distance_m', other.metres) ORDER BY other.metres, other.id)
                       FILTER (WHERE other.place <= 5)), '[]') AS nearest
            FROM visible.site mine JOIN root own ON own.id = mine.territory_id
            CROSS JOIN (SELECT :kind AS kind, code AS resource, reach_km FROM resource WHERE code = :resource) wish
            LEFT JOIN LATERAL (
                SELECT side.*, row_number() OVER (ORDER BY metres, id) AS place FROM (%s) side) other ON true
            WHERE mine.id = :id
            GROUP BY wish.reach_km
            """.formatted(OTHER_SIDE);

    /** The closest fit of the activity's code goes first, then what would meet most others. */
    private static final String PROMPTS =
            Boundaries.ROOT.formatted("visible.territory") + """
            SELECT wish.kind, wish.resource, wish.category, wish.label_fr, wish.label_en, wish.unit,
                   count(other.id) AS sites, min(other.metres) AS nearest_m
            FROM visible.site mine JOIN root own ON own.id = mine.territory_id
            CROSS JOIN LATERAL (
                SELECT kind, code AS resource, category, label_fr, label_en, unit, reach_km, max(length(prefix)) AS fit
                FROM resource
                CROSS JOIN LATERAL (VALUES ('offer', naf_producers), ('need', naf_consumers)) AS side (kind, codes)
                CROSS JOIN LATERAL unnest(string_to_array(replace(codes, '.', ''), '|')) AS prefix
                WHERE role IN ('both', kind) AND prefix <> '' AND starts_with(replace(mine.naf, '.', ''), prefix)
                  AND NOT EXISTS (SELECT FROM visible.declaration
                                  WHERE declaration.site_id = mine.id AND declaration.resource = resource.code)
                GROUP BY kind, code
                ORDER BY fit DESC, code, kind LIMIT 60) wish
            LEFT JOIN LATERAL (%s) other ON true
            WHERE mine.id = :id
            GROUP BY wish.kind, wish.resource, wish.category, wish.label_fr, wish.label_en, wish.unit, wish.fit
            ORDER BY wish.fit DESC, sites DESC, wish.resource, wish.kind LIMIT %d
            """.formatted(OTHER_SIDE, MOST_PROMPTS);

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
