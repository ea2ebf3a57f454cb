package org.symbiozae.exports;

import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;

/** The direction of outer rings; holes go the other way. Formats disagree: a shapefile wants clockwise, the rest not. */
enum Winding {
    CLOCKWISE,
    COUNTERCLOCKWISE;

    /** The same place with its rings in this direction. Points and lines are left as they are. */
    Geometry of(Geometry geometry) {
        if (geometry instanceof Polygon polygon) {
            return of(polygon);
        }
        if (geometry instanceof MultiPolygon many) {
            Polygon[] polygons = new Polygon[many.getNumGeometries()];
            for (int i = 0; i < polygons.length; i++) {
                polygons[i] = of((Polygon) many.getGeometryN(i));
            }
            return geometry.getFactory().createMultiPolygon(polygons);
        }
        return geometry;
    }

    private Polygon of(Polygon polygon) {
        LinearRing[] holes = new LinearRing[polygon.getNumInteriorRing()];
        for (int i = 0; i < holes.length; i++) {
            holes[i] = turned(polygon.getInteriorRingN(i), this == CLOCKWISE);
        }
        return polygon.getFactory().createPolygon(turned(polygon.getExteriorRing(), this == COUNTERCLOCKWISE), holes);
    }

    private static LinearRing turned(LinearRing ring, boolean counterclockwise) {
        return ring.isEmpty() || Orientation.isCCW(ring.getCoordinateSequence()) == counterclockwise
                ? ring
                : ring.reverse();
    }
}
