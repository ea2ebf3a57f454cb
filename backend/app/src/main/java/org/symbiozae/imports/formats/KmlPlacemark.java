package org.symbiozae.imports.formats;

import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateXY;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.symbiozae.imports.rows.Fault;
import org.symbiozae.imports.rows.Limits;
import org.symbiozae.imports.rows.Repair;
import org.symbiozae.imports.rows.Row;
import org.symbiozae.imports.shapes.Rings;

/** One Placemark: the element the reader stands on, left at its end. */
final class KmlPlacemark {

    private final XMLStreamReader xml;
    private final Limits limits;
    private final Row.Draft row;
    private final List<Geometry> shapes = new ArrayList<>();
    private final List<LinearRing> rings = new ArrayList<>();
    private final List<Coordinate> places = new ArrayList<>();
    private String field = "";

    KmlPlacemark(XMLStreamReader xml, Limits limits, int number) {
        this.xml = xml;
        this.limits = limits;
        this.row = new Row.Draft(number);
    }

    Row read() throws XMLStreamException {
        String id = xml.getAttributeValue(null, "id");
        if (id != null) {
            row.identifier(id);
        }
        for (int depth = 1; depth > 0; ) {
            int event = xml.next();
            if (event == XMLStreamReader.START_ELEMENT) {
                depth += open(xml.getLocalName()) ? 0 : 1;
            } else if (event == XMLStreamReader.END_ELEMENT) {
                depth--;
                close(xml.getLocalName());
            } else if (event == XMLStreamReader.END_DOCUMENT) {
                throw new XMLStreamException("the file ends within a Placemark");
            }
        }
        if (!shapes.isEmpty()) {
            row.geometry(shapes.size() == 1 ? shapes.get(0) : Rings.FACTORY.buildGeometry(shapes));
        }
        return row.done();
    }

    /** Whether the element was read to its end. */
    private boolean open(String element) throws XMLStreamException {
        switch (element) {
            case "name", "description" -> row.cell(element, xml.getElementText());
            case "Data", "SimpleData" -> {
                field = String.valueOf(xml.getAttributeValue(null, "name"));
                if (element.equals("Data")) {
                    return false;
                }
                row.cell(field, xml.getElementText());
            }
            case "value" -> row.cell(field, xml.getElementText());
            case "coordinates" -> {
                places.clear();
                coordinates(xml.getElementText());
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void close(String element) {
        try {
            switch (element) {
                case "Point" -> shapes.add(Rings.FACTORY.createPoint(places.isEmpty() ? null : places.get(0)));
                case "LinearRing" -> rings.add(Rings.ring(places.toArray(Coordinate[]::new), row));
                case "Polygon" -> {
                    shapes.add(Rings.FACTORY.createPolygon(
                            rings.get(0), rings.subList(1, rings.size()).toArray(LinearRing[]::new)));
                    rings.clear();
                }
                case "LineString" -> shapes.add(Rings.FACTORY.createLineString(places.toArray(Coordinate[]::new)));
                default -> {}
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            broken(element);
        }
    }

    private void coordinates(String text) {
        for (String tuple : text.strip().split("\\s+")) {
            String[] numbers = tuple.split(",");
            if (places.size() >= limits.vertices() || numbers.length < 2) {
                broken(tuple);
                return;
            }
            try {
                places.add(new CoordinateXY(Double.parseDouble(numbers[0]), Double.parseDouble(numbers[1])));
            } catch (NumberFormatException e) {
                broken(tuple);
                return;
            }
            if (numbers.length > 2) {
                row.repaired(Repair.HEIGHT_DROPPED);
            }
        }
    }

    private void broken(String found) {
        row.refuse(new Fault(
                "geometry",
                "geometry_unreadable",
                found,
                "Give a Point or a Polygon whose rings have three places or more."));
    }
}
