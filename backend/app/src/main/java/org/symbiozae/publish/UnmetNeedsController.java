package org.symbiozae.publish;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.symbiozae.domain.Viewer;
import org.symbiozae.store.LayerQuery;
import org.symbiozae.store.Layers;
import org.symbiozae.store.UnmetNeeds;

/** Zones by what they still lack: where a facilitator looks first. */
@RestController
class UnmetNeedsController {

    private final UnmetNeeds needs;
    private final Layers layers;

    UnmetNeedsController(UnmetNeeds needs, Layers layers) {
        this.needs = needs;
        this.layers = layers;
    }

    /** Zones with the filters of their layer, and {@code category} for which needs count. */
    @GetMapping(path = "/api/zones/unmet", produces = MediaType.APPLICATION_JSON_VALUE)
    String unmet(HttpServletRequest request, Viewer viewer) {
        Parameters parameters = Parameters.of(request);
        Map<String, List<String>> filters = parameters.without(Parameters.PAGE);
        List<String> categories = filters.remove("category");
        String joined = categories == null ? null : String.join(",", categories);
        return needs.page(
                LayerQuery.of(layers.layer("zones"), filters), joined, viewer, parameters.limit(), parameters.offset());
    }
}
