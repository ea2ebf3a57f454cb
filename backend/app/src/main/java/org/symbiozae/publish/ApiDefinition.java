package org.symbiozae.publish;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.symbiozae.store.Layer;
import org.symbiozae.store.Layer.Column;
import org.symbiozae.store.Layer.Type;
import org.symbiozae.store.Layers;

/** The OpenAPI 3.0 definition of the OGC API, made from the layers there are; it refers to nothing outside itself. */
@RestController
class ApiDefinition {

    private static final MediaType OPENAPI = MediaType.valueOf("application/vnd.oai.openapi+json;version=3.0");
    private static final Map<String, Object> JSON = answers("application/json");
    private static final Map<String, Object> GEOJSON = answers("application/geo+json");

    private final Layers layers;
    private final Addresses addresses;

    ApiDefinition(Layers layers, Addresses addresses) {
        this.layers = layers;
        this.addresses = addresses;
    }

    @GetMapping("/ogc/api")
    ResponseEntity<Map<String, Object>> definition(HttpServletRequest request) {
        Map<String, Object> paths = new LinkedHashMap<>();
        paths.put("/", get("Landing page", List.of(), JSON));
        paths.put("/conformance", get("Conformance classes", List.of(), JSON));
        paths.put("/collections", get("The layers", List.of(), JSON));
        for (Layer layer : layers.layers()) {
            String path = "/collections/" + layer.name();
            paths.put(path, get(layer.titleEn(), List.of(), JSON));
            paths.put(path + "/items", get(layer.description(), itemParameters(layer), GEOJSON));
            paths.put(path + "/items/{id}", get("One of " + layer.titleEn(), List.of(id()), GEOJSON));
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("openapi", "3.0.3");
        answer.put(
                "info", Map.of("title", "Symbiozae", "version", "1.0", "description", "Shared needs of a territory."));
        answer.put("servers", List.of(Map.of("url", addresses.root(request) + "/ogc")));
        answer.put("paths", paths);
        return ResponseEntity.ok().contentType(OPENAPI).body(answer);
    }

    private static Map<String, Object> get(String summary, List<Object> parameters, Map<String, Object> answers) {
        return Map.of("get", Map.of("summary", summary, "parameters", parameters, "responses", answers));
    }

    private static List<Object> itemParameters(Layer layer) {
        List<Object> parameters = new ArrayList<>();
        parameters.add(query(
                "limit", Map.of("type", "integer", "minimum", 1, "maximum", 10000, "default", 1000), "form", false));
        parameters.add(query(
                "bbox",
                Map.of("type", "array", "minItems", 4, "maxItems", 6, "items", Map.of("type", "number")),
                "form",
                false));
        for (Column column : layer.columns()) {
            Map<String, Object> items = Map.of("type", type(column.type()));
            parameters.add(query(column.name(), Map.of("type", "array", "items", items), "form", false));
            if (column.type() == Type.INTEGER || column.type() == Type.NUMBER || column.type() == Type.DATE) {
                parameters.add(query("min_" + column.name(), items, "form", false));
                parameters.add(query("max_" + column.name(), items, "form", false));
            }
        }
        return parameters;
    }

    private static Map<String, Object> query(String name, Map<String, Object> schema, String style, boolean explode) {
        return Map.of(
                "name", name, "in", "query", "required", false, "schema", schema, "style", style, "explode", explode);
    }

    private static Map<String, Object> id() {
        return Map.of("name", "id", "in", "path", "required", true, "schema", Map.of("type", "integer"));
    }

    private static String type(Type type) {
        return switch (type) {
            case INTEGER -> "integer";
            case NUMBER -> "number";
            case BOOLEAN -> "boolean";
            case TEXT, DATE, TIME -> "string";
        };
    }

    private static Map<String, Object> answers(String media) {
        Map<String, Object> schema = Map.of("schema", Map.of("type", "object"));
        return Map.of(
                "200", Map.of("description", "What was asked for", "content", Map.of(media, schema)),
                "400", Map.of("description", "A parameter is unknown or cannot be read"),
                "404", Map.of("description", "There is no such thing, or the viewer may not see it"));
    }
}
