package org.symbiozae.exports;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.symbiozae.store.Layer;
import org.symbiozae.store.Layer.Type;
import org.symbiozae.styles.LayerStyles.LayerStyle;

/** A GeoPackage being made: SQLite, in one transaction, without a journal since a broken file is thrown away. */
final class GeoPackage implements AutoCloseable {

    private static final int ROWS_A_BATCH = 1000;
    private static final Map<Type, String> TYPES = Map.of(
            Type.TEXT, "TEXT",
            Type.INTEGER, "INTEGER",
            Type.NUMBER, "REAL",
            Type.BOOLEAN, "BOOLEAN",
            Type.DATE, "DATE",
            Type.TIME, "DATETIME");

    /** The only form of a time the standard knows. */
    private static final DateTimeFormatter MILLISECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final Connection file;
    private final String table;
    private final PreparedStatement feature;
    private final PreparedStatement box;
    private final GeoPackageShapes shapes;
    private final Envelope extent = new Envelope();
    private int waiting;

    private GeoPackage(Connection file, Layer layer, Crs crs) throws SQLException {
        this.file = file;
        this.table = layer.name().replaceAll("[^A-Za-z0-9_]", "_");
        this.shapes = new GeoPackageShapes(crs);
        describe(layer, crs);
        this.feature = file.prepareStatement("INSERT INTO \"" + table + "\" VALUES (?, ?"
                + ", ?".repeat(layer.columns().size()) + ")");
        this.box = file.prepareStatement("INSERT INTO \"rtree_" + table + "_geom\" VALUES (?, ?, ?, ?, ?)");
    }

    /** @param path of a file that does not exist */
    static GeoPackage create(Path path, Layer layer, Crs crs) throws SQLException {
        Connection file = DriverManager.getConnection("jdbc:sqlite:" + path);
        try {
            run(file, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;");
            file.setAutoCommit(false);
            run(file, sql("geopackage.sql"));
            return new GeoPackage(file, layer, crs);
        } catch (SQLException refused) {
            file.close();
            throw refused;
        }
    }

    private void describe(Layer layer, Crs crs) throws SQLException {
        insert("gpkg_spatial_ref_sys", Crs.WGS84.name(), 4326, "EPSG", 4326, Crs.WGS84.wkt(), "longitude and latitude");
        if (!crs.equals(Crs.WGS84)) {
            insert("gpkg_spatial_ref_sys", crs.name(), crs.epsg(), "EPSG", crs.epsg(), crs.wkt(), crs.name());
        }
        String type = layer.geometryType().toUpperCase(Locale.ROOT);
        run(
                file,
                layer.columns().stream()
                        .map(column -> ", \"" + column.name() + "\" " + TYPES.get(column.type()))
                        .collect(Collectors.joining(
                                "",
                                "CREATE TABLE \"" + table + "\" (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom "
                                        + type,
                                ");")));
        run(file, "CREATE VIRTUAL TABLE \"rtree_" + table + "_geom\" USING rtree(id, minx, maxx, miny, maxy);");
        try (PreparedStatement contents = file.prepareStatement("INSERT INTO gpkg_contents (table_name, data_type,"
                + " identifier, description, srs_id) VALUES (?, 'features', ?, ?, ?)")) {
            contents.setString(1, table);
            contents.setString(2, layer.titleFr());
            contents.setString(3, layer.description());
            contents.setInt(4, crs.epsg());
            contents.executeUpdate();
        }
        insert("gpkg_geometry_columns", table, "geom", type, crs.epsg(), 0, 0);
    }

    void add(long id, @Nullable Geometry geometry, @Nullable Object[] values) throws SQLException {
        boolean placed = geometry != null && !geometry.isEmpty();
        feature.setLong(1, id);
        feature.setBytes(2, placed ? shapes.of(geometry) : null);
        for (int i = 0; i < values.length; i++) {
            set(i + 3, values[i]);
        }
        feature.addBatch();
        if (placed) {
            Envelope around = geometry.getEnvelopeInternal();
            extent.expandToInclude(around);
            box.setLong(1, id);
            box.setDouble(2, around.getMinX());
            box.setDouble(3, around.getMaxX());
            box.setDouble(4, around.getMinY());
            box.setDouble(5, around.getMaxY());
            box.addBatch();
        }
        if (++waiting == ROWS_A_BATCH) {
            flush();
        }
    }

    private void set(int index, @Nullable Object value) throws SQLException {
        if (value == null || value instanceof Long || value instanceof Double || value instanceof Boolean) {
            feature.setObject(index, value);
        } else if (value instanceof OffsetDateTime time) {
            feature.setString(index, MILLISECONDS.format(time));
        } else {
            feature.setString(index, Texts.of(value));
        }
    }

    private void flush() throws SQLException {
        feature.executeBatch();
        box.executeBatch();
        waiting = 0;
    }

    /** The table QGIS looks for when it opens a layer, and takes its look from. */
    void style(Layer layer, LayerStyle style) throws SQLException {
        run(file, sql("geopackage-styles.sql"));
        try (PreparedStatement row = file.prepareStatement("INSERT INTO layer_styles (f_table_catalog, f_table_schema,"
                + " f_table_name, f_geometry_column, styleName, styleQML, styleSLD, useAsDefault, description)"
                + " VALUES ('', '', ?, 'geom', ?, ?, ?, 1, ?)")) {
            row.setString(1, table);
            row.setString(2, table);
            row.setString(3, style.qml());
            row.setString(4, style.sld());
            row.setString(5, layer.titleFr());
            row.executeUpdate();
        }
    }

    /** Makes the file whole; nothing can be added after. */
    void finish() throws SQLException {
        flush();
        if (!extent.isNull()) {
            try (PreparedStatement contents =
                    file.prepareStatement("UPDATE gpkg_contents SET min_x = ?, min_y = ?, max_x = ?, max_y = ?"
                            + " WHERE data_type = 'features'")) {
                contents.setDouble(1, extent.getMinX());
                contents.setDouble(2, extent.getMinY());
                contents.setDouble(3, extent.getMaxX());
                contents.setDouble(4, extent.getMaxY());
                contents.executeUpdate();
            }
        }
        run(file, sql("geopackage-index.sql").replace("{table}", table));
        file.commit();
    }

    @Override
    public void close() throws SQLException {
        file.close();
    }

    private void insert(String into, Object... values) throws SQLException {
        try (PreparedStatement row =
                file.prepareStatement("INSERT INTO " + into + " VALUES (?" + ", ?".repeat(values.length - 1) + ")")) {
            for (int i = 0; i < values.length; i++) {
                row.setObject(i + 1, values[i]);
            }
            row.executeUpdate();
        }
    }

    private static void run(Connection file, String sql) throws SQLException {
        try (Statement statement = file.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private static String sql(String name) throws SQLException {
        try (InputStream text =
                Objects.requireNonNull(GeoPackage.class.getResourceAsStream("/exports/" + name), name)) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new SQLException(unreadable);
        }
    }
}
