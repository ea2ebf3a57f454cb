package org.symbiozae.imports.places;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.referencing.crs.GeographicCRS;
import org.geotools.api.referencing.crs.ProjectedCRS;
import org.geotools.api.referencing.operation.TransformException;
import org.geotools.referencing.CRS;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.CoordinateXY;
import org.symbiozae.imports.rows.Fault;
import org.symbiozae.imports.rows.ReferenceSystem;
import org.symbiozae.imports.rows.Refused;
import org.symbiozae.imports.rows.Unreadable;

/**
 * From a file's reference system to longitude and latitude (EPSG:4326), within a millimetre of PROJ. The first one made
 * other than WGS 84 costs about two seconds, while the EPSG database is opened.
 */
public final class Coordinates {

    private static final int WGS84 = 4326;
    private static final int LAMBERT_93 = 2154;
    /** French zones I to IV of the old Lambert projection, and the same with extended coordinates. */
    private static final Set<Integer> NTF = Set.of(27561, 27562, 27563, 27564, 27571, 27572, 27573, 27574);

    private static final double DEGREES_PER_GRAD = 0.9;
    private static final double PARIS = 2.33722917;

    private static final Map<Integer, Coordinates> KNOWN = new ConcurrentHashMap<>();

    private final String name;
    private final @Nullable Integer epsg;
    private final @Nullable ToDegrees transform;
    private final Area area;
    private final boolean maybeDegrees;
    private final int accuracyM;

    private Coordinates(
            String name,
            @Nullable Integer epsg,
            @Nullable ToDegrees transform,
            Area area,
            boolean maybeDegrees,
            int accuracyM) {
        this.name = name;
        this.epsg = epsg;
        this.transform = transform;
        this.area = area;
        this.maybeDegrees = maybeDegrees;
        this.accuracyM = accuracyM;
    }

    /** @throws Unreadable when the system is unknown or no way leads from it to EPSG:4326 */
    public static Coordinates of(ReferenceSystem system) throws Unreadable {
        OptionalInt number = system.epsg() == null ? KnownSystems.epsg(system.wkt()) : OptionalInt.of(system.epsg());
        try {
            if (number.isPresent()) {
                return numbered(number.getAsInt());
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

    /**
     * What files of the French standard have: Lambert-93 (EPSG:2154), except where numbers are degrees, as in the examples
     * of the standard itself.
     */
    public static Coordinates french() throws Unreadable {
        Coordinates lambert = of(ReferenceSystem.ofEpsg(LAMBERT_93));
        return new Coordinates(
                "EPSG:2154, as the standard wants, or EPSG:4326 where the numbers are degrees",
                null,
                lambert.transform,
                lambert.area,
                true,
                0);
    }

    private static Coordinates numbered(int number) throws FactoryException {
        Coordinates known = KNOWN.get(number);
        if (known == null) {
            known = number == WGS84
                    ? new Coordinates("EPSG:4326", WGS84, null, Area.EARTH, false, 0)
                    : to4326("EPSG:" + number, number, CRS.decode("EPSG:" + number, true));
            KNOWN.put(number, known);
        }
        return known;
    }

    private static Coordinates to4326(String name, @Nullable Integer epsg, CoordinateReferenceSystem from)
            throws FactoryException {
        int number = epsg == null ? 0 : epsg;
        int accuracyM = NTF.contains(number)
                ? DatumShift.NTF.accuracyM()
                : oldDatum(from).map(DatumShift::accuracyM).orElse(0);
        return new Coordinates(name, epsg, transform(number, from), Area.of(from), false, accuracyM);
    }

    private static ToDegrees transform(int epsg, CoordinateReferenceSystem from) throws FactoryException {
        if (NTF.contains(epsg) && from instanceof ProjectedCRS lambert) {
            return ToDegrees.unprojected(lambert, DEGREES_PER_GRAD, PARIS).then(DatumShift.NTF);
        }
        Optional<DatumShift> shift = oldDatum(from);
        if (shift.isPresent()) {
            return from instanceof ProjectedCRS projected
                    ? ToDegrees.unprojected(projected, 1, 0).then(shift.get())
                    : shift.get();
        }
        return switch (epsg) {
            case 2056 -> SwissGrid.of(2_600_000, 1_200_000);
            case 21781 -> SwissGrid.of(600_000, 200_000);
            default -> ToDegrees.of(from);
        };
    }

    private static Optional<DatumShift> oldDatum(CoordinateReferenceSystem system) {
        CoordinateReferenceSystem base = system instanceof ProjectedCRS projected ? projected.getBaseCRS() : system;
        return base instanceof GeographicCRS geographic
                ? DatumShift.from(geographic.getDatum().getName().getCode())
                : Optional.empty();
    }

    /** The system in which these numbers most likely are a place, {@code EPSG:2154}; empty when none is likely. */
    public static String proposal(double x, double y) {
        if (Math.abs(x) <= 180 && Math.abs(y) <= 90) {
            return "EPSG:" + WGS84;
        }
        return Area.systemsOf(x, y).split(" ")[0];
    }

    /** How people call it. */
    public String name() {
        return name;
    }

    /** Its EPSG number, or null when only a description is known. */
    public @Nullable Integer epsg() {
        return epsg;
    }

    /** How far places may lie off because the system is of an old datum, metres; 0 for a modern one. */
    public int accuracyM() {
        return accuracyM;
    }

    /** Longitude and latitude of a place. @throws Refused when there is no such place in this system's area of use */
    CoordinateXY lonLat(double x, double y) {
        if (x == 0 && y == 0) {
            throw new Refused("geometry", "coordinates_zero", "0 0", "Give the true place: 0, 0 is in the Atlantic.");
        }
        CoordinateXY place = place(x, y);
        if (!(degrees(x, y) ? Area.EARTH : area).has(place)) {
            throw outside(x, y);
        }
        return place;
    }

    /** Whether these two numbers are a place of this system's area of use. */
    boolean knows(double x, double y) {
        return area.has(place(x, y));
    }

    /** The place, wherever it is; NaN when there is none. */
    CoordinateXY place(double x, double y) {
        if (degrees(x, y)) {
            return new CoordinateXY(x, y);
        }
        double[] place = {x, y};
        try {
            transform.apply(place);
        } catch (TransformException | RuntimeException e) {
            return new CoordinateXY(Double.NaN, Double.NaN);
        }
        return new CoordinateXY(place[0], place[1]);
    }

    private boolean degrees(double x, double y) {
        return transform == null || maybeDegrees && Math.abs(x) <= 180 && Math.abs(y) <= 90;
    }

    private Refused outside(double x, double y) {
        String value = x + " " + y;
        if (Double.isFinite(x) && Double.isFinite(y)) {
            if (transform != null && Math.abs(x) <= 180 && Math.abs(y) <= 90) {
                return new Refused(new Fault(
                        "geometry",
                        "not_metres",
                        value,
                        "These look like degrees, not coordinates of " + name + ": say --crs EPSG:4326.",
                        "EPSG:" + WGS84));
            }
            if (knows(y, x) && transform != null) {
                return new Refused(
                        "geometry",
                        "axes_swapped",
                        value,
                        "The two axes are swapped for " + name + ": give easting (x) first, then northing (y).");
            }
            String likely = Area.systemsOf(x, y);
            if (!likely.isEmpty()) {
                return new Refused(new Fault(
                        "geometry",
                        transform == null ? "not_degrees" : "coordinates_out_of_range",
                        value,
                        "These are no coordinates of " + name + "; they would fit " + likely + ": say it with --crs.",
                        likely.split(" ")[0]));
            }
        }
        return new Refused(
                "geometry",
                "coordinates_out_of_range",
                value,
                "These coordinates lie outside the area of use of " + name + ": check --crs and the order of x and y.");
    }
}
