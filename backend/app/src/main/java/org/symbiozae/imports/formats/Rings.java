package org.symbiozae.imports.formats;

import java.util.Arrays;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;

/** Rings from the points of a file. */
final class Rings {

    static final GeometryFactory FACTORY = new GeometryFactory();

    private Rings() {}

    /**
     * The ring through these points, closed when the file forgot to.
     *
     * @throws IllegalArgumentException for fewer than three distinct places
     */
    static LinearRing ring(Coordinate[] points, Row.Draft row) {
        Coordinate[] closed = points;
        if (points.length > 0 && !points[0].equals2D(points[points.length - 1])) {
            closed = Arrays.copyOf(points, points.length + 1);
            closed[points.length] = points[0].copy();
            row.repaired(Repair.RING_CLOSED);
        }
        return FACTORY.createLinearRing(closed);
    }
}
