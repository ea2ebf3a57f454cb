package org.symbiozae.ogc;

import static org.symbiozae.ogc.Answers.links;
import static org.symbiozae.ogc.Answers.object;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.symbiozae.domain.Crs;
import org.symbiozae.domain.Viewer;
import org.symbiozae.store.Extents;
import org.symbiozae.store.Layer;
import org.symbiozae.store.Layers;
import org.symbiozae.store.TileStatement;

/** Which tiles there are (OGC API Tiles, Part 1): of each layer, and of all of them together. */
@Controller
class TilesetController {

    private static final String MVT = "application/vnd.mapbox-vector-tile";

    private final Layers layers;
    private final Extents extents;
    private final Asking asking;
    private final Answers answers;

    TilesetController(Layers layers, Extents extents, Asking asking, Answers answers) {
        this.layers = layers;
        this.extents = extents;
        this.asking = asking;
        this.answers = answers;
    }

    @GetMapping("/ogc/tiles")
    Answer tilesets(HttpServletRequest request) throws HttpMediaTypeNotAcceptableException {
        Asked asked = asking.of(request, Format.JSON, Format.HTML).only();
        return list(asked, "Symbiozae");
    }

    @GetMapping("/ogc/collections/{name}/tiles")
    Answer tilesetsOf(@PathVariable String name, HttpServletRequest request)
            throws HttpMediaTypeNotAcceptableException {
        Layer layer = layers.layer(name);
        Asked asked = asking.of(request, Format.JSON, Format.HTML).only();
        return list(asked, asked.language().title(layer));
    }

    private Answer list(Asked asked, String title) {
        Map<String, Object> tileset = head(title);
        tileset.put("links", List.of(tileset(asked, asked.path() + "/" + WebMercatorQuad.NAME, "self"), scheme(asked)));
        return answers.document(
                asked,
                title + " – " + asked.text("link.tiles"),
                object("links", links(asked), "tilesets", List.of(tileset)));
    }

    @GetMapping("/ogc/tiles/" + WebMercatorQuad.NAME)
    Answer tileset(HttpServletRequest request, Viewer viewer) throws HttpMediaTypeNotAcceptableException {
        Asked asked = asking.of(request, Format.JSON, Format.HTML).only();
        return tileset(asked, "Symbiozae", layers.layers(), viewer);
    }

    @GetMapping("/ogc/collections/{name}/tiles/" + WebMercatorQuad.NAME)
    Answer tilesetOf(@PathVariable String name, HttpServletRequest request, Viewer viewer)
            throws HttpMediaTypeNotAcceptableException {
        Layer layer = layers.layer(name);
        Asked asked = asking.of(request, Format.JSON, Format.HTML).only();
        return tileset(asked, asked.language().title(layer), List.of(layer), viewer);
    }

    private Answer tileset(Asked asked, String title, List<Layer> shown, Viewer viewer) {
        Map<String, Object> document = head(title);
        if (shown.size() == 1) {
            extents.find(shown.get(0), viewer).ifPresent(extent -> {
                List<Double> sides = extent.sides();
                document.put(
                        "boundingBox",
                        object(
                                "lowerLeft",
                                sides.subList(0, 2),
                                "upperRight",
                                sides.subList(2, 4),
                                "crs",
                                Crs.CRS84.uri()));
            });
        }
        document.put("tileMatrixSetLimits", WebMercatorQuad.limits());
        document.put("layers", shown.stream().map(layer -> layer(layer, asked)).toList());
        List<Link> links = new ArrayList<>(links(asked, scheme(asked)));
        links.add(new Link(
                asked.root() + asked.path() + "/{tileMatrix}/{tileRow}/{tileCol}",
                "item",
                MVT,
                asked.text("link.tile"),
                true));
        document.put("links", links);
        return answers.document(asked, title + " – " + WebMercatorQuad.NAME, document);
    }

    private static Map<String, Object> head(String title) {
        return object(
                "title",
                title,
                "dataType",
                "vector",
                "crs",
                WebMercatorQuad.CRS,
                "tileMatrixSetURI",
                WebMercatorQuad.URI);
    }

    private static Map<String, Object> layer(Layer layer, Asked asked) {
        Map<String, Object> properties = object();
        layer.tileColumns()
                .forEach(name -> properties.put(
                        name,
                        SchemaController.type(
                                layer.findColumn(name).orElseThrow().type())));
        return object(
                "id",
                layer.name(),
                "title",
                asked.language().title(layer),
                "description",
                asked.language().description(layer),
                "dataType",
                "vector",
                "geometryDimension",
                layer.geometryType().endsWith("Point")
                        ? 0
                        : layer.geometryType().endsWith("LineString") ? 1 : 2,
                "minTileMatrix",
                Integer.toString(layer.minZoom()),
                "maxTileMatrix",
                Integer.toString(TileStatement.MAX_ZOOM),
                "propertiesSchema",
                object("type", "object", "properties", properties));
    }

    private static Link tileset(Asked asked, String path, String rel) {
        return new Link(asked.root() + path, rel, Format.JSON.type().toString(), asked.text("link.tileset"));
    }

    private static Link scheme(Asked asked) {
        return new Link(
                asked.root() + "/tileMatrixSets/" + WebMercatorQuad.NAME,
                Link.OGC + "tiling-scheme",
                Format.JSON.type().toString(),
                WebMercatorQuad.NAME);
    }

    @GetMapping("/ogc/tileMatrixSets")
    Answer schemes(HttpServletRequest request) throws HttpMediaTypeNotAcceptableException {
        Asked asked = asking.of(request, Format.JSON, Format.HTML).only();
        String path = "/tileMatrixSets/" + WebMercatorQuad.NAME;
        return answers.document(
                asked,
                asked.text("link.tilingSchemes"),
                object(
                        "links",
                        links(asked),
                        "tileMatrixSets",
                        List.of(object(
                                "id",
                                WebMercatorQuad.NAME,
                                "title",
                                WebMercatorQuad.NAME,
                                "uri",
                                WebMercatorQuad.URI,
                                "crs",
                                WebMercatorQuad.CRS,
                                "links",
                                List.of(tileset(asked, path, "self"), tileset(asked, path, "item"))))));
    }

    @GetMapping("/ogc/tileMatrixSets/" + WebMercatorQuad.NAME)
    Answer scheme(HttpServletRequest request) throws HttpMediaTypeNotAcceptableException {
        Asked asked = asking.of(request, Format.JSON, Format.HTML).only();
        return answers.document(asked, WebMercatorQuad.NAME, WebMercatorQuad.document());
    }
}
