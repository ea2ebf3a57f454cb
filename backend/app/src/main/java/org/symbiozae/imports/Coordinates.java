package org.symbiozae.imports;

import java.util.OptionalInt;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.api.referencing.operation.TransformException;
import org.geotools.referencing.CRS;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.CoordinateXY;
import org.symbiozae.imports.formats.ReferenceSystem;
import org.symbiozae.imports.formats.Unreadable;

/**
 * From a file's reference system to longitude and latitude (EPSG:4326). The first one made other than WGS 84 costs about
 * two seconds, while the EPSG database is opened.
 */
final class Coordinates {

    private static final int WGS84 = 4326;

    private final String name;
    private final @Nullable Integer epsg;
    private final @Nullable MathTransform transform;

    private Coordinates(String name, @Nullable Integer epsg, @Nullable MathTransform transform) {
        this.name = name;
        this.epsg = epsg;
        this.transform = transform;
    }

    /** @throws Unreadable when the system is unknown or no way leads from it to EPSG:4326 */
    static Coordinates of(ReferenceSystem system) throws Unreadable {
        OptionalInt number = system.epsg() == null ? KnownSystems.epsg(system.wkt()) : OptionalInt.of(system.epsg());
        if (number.isPresent() && number.getAsInt() == WGS84) {
            return new Coordinates("EPSG:4326", WGS84, null);
        }
        try {
            if (number.isPresent()) {
                String code = "EPSG:" + number.getAsInt();
                return to4326(code, number.getAsInt(), CRS.decode(code, true));
            }
            CoordinateReferenceSystem described = CRS.parseWKT(system.wkt());
            if (KnownSystems.isModern(system.wkt())) {
                return to4326(described.getName().getCode(), null, described);
            }
        } catch (FactoryException e) {
            // said below: what matters is that nobody can read coordinates in it
        }
        throw new Unreadable(
                "crs_unknown",
                number.isPresent() ? "EPSG:" + number.getAsInt() : system.wkt(),
                "Say the reference system of the coordinates, for instance --crs EPSG:2154.");
    }

    private static Coordinates to4326(String name, @Nullable Integer epsg, CoordinateReferenceSystem from)
            throws FactoryException {
        MathTransform transform = CRS.findMathTransform(from, CRS.decode("EPSG:4326", true), true);
        return new Coordinates(name, epsg, transform.isIdentity() ? null : transform);
    }

    /** How people call it. */
    String name() {
        return name;
    }

    /** Its EPSG number, or null when only a description is known. */
    @Nullable
    Integer epsg() {
        return epsg;
    }

    Notice notice() {
        return new Notice("crs", "Coordinates read as " + name + ".");
    }

    /** Longitude and latitude of a place. @throws Refused when there is no such place on Earth */
    CoordinateXY lonLat(double x, double y) {
        double[] place = {x, y};
        try {
            if (transform != null) {
                transform.transform(place, 0, place, 0, 1);
            }
        } catch (TransformException e) {
            throw outside(x, y);
        }
        if (!(Math.abs(place[0]) <= 180 && Math.abs(place[1]) <= 90)) {
            throw outside(x, y);
        }
        if (x == 0 && y == 0) {
            throw new Refused("geometry", "coordinates_zero", "0 0", "Give the true place: 0, 0 is in the Atlantic.");
        }
        return new CoordinateXY(place[0], place[1]);
    }

    private Refused outside(double x, double y) {
        String hint = transform == null
                ? "These are not degrees: say their reference system, for instance --crs EPSG:2154 (Lambert-93)."
                : "These coordinates do not belong to " + name + ": check --crs or the order of x and y.";
        return new Refused("geometry", "coordinates_out_of_range", x + " " + y, hint);
    }
}
