package org.symbiozae.imports.formats;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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
 * A GeoPackage (OGC 12-128): the one table that has rows, or the one that is asked for; one without
 * shapes where none has any. It is opened read-only, without extensions; its views are not read and its schema is not trusted
 * to run functions. A row's line is its number in the table.
 */
final class GeoPackage implements Format {

    private static final String TABLES = """
            SELECT stored.name, shape.column_name, system.organization, system.organization_coordsys_id,
                   system.definition
            FROM gpkg_contents content
            JOIN sqlite_master stored ON lower(stored.name) = lower(content.table_name) AND stored.type = 'table'
            LEFT JOIN gpkg_geometry_columns shape ON lower(shape.table_name) = lower(content.table_name)
            LEFT JOIN gpkg_spatial_ref_sys system ON system.srs_id = shape.srs_id
            WHERE content.data_type IN ('features', 'attributes', 'aspatial') AND stored.name <> 'layer_styles'
            ORDER BY shape.column_name IS NULL, stored.name, shape.rowid
            """;

    private static final String VIEWS = """
            SELECT stored.name FROM gpkg_contents content
            JOIN sqlite_master stored ON lower(stored.name) = lower(content.table_name) AND stored.type = 'view'
            ORDER BY stored.name
            """;

    /** Where the header of the file says that changes are first written to a second file beside it. */
    private static final int JOURNAL_AT = 18;

    private static final int WRITE_AHEAD = 2;

    private record Table(
            String name,
            @Nullable String geometry,
            @Nullable ReferenceSystem system) {}

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
        boolean alone = !Files.exists(Path.of(file + "-wal"));
        String address = file.toAbsolutePath().toUri() + (alone ? "?immutable=1" : "");
        try (Connection connection = config.createConnection("jdbc:sqlite:" + address);
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA trusted_schema = OFF");
            if (alone && isOpenElsewhere(file)) {
                sink.notice(
                        "gpkg_open",
                        "The file was in use when it was copied, and its latest changes may be missing: close it in QGIS and"
                                + " send it again.");
            }
            Table table = table(statement, wanted, sink);
            try (ResultSet rows = statement.executeQuery("SELECT * FROM " + quoted(table.name()))) {
                take(rows, table, sink);
            }
        } catch (SQLException e) {
            if (String.valueOf(e.getMessage()).contains("no such table: gpkg_contents")) {
                throw OtherFormats.refused("SQLite");
            }
            throw new Unreadable(
                    "gpkg_broken",
                    String.valueOf(e.getMessage()),
                    "The GeoPackage is damaged or incomplete: export it again.");
        }
    }

    /** Who has it open writes to a file beside it first, which people do not send along. */
    private static boolean isOpenElsewhere(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(JOURNAL_AT);
            return in.read() == WRITE_AHEAD;
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
        List<String> names = filled.stream().map(Table::name).distinct().toList();
        List<String> shaped = filled.stream()
                .filter(table -> table.geometry() != null)
                .map(Table::name)
                .distinct()
                .toList();
        if (names.isEmpty()) {
            List<String> views = names(statement, VIEWS);
            if (!views.isEmpty()) {
                throw new Unreadable(
                        "views_only",
                        String.join(", ", views),
                        "The file holds views only, which are not run: export the layer as a table.");
            }
        }
        String name = wanted.of(wanted.open() && !shaped.isEmpty() ? shaped : names);
        sink.notice("table", "Read the table “" + name + "”.");
        wanted.leftOut(name, names, sink);
        List<Table> read =
                filled.stream().filter(table -> table.name().equals(name)).toList();
        if (read.size() > 1) {
            sink.notice(
                    "geometries",
                    "The table has several geometries; read from “"
                            + read.get(0).geometry() + "”, not from: "
                            + read.stream().skip(1).map(Table::geometry).collect(Collectors.joining(", ")) + ".");
        }
        return read.get(0);
    }

    private static List<String> names(Statement statement, String query) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
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
                columns.stream()
                        .filter(name -> !name.equalsIgnoreCase(table.geometry()))
                        .toList(),
                table.system()));
        GeoPackageGeometry geometries = new GeoPackageGeometry();
        for (int number = 1; rows.next(); number++) {
            Row.Draft row = new Row.Draft(number);
            for (int i = 0; i < columns.size(); i++) {
                if (columns.get(i).equalsIgnoreCase(table.geometry())) {
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
