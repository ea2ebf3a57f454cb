package org.symbiozae.publish;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;
import org.symbiozae.domain.Problem;
import org.symbiozae.domain.Viewer;
import org.symbiozae.store.Layer;
import org.symbiozae.store.LayerQuery;
import org.symbiozae.store.Layers;
import org.symbiozae.store.Layers.Feature;
import tools.jackson.databind.json.JsonMapper;

/** OGC API - Features, Part 1: Core and GeoJSON. Every layer is a collection; pages follow by opaque next links. */
@RestController
@RequestMapping("/ogc")
class FeatureController {

    static final MediaType GEOJSON = MediaType.valueOf("application/geo+json");
    private static final String CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";
    private static final Set<String> OWN = Set.of("limit", "after", "f", "datetime");
    private static final int DEFAULT_LIMIT = 1000;
    private static final int MOST = 10_000;

    private final Layers layers;
    private final Addresses addresses;
    private final JsonMapper json;
    private final Clock clock;

    FeatureController(Layers layers, Addresses addresses, JsonMapper json, Clock clock) {
        this.layers = layers;
        this.addresses = addresses;
        this.json = json;
        this.clock = clock;
    }

    record Link(String href, String rel, String type, String title) {}

    @GetMapping({"", "/"})
    Map<String, Object> landing(HttpServletRequest request) {
        String ogc = addresses.root(request) + "/ogc";
        return Map.of(
                "title",
                "Symbiozae",
                "description",
                "Which needs the companies of a territory could share, and where.",
                "links",
                List.of(
                        new Link(ogc, "self", "application/json", "This page"),
                        new Link(
                                ogc + "/api",
                                "service-desc",
                                "application/vnd.oai.openapi+json;version=3.0",
                                "API definition"),
                        new Link(ogc + "/conformance", "conformance", "application/json", "What it conforms to"),
                        new Link(ogc + "/collections", "data", "application/json", "The layers")));
    }

    @GetMapping("/conformance")
    Map<String, Object> conformance() {
        String features = "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/";
        return Map.of("conformsTo", List.of(features + "core", features + "oas30", features + "geojson"));
    }

    @GetMapping("/collections")
    Map<String, Object> collections(HttpServletRequest request, Viewer viewer) {
        String self = addresses.root(request) + "/ogc/collections";
        return Map.of(
                "links",
                List.of(new Link(self, "self", "application/json", "The layers")),
                "collections",
                layers.layers().stream()
                        .map(layer -> collection(layer, request, viewer))
                        .toList());
    }

    @GetMapping("/collections/{name}")
    Map<String, Object> collection(@PathVariable String name, HttpServletRequest request, Viewer viewer) {
        return collection(layers.layer(name), request, viewer);
    }

    private Map<String, Object> collection(Layer layer, HttpServletRequest request, Viewer viewer) {
        String self = addresses.root(request) + "/ogc/collections/" + layer.name();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("id", layer.name());
        answer.put("title", layer.titleEn());
        answer.put("title_fr", layer.titleFr());
        answer.put("description", layer.description());
        answer.put("itemType", "feature");
        answer.put("crs", List.of(CRS84));
        double[] extent = layers.extent(layer, viewer);
        if (extent.length == 4) {
            answer.put("extent", Map.of("spatial", Map.of("bbox", List.of(extent), "crs", CRS84)));
        }
        answer.put(
                "links",
                List.of(
                        new Link(self, "self", "application/json", layer.titleEn()),
                        new Link(self + "/items", "items", GEOJSON.toString(), layer.titleEn())));
        return answer;
    }

    @GetMapping("/collections/{name}/items")
    ResponseEntity<String> items(@PathVariable String name, HttpServletRequest request, Viewer viewer) {
        Layer layer = layers.layer(name);
        Parameters parameters = Parameters.of(request);
        int limit = (int) parameters.whole("limit", DEFAULT_LIMIT, 1, MOST);
        long after = parameters.whole("after", 0, 0, Long.MAX_VALUE);
        LayerQuery query = LayerQuery.of(layer, parameters.without(OWN));
        List<Feature> found = layers.features(layer, query, viewer, after, limit + 1);
        List<Feature> page = found.subList(0, Math.min(limit, found.size()));
        String self = addresses.root(request) + "/ogc/collections/" + name + "/items";
        var links = new java.util.ArrayList<Link>();
        links.add(new Link(here(request, self).toUriString(), "self", GEOJSON.toString(), "This page"));
        if (found.size() > limit) {
            String next = here(request, self)
                    .replaceQueryParam("after", page.get(limit - 1).id())
                    .toUriString();
            links.add(new Link(next, "next", GEOJSON.toString(), "Next page"));
        }
        StringBuilder body = new StringBuilder("{\"type\":\"FeatureCollection\",\"timeStamp\":\"")
                .append(Instant.now(clock).truncatedTo(ChronoUnit.SECONDS))
                .append("\",\"numberMatched\":")
                .append(layers.count(layer, query, viewer))
                .append(",\"numberReturned\":")
                .append(page.size())
                .append(",\"links\":")
                .append(json.writeValueAsString(links))
                .append(",\"features\":[");
        for (int i = 0; i < page.size(); i++) {
            body.append(i == 0 ? "" : ",\n").append(page.get(i).json());
        }
        return geoJson(body.append("]}").toString());
    }

    private static UriComponentsBuilder here(HttpServletRequest request, String self) {
        return UriComponentsBuilder.fromUriString(self).query(request.getQueryString());
    }

    @GetMapping("/collections/{name}/items/{id}")
    ResponseEntity<String> item(
            @PathVariable String name, @PathVariable long id, HttpServletRequest request, Viewer viewer) {
        Layer layer = layers.layer(name);
        String self = addresses.root(request) + "/ogc/collections/" + name;
        String links = json.writeValueAsString(List.of(
                new Link(self + "/items/" + id, "self", GEOJSON.toString(), "This feature"),
                new Link(self, "collection", "application/json", layer.titleEn())));
        return layers.features(layer, LayerQuery.all(), viewer, id - 1, 1).stream()
                .filter(feature -> feature.id() == id)
                .findFirst()
                .map(feature ->
                        geoJson("{\"links\":" + links + "," + feature.json().substring(1)))
                .orElseThrow(() -> Problem.notFound("feature of layer " + name, id));
    }

    private static ResponseEntity<String> geoJson(String body) {
        return ResponseEntity.ok()
                .contentType(GEOJSON)
                .header("Content-Crs", "<" + CRS84 + ">")
                .header(HttpHeaders.CACHE_CONTROL, "no-cache, private")
                .body(body);
    }
}
