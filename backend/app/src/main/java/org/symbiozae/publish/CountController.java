package org.symbiozae.publish;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.symbiozae.domain.Viewer;
import org.symbiozae.store.Counts;
import org.symbiozae.store.LayerQuery;
import org.symbiozae.store.Layers;
import org.symbiozae.store.ZoneSums;

/** What is counted, for the whole territory and for what a filter leaves of it. */
@RestController
@RequestMapping(path = "/api", produces = MediaType.APPLICATION_JSON_VALUE)
class CountController {

    private final Counts counts;
    private final ZoneSums sums;
    private final Layers layers;

    CountController(Counts counts, ZoneSums sums, Layers layers) {
        this.counts = counts;
        this.sums = sums;
        this.layers = layers;
    }

    /** Counts of everything and of what the filter of synergies leaves; the others follow as much of it as they know. */
    @GetMapping("/overview")
    String overview(HttpServletRequest request, Viewer viewer) {
        Map<String, List<String>> filter = Parameters.of(request).without(Set.of());
        return counts.overview(
                LayerQuery.of(layers.layer("synergies"), filter),
                part(filter, "clusters", "resource", "status"),
                part(filter, "declarations", "resource"),
                viewer);
    }

    /** Zones and what goes on between them, for filters that the layers {@code zone-needs} and {@code flows} cannot obey. */
    @GetMapping("/zone-sums")
    String zoneSums(HttpServletRequest request, Viewer viewer) {
        Map<String, List<String>> filter = Parameters.of(request).without(Set.of());
        return sums.of(
                part(filter, "declarations", "resource"), LayerQuery.of(layers.layer("synergies"), filter), viewer);
    }

    @GetMapping("/indicators")
    String indicators(Viewer viewer) {
        return counts.indicators(viewer);
    }

    /** What a layer understands of a filter on synergies: where, which category and resource, and what else is said. */
    private LayerQuery part(Map<String, List<String>> filter, String layer, String... others) {
        Map<String, List<String>> known = new LinkedHashMap<>(filter);
        known.keySet()
                .removeIf(name -> !List.of("category", "any_category", "involves", "territory", "bbox")
                                .contains(name)
                        && !List.of(others).contains(name));
        return LayerQuery.of(layers.layer(layer), known);
    }
}
