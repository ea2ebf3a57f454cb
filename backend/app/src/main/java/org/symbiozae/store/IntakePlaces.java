package org.symbiozae.store;

import java.util.List;

/**
 * Who owns a staged row by where it lies, and the zone a site lies in. Distances are in the metric reference system of the
 * territory concerned.
 */
final class IntakePlaces {

    /** A row this far outside every territory still goes to the nearest: boundaries are generalised. */
    static final int TERRITORY_TOLERANCE_M = 2_000;

    /** A site this far outside every zone still belongs to the nearest: addresses are geocoded on the road. */
    static final int ZONE_TOLERANCE_M = 50;

    /** What was given to the only territory there is, but lies elsewhere. */
    private static final String ELSEWHERE = "UPDATE intake SET territory_id = NULL FROM territory"
            + " WHERE territory.id = intake.territory_id AND NOT ST_Covers(territory.boundary, intake.place)";

    /** Whole outlines are asked for the places within: each is prepared once, however many rows there are. */
    private static final String INSIDE = """
            CREATE TEMPORARY TABLE owned ON COMMIT DROP AS
            SELECT DISTINCT ON (intake.line) intake.line, territory.id AS territory_id
            FROM territory JOIN intake ON ST_Covers(territory.boundary, intake.place)
            WHERE territory.id = ANY (:leaves) AND cardinality(CAST(:leaves AS bigint[])) > 1
            ORDER BY intake.line, territory.code
            """;

    private static final String BESIDE = """
            CREATE TEMPORARY TABLE beside ON COMMIT DROP AS
            SELECT intake.line, zone.id AS zone_id
            FROM zone JOIN intake ON intake.place && ST_Expand(zone.boundary, 0.001)
            """;

    private static final String OWNED =
            "UPDATE intake SET territory_id = owned.territory_id FROM owned WHERE intake.line = owned.line";

    private static final String NEAR = """
            UPDATE intake SET territory_id = found.id, remark = 'near_territory'
            FROM (SELECT DISTINCT ON (intake.line) intake.line, territory.id
                  FROM intake
                  JOIN territory ON territory.id = ANY (:leaves) AND territory.boundary && ST_Expand(intake.place, 0.05)
                  CROSS JOIN LATERAL (SELECT ST_Distance(ST_Transform(territory.boundary, territory.metric_srid),
                                                         ST_Transform(intake.place, territory.metric_srid)) AS metres) away
                  WHERE intake.territory_id IS NULL AND away.metres <= %d
                  ORDER BY intake.line, away.metres, territory.code) found
            WHERE intake.line = found.line
            """.formatted(TERRITORY_TOLERANCE_M);

    /** The only territory that may own a row owns it, wherever it lies. */
    private static final String NAMED =
            "UPDATE intake SET territory_id = (CAST(:leaves AS bigint[]))[1], remark = 'outside_boundary'"
                    + " WHERE :named AND territory_id IS NULL";

    private static final String INDEX = "CREATE INDEX intake_place ON intake USING gist (place)";
    private static final String INDEXED = "ANALYZE intake (line, place)";
    private static final String UNINDEX = "DROP INDEX intake_place";

    static final List<String> OWNER = List.of(ELSEWHERE, INDEX, INDEXED, INSIDE, UNINDEX, OWNED, NEAR, NAMED);

    /** The same for sites, and which zones to ask about each of them. */
    static final List<String> OWNER_AND_ZONES =
            List.of(ELSEWHERE, INDEX, INDEXED, INSIDE, BESIDE, UNINDEX, OWNED, NEAR, NAMED);

    static final String OUTSIDE = """
            SELECT line, 'geometry' AS field,
                   CASE WHEN EXISTS (SELECT FROM territory WHERE territory.id = ANY (:leaves)
                                     AND ST_Covers(territory.boundary, ST_FlipCoordinates(place)))
                        THEN 'axes_swapped' ELSE 'outside_territory' END AS code,
                   round(ST_X(place)::numeric, 5) || ' ' || round(ST_Y(place)::numeric, 5) AS value
            FROM intake WHERE territory_id IS NULL ORDER BY line
            """;

    /** The topmost territory above each. */
    static final String ROOT = """
            WITH RECURSIVE root AS (
                SELECT id, id AS root FROM territory WHERE parent_id IS NULL
                UNION ALL
                SELECT child.id, root.root FROM territory child JOIN root ON child.parent_id = root.id)
            """;

    /** The zone of each staged site: the nearest of its programme. */
    static final String ZONE = ROOT + """
            UPDATE intake SET zone_id = nearest.zone_id, near_zone = nearest.metres > 0
            FROM (SELECT DISTINCT ON (intake.line) intake.line, zone.id AS zone_id, away.metres
                  FROM beside
                  JOIN intake ON intake.line = beside.line
                  JOIN zone ON zone.id = beside.zone_id
                  JOIN territory ON territory.id = intake.territory_id
                  JOIN root ON root.id = intake.territory_id
                  JOIN root other ON other.id = zone.territory_id AND other.root = root.root
                  CROSS JOIN LATERAL (
                      SELECT ST_Distance(ST_Transform(zone.boundary, territory.metric_srid),
                                         ST_Transform(intake.place, territory.metric_srid)) AS metres) away
                  WHERE away.metres <= %d
                  ORDER BY intake.line, away.metres, zone.territory_id <> intake.territory_id, ST_Area(zone.boundary),
                           zone.code) nearest
            WHERE intake.line = nearest.line
            """.formatted(ZONE_TOLERANCE_M);

    private static final String ZONES = ROOT + """
            , placed AS (
                SELECT site.id, nearest.id AS zone_id, nearest.metres
                FROM site
                JOIN territory ON territory.id = site.territory_id
                JOIN root ON root.id = site.territory_id
                LEFT JOIN LATERAL (
                    SELECT zone.id, away.metres
                    FROM zone
                    JOIN root other ON other.id = zone.territory_id AND other.root = root.root
                    CROSS JOIN LATERAL (
                        SELECT ST_Distance(ST_Transform(zone.boundary, territory.metric_srid),
                                           ST_Transform(site.position, territory.metric_srid)) AS metres) away
                    WHERE zone.boundary && ST_Expand(site.position, 0.001) AND away.metres <= %d
                    ORDER BY away.metres, zone.territory_id <> site.territory_id, ST_Area(zone.boundary), zone.code
                    LIMIT 1) nearest ON true
                WHERE %s)
            UPDATE site SET zone_id = placed.zone_id,
                            version = version + (site.import_id IS DISTINCT FROM :import)::integer
            FROM placed
            WHERE site.id = placed.id AND site.zone_id IS DISTINCT FROM placed.zone_id
            RETURNING site.territory_id AS owner, coalesce(placed.metres > 0, false) AS near
            """;

    static final String SITES_OF_ZONES_OF_IMPORT = """
            (site.zone_id IN (SELECT id FROM zone WHERE import_id = :import)
             OR EXISTS (SELECT FROM zone WHERE zone.import_id = :import
                        AND zone.boundary && ST_Expand(site.position, 0.001)))
            """;

    private IntakePlaces() {}

    /** Looks up the zone of the sites {@code which} selects, again. */
    static String zoneOf(String which) {
        return ZONES.formatted(ZONE_TOLERANCE_M, which);
    }
}
