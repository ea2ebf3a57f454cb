package org.symbiozae.exports;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/** Geometries in the elements of KML 2.2: longitude, latitude, 9 decimals. */
final class KmlShapes {

    private static final double DECIMALS = 1e9;

    private KmlShapes() {}

    static void write(XMLStreamWriter file, Geometry geometry) throws XMLStreamException {
        if (geometry instanceof Point point) {
            file.writeStartElement("Point");
            writeCoordinates(file, point.getCoordinateSequence());
        } else if (geometry instanceof LineString line) {
            file.writeStartElement("LineString");
            writeCoordinates(file, line.getCoordinateSequence());
        } else if (geometry instanceof Polygon polygon) {
            file.writeStartElement("Polygon");
            writeBoundary(file, "outerBoundaryIs", polygon.getExteriorRing());
            for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
                writeBoundary(file, "innerBoundaryIs", polygon.getInteriorRingN(i));
            }
        } else {
            file.writeStartElement("MultiGeometry");
            for (int i = 0; i < geometry.getNumGeometries(); i++) {
                write(file, geometry.getGeometryN(i));
            }
        }
        file.writeEndElement();
    }

    private static void writeBoundary(XMLStreamWriter file, String side, LineString ring) throws XMLStreamException {
        file.writeStartElement(side);
        file.writeStartElement("LinearRing");
        writeCoordinates(file, ring.getCoordinateSequence());
        file.writeEndElement();
        file.writeEndElement();
    }

    private static void writeCoordinates(XMLStreamWriter file, CoordinateSequence positions) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < positions.size(); i++) {
            text.append(i == 0 ? "" : " ")
                    .append(Math.round(positions.getX(i) * DECIMALS) / DECIMALS)
                    .append(',')
                    .append(Math.round(positions.getY(i) * DECIMALS) / DECIMALS);
        }
        file.writeStartElement("coordinates");
        file.writeCharacters(text.toString());
        file.writeEndElement();
    }
}
