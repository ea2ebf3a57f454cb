package org.symbiozae.ogc;

import static org.symbiozae.ogc.Answers.object;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.symbiozae.domain.Crs;
import org.symbiozae.store.Extent;
import org.symbiozae.store.Layer;
import org.symbiozae.store.Layer.Type;

/** Every operation of the OGC API with its parameters, as the paths of an OpenAPI definition. */
final class Operations {

    private static final Map<String, Object> TEXT = object("type", "string");
    private static final int EXAMPLE_ZOOM = 12;

    private final Language language;
    private final Map<String, Extent> extents;

    /** @param extents of the layers that have one, by their names */
    Operations(Language language, Map<String, Extent> extents) {
        this.language = language;
        this.extents = extents;
    }

    Map<String, Object> paths(List<Layer> layers) {
        Map<String, Object> paths = object();
        put(paths, "/", "landing", "link.landing", Format.JSON);
        put(paths, "/api", "definition", "link.api", Format.OPENAPI);
        put(paths, "/conformance", "conformance", "link.conformance", Format.JSON);
        put(paths, "/collections", "collections", "link.collections", Format.JSON);
        put(paths, "/tiles", "tiles.dataset.vector.getTileSetsList", "link.tiles", Format.JSON);
        put(paths, "/tiles/WebMercatorQuad", "tiles.dataset.vector.getTileSet", "link.tileset", Format.JSON);
        paths.put(
                "/tiles/WebMercatorQuad/{tileMatrix}/{tileRow}/{tileCol}",
                tile("tiles.dataset.vector.getTile", "Symbiozae", List.of(), extents.get("territories")));
        put(paths, "/tileMatrixSets", "tiles.getTileMatrixSetsList", "link.tilingSchemes", Format.JSON);
        put(paths, "/tileMatrixSets/WebMercatorQuad", "tiles.getTileMatrixSet", "link.tilingSchemes", Format.JSON);
        for (Layer layer : layers) {
            put(paths, layer);
        }
        return paths;
    }

    private void put(Map<String, Object> paths, Layer layer) {
        String path = "/collections/" + layer.name();
        String title = language.title(layer);
        paths.put(path, operation(layer.name(), title, List.of(), Format.JSON));
        paths.put(
                path + "/items",
                operation(
                        layer.name() + ".items",
                        title + ": " + language.description(layer),
                        pages(layer),
                        Format.GEOJSON));
        paths.put(
                path + "/items/{featureId}",
                operation(
                        layer.name() + ".item",
                        title + ", " + language.text("link.one"),
                        List.of(
                                path("featureId", object("type", "integer")),
                                query("crs", crs(layer)),
                                query("properties", names(layer))),
                        Format.GEOJSON));
        for (String kind : List.of("queryables", "sortables", "schema")) {
            paths.put(
                    path + "/" + kind,
                    operation(
                            layer.name() + "." + kind,
                            title + ", " + language.text("link." + kind),
                            List.of(),
                            Format.SCHEMA));
        }
        String tiles = layer.name() + ".collection.vector.";
        paths.put(path + "/tiles", operation(tiles + "getTileSetsList", title, List.of(), Format.JSON));
        paths.put(path + "/tiles/WebMercatorQuad", operation(tiles + "getTileSet", title, List.of(), Format.JSON));
        paths.put(
                path + "/tiles/WebMercatorQuad/{tileMatrix}/{tileRow}/{tileCol}",
                tile(tiles + "getTile", title, filters(layer), extents.get(layer.name())));
    }

    private void put(Map<String, Object> paths, String path, String id, String title, Format format) {
        paths.put(path, operation(id, language.text(title), List.of(), format));
    }

    private Map<String, Object> operation(String id, String summary, List<Object> parameters, Format format) {
        List<Object> all = new ArrayList<>(parameters);
        all.add(query("f", choice(Arrays.asList(format.code(), Format.HTML.code()))));
        all.add(query("lang", choice(List.of("fr", "en"))));
        return get(
                id,
                summary,
                all,
                object(
                        format.type().toString(),
                        object("schema", object("type", "object")),
                        Format.HTML.type().toString(),
                        object("schema", TEXT)));
    }

    private Map<String, Object> tile(String id, String title, List<Object> filters, @Nullable Extent extent) {
        List<Object> parameters = new ArrayList<>();
        int[] place = WebMercatorQuad.middle(extent, EXAMPLE_ZOOM);
        Map<String, Object> number = object("type", "integer", "minimum", 0);
        parameters.add(path("tileMatrix", TEXT, Integer.toString(EXAMPLE_ZOOM)));
        parameters.add(path("tileRow", number, place[0]));
        parameters.add(path("tileCol", number, place[1]));
        parameters.addAll(filters);
        return get(
                id,
                title + ": " + language.text("link.tile"),
                parameters,
                object(
                        "application/vnd.mapbox-vector-tile",
                        object("schema", object("type", "string", "format", "binary"))));
    }

    private Map<String, Object> get(String id, String summary, List<Object> parameters, Map<String, Object> content) {
        return object(
                "get",
                object(
                        "operationId",
                        id,
                        "summary",
                        summary,
                        "parameters",
                        parameters,
                        "responses",
                        object(
                                "200",
                                object("description", language.text("answer.200"), "content", content),
                                "400",
                                problem("answer.400"),
                                "404",
                                problem("answer.404"),
                                "406",
                                problem("answer.406"))));
    }

    private Map<String, Object> problem(String key) {
        return object(
                "description",
                language.text(key),
                "content",
                object("application/problem+json", object("schema", object("type", "object"))));
    }

    private List<Object> pages(Layer layer) {
        List<Object> parameters = new ArrayList<>(List.of(
                query(
                        "limit",
                        object(
                                "type",
                                "integer",
                                "minimum",
                                1,
                                "maximum",
                                ItemRequest.MOST,
                                "default",
                                ItemRequest.DEFAULT_LIMIT)),
                query("after", TEXT),
                query("crs", crs(layer)),
                query("sortby", names(layer)),
                query("properties", names(layer))));
        parameters.addAll(filters(layer));
        return parameters;
    }

    /** What items, tiles and exports filter by. */
    private List<Object> filters(Layer layer) {
        List<Double> sides = Systems.place(layer, extents).map(Extent::sides).orElse(List.of(6.0, 46.0, 6.5, 46.5));
        List<Object> parameters = new ArrayList<>(List.of(
                query(
                        "bbox",
                        object("type", "array", "minItems", 4, "maxItems", 6, "items", object("type", "number")),
                        sides),
                query("bbox-crs", crs(layer)),
                query("datetime", TEXT, "2026-01-01/.."),
                query("filter", TEXT, layer.findColumn("category").isPresent() ? "category = 'fluides'" : "id > 0"),
                query(
                        "filter-lang",
                        object("type", "string", "enum", List.of("cql2-text", "cql2-json"), "default", "cql2-text")),
                query("filter-crs", crs(layer))));
        layer.queryables().forEach((name, type) -> {
            parameters.add(query(name, SchemaController.type(type)));
            if (type == Type.TEXT) {
                parameters.add(query("any_" + name, object("type", "array", "items", TEXT)));
            }
            for (String limit : List.of("min_" + name, "max_" + name)) {
                // A column may be called so itself, as min_volume: the parameter is then the column's.
                if (type != Type.TEXT
                        && type != Type.BOOLEAN
                        && !layer.queryables().containsKey(limit)) {
                    parameters.add(query(limit, SchemaController.type(type)));
                }
            }
        });
        return parameters;
    }

    private static Map<String, Object> names(Layer layer) {
        return object(
                "type",
                "array",
                "items",
                TEXT,
                "example",
                List.of(layer.columns().get(0).name()));
    }

    private Map<String, Object> crs(Layer layer) {
        return object(
                "type",
                "string",
                "format",
                "uri",
                "enum",
                Systems.addresses(Systems.place(layer, extents)),
                "default",
                Crs.CRS84.uri());
    }

    private static Map<String, Object> choice(List<String> values) {
        return object("type", "string", "enum", values);
    }

    private static Map<String, Object> query(String name, Map<String, Object> schema) {
        return object(
                "name", name, "in", "query", "required", false, "schema", schema, "style", "form", "explode", false);
    }

    private static Map<String, Object> query(String name, Map<String, Object> schema, Object example) {
        Map<String, Object> parameter = query(name, schema);
        parameter.put("example", example);
        return parameter;
    }

    private static Map<String, Object> path(String name, Map<String, Object> schema, Object example) {
        Map<String, Object> parameter = path(name, schema);
        parameter.put("example", example);
        return parameter;
    }

    private static Map<String, Object> path(String name, Map<String, Object> schema) {
        return object("name", name, "in", "path", "required", true, "schema", schema);
    }
}
