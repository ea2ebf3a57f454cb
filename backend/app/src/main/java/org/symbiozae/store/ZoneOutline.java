package org.symbiozae.store;

import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;
import org.symbiozae.domain.Problem;

/** The boundary of a business zone as people draw it. */
final class ZoneOutline {

    private static final Envelope DEGREES = new Envelope(-180, 180, -90, 90);

    private ZoneOutline() {}

    /**
     * @param shape polygon or multi-polygon in EPSG:4326
     * @return it as it is kept
     * @throws Problem INVALID when it crosses itself, is no surface or not in degrees, naming the place
     */
    static MultiPolygon of(Geometry shape) {
        MultiPolygon surface = surface(shape);
        if (!surface.isEmpty() && !DEGREES.covers(surface.getEnvelopeInternal())) {
            throw Problem.invalid("A boundary is in degrees, longitude before latitude (EPSG:4326), not "
                    + surface.getCoordinate() + ".");
        }
        TopologyValidationError error = new IsValidOp(surface).getValidationError();
        if (error != null || surface.isEmpty()) {
            throw Problem.invalid("The boundary is not valid: "
                    + (error == null ? "it is empty." : error.getMessage() + " at " + error.getCoordinate() + "."));
        }
        return surface;
    }

    private static MultiPolygon surface(Geometry shape) {
        if (shape instanceof MultiPolygon several) {
            return several;
        }
        if (shape instanceof Polygon one) {
            return one.getFactory().createMultiPolygon(new Polygon[] {one});
        }
        throw Problem.invalid("A zone's boundary is a polygon, not a " + shape.getGeometryType() + ".");
    }
}
