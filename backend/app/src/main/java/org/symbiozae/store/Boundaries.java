package org.symbiozae.store;

import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.WKBWriter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.symbiozae.domain.Problem;
import org.symbiozae.domain.Viewer;

/**
 * The outlines of zones side by side. Zones under one root territory share no ground (CNIG standard on business zones).
 * A zone is compared with all of its own territory and with the public ones of the others, so that nobody can feel his
 * way along an outline he may not see.
 */
@Component
public class Boundaries {

    /** Two drawings of one edge differ by centimetres over hundreds of metres: so much common ground is none. */
    static final int TOLERANCE_M2 = 10;

    /** Every territory with the root above it; the table or view of territories is to be filled in. */
    static final String ROOT = """
            WITH RECURSIVE root AS (
                SELECT id, id AS root FROM %1$s WHERE parent_id IS NULL
                UNION ALL
                SELECT child.id, root.root FROM %1$s child JOIN root ON child.parent_id = root.id)
            """;

    private static final String ONE = ROOT.formatted("visible.territory") + """
            SELECT zone.id, zone.name, zone.vocation, zone.version, ST_AsGeoJSON(zone.boundary, 15)::json AS boundary,
                   (SELECT coalesce(json_agg(row_to_json(beside)), '[]') FROM (
                        SELECT near.id, near.name, ST_AsGeoJSON(near.boundary, 15)::json AS boundary
                        FROM visible.zone near
                        JOIN root other ON other.id = near.territory_id AND other.root = root.root
                        WHERE near.id <> zone.id AND near.boundary && ST_Expand(zone.boundary, 0.02)
                        ORDER BY ST_Distance(near.boundary, zone.boundary), near.id LIMIT 50) beside) AS neighbours
            FROM visible.zone JOIN root ON root.id = zone.territory_id
            WHERE zone.id = :id
            """;

    /** Common ground that was there before may stay or shrink: what was imported so can be mended piece by piece. */
    private static final String COMMON_GROUND = ROOT.formatted("territory") + """
            SELECT other.id, other.name, round(ground.now::numeric)::bigint AS square_metres
            FROM zone JOIN root ON root.id = zone.territory_id
            JOIN zone other ON other.id <> zone.id AND other.boundary && ST_GeomFromWKB(:boundary, 4326)
            JOIN root beside ON beside.id = other.territory_id AND beside.root = root.root
            CROSS JOIN LATERAL (
                SELECT ST_Area(ST_Intersection(other.boundary, ST_GeomFromWKB(:boundary, 4326))::geography) AS now,
                       ST_Area(ST_Intersection(other.boundary, zone.boundary)::geography) AS before) ground
            WHERE zone.id = :id AND (other.territory_id = zone.territory_id OR other.visibility = 'public')
              AND ground.now > :tolerance AND ground.now > ground.before + 1
            ORDER BY ground.now DESC LIMIT 1
            """;

    private static final String TOUCHED = """
            (site.zone_id = :changed
             OR EXISTS (SELECT FROM zone WHERE zone.id = :changed AND zone.boundary && ST_Expand(site.position, 0.001)))
            """;

    private final JsonRows rows;
    private final JdbcClient jdbc;

    Boundaries(JsonRows rows, JdbcClient jdbc) {
        this.rows = rows;
        this.jdbc = jdbc;
    }

    /**
     * A zone to be drawn anew: {@code {id, name, vocation, version, boundary, neighbours}} read at one moment, boundaries
     * as unrounded GeoJSON in EPSG:4326; at most the 50 nearest zones within about 2 km.
     */
    public Optional<String> find(long zone, Viewer viewer) {
        return rows.one(viewer, ONE, Map.of("id", zone));
    }

    /**
     * Checks a boundary that is not stored yet.
     *
     * @param boundary valid, in EPSG:4326
     * @throws Problem INVALID with the reason {@code overlap} and the other zone, when it takes another zone's ground
     */
    void keepApart(long zone, Geometry boundary) {
        record Overlap(long id, String name, long squareMetres) {}
        jdbc.sql(COMMON_GROUND)
                .param("id", zone)
                .param("boundary", new WKBWriter(2).write(boundary))
                .param("tolerance", TOLERANCE_M2)
                .query(Overlap.class)
                .optional()
                .ifPresent(overlap -> {
                    throw new Problem(
                            Problem.Code.INVALID,
                            "The boundary lies over " + overlap.squareMetres + " m² of zone '" + overlap.name
                                    + "'. Two zones share no ground: draw it beside that zone.",
                            Map.of(
                                    "reason", "overlap",
                                    "zone", overlap.id,
                                    "name", overlap.name,
                                    "square_metres", overlap.squareMetres));
                });
    }

    /** Looks up the zone of the sites that lie in the stored boundary, near it, or did so before. */
    void placeSites(long zone) {
        place(TOUCHED, zone);
    }

    /** Looks up the zone of a site where it is stored now. */
    void placeSite(long site) {
        place("site.id = :changed", site);
    }

    private void place(String which, long changed) {
        jdbc.sql(IntakePlaces.zoneOf(which))
                .param("changed", changed)
                .param("import", -1L)
                .query((row, number) -> row.getLong("owner"))
                .list();
    }
}
