package org.symbiozae.imports.shapes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.algorithm.PointLocation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import org.symbiozae.imports.rows.Repair;
import org.symbiozae.imports.rows.Row;

/** Rings from the points of a file, and polygons from rings. */
public final class Rings {

    public static final GeometryFactory FACTORY = new GeometryFactory();

    private Rings() {}

    /**
     * The ring through these points, closed when the file forgot to.
     *
     * @throws IllegalArgumentException for fewer than three places
     */
    public static LinearRing ring(Coordinate[] points, Row.Draft row) {
        Coordinate[] closed = points;
        if (points.length > 0 && !points[0].equals2D(points[points.length - 1])) {
            closed = Arrays.copyOf(points, points.length + 1);
            closed[points.length] = points[0].copy();
            row.repaired(Repair.RING_CLOSED);
        }
        if (closed.length < 4) {
            throw new IllegalArgumentException("a ring of " + points.length + " points");
        }
        return FACTORY.createLinearRing(closed);
    }

    /**
     * The polygons of a shapefile record: clockwise rings are shells, the others are holes in the smallest shell around
     * them. They come out turned as RFC 7946 wants. When no ring is clockwise, each is a shell: some writers turn all alike.
     * Costs one test for each hole and shell whose boxes overlap.
     */
    public static MultiPolygon clockwiseShells(LinearRing[] rings) {
        List<LinearRing> shells = new ArrayList<>();
        List<LinearRing> holes = new ArrayList<>();
        for (LinearRing ring : rings) {
            (Orientation.isCCW(ring.getCoordinateSequence()) ? holes : shells).add(ring);
        }
        if (shells.isEmpty()) {
            shells.addAll(holes);
            holes.clear();
        }
        List<List<LinearRing>> inside = new ArrayList<>();
        shells.forEach(shell -> inside.add(new ArrayList<>()));
        for (LinearRing hole : holes) {
            inside.get(around(hole, shells)).add(hole.reverse());
        }
        Polygon[] polygons = new Polygon[shells.size()];
        for (int i = 0; i < polygons.length; i++) {
            LinearRing shell = shells.get(i);
            boolean turned = Orientation.isCCW(shell.getCoordinateSequence());
            polygons[i] = FACTORY.createPolygon(
                    turned ? shell : shell.reverse(), inside.get(i).toArray(LinearRing[]::new));
        }
        return FACTORY.createMultiPolygon(polygons);
    }

    private static int around(LinearRing hole, List<LinearRing> shells) {
        Coordinate point = hole.getCoordinateN(0);
        List<Integer> candidates = new ArrayList<>();
        for (int i = 0; i < shells.size(); i++) {
            LinearRing shell = shells.get(i);
            if (shell.getEnvelopeInternal().covers(hole.getEnvelopeInternal())
                    && PointLocation.isInRing(point, shell.getCoordinates())) {
                candidates.add(i);
            }
        }
        return candidates.stream()
                .min(Comparator.comparingDouble(
                        i -> shells.get(i).getEnvelopeInternal().getArea()))
                .orElseThrow(() -> new IllegalArgumentException("a hole outside every shell"));
    }
}
