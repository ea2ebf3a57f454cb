package org.symbiozae.publish;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.symbiozae.access.Addresses;
import org.symbiozae.domain.Problem;
import org.symbiozae.domain.Viewer;
import org.symbiozae.store.Extent;
import org.symbiozae.store.Extents;
import org.symbiozae.store.Layer;
import org.symbiozae.store.Layers;
import org.symbiozae.store.TileStatement;
import org.symbiozae.tiles.TileAddress;
import org.symbiozae.tiles.TileRequest;
import org.symbiozae.tiles.Tiles;

/**
 * Layers as vector tiles, in XYZ order and in OGC order (row before column), and their TileJSON 3. An empty tile is
 * 204 everywhere.
 */
@RestController
class TileController {

    private static final int MOST_LAYERS = 10;

    private final Layers layers;
    private final Extents extents;
    private final Tiles tiles;
    private final Addresses addresses;

    TileController(Layers layers, Extents extents, Tiles tiles, Addresses addresses) {
        this.layers = layers;
        this.extents = extents;
        this.tiles = tiles;
        this.addresses = addresses;
    }

    /** @param names one layer or several with commas between: their parts in one tile */
    @GetMapping("/tiles/{names}/{z}/{x}/{y}.mvt")
    void xyz(
            @PathVariable String names,
            @PathVariable int z,
            @PathVariable int x,
            @PathVariable int y,
            HttpServletRequest request,
            HttpServletResponse response,
            Viewer viewer)
            throws IOException {
        TileAddress at = new TileAddress(z, x, y);
        new TileAnswer(request, response).send(tiles, new TileRequest(layers(names), filter(request, at), viewer, at));
    }

    @GetMapping("/ogc/collections/{name}/tiles/WebMercatorQuad/{z}/{row}/{column}")
    void ogc(
            @PathVariable String name,
            @PathVariable int z,
            @PathVariable int row,
            @PathVariable int column,
            HttpServletRequest request,
            HttpServletResponse response,
            Viewer viewer)
            throws IOException {
        xyz(name, z, column, row, request, response, viewer);
    }

    /** The tile set of the whole: every layer there is. */
    @GetMapping("/ogc/tiles/WebMercatorQuad/{z}/{row}/{column}")
    void dataset(
            @PathVariable int z,
            @PathVariable int row,
            @PathVariable int column,
            HttpServletRequest request,
            HttpServletResponse response,
            Viewer viewer)
            throws IOException {
        List<String> all = layers.layers().stream().map(Layer::name).toList();
        TileAddress at = new TileAddress(z, column, row);
        new TileAnswer(request, response).send(tiles, new TileRequest(all, filter(request, at), viewer, at));
    }

    private static Map<String, List<String>> filter(HttpServletRequest request, TileAddress at) {
        if (request.getQueryString() == null) {
            return Map.of();
        }
        Map<String, List<String>> filter = Parameters.of(request).without(Set.of("f"));
        TileBox.check(filter, at);
        return filter;
    }

    static List<String> layers(String names) {
        List<String> wanted = Arrays.stream(names.split(",")).distinct().toList();
        if (wanted.size() > MOST_LAYERS) {
            throw Problem.invalid("At most " + MOST_LAYERS + " layers in one tile, not " + wanted.size() + ".");
        }
        return wanted;
    }

    @GetMapping("/tiles/{name}.json")
    Map<String, Object> tileJson(@PathVariable String name, HttpServletRequest request, Viewer viewer) {
        Layer layer = layers.layer(name);
        Map<String, String> fields = new LinkedHashMap<>();
        layer.tileColumns()
                .forEach(column -> fields.put(
                        column,
                        layer.findColumn(column).orElseThrow().type().name().toLowerCase(Locale.ROOT)));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("tilejson", "3.0.0");
        answer.put("name", layer.name());
        answer.put("description", layer.description());
        answer.put("tiles", List.of(addresses.root(request) + "/tiles/" + name + "/{z}/{x}/{y}.mvt"));
        answer.put("minzoom", layer.minZoom());
        answer.put("maxzoom", TileStatement.MAX_ZOOM);
        extents.find(layer, viewer).map(Extent::sides).ifPresent(sides -> {
            answer.put("bounds", sides);
            answer.put(
                    "center",
                    List.of(
                            (sides.get(0) + sides.get(2)) / 2,
                            (sides.get(1) + sides.get(3)) / 2,
                            Math.max(10, layer.minZoom())));
        });
        answer.put(
                "vector_layers",
                List.of(Map.of(
                        "id",
                        name,
                        "description",
                        layer.description(),
                        "minzoom",
                        layer.minZoom(),
                        "maxzoom",
                        TileStatement.MAX_ZOOM,
                        "fields",
                        fields)));
        return answer;
    }
}
