package org.symbiozae.exports;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import tools.jackson.databind.JsonNode;

/** A geometry to compare with another, whatever the direction and first point of its rings, one part or a single one. */
final class Shape {

    private static final GeometryFactory FACTORY = new GeometryFactory();

    private Shape() {}

    static String of(String wkt) throws ParseException {
        return normal(new WKTReader().read(wkt));
    }

    static String of(JsonNode geoJson) {
        JsonNode coordinates = geoJson.at("/coordinates");
        return normal(
                switch (geoJson.at("/type").asString()) {
                    case "Point" -> FACTORY.createPoint(position(coordinates));
                    case "LineString" -> FACTORY.createLineString(positions(coordinates));
                    case "Polygon" -> polygon(coordinates);
                    case "MultiPolygon" -> multiPolygon(coordinates);
                    default -> throw new AssertionError(geoJson.toString());
                });
    }

    private static String normal(Geometry geometry) {
        return geometry instanceof MultiPolygon many && many.getNumGeometries() == 1
                ? many.getGeometryN(0).norm().toText()
                : geometry.norm().toText();
    }

    private static MultiPolygon multiPolygon(JsonNode parts) {
        return FACTORY.createMultiPolygon(
                parts.valueStream().map(Shape::polygon).toArray(Polygon[]::new));
    }

    private static Polygon polygon(JsonNode rings) {
        List<LinearRing> all = rings.valueStream()
                .map(ring -> FACTORY.createLinearRing(positions(ring)))
                .collect(Collectors.toCollection(ArrayList::new));
        return FACTORY.createPolygon(all.remove(0), all.toArray(LinearRing[]::new));
    }

    private static Coordinate[] positions(JsonNode line) {
        return line.valueStream().map(Shape::position).toArray(Coordinate[]::new);
    }

    private static Coordinate position(JsonNode position) {
        return new Coordinate(position.get(0).asDouble(), position.get(1).asDouble());
    }
}
