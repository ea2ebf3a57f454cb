package org.symbiozae.imports.formats;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.symbiozae.imports.rows.Layer;
import org.symbiozae.imports.rows.Limits;
import org.symbiozae.imports.rows.ReferenceSystem;
import org.symbiozae.imports.rows.Row;
import org.symbiozae.imports.rows.RowSink;
import org.symbiozae.imports.rows.Unreadable;
import org.symbiozae.imports.shapes.GeoPackageGeometry;

/**
 * A GeoPackage (OGC 12-128): the one feature table that has rows, or the one that is asked for. It is opened read-only, without extensions; its views
 * are not read and its schema is not trusted to run functions. A row's line is its number in the table.
 */
final class GeoPackage implements Format {

    private static final String TABLES = """
            SELECT content.table_name, shape.column_name, system.organization, system.organization_coordsys_id,
                   system.definition
            FROM gpkg_contents content
            JOIN sqlite_master stored ON lower(stored.name) = lower(content.table_name) AND stored.type = 'table'
            JOIN gpkg_geometry_columns shape ON shape.table_name = content.table_name
            LEFT JOIN gpkg_spatial_ref_sys system ON system.srs_id = shape.srs_id
            WHERE content.data_type = 'features' ORDER BY content.table_name
            """;

    private record Table(
            String name, String geometry, @Nullable ReferenceSystem system) {}

    @Override
    public String name() {
        return "GeoPackage";
    }

    @Override
    public Set<String> endings() {
        return Set.of("gpkg");
    }

    @Override
    public void read(Path file, Limits limits, Selection wanted, RowSink sink) throws IOException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.enableLoadExtension(false);
        try (Connection connection = config.createConnection("jdbc:sqlite:" + file.toAbsolutePath());
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA trusted_schema = OFF");
            Table table = table(statement, wanted, sink);
            try (ResultSet rows = statement.executeQuery("SELECT * FROM " + quoted(table.name()))) {
                take(rows, table, sink);
            }
        } catch (SQLException e) {
            throw new Unreadable(
                    "gpkg_broken",
                    String.valueOf(e.getMessage()),
                    "The GeoPackage is damaged or incomplete: export it again.");
        }
    }

    private static Table table(Statement statement, Selection wanted, RowSink sink) throws SQLException, Unreadable {
        List<Table> all = new ArrayList<>();
        try (ResultSet tables = statement.executeQuery(TABLES)) {
            while (tables.next()) {
                all.add(new Table(tables.getString(1), tables.getString(2), system(tables)));
            }
        }
        List<Table> filled = new ArrayList<>();
        for (Table table : all) {
            try (ResultSet row = statement.executeQuery("SELECT 1 FROM " + quoted(table.name()) + " LIMIT 1")) {
                if (row.next()) {
                    filled.add(table);
                }
            }
        }
        List<String> names = filled.stream().map(Table::name).toList();
        String name = wanted.of(names);
        sink.notice("table", "Read the table “" + name + "”.");
        wanted.leftOut(name, names, sink);
        return filled.stream()
                .filter(table -> table.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static @Nullable ReferenceSystem system(ResultSet table) throws SQLException {
        String organization = table.getString(3);
        int code = table.getInt(4);
        if ("EPSG".equalsIgnoreCase(organization) && code > 0) {
            return ReferenceSystem.ofEpsg(code);
        }
        String wkt = table.getString(5);
        return wkt == null || wkt.isBlank() || "undefined".equals(wkt) ? null : new ReferenceSystem(null, wkt);
    }

    private static void take(ResultSet rows, Table table, RowSink sink) throws SQLException, IOException {
        List<String> columns = new ArrayList<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
            columns.add(rows.getMetaData().getColumnName(i));
        }
        sink.layer(new Layer(
                columns.stream().filter(name -> !name.equals(table.geometry())).toList(), table.system()));
        GeoPackageGeometry geometries = new GeoPackageGeometry();
        for (int number = 1; rows.next(); number++) {
            Row.Draft row = new Row.Draft(number);
            for (int i = 0; i < columns.size(); i++) {
                if (columns.get(i).equals(table.geometry())) {
                    geometries.read(rows.getBytes(i + 1), row);
                } else if (rows.getObject(i + 1) != null && !(rows.getObject(i + 1) instanceof byte[])) {
                    row.cell(columns.get(i), rows.getString(i + 1));
                }
            }
            sink.row(row.done());
        }
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
