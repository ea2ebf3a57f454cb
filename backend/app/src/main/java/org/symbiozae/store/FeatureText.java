package org.symbiozae.store;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.symbiozae.domain.Crs;
import org.symbiozae.store.Layer.Column;

/**
 * Rows as the UTF-8 text of GeoJSON features: geometry and values as PostgreSQL writes them, put together here. Letting
 * PostgreSQL do that too took it nearly half of its time for a page: it looks up how each value is to be written, row by row.
 * Not for several threads.
 */
final class FeatureText {

    private static final byte[] FEATURE = bytes("{\"type\":\"Feature\",\"id\":");
    private static final byte[] GEOMETRY = bytes(",\"geometry\":");
    private static final byte[] PROPERTIES = bytes(",\"properties\":{");
    private static final byte[] NULL = bytes("null");
    private static final byte[] END = bytes("}}");
    private static final byte[] QUOTE = bytes("\"");

    private final Column[] columns;
    private final byte[][] names;

    /** The row at hand; a stream of bytes would be locked at each of a page's thousands of pieces. */
    private byte[] text = new byte[1024];

    private int length;

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
        length = 0;
        put(FEATURE);
        put(bytes(Long.toString(row.getLong(1))));
        put(GEOMETRY);
        put(orNull(row.getBytes(2)));
        put(PROPERTIES);
        for (int i = 0; i < columns.length; i++) {
            put(names[i]);
            byte[] value = row.getBytes(i + 3);
            if (value == null || isBare(columns[i], value)) {
                put(orNull(value));
            } else {
                quote(value);
            }
        }
        put(END);
        return Arrays.copyOf(text, length);
    }

    /** Numbers, but not NaN and Infinity, and truths. */
    private static boolean isBare(Column column, byte[] value) {
        return switch (column.type()) {
            case INTEGER, BOOLEAN -> true;
            case NUMBER -> value[value.length - 1] <= '9';
            case TEXT, DATE, TIME -> false;
        };
    }

    private void quote(byte[] value) {
        put(QUOTE);
        int begin = 0;
        for (int i = 0; i < value.length; i++) {
            byte each = value[i];
            if (each == '"' || each == '\\' || each >= 0 && each < ' ') {
                put(value, begin, i - begin);
                put(escaped(each));
                begin = i + 1;
            }
        }
        put(value, begin, value.length - begin);
        put(QUOTE);
    }

    private void put(byte[] bytes) {
        put(bytes, 0, bytes.length);
    }

    private void put(byte[] bytes, int from, int count) {
        if (length + count > text.length) {
            text = Arrays.copyOf(text, Math.max(2 * text.length, length + count));
        }
        System.arraycopy(bytes, from, text, length, count);
        length += count;
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
