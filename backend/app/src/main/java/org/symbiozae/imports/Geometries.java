package org.symbiozae.imports;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateXY;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.io.WKBWriter;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;
import org.symbiozae.imports.formats.Repair;

/**
 * Checked geometries in EPSG:4326, as EWKB in hexadecimal. Only what moves no place is mended: heights, repeated points,
 * the way rings turn (outer rings counter-clockwise, RFC 7946). Whatever crosses itself is refused, never guessed.
 */
final class Geometries {

    private static final GeometryFactory FACTORY = new GeometryFactory(new PrecisionModel(), 4326);

    private final Coordinates coordinates;

    Geometries(Coordinates coordinates) {
        this.coordinates = coordinates;
    }

    /** @param repairs where to note what was mended */
    String multiPolygon(@Nullable Geometry read, Set<Repair> repairs) {
        List<Polygon> parts = new ArrayList<>();
        Geometry geometry = present(read);
        for (int i = 0; i < geometry.getNumGeometries(); i++) {
            if (!(geometry.getGeometryN(i) instanceof Polygon polygon)) {
                throw kind(geometry, "Give an outline: a Polygon or a MultiPolygon.");
            }
            if (!polygon.isEmpty()) {
                parts.add(polygon(polygon, repairs));
            }
        }
        MultiPolygon outline = FACTORY.createMultiPolygon(parts.toArray(Polygon[]::new));
        TopologyValidationError error = new IsValidOp(outline).getValidationError();
        if (error != null) {
            throw new Refused(
                    "geometry",
                    "geometry_invalid",
                    error.getMessage() + " at " + place(error.getCoordinate()),
                    "Mend the outline at this place (longitude latitude) and send it again.");
        }
        return hex(outline);
    }

    /** The point, or the only point of a multipoint. */
    String point(@Nullable Geometry read) {
        Geometry geometry = present(read);
        if (geometry.getNumGeometries() != 1 || !(geometry.getGeometryN(0) instanceof Point point)) {
            throw kind(geometry, "Give one point for each site.");
        }
        return point(point.getX(), point.getY());
    }

    String point(double x, double y) {
        return hex(FACTORY.createPoint(coordinates.lonLat(x, y)));
    }

    private Polygon polygon(Polygon polygon, Set<Repair> repairs) {
        LinearRing[] holes = new LinearRing[polygon.getNumInteriorRing()];
        for (int i = 0; i < holes.length; i++) {
            holes[i] = ring(polygon.getInteriorRingN(i), false, repairs);
        }
        return FACTORY.createPolygon(ring(polygon.getExteriorRing(), true, repairs), holes);
    }

    private LinearRing ring(LinearRing ring, boolean counterClockwise, Set<Repair> repairs) {
        List<Coordinate> kept = new ArrayList<>();
        for (int i = 0; i < ring.getNumPoints(); i++) {
            CoordinateXY place = coordinates.lonLat(
                    ring.getCoordinateSequence().getX(i),
                    ring.getCoordinateSequence().getY(i));
            if (kept.isEmpty() || !kept.get(kept.size() - 1).equals2D(place)) {
                kept.add(place);
            } else {
                repairs.add(Repair.DUPLICATE_POINTS);
            }
        }
        if (kept.size() < 4) {
            throw new Refused(
                    "geometry", "geometry_invalid", kept.size() + " points", "A ring needs three places or more.");
        }
        Coordinate[] points = kept.toArray(Coordinate[]::new);
        if (Orientation.isCCW(points) != counterClockwise) {
            repairs.add(Repair.ORIENTATION);
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
