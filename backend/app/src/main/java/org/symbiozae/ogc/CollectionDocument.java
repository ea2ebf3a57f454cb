package org.symbiozae.ogc;

import static org.symbiozae.ogc.Answers.object;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.symbiozae.domain.Crs;
import org.symbiozae.domain.Viewer;
import org.symbiozae.store.Extent;
import org.symbiozae.store.Extents;
import org.symbiozae.store.Layer;
import org.symbiozae.store.Layers;

/** What is said of a layer: its extent as the viewer sees it, its reference systems, where its features and tiles are. */
@Component
class CollectionDocument {

    private static final String GREGORIAN = "http://www.opengis.net/def/uom/ISO-8601/0/Gregorian";

    private final Layers layers;
    private final Extents extents;
    private final Systems systems;

    CollectionDocument(Layers layers, Extents extents, Systems systems) {
        this.layers = layers;
        this.extents = extents;
        this.systems = systems;
    }

    /** @param own links to the document itself */
    Map<String, Object> of(Layer layer, Asked asked, List<Link> own, Viewer viewer) {
        return of(layer, asked, own, systems.known(layer, viewer));
    }

    /** Of every layer, for the list of them. */
    List<Map<String, Object>> all(Asked asked, Viewer viewer) {
        Map<String, Extent> known = extents.find(layers.layers(), viewer);
        return layers.layers().stream()
                .map(layer -> of(layer, asked, List.of(self(layer, asked)), known))
                .toList();
    }

    private static Link self(Layer layer, Asked asked) {
        return new Link(
                asked.root() + "/collections/" + layer.name(),
                "self",
                Format.JSON.type().toString(),
                asked.language().title(layer));
    }

    private static Map<String, Object> of(Layer layer, Asked asked, List<Link> own, Map<String, Extent> known) {
        Optional<Extent> place = Systems.place(layer, known);
        Map<String, Object> document = object(
                "id",
                layer.name(),
                "title",
                asked.language().title(layer),
                "description",
                asked.language().description(layer),
                "itemType",
                "feature",
                "storageCrs",
                Crs.CRS84.uri(),
                "crs",
                Systems.addresses(place));
        place.ifPresent(extent -> document.put("extent", extent(extent)));
        List<Link> links = new ArrayList<>(own);
        links.addAll(links(layer, asked));
        document.put("links", links);
        return document;
    }

    static Map<String, Object> extent(Extent extent) {
        Map<String, Object> document =
                object("spatial", object("bbox", List.of(extent.sides()), "crs", Crs.CRS84.uri()));
        if (extent.from() != null && extent.to() != null) {
            List<String> interval = List.of(extent.from() + "T00:00:00Z", extent.to() + "T00:00:00Z");
            document.put("temporal", object("interval", List.of(interval), "trs", GREGORIAN));
        }
        return document;
    }

    private static List<Link> links(Layer layer, Asked asked) {
        String self = asked.root() + "/collections/" + layer.name();
        String server = asked.root().substring(0, asked.root().length() - "/ogc".length());
        String json = Format.JSON.type().toString();
        String schema = Format.SCHEMA.type().toString();
        return List.of(
                new Link(self + "/items?f=json", "items", Format.GEOJSON.type().toString(), asked.text("link.items")),
                new Link(self + "/items?f=html", "items", Format.HTML.type().toString(), asked.text("link.itemsPage")),
                new Link(self + "/queryables", Link.OGC + "queryables", schema, asked.text("link.queryables")),
                new Link(self + "/sortables", Link.OGC + "sortables", schema, asked.text("link.sortables")),
                new Link(self + "/schema", Link.OGC + "schema", schema, asked.text("link.schema")),
                new Link(self + "/tiles", Link.OGC + "tilesets-vector", json, asked.text("link.tiles")),
                new Link(
                        server + "/styles/" + layer.name() + ".json",
                        Link.OGC + "styles",
                        "application/vnd.mapbox.style+json",
                        asked.text("link.style")),
                new Link(
                        server + "/export/" + layer.name() + ".gpkg",
                        "enclosure",
                        "application/geopackage+sqlite3",
                        asked.text("link.file")));
    }
}
