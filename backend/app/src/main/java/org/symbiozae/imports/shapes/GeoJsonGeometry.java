package org.symbiozae.imports.shapes;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateXY;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.symbiozae.imports.rows.Fault;
import org.symbiozae.imports.rows.Limits;
import org.symbiozae.imports.rows.Repair;
import org.symbiozae.imports.rows.Row;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads the geometry object the parser stands on, points, polygons and collections of them, leaving the parser at its end. */
public final class GeoJsonGeometry {

    private static final int MOST_PARTS = 10_000;

    private final Limits limits;

    public GeoJsonGeometry(Limits limits) {
        this.limits = limits;
    }

    public void read(JsonParser parser, Row.Draft row) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        String type = "";
        @Nullable Object coordinates = null;
        List<Geometry> parts = new ArrayList<>();
        Nest nest = new Nest(parser, row);
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            JsonToken value = parser.nextToken();
            if (name.equals("type")) {
                type = String.valueOf(parser.getValueAsString());
            } else if (name.equals("coordinates") && value == JsonToken.START_ARRAY) {
                coordinates = nest.array();
            } else if (name.equals("geometries") && value == JsonToken.START_ARRAY) {
                parts(parser, row, parts);
            } else {
                parser.skipChildren();
            }
        }
        try {
            row.geometry(
                    !parts.isEmpty()
                            ? Rings.FACTORY.buildGeometry(parts)
                            : nest.broken || coordinates == null ? fail() : build(type, coordinates, row));
        } catch (IllegalArgumentException | ClassCastException e) {
            row.refuse(
                    new Fault(
                            "geometry",
                            "geometry_unreadable",
                            type,
                            "Give a Point, Polygon or MultiPolygon whose coordinates are numbers, each ring of four points or more."));
        }
    }

    /** The members of a collection; what is wrong with one is wrong with the row. */
    private void parts(JsonParser parser, Row.Draft row, List<Geometry> parts) {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            Row.Draft draft = new Row.Draft(0);
            read(parser, draft);
            Row part = draft.done();
            part.repairs().forEach(row::repaired);
            if (part.geometry() != null && parts.size() < MOST_PARTS) {
                parts.add(part.geometry());
            } else {
                row.refuse(
                        part.fault() == null
                                ? new Fault("geometry", "geometry_missing", "", "Every row needs its geometry.")
                                : part.fault());
            }
        }
    }

    private static Geometry fail() {
        throw new IllegalArgumentException("no usable coordinates");
    }

    private static Geometry build(String type, Object coordinates, Row.Draft row) {
        return switch (type) {
            case "Point" -> point(coordinates);
            case "MultiPoint" ->
                Rings.FACTORY.createMultiPoint(
                        list(coordinates).stream().map(GeoJsonGeometry::point).toArray(Point[]::new));
            case "Polygon" -> polygon(coordinates, row);
            case "MultiPolygon" ->
                Rings.FACTORY.createMultiPolygon(list(coordinates).stream()
                        .map(part -> polygon(part, row))
                        .toArray(Polygon[]::new));
            default -> fail();
        };
    }

    private static Point point(Object position) {
        return Rings.FACTORY.createPoint((Coordinate) position);
    }

    private static Polygon polygon(Object coordinates, Row.Draft row) {
        List<LinearRing> rings = new ArrayList<>();
        for (Object ring : list(coordinates)) {
            rings.add(Rings.ring(list(ring).stream().map(Coordinate.class::cast).toArray(Coordinate[]::new), row));
        }
        return rings.isEmpty()
                ? Rings.FACTORY.createPolygon()
                : Rings.FACTORY.createPolygon(
                        rings.get(0), rings.subList(1, rings.size()).toArray(LinearRing[]::new));
    }

    @SuppressWarnings("unchecked")
    private static List<Object> list(Object nested) {
        return (List<Object>) nested;
    }

    /** Nested arrays as lists, the innermost ones as coordinates. */
    private final class Nest {

        private final JsonParser parser;
        private final Row.Draft row;
        private int vertices;
        private boolean broken;

        Nest(JsonParser parser, Row.Draft row) {
            this.parser = parser;
            this.row = row;
        }

        Object array() {
            List<Object> children = new ArrayList<>();
            double[] numbers = new double[2];
            int count = 0;
            for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
                if (token == JsonToken.START_ARRAY && vertices <= limits.vertices()) {
                    children.add(array());
                } else if (token.isNumeric()) {
                    if (count < 2) {
                        numbers[count] = parser.getDoubleValue();
                    }
                    count++;
                } else {
                    parser.skipChildren();
                    broken = true;
                }
            }
            return count == 0 ? children : position(numbers, count, children.isEmpty());
        }

        private Coordinate position(double[] numbers, int count, boolean flat) {
            vertices++;
            broken |= count < 2 || !flat || vertices > limits.vertices() || !finite(numbers);
            if (count > 2) {
                row.repaired(Repair.HEIGHT_DROPPED);
            }
            return new CoordinateXY(numbers[0], numbers[1]);
        }

        private static boolean finite(double[] numbers) {
            return Double.isFinite(numbers[0]) && Double.isFinite(numbers[1]);
        }
    }
}
