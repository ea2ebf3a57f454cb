package org.symbiozae.styles;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.symbiozae.store.Layer;

/** What each layer is drawn as: one entry for each category where features have one, else a single entry. */
@Component
class Legend {

    private static final Map<String, String> CATEGORIES_FR = Map.of(
            "flux", "Flux de matières",
            "fluides", "Fluides et énergie",
            "services", "Services",
            "equipements", "Équipements",
            "foncier", "Foncier et locaux");
    private static final Map<String, String> CATEGORIES_EN = Map.of(
            "flux", "Materials",
            "fluides", "Fluids and energy",
            "services", "Services",
            "equipements", "Equipment",
            "foncier", "Land and premises");

    private final Tokens tokens;

    Legend(Tokens tokens) {
        this.tokens = tokens;
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
            tokens.categories()
                    .forEach((code, colour) -> entries.add(new Entry(
                            code,
                            CATEGORIES_FR.getOrDefault(code, code),
                            CATEGORIES_EN.getOrDefault(code, code),
                            colour)));
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
