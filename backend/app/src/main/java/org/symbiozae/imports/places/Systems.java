package org.symbiozae.imports.places;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.symbiozae.imports.rows.Fault;
import org.symbiozae.imports.rows.ReferenceSystem;
import org.symbiozae.imports.rows.Refused;
import org.symbiozae.imports.rows.Unreadable;
import org.symbiozae.imports.shapes.TextGeometry;

/**
 * The reference systems of one file: that of the whole file, if it has one, and those that rows name themselves. A text
 * that names none is WGS 84 when it is GeoJSON without a system (RFC 7946), and is refused otherwise.
 */
public final class Systems {

    private final @Nullable Geometries base;
    private final Map<Integer, Geometries> named = new HashMap<>();

    /** @param base of rows that name none; null when nobody said */
    public Systems(@Nullable Coordinates base) {
        this.base = base == null ? null : new Geometries(base);
    }

    /** Whether the whole file has one. */
    public boolean said() {
        return base != null;
    }

    /** The EPSG number that people give with or without its prefix, or by the system's name; any other text as it is. */
    public static String number(String text) {
        OptionalInt named = KnownSystems.named(text);
        return named.isPresent() ? Integer.toString(named.getAsInt()) : text.replaceFirst("(?i)^EPSG:", "");
    }

    /** Longitude and latitude of WGS 84. */
    public Geometries degrees() {
        return named(4326);
    }

    /** @param epsg what the row says, or null */
    public Geometries of(@Nullable Integer epsg) {
        if (epsg != null) {
            return named(epsg);
        }
        if (base == null) {
            throw missing("", "");
        }
        return base;
    }

    public Geometries of(TextGeometry text, @Nullable Integer epsg) {
        Integer srid = text.srid() == null ? epsg : text.srid();
        if (srid == null && base == null) {
            if (text.json()) {
                return degrees();
            }
            Coordinate first = text.geometry().getCoordinate();
            throw missing(
                    text.geometry().getGeometryType(), first == null ? "" : Coordinates.proposal(first.x, first.y));
        }
        return of(srid);
    }

    private Geometries named(int epsg) {
        Geometries known = named.get(epsg);
        if (known == null) {
            try {
                known = new Geometries(Coordinates.of(ReferenceSystem.ofEpsg(epsg)));
            } catch (Unreadable unknown) {
                throw new Refused(unknown.fault());
            }
            named.put(epsg, known);
        }
        return known;
    }

    private static Refused missing(String value, String proposal) {
        return new Refused(new Fault(
                "geometry",
                "crs_missing",
                value,
                "Say the reference system of the coordinates: --crs EPSG:n (4326 for degrees, 2154 for Lambert-93).",
                proposal));
    }
}
