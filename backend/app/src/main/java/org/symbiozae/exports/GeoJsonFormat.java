package org.symbiozae.exports;

import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.springframework.stereotype.Component;
import org.symbiozae.store.Layer.Column;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;

/** GeoJSON, RFC 7946: longitude and latitude with 9 decimals (a tenth of a millimetre), outer rings counterclockwise, written as rows come. */
@Component
final class GeoJsonFormat implements ExportFormat {

    private static final double DECIMALS = 1e9;

    /** A file that breaks off must not be closed politely, or it would look whole. */
    private final JsonFactory json = JsonFactory.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .build();

    @Override
    public String suffix() {
        return "geojson";
    }

    @Override
    public String mediaType() {
        return "application/geo+json";
    }

    @Override
    public boolean reprojects() {
        return false;
    }

    @Override
    public void write(Extract extract, OutputStream out) throws IOException {
        try (JsonGenerator file = json.createGenerator(ObjectWriteContext.empty(), out)) {
            file.writeStartObject();
            file.writeStringProperty("type", "FeatureCollection");
            file.writeStringProperty("name", extract.layer().name());
            file.writeArrayPropertyStart("features");
            extract.rows().read((id, geometry, values) -> {
                file.writeRaw('\n');
                file.writeStartObject();
                file.writeStringProperty("type", "Feature");
                file.writeNumberProperty("id", id);
                file.writeName("geometry");
                writeGeometry(file, geometry);
                file.writeObjectPropertyStart("properties");
                for (int i = 0; i < values.length; i++) {
                    Column column = extract.layer().columns().get(i);
                    file.writeName(column.name());
                    writeValue(file, values[i]);
                }
                file.writeEndObject();
                file.writeEndObject();
            });
            file.writeEndArray();
            file.writeEndObject();
            file.writeRaw('\n');
        } catch (JacksonIOException refused) {
            throw refused.getCause();
        }
    }

    private static void writeValue(JsonGenerator file, @Nullable Object value) {
        if (value instanceof Long number) {
            file.writeNumber(number);
        } else if (value instanceof Double number && Double.isFinite(number)) {
            file.writeNumber(number);
        } else if (value instanceof Boolean truth) {
            file.writeBoolean(truth);
        } else if (value == null || value instanceof Double) {
            file.writeNull();
        } else {
            file.writeString(Texts.of(value));
        }
    }

    private static void writeGeometry(JsonGenerator file, @Nullable Geometry geometry) {
        if (geometry == null || geometry.isEmpty()) {
            file.writeNull();
            return;
        }
        file.writeStartObject();
        file.writeStringProperty("type", geometry.getGeometryType());
        file.writeName("coordinates");
        writeCoordinates(file, Winding.COUNTERCLOCKWISE.of(geometry));
        file.writeEndObject();
    }

    private static void writeCoordinates(JsonGenerator file, Geometry geometry) {
        if (geometry instanceof Point point) {
            writePosition(file, point.getCoordinate());
        } else if (geometry instanceof LineString line) {
            writeLine(file, line.getCoordinateSequence());
        } else if (geometry instanceof Polygon polygon) {
            file.writeStartArray();
            writeLine(file, polygon.getExteriorRing().getCoordinateSequence());
            for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
                writeLine(file, polygon.getInteriorRingN(i).getCoordinateSequence());
            }
            file.writeEndArray();
        } else if (geometry instanceof GeometryCollection many) {
            file.writeStartArray();
            for (int i = 0; i < many.getNumGeometries(); i++) {
                writeCoordinates(file, many.getGeometryN(i));
            }
            file.writeEndArray();
        }
    }

    private static void writeLine(JsonGenerator file, CoordinateSequence line) {
        file.writeStartArray();
        for (int i = 0; i < line.size(); i++) {
            writePosition(file, line.getCoordinate(i));
        }
        file.writeEndArray();
    }

    private static void writePosition(JsonGenerator file, Coordinate position) {
        file.writeStartArray();
        file.writeNumber(Math.round(position.x * DECIMALS) / DECIMALS);
        file.writeNumber(Math.round(position.y * DECIMALS) / DECIMALS);
        file.writeEndArray();
    }
}
