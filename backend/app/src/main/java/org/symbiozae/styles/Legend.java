package org.symbiozae.styles;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.symbiozae.store.Layer;
import org.symbiozae.store.Places;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What each layer is drawn as: one entry for each category where features have one, else a single entry. */
@Component
class Legend {

    private final Tokens tokens;
    private final Places places;

    Legend(Tokens tokens, Places places) {
        this.tokens = tokens;
        this.places = places;
    }

    /** @param category null for what has none */
    record Entry(@Nullable String category, String labelFr, String labelEn, String colour) {}

    enum Shape {
        POINT,
        LINE,
        AREA
    }

    List<Entry> entries(Layer layer) {
        List<Entry> entries = new ArrayList<>();
        if (layer.findColumn("category").isPresent()) {
            for (JsonNode category : JsonMapper.shared().readTree(places.categories())) {
                String code = category.get("code").asString();
                entries.add(new Entry(
                        code,
                        category.get("label_fr").asString(),
                        category.get("label_en").asString(),
                        tokens.categories().getOrDefault(code, tokens.colour("ink-2"))));
            }
        }
        entries.add(new Entry(null, layer.titleFr(), layer.titleEn(), plain(layer)));
        return entries;
    }

    private String plain(Layer layer) {
        return switch (layer.name()) {
            case "land" -> tokens.categories().getOrDefault("foncier", tokens.colour("ink-2"));
            case "territories" -> tokens.colour("accent");
            case "communes" -> tokens.colour("line-map");
            default -> tokens.colour("ink-2");
        };
    }

    static Shape shape(Layer layer) {
        return layer.geometryType().endsWith("Point")
                ? Shape.POINT
                : layer.geometryType().endsWith("LineString") ? Shape.LINE : Shape.AREA;
    }

    /** Around points and along links, so that they stand out on any background. */
    String halo() {
        return tokens.colour("bg");
    }

    String outline() {
        return tokens.colour("ink-2");
    }
}
