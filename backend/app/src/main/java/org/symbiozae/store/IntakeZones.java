package org.symbiozae.store;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.symbiozae.domain.Visibility;

/** Business zones, owned by the territory their inner point lies in. */
public final class IntakeZones {

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
            IntakePlaces.SITES_OF_ZONES_OF_IMPORT);

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
