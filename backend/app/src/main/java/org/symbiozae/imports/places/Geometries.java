package org.symbiozae.imports.places;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.Area;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateXY;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.io.WKBWriter;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;
import org.symbiozae.imports.rows.Fault;
import org.symbiozae.imports.rows.Notes;
import org.symbiozae.imports.rows.Refused;
import org.symbiozae.imports.rows.Repair;

/**
 * Checked geometries in EPSG:4326, as EWKB in hexadecimal. What moves no place is mended and counted: heights, repeated
 * points, the way rings turn (outer rings counter-clockwise, RFC 7946). An outline that crosses itself is taken apart at
 * its crossings, with the change of area as a warning; it is refused where that would lose ground, since nobody knows then
 * which ground was meant.
 */
public final class Geometries {

    private static final GeometryFactory FACTORY = new GeometryFactory(new PrecisionModel(), 4326);
    private static final double MOST_LOST = 0.1;
    private static final double LEAST_AREA_M2 = 1;
    private static final double M_PER_DEGREE = 111_195;

    private final Coordinates coordinates;

    public Geometries(Coordinates coordinates) {
        this.coordinates = coordinates;
    }

    /** @param notes where to say what was mended */
    public String multiPolygon(@Nullable Geometry read, Notes notes) {
        List<Polygon> parts = new ArrayList<>();
        Geometry geometry = present(read);
        outlines(geometry, geometry, parts, notes);
        MultiPolygon outline = FACTORY.createMultiPolygon(parts.toArray(Polygon[]::new));
        TopologyValidationError error = new IsValidOp(outline).getValidationError();
        return hex(error == null ? outline : uncrossed(outline, error, notes));
    }

    /** Those of a geometry's parts and of theirs; a point beside them is where a map wrote a label. */
    private void outlines(Geometry whole, Geometry of, List<Polygon> outlines, Notes notes) {
        for (int i = 0; i < of.getNumGeometries(); i++) {
            Geometry part = of.getGeometryN(i);
            if (part instanceof Point && whole.getDimension() == 2) {
                notes.repaired(Repair.LABEL_DROPPED);
            } else if (part instanceof GeometryCollection) {
                outlines(whole, part, outlines, notes);
            } else if (!(part instanceof Polygon polygon)) {
                throw kind(whole, "Give an outline: a Polygon or a MultiPolygon.");
            } else if (!polygon.isEmpty()) {
                outlines.add(polygon(polygon, notes));
            }
        }
    }

    private static MultiPolygon uncrossed(MultiPolygon outline, TopologyValidationError error, Notes notes) {
        Geometry fixed = GeometryFixer.fix(outline);
        double drawn = squareMetres(drawn(outline), outline);
        double area = squareMetres(fixed.getArea(), outline);
        boolean polygonal = fixed instanceof Polygon || fixed instanceof MultiPolygon;
        if (!polygonal || area < LEAST_AREA_M2 || area < drawn * (1 - MOST_LOST)) {
            throw new Refused(
                    "geometry",
                    "geometry_invalid",
                    error.getMessage() + " at " + place(error.getCoordinate()),
                    "Mend the outline at this place (longitude latitude) and send it again.");
        }
        notes.repaired(Repair.CROSSING_RESOLVED);
        notes.warn(new Fault(
                "geometry",
                "geometry_repaired",
                error.getMessage() + " at " + place(error.getCoordinate()),
                String.format(
                        Locale.ROOT,
                        "Taken apart where it crosses: %.0f m² as drawn, %.0f m² now; look at it on the map.",
                        drawn,
                        area)));
        List<Polygon> parts = new ArrayList<>();
        for (int i = 0; i < fixed.getNumGeometries(); i++) {
            parts.add(turned((Polygon) fixed.getGeometryN(i)));
        }
        return FACTORY.createMultiPolygon(parts.toArray(Polygon[]::new));
    }

    private static Polygon turned(Polygon polygon) {
        LinearRing shell = polygon.getExteriorRing();
        LinearRing[] holes = new LinearRing[polygon.getNumInteriorRing()];
        for (int i = 0; i < holes.length; i++) {
            LinearRing hole = polygon.getInteriorRingN(i);
            holes[i] = Orientation.isCCW(hole.getCoordinateSequence()) ? hole.reverse() : hole;
        }
        return FACTORY.createPolygon(Orientation.isCCW(shell.getCoordinateSequence()) ? shell : shell.reverse(), holes);
    }

    /** The area the rings span, each counted by its own turn: lobes of a bow-tie take from each other. */
    private static double drawn(MultiPolygon outline) {
        double sum = 0;
        for (int i = 0; i < outline.getNumGeometries(); i++) {
            Polygon part = (Polygon) outline.getGeometryN(i);
            sum += Area.ofRing(part.getExteriorRing().getCoordinateSequence());
            for (int hole = 0; hole < part.getNumInteriorRing(); hole++) {
                sum -= Area.ofRing(part.getInteriorRingN(hole).getCoordinateSequence());
            }
        }
        return sum;
    }

    private static double squareMetres(double squareDegrees, Geometry where) {
        double latitude = where.getEnvelopeInternal().centre().y;
        return squareDegrees * M_PER_DEGREE * M_PER_DEGREE * Math.cos(Math.toRadians(latitude));
    }

    /** The point; of several the first, with a warning. */
    public String point(@Nullable Geometry read, Notes notes) {
        Geometry geometry = present(read);
        if (!(geometry.getGeometryN(0) instanceof Point point)) {
            throw kind(geometry, "Give one point for each site.");
        }
        if (geometry.getNumGeometries() > 1) {
            notes.warn(new Fault(
                    "geometry",
                    "several_points",
                    geometry.getNumGeometries() + " points",
                    "The first point was taken; give one point for each site."));
        }
        return point(point.getX(), point.getY());
    }

    public String point(double x, double y) {
        return hex(FACTORY.createPoint(coordinates.lonLat(x, y)));
    }

    private Polygon polygon(Polygon polygon, Notes notes) {
        LinearRing[] holes = new LinearRing[polygon.getNumInteriorRing()];
        for (int i = 0; i < holes.length; i++) {
            holes[i] = ring(polygon.getInteriorRingN(i), false, notes);
        }
        return FACTORY.createPolygon(ring(polygon.getExteriorRing(), true, notes), holes);
    }

    private LinearRing ring(LinearRing ring, boolean counterClockwise, Notes notes) {
        List<Coordinate> kept = new ArrayList<>();
        for (int i = 0; i < ring.getNumPoints(); i++) {
            CoordinateXY place = coordinates.lonLat(
                    ring.getCoordinateSequence().getX(i),
                    ring.getCoordinateSequence().getY(i));
            if (kept.isEmpty() || !kept.get(kept.size() - 1).equals2D(place)) {
                kept.add(place);
            } else {
                notes.repaired(Repair.DUPLICATE_POINTS);
            }
        }
        if (kept.size() < 4) {
            throw new Refused(
                    "geometry", "geometry_invalid", kept.size() + " points", "A ring needs three places or more.");
        }
        Coordinate[] points = kept.toArray(Coordinate[]::new);
        if (Orientation.isCCW(points) != counterClockwise) {
            notes.repaired(Repair.ORIENTATION);
            Collections.reverse(Arrays.asList(points));
        }
        return FACTORY.createLinearRing(points);
    }

    private static Geometry present(@Nullable Geometry geometry) {
        if (geometry == null || geometry.isEmpty()) {
            throw new Refused("geometry", "geometry_missing", "", "Every row needs its geometry.");
        }
        return geometry;
    }

    private static Refused kind(Geometry geometry, String hint) {
        return new Refused("geometry", "geometry_kind", geometry.getGeometryType(), hint);
    }

    private static String place(@Nullable Coordinate at) {
        return at == null ? "an unknown place" : String.format(Locale.ROOT, "%.6f %.6f", at.x, at.y);
    }

    private static String hex(Geometry geometry) {
        return WKBWriter.toHex(new WKBWriter(2, true).write(geometry));
    }
}
