package org.symbiozae.compute;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.symbiozae.domain.Alternative;
import org.symbiozae.domain.Viewer;
import org.symbiozae.parameters.Scenarios;
import org.symbiozae.store.Snapshots;
import org.symbiozae.store.Snapshots.Place;

/** Clusters the plan does not hold, each with what choosing it would cost. */
@RestController
class AlternativeController {

    private final Engines engines;
    private final Snapshots snapshots;
    private final Scenarios scenarios;

    AlternativeController(Engines engines, Snapshots snapshots, Scenarios scenarios) {
        this.engines = engines;
        this.snapshots = snapshots;
        this.scenarios = scenarios;
    }

    /**
     * @param territory the topmost one: where choosing it is told
     * @param hubSiteId null where {@code hubZoneId} is the hub
     * @param members by name
     * @param cost what the plan loses when it is chosen, euros a year
     */
    record Listed(
            String territory,
            String resource,
            @Nullable Long hubSiteId,
            @Nullable Long hubZoneId,
            @Nullable String hubSite,
            @Nullable String hubZone,
            List<Long> siteIds,
            List<String> members,
            double volume,
            double value,
            double cost,
            double radiusM,
            double diameterM) {}

    /**
     * The cheapest alternatives of one resource, at most fifty, the cheapest first; for facilitators. Computed when asked
     * for, in about the time of an analysis, and kept until the facts change.
     */
    @GetMapping("/api/alternatives")
    List<Listed> alternatives(@RequestParam String territory, @RequestParam String resource, Viewer viewer) {
        String root = snapshots.root(territory);
        viewer.mustWriteTo(root);
        List<Alternative> found =
                engines
                        .held(root, viewer)
                        .alternatives(
                                scenarios.scenario(root, viewer.scenario()).parameters())
                        .stream()
                        .filter(each -> each.resource().equals(resource))
                        .toList();
        Set<Long> sites =
                found.stream().flatMap(each -> each.members().stream()).collect(Collectors.toSet());
        Map<Long, Place> places = snapshots.places(sites, viewer);
        Map<Long, String> zones = snapshots.zoneNames(root);
        return found.stream()
                .filter(each -> places.keySet().containsAll(each.members()))
                .map(each -> listed(root, each, places, zones))
                .toList();
    }

    private static Listed listed(String root, Alternative each, Map<Long, Place> places, Map<Long, String> zones) {
        long hub = each.hub().id();
        boolean zone = each.hub().atZone();
        return new Listed(
                root,
                each.resource(),
                zone ? null : hub,
                zone ? hub : null,
                zone ? null : places.get(hub).name(),
                zone ? zones.get(hub) : null,
                each.members(),
                each.members().stream().map(site -> places.get(site).name()).toList(),
                each.volume(),
                each.value(),
                each.cost(),
                each.radius().value(),
                each.diameter().value());
    }
}
