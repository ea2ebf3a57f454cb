package org.symbiozae.store;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.symbiozae.domain.Crs;
import org.symbiozae.store.Layer.Column;

/**
 * Rows as the UTF-8 text of GeoJSON features: geometry and values as PostgreSQL writes them, put together here. Letting
 * PostgreSQL do that too took it nearly half of its time for a page: it looks up how each value is to be written, row by row.
 */
final class FeatureText {

    private static final byte[] FEATURE = bytes("{\"type\":\"Feature\",\"id\":");
    private static final byte[] GEOMETRY = bytes(",\"geometry\":");
    private static final byte[] PROPERTIES = bytes(",\"properties\":{");
    private static final byte[] NULL = bytes("null");
    private static final byte[] END = bytes("}}");
    private static final int USUAL_BYTES = 512;

    private final Column[] columns;
    private final byte[][] names;

    FeatureText(List<Column> properties) {
        this.columns = properties.toArray(Column[]::new);
        this.names = new byte[columns.length][];
        for (int i = 0; i < columns.length; i++) {
            names[i] = bytes((i == 0 ? "\"" : ",\"") + columns[i].name() + "\":");
        }
    }

    /**
     * The columns that {@link #of} reads, as SQL: the id, the geometry, and each property. Texts of numbers have names of their own:
     * a query that sorts means the numbers.
     */
    static String columns(Layer layer, List<Column> properties, Crs crs) {
        String shape = layer.geometryType().endsWith("Polygon") ? "ST_ForcePolygonCCW(geometry)" : "geometry";
        String projected = crs.isGeographic() ? shape : "ST_Transform(" + shape + ", " + crs.epsg() + ")";
        String ordered = crs.northFirst() ? "ST_FlipCoordinates(" + projected + ")" : projected;
        return "id, ST_AsGeoJSON(" + ordered + ", " + (crs.isGeographic() ? 7 : 3) + ", 0)"
                + properties.stream().map(FeatureText::text).collect(Collectors.joining());
    }

    private static String text(Column column) {
        String quoted = '"' + column.name() + '"';
        return switch (column.type()) {
            case TEXT -> ", " + quoted;
            case TIME -> ", to_json(" + quoted + ") #>> '{}'";
            case INTEGER, NUMBER, BOOLEAN, DATE -> ", " + quoted + "::text AS \"" + column.name() + " as text\"";
        };
    }

    byte[] of(ResultSet row) throws SQLException {
        ByteArrayOutputStream text = new ByteArrayOutputStream(USUAL_BYTES);
        text.writeBytes(FEATURE);
        text.writeBytes(bytes(Long.toString(row.getLong(1))));
        text.writeBytes(GEOMETRY);
        text.writeBytes(orNull(row.getBytes(2)));
        text.writeBytes(PROPERTIES);
        for (int i = 0; i < columns.length; i++) {
            text.writeBytes(names[i]);
            byte[] value = row.getBytes(i + 3);
            if (value == null || isBare(columns[i], value)) {
                text.writeBytes(orNull(value));
            } else {
                quote(value, text);
            }
        }
        text.writeBytes(END);
        return text.toByteArray();
    }

    /** Numbers, but not NaN and Infinity, and truths. */
    private static boolean isBare(Column column, byte[] value) {
        return switch (column.type()) {
            case INTEGER, BOOLEAN -> true;
            case NUMBER -> value[value.length - 1] <= '9';
            case TEXT, DATE, TIME -> false;
        };
    }

    private static void quote(byte[] value, ByteArrayOutputStream text) {
        text.write('"');
        int begin = 0;
        for (int i = 0; i < value.length; i++) {
            byte each = value[i];
            if (each == '"' || each == '\\' || each >= 0 && each < ' ') {
                text.write(value, begin, i - begin);
                text.writeBytes(escaped(each));
                begin = i + 1;
            }
        }
        text.write(value, begin, value.length - begin);
        text.write('"');
    }

    private static byte[] escaped(byte each) {
        return bytes(
                switch (each) {
                    case '"' -> "\\\"";
                    case '\\' -> "\\\\";
                    case '\b' -> "\\b";
                    case '\f' -> "\\f";
                    case '\n' -> "\\n";
                    case '\r' -> "\\r";
                    case '\t' -> "\\t";
                    default -> String.format("\\u%04x", each);
                });
    }

    private static byte[] orNull(byte @Nullable [] value) {
        return value == null ? NULL : value;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
