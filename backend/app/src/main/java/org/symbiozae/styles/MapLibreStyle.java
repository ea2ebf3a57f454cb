package org.symbiozae.styles;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.symbiozae.store.Layer;
import org.symbiozae.styles.Legend.Entry;

/** A layer as a MapLibre style (version 8) over its vector tiles. */
@Component
class MapLibreStyle {

    private final Legend legend;

    MapLibreStyle(Legend legend) {
        this.legend = legend;
    }

    /** @param root the address of the server */
    Map<String, Object> of(Layer layer, String root) {
        Map<String, Object> style = new LinkedHashMap<>();
        style.put("version", 8);
        style.put("name", layer.titleEn());
        style.put("metadata", Map.of("title_fr", layer.titleFr(), "legend", legend.entries(layer)));
        style.put(
                "sources",
                Map.of("symbiozae", Map.of("type", "vector", "url", root + "/tiles/" + layer.name() + ".json")));
        style.put("layers", layers(layer));
        return style;
    }

    private List<Map<String, Object>> layers(Layer layer) {
        Object colour = colour(layer);
        List<Map<String, Object>> layers = new ArrayList<>();
        switch (Legend.shape(layer)) {
            case POINT ->
                layers.add(drawn(
                        layer,
                        "circle",
                        Map.of(
                                "circle-color",
                                colour,
                                "circle-radius",
                                5,
                                "circle-stroke-color",
                                legend.halo(),
                                "circle-stroke-width",
                                1.5)));
            case LINE -> {
                layers.add(drawn(layer, "line", Map.of("line-color", colour, "line-width", 2, "line-opacity", 0.8)));
            }
            case AREA -> {
                layers.add(drawn(layer, "fill", Map.of("fill-color", colour, "fill-opacity", 0.15)));
                layers.add(drawn(layer, "line", Map.of("line-color", colour, "line-width", 1.5)));
            }
        }
        return layers;
    }

    private static Map<String, Object> drawn(Layer layer, String type, Map<String, Object> paint) {
        Map<String, Object> drawn = new LinkedHashMap<>();
        drawn.put("id", layer.name() + "-" + type);
        drawn.put("type", type);
        drawn.put("source", "symbiozae");
        drawn.put("source-layer", layer.name());
        drawn.put("minzoom", layer.minZoom());
        drawn.put("paint", paint);
        return drawn;
    }

    private Object colour(Layer layer) {
        List<Entry> entries = legend.entries(layer);
        if (entries.size() == 1) {
            return entries.get(0).colour();
        }
        List<Object> match = new ArrayList<>(List.of("match", List.of("get", "category")));
        for (Entry entry : entries) {
            if (entry.category() != null) {
                match.add(entry.category());
            }
            match.add(entry.colour());
        }
        return match;
    }
}
