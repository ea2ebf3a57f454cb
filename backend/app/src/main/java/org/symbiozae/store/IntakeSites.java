package org.symbiozae.store;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.symbiozae.domain.Visibility;

/** Company sites, owned by the territory they lie in, each in the zone it lies in. */
public final class IntakeSites {

    public static final IntakeTable<Site> TABLE = new IntakeTable<>(
            "site",
            List.of(
                    "line integer",
                    "code text",
                    "name text",
                    "siret text",
                    "uid text",
                    "naf text",
                    "activity text",
                    "headcount text",
                    "position geometry(Point, 4326)",
                    "undiffused boolean",
                    "visibility visibility",
                    "fictitious boolean",
                    "source text",
                    "attributes jsonb",
                    "confidential jsonb"),
            List.of(
                    "place geometry(Point, 4326) GENERATED ALWAYS AS (position) STORED",
                    "territory_id bigint",
                    "zone_id bigint",
                    "near_zone boolean",
                    "remark text"),
            Site::values,
            IntakePlaces.OWNER_AND_ZONES,
            List.of(IntakePlaces.OUTSIDE),
            List.of(IntakePlaces.ZONE),
            List.of("territory_id", "code"),
            List.of(
                    "name",
                    "siret",
                    "uid",
                    "naf",
                    "activity",
                    "headcount",
                    "position",
                    "zone_id",
                    "undiffused",
                    "attributes",
                    "confidential",
                    "fictitious",
                    "source"),
            "territory_id",
            true,
            "public",
            "",
            "");

    private IntakeSites() {}

    /**
     * @param line where the file says it
     * @param position a point in EPSG:4326, as EWKB in hexadecimal
     * @param uid the Swiss number of the company, {@code CHE-123.456.788}
     * @param undiffused whether the company asked not to be shown: once true, it stays so
     * @param visibility null: as it was, or public
     * @param attributes every further column, as a JSON object of texts
     * @param confidential further columns that no layer may show, likewise
     */
    public record Site(
            int line,
            String code,
            String name,
            @Nullable String siret,
            @Nullable String uid,
            @Nullable String naf,
            @Nullable String activity,
            @Nullable String headcount,
            String position,
            boolean undiffused,
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
                siret,
                uid,
                naf,
                activity,
                headcount,
                position,
                undiffused,
                visibility == null ? null : visibility.code(),
                fictitious,
                source,
                attributes,
                confidential
            };
        }
    }
}
