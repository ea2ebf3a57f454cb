package org.symbiozae.store;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.symbiozae.domain.Visibility;

/** Business zones, owned by the territory their inner point lies in. */
public final class IntakeZones {

    /** Ground that a zone shares with another of the same programme; generalised outlines touch by a few square metres. */
    private static final String OVERLAPS = IntakePlaces.ROOT + """
            SELECT intake.line, 'geometry' AS field, 'zones_overlap' AS code,
                   other.code || ' (' || round(ground.square_metres::numeric) || ' m²)' AS value
            FROM intake
            JOIN zone ON (zone.territory_id, zone.code) = (intake.territory_id, intake.code)
            JOIN root ON root.id = zone.territory_id
            JOIN zone other ON other.id <> zone.id AND other.boundary && zone.boundary
            JOIN root beside ON beside.id = other.territory_id AND beside.root = root.root
            CROSS JOIN LATERAL (
                SELECT ST_Area(ST_Intersection(other.boundary, zone.boundary)::geography) AS square_metres) ground
            WHERE (other.territory_id = zone.territory_id OR other.visibility = 'public')
              AND (other.import_id IS DISTINCT FROM zone.import_id OR other.id < zone.id)
              AND ground.square_metres > %d
            ORDER BY intake.line, other.code
            """.formatted(Boundaries.TOLERANCE_M2);

    public static final IntakeTable<Zone> TABLE = new IntakeTable<>(
            "zone",
            List.of(
                    "line integer",
                    "code text",
                    "name text",
                    "commune_code text",
                    "commune_name text",
                    "vocation text",
                    "boundary geometry(MultiPolygon, 4326)",
                    "visibility visibility",
                    "fictitious boolean",
                    "source text",
                    "attributes jsonb",
                    "confidential jsonb"),
            List.of(
                    "place geometry(Point, 4326) GENERATED ALWAYS AS (ST_PointOnSurface(boundary)) STORED",
                    "territory_id bigint",
                    "remark text"),
            Zone::values,
            IntakePlaces.OWNER,
            List.of(IntakePlaces.OUTSIDE),
            List.of(),
            List.of("territory_id", "code"),
            List.of(
                    "name",
                    "commune_code",
                    "commune_name",
                    "vocation",
                    "attributes",
                    "confidential",
                    "boundary",
                    "fictitious",
                    "source"),
            "territory_id",
            true,
            "public",
            IntakePlaces.SITES_OF_ZONES_OF_IMPORT,
            OVERLAPS);

    private IntakeZones() {}

    /**
     * @param line where the file says it
     * @param boundary a valid multipolygon in EPSG:4326, as EWKB in hexadecimal
     * @param visibility null: as it was, or public
     * @param attributes every further column, as a JSON object of texts
     * @param confidential further columns that no layer may show, likewise
     */
    public record Zone(
            int line,
            String code,
            String name,
            @Nullable String communeCode,
            @Nullable String communeName,
            @Nullable String vocation,
            String boundary,
            @Nullable Visibility visibility,
            boolean fictitious,
            String source,
            String attributes,
            String confidential) {

        private @Nullable Object[] values() {
            return new @Nullable Object[] {
                line,
                code,
                name,
                communeCode,
                communeName,
                vocation,
                boundary,
                visibility == null ? null : visibility.code(),
                fictitious,
                source,
                attributes,
                confidential
            };
        }
    }
}
