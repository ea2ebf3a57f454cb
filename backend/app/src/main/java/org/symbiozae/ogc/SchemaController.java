package org.symbiozae.ogc;

import static org.symbiozae.ogc.Answers.object;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.symbiozae.store.Layer;
import org.symbiozae.store.Layer.Type;
import org.symbiozae.store.Layers;

/** What a layer's features have, and what of it filters and sorting may name, as JSON Schema (OGC API Features, Part 5). */
@Controller
class SchemaController {

    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    private final Layers layers;
    private final Asking asking;
    private final Answers answers;

    SchemaController(Layers layers, Asking asking, Answers answers) {
        this.layers = layers;
        this.asking = asking;
        this.answers = answers;
    }

    @GetMapping("/ogc/collections/{name}/schema")
    Answer schema(@PathVariable String name, HttpServletRequest request) throws HttpMediaTypeNotAcceptableException {
        return answer(name, request, "schema", true);
    }

    @GetMapping("/ogc/collections/{name}/queryables")
    Answer queryables(@PathVariable String name, HttpServletRequest request)
            throws HttpMediaTypeNotAcceptableException {
        return answer(name, request, "queryables", true);
    }

    @GetMapping("/ogc/collections/{name}/sortables")
    Answer sortables(@PathVariable String name, HttpServletRequest request) throws HttpMediaTypeNotAcceptableException {
        return answer(name, request, "sortables", false);
    }

    private Answer answer(String name, HttpServletRequest request, String kind, boolean withShape)
            throws HttpMediaTypeNotAcceptableException {
        Layer layer = layers.layer(name);
        Asked asked = asking.of(request, Format.SCHEMA, Format.HTML).only();
        String title = asked.language().title(layer) + " – " + asked.text("link." + kind);
        return answers.document(
                asked,
                title,
                object(
                        "$schema",
                        DIALECT,
                        "$id",
                        asked.root() + asked.path(),
                        "type",
                        "object",
                        "title",
                        title,
                        "description",
                        asked.language().description(layer),
                        "properties",
                        properties(layer, withShape),
                        "additionalProperties",
                        false));
    }

    private static Map<String, Object> properties(Layer layer, boolean withShape) {
        Map<String, Object> properties = object();
        layer.queryables().forEach((name, type) -> properties.put(name, property(layer, name, type)));
        if (withShape) {
            String shape = layer.geometryType().toLowerCase(Locale.ROOT);
            properties.put(
                    "geometry",
                    object("title", "geometry", "format", "geometry-" + shape, "x-ogc-role", "primary-geometry"));
        }
        int position = 1;
        for (Object property : properties.values()) {
            member(property).put("x-ogc-propertySeq", position++);
        }
        return properties;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> member(Object property) {
        return (Map<String, Object>) property;
    }

    private static Map<String, Object> property(Layer layer, String name, Type type) {
        Map<String, Object> property = type(type);
        property.put("title", name);
        if (name.equals("id")) {
            property.put("x-ogc-role", "id");
        } else if (layer.time().contains(name)) {
            property.put(
                    "x-ogc-role",
                    layer.time().size() == 1
                            ? "primary-instant"
                            : layer.time().indexOf(name) == 0 ? "primary-interval-start" : "primary-interval-end");
        }
        return property;
    }

    /** The JSON Schema of a column, for documents and parameters alike. */
    static Map<String, Object> type(Type type) {
        return switch (type) {
            case INTEGER -> object("type", "integer");
            case NUMBER -> object("type", "number");
            case BOOLEAN -> object("type", "boolean");
            case TEXT -> object("type", "string");
            case DATE -> object("type", "string", "format", "date");
            case TIME -> object("type", "string", "format", "date-time");
        };
    }
}
