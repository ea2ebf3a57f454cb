package org.symbiozae.store;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.symbiozae.domain.Visibility;

/** Plots of business zones, owned by the territory their inner point lies in. */
public final class IntakePlots {

    public static final IntakeTable<Plot> TABLE = new IntakeTable<>(
            "plot",
            List.of(
                    "line integer",
                    "code text",
                    "zone_code text",
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
            Plot::values,
            IntakePlaces.OWNER,
            List.of(IntakePlaces.OUTSIDE),
            List.of(),
            List.of("territory_id", "code"),
            List.of("zone_code", "boundary", "fictitious", "source", "attributes", "confidential"),
            "territory_id",
            true,
            "public",
            "",
            "");

    private IntakePlots() {}

    /**
     * @param line where the file says it
     * @param zoneCode code of the zone it is part of
     * @param boundary a valid multipolygon in EPSG:4326, as EWKB in hexadecimal
     * @param visibility null: as it was, or public
     * @param attributes every further column, as a JSON object of texts
     * @param confidential further columns that no layer may show, likewise
     */
    public record Plot(
            int line,
            String code,
            @Nullable String zoneCode,
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
                zoneCode,
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
