package org.symbiozae.store;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.symbiozae.domain.Visibility;

/** Poles: neighbouring business zones under one name, owned by the territory they lie in. */
public final class IntakePoles {

    public static final IntakeTable<Pole> TABLE = new IntakeTable<>(
            "pole",
            List.of(
                    "line integer",
                    "code text",
                    "name text",
                    "vocation text",
                    "position geometry(Point, 4326)",
                    "visibility visibility",
                    "source text",
                    "attributes jsonb"),
            List.of(
                    "place geometry(Point, 4326) GENERATED ALWAYS AS (position) STORED",
                    "territory_id bigint",
                    "remark text"),
            Pole::values,
            IntakePlaces.OWNER,
            List.of(IntakePlaces.OUTSIDE),
            List.of(),
            List.of("territory_id", "code"),
            List.of("name", "vocation", "position", "source", "attributes"),
            "territory_id",
            true,
            "public",
            "",
            "");

    private IntakePoles() {}

    /**
     * @param line where the file says it
     * @param position a point in EPSG:4326, as EWKB in hexadecimal
     * @param visibility null: as it was, or public
     * @param attributes every further column, as a JSON object of texts
     */
    public record Pole(
            int line,
            String code,
            String name,
            @Nullable String vocation,
            String position,
            @Nullable Visibility visibility,
            String source,
            String attributes) {

        private @Nullable Object[] values() {
            return new @Nullable Object[] {
                line, code, name, vocation, position, visibility == null ? null : visibility.code(), source, attributes
            };
        }
    }
}
