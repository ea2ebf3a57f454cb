package org.symbiozae.filter;

import java.util.Set;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.locationtech.jts.io.geojson.GeoJsonReader;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;

/** Geometries as filters write them: WKT and GeoJSON. */
final class Shapes {

    static final Set<String> WORDS = Set.of(
            "POINT", "LINESTRING", "POLYGON", "MULTIPOINT", "MULTILINESTRING", "MULTIPOLYGON", "GEOMETRYCOLLECTION");

    private Shapes() {}

    static Expression.Shape wkt(String text) {
        try {
            return checked(new WKTReader().read(text));
        } catch (ParseException | IllegalArgumentException unreadable) {
            throw refused(text, unreadable);
        }
    }

    static Expression.Shape geoJson(String text) {
        try {
            return checked(new GeoJsonReader().read(text));
        } catch (ParseException | RuntimeException unreadable) {
            throw refused(text, unreadable);
        }
    }

    private static Expression.Shape checked(Geometry shape) {
        for (Coordinate corner : shape.getCoordinates()) {
            if (!corner.isValid()) {
                throw new IllegalArgumentException("a coordinate is no number");
            }
        }
        TopologyValidationError error = new IsValidOp(shape).getValidationError();
        if (error != null) {
            throw new IllegalArgumentException(error.toString());
        }
        return new Expression.Shape(shape);
    }

    private static RuntimeException refused(String text, Exception reason) {
        return Operations.refused(
                "the geometry " + Operations.shortened(text) + " is not valid (" + reason.getMessage() + ")");
    }
}
