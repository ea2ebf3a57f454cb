package org.symbiozae.publish;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.symbiozae.domain.Problem;
import org.symbiozae.domain.Viewer;
import org.symbiozae.store.Boundaries;
import org.symbiozae.store.Layer;
import org.symbiozae.store.LayerQuery;
import org.symbiozae.store.Layers;
import org.symbiozae.store.Places;

/** Territories, zones and sites: what the explorer asks for on a click. */
@RestController
@RequestMapping(path = "/api", produces = MediaType.APPLICATION_JSON_VALUE)
class DomainController {

    private final Places places;
    private final Layers layers;
    private final Boundaries boundaries;
    private final Basemaps basemaps;
    private final String version;

    DomainController(
            Places places,
            Layers layers,
            Boundaries boundaries,
            Basemaps basemaps,
            @Value("${symbiozae.version}") String version) {
        this.places = places;
        this.layers = layers;
        this.boundaries = boundaries;
        this.basemaps = basemaps;
        this.version = version;
    }

    /** Who the server takes the caller for, and whether maps may have backgrounds of other servers. */
    record Self(String role, Set<String> territories, boolean mayWrite, String version, boolean onlineBasemaps) {}

    @GetMapping("/viewer")
    Self viewer(Viewer viewer) {
        return new Self(
                viewer.role().name().toLowerCase(Locale.ROOT),
                new TreeSet<>(viewer.territories()),
                viewer.mayWrite(),
                version,
                basemaps.online());
    }

    @GetMapping("/territories")
    String territories(Viewer viewer) {
        return places.territories(viewer);
    }

    @GetMapping("/categories")
    String categories() {
        return places.categories();
    }

    @GetMapping("/resources")
    String resources() {
        return places.resources();
    }

    /** Zones, sites or declarations with the filter of their layer; {@code limit} and {@code offset} choose the page. */
    @GetMapping("/{kind:zones|sites|declarations}")
    String page(@PathVariable String kind, HttpServletRequest request, Viewer viewer) {
        Parameters parameters = Parameters.of(request);
        Layer layer = layers.layer(kind);
        LayerQuery query = LayerQuery.of(layer, parameters.without(Parameters.PAGE));
        return places.page(layer, query, viewer, parameters.limit(), parameters.offset());
    }

    @GetMapping("/zones/{id}")
    String zone(@PathVariable long id, Viewer viewer) {
        return places.findZone(id, viewer).orElseThrow(() -> Problem.notFound("zone", id));
    }

    /** A zone to be drawn anew, with its neighbours. */
    @GetMapping("/zones/{id}/boundary")
    String boundary(@PathVariable long id, Viewer viewer) {
        return boundaries.find(id, viewer).orElseThrow(() -> Problem.notFound("zone", id));
    }

    @GetMapping("/sites/{id}")
    String site(@PathVariable long id, Viewer viewer) {
        return places.findSite(id, viewer).orElseThrow(() -> Problem.notFound("site", id));
    }

    @GetMapping("/search")
    String search(@RequestParam String q, @RequestParam(defaultValue = "fr") String lang, Viewer viewer) {
        if (q.isBlank() || q.length() > 100) {
            throw Problem.invalid("q is one to 100 characters.");
        }
        return places.search(q.strip(), lang, viewer);
    }
}
