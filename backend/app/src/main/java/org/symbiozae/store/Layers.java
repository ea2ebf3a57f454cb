package org.symbiozae.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.postgresql.PGStatement;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.symbiozae.domain.Problem;
import org.symbiozae.domain.Viewer;
import org.symbiozae.store.Layer.Column;
import tools.jackson.databind.json.JsonMapper;

/** The published layers, read as a viewer may see them. */
@Component
public class Layers {

    private static final int ROWS_A_FETCH = 1000;

    /** What tells the driver to take values as bytes from the first time on: geometries as text are twice as long. */
    private static final int BINARY = -1;

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate streaming;
    private final ViewerScope scope;
    private final JsonMapper json;
    private volatile @Nullable Map<String, Layer> catalogue;

    Layers(JdbcClient jdbc, javax.sql.DataSource database, ViewerScope scope, JsonMapper json) {
        this.jdbc = jdbc;
        this.scope = scope;
        this.json = json;
        JdbcTemplate template = new JdbcTemplate(database) {
            @Override
            protected void applyStatementSettings(Statement statement) throws SQLException {
                super.applyStatementSettings(statement);
                statement.unwrap(PGStatement.class).setPrepareThreshold(BINARY);
            }
        };
        template.setFetchSize(ROWS_A_FETCH);
        this.streaming = new NamedParameterJdbcTemplate(template);
    }

    public List<Layer> layers() {
        return List.copyOf(catalogue().values());
    }

    /** @throws Problem NOT_FOUND */
    public Layer layer(String name) {
        Layer layer = catalogue().get(name);
        if (layer == null) {
            throw new Problem(
                    Problem.Code.NOT_FOUND,
                    "There is no layer " + name + ". Layers: "
                            + String.join(", ", catalogue().keySet()) + ".");
        }
        return layer;
    }

    public long count(Layer layer, LayerQuery query, Viewer viewer) {
        return scope.see(
                viewer,
                () -> jdbc.sql("SELECT count(*) FROM " + view(layer) + where(query))
                        .params(query.values())
                        .query(Long.class)
                        .single());
    }

    /**
     * Hands every row to {@code rows}, by increasing id, from a cursor: memory does not grow with the layer. {@code rows} is
     * called on another thread than this one, which waits.
     *
     * @param epsg the reference system of the geometries, x first (easting or longitude)
     * @throws IOException what {@code rows} throws; it ends the query
     */
    public void read(Layer layer, LayerQuery query, Viewer viewer, int epsg, RowConsumer rows) throws IOException {
        String columns = layer.columns().stream()
                .map(column -> ", \"" + column.name() + '"')
                .collect(Collectors.joining());
        String geometry = epsg == 4326 ? "geometry" : "ST_Transform(geometry, " + epsg + ")";
        String sql = "SELECT id, ST_AsBinary(" + geometry + ")" + columns + " FROM " + view(layer) + where(query)
                + " ORDER BY id";
        WKBReader shapes = new WKBReader(new GeometryFactory(new PrecisionModel(), epsg));
        try (Handover<Row> handover = new Handover<>(row -> rows.row(row.id, shape(row, shapes), row.values))) {
            scope.stream(viewer, () -> {
                streaming.query(sql, query.values(), row -> {
                    handover.hand(row(row, layer));
                });
                return true;
            });
            handover.finish();
        } catch (UncheckedIOException stopped) {
            throw stopped.getCause();
        }
    }

    private record Row(
            long id, byte @Nullable [] shape, @Nullable Object[] values) {}

    /** Takes one row: its id, its geometry, and its values in the order of {@link Layer#columns()}. */
    @FunctionalInterface
    public interface RowConsumer {
        void row(long id, @Nullable Geometry geometry, @Nullable Object[] values) throws IOException;
    }

    private static Row row(ResultSet row, Layer layer) throws SQLException {
        @Nullable Object[] values = new Object[layer.columns().size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(row, i + 3, layer.columns().get(i));
        }
        return new Row(row.getLong(1), row.getBytes(2), values);
    }

    private static @Nullable Geometry shape(Row row, WKBReader shapes) {
        try {
            return row.shape == null ? null : shapes.read(row.shape);
        } catch (ParseException unreadable) {
            throw new IllegalStateException("PostGIS wrote a geometry that JTS cannot read", unreadable);
        }
    }

    private static @Nullable Object value(ResultSet row, int index, Column column) throws SQLException {
        return switch (column.type()) {
            case TEXT -> row.getString(index);
            case INTEGER -> {
                long number = row.getLong(index);
                yield row.wasNull() ? null : number;
            }
            case NUMBER -> row.getObject(index, Double.class);
            case BOOLEAN -> row.getObject(index, Boolean.class);
            case DATE -> row.getObject(index, LocalDate.class);
            case TIME -> row.getObject(index, OffsetDateTime.class);
        };
    }

    static String view(Layer layer) {
        return "layer.\"" + layer.name() + '"';
    }

    static String where(LayerQuery query) {
        return " WHERE true" + query.conditions();
    }

    private Map<String, Layer> catalogue() {
        Map<String, Layer> known = catalogue;
        return known == null ? read() : known;
    }

    /** A crowd that comes first of all waits for one reading. */
    private synchronized Map<String, Layer> read() {
        Map<String, Layer> known = catalogue;
        if (known == null) {
            known = LayerCatalogue.read(jdbc, json);
            catalogue = known;
        }
        return known;
    }
}
