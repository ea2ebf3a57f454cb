package org.symbiozae.store;

import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.WKBWriter;
import org.symbiozae.domain.Crs;
import org.symbiozae.domain.Problem;
import org.symbiozae.filter.Expression.Box;

/** Geometries of a filter, from the order and the system they are written in to SQL in EPSG:4326. */
final class FilterShapes {

    private static final GeometryFactory SHAPES = new GeometryFactory();
    private static final double WORLD_DEGREES = 540;
    private static final double WORLD_M = 1e9;

    private FilterShapes() {}

    /** @throws Problem INVALID for coordinates that are no place in {@code crs} */
    static String sql(Conditions conditions, Geometry written, Crs crs) {
        Geometry shape = written.copy();
        if (crs.northFirst()) {
            shape.apply(new Swap());
        }
        return bound(conditions, shape, crs);
    }

    /** A box that ends west of where it begins crosses the antimeridian, and becomes two. */
    static String sql(Conditions conditions, Box box, Crs crs) {
        boolean swapped = crs.northFirst();
        double west = swapped ? box.south() : box.west();
        double south = swapped ? box.west() : box.south();
        double east = swapped ? box.north() : box.east();
        double north = swapped ? box.east() : box.north();
        if (south > north || west > east && !crs.isGeographic()) {
            throw refused("a box ends south or west of where it begins");
        }
        if (west <= east) {
            return bound(conditions, rectangle(west, south, east, north), crs);
        }
        return bound(
                conditions,
                SHAPES.buildGeometry(List.of(rectangle(west, south, 180, north), rectangle(-180, south, east, north))),
                crs);
    }

    private static Geometry rectangle(double west, double south, double east, double north) {
        return SHAPES.toGeometry(new Envelope(new Coordinate(west, south), new Coordinate(east, north)));
    }

    private static String bound(Conditions conditions, Geometry shape, Crs crs) {
        Envelope extent = shape.getEnvelopeInternal();
        double farthest = Math.max(
                Math.max(Math.abs(extent.getMinX()), Math.abs(extent.getMaxX())),
                Math.max(Math.abs(extent.getMinY()), Math.abs(extent.getMaxY())));
        if (farthest > (crs.isGeographic() ? WORLD_DEGREES : WORLD_M)) {
            throw refused("a geometry lies outside the world; its coordinates are read as " + crs.uri()
                    + ", say filter-crs when they are another system's");
        }
        String sql = "ST_GeomFromWKB(" + conditions.bind(new WKBWriter().write(shape)) + ", " + crs.epsg() + ")";
        return crs.isGeographic() ? sql : "ST_Transform(" + sql + ", 4326)";
    }

    private static final class Swap implements CoordinateSequenceFilter {
        @Override
        public void filter(CoordinateSequence sequence, int index) {
            double first = sequence.getOrdinate(index, 0);
            sequence.setOrdinate(index, 0, sequence.getOrdinate(index, 1));
            sequence.setOrdinate(index, 1, first);
        }

        @Override
        public boolean isDone() {
            return false;
        }

        @Override
        public boolean isGeometryChanged() {
            return true;
        }
    }

    private static Problem refused(String reason) {
        return new Problem(
                Problem.Code.INVALID, "The filter does not fit: " + reason + ".", Map.of("parameter", "filter"));
    }
}
