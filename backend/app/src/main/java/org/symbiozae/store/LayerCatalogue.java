package org.symbiozae.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.symbiozae.store.Layer.Column;
import org.symbiozae.store.Layer.Type;
import tools.jackson.databind.json.JsonMapper;

/** Reads what the views of schema {@code layer} say of themselves: their columns, and the JSON of their comment. */
final class LayerCatalogue {

    private static final String COLUMNS = """
            SELECT view.relname AS layer, obj_description(view.oid) AS about, attribute.attname AS column_name,
                   format_type(attribute.atttypid, NULL) AS type,
                   postgis_typmod_type(attribute.atttypmod) AS geometry_type
            FROM pg_class view JOIN pg_attribute attribute ON attribute.attrelid = view.oid AND attribute.attnum > 0
            WHERE view.relnamespace = 'layer'::regnamespace AND view.relkind = 'v'
            ORDER BY view.relname, attribute.attnum
            """;

    private record About(
            String title_fr,
            String title_en,
            String description_fr,
            String description,
            int min_zoom,
            @Nullable List<String> tile,
            @Nullable List<String> time) {}

    private record Cell(String layer, String about, String column, String type, String geometryType) {}

    /** Not properties: the number, the geometry, and the same geometry as tiles draw it. */
    private static final Set<String> UNPUBLISHED = Set.of("id", "geometry", "drawn");

    private LayerCatalogue() {}

    static Map<String, Layer> read(JdbcClient jdbc, JsonMapper json) {
        Map<String, List<Cell>> views = new TreeMap<>();
        jdbc.sql(COLUMNS)
                .query((row, number) -> new Cell(
                        row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5)))
                .list()
                .forEach(cell -> views.computeIfAbsent(cell.layer, name -> new ArrayList<>())
                        .add(cell));
        Map<String, Layer> layers = new TreeMap<>();
        views.forEach((name, cells) -> layers.put(name, layer(name, cells, json)));
        return layers;
    }

    private static Layer layer(String name, List<Cell> cells, JsonMapper json) {
        About about = json.readValue(cells.get(0).about, About.class);
        List<Column> columns = cells.stream()
                .filter(cell -> !UNPUBLISHED.contains(cell.column))
                .map(cell -> new Column(cell.column, type(cell)))
                .toList();
        List<String> tileColumns =
                about.tile() == null ? columns.stream().map(Column::name).toList() : about.tile();
        String geometryType = cells.stream()
                .filter(cell -> cell.column.equals("geometry"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("layer " + name + " has no column geometry"))
                .geometryType;
        return new Layer(
                name,
                about.title_fr(),
                about.title_en(),
                about.description_fr(),
                about.description(),
                about.min_zoom(),
                columns,
                tileColumns,
                about.time() == null ? List.of() : about.time(),
                geometryType);
    }

    private static Type type(Cell cell) {
        return switch (cell.type) {
            case "text" -> Type.TEXT;
            case "integer", "bigint" -> Type.INTEGER;
            case "double precision" -> Type.NUMBER;
            case "boolean" -> Type.BOOLEAN;
            case "date" -> Type.DATE;
            case "timestamp with time zone" -> Type.TIME;
            default ->
                throw new IllegalStateException("layer " + cell.layer + ", column " + cell.column + ": type "
                        + cell.type + " is not published; cast it in the view");
        };
    }
}
