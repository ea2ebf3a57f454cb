package org.symbiozae.compute;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.symbiozae.domain.Viewer;
import org.symbiozae.store.Analyses;
import org.symbiozae.store.Analyses.Run;
import org.symbiozae.store.Snapshots;

/** Analyses: the latest of each topmost territory, and a new one on demand. */
@RestController
@RequestMapping("/api/analyses")
class AnalysisController {

    private final Computations computations;
    private final Analyses analyses;
    private final Snapshots snapshots;

    AnalysisController(Computations computations, Analyses analyses, Snapshots snapshots) {
        this.computations = computations;
        this.analyses = analyses;
        this.snapshots = snapshots;
    }

    /** @param territory whose topmost territory is computed; all topmost ones when absent */
    record Order(@Nullable String territory) {}

    @GetMapping
    List<Run> latest() {
        return analyses.latest();
    }

    @PostMapping
    List<Run> compute(@RequestBody Order order, Viewer viewer) {
        List<String> roots = order.territory() == null ? snapshots.roots() : List.of(snapshots.root(order.territory()));
        roots.forEach(viewer::mustWriteTo);
        return computations.compute(order.territory(), (name, done, steps) -> {});
    }
}
