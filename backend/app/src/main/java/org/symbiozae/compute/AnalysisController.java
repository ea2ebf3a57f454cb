package org.symbiozae.compute;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.symbiozae.domain.Viewer;
import org.symbiozae.jobs.Job;
import org.symbiozae.store.Analyses;
import org.symbiozae.store.Analyses.Run;

/** Analyses: the latest of each topmost territory, the last of one, and a new one on demand. */
@RestController
@RequestMapping("/api/analyses")
class AnalysisController {

    private static final int MOST = 100;

    private final Computations computations;
    private final Analyses analyses;

    AnalysisController(Computations computations, Analyses analyses) {
        this.computations = computations;
        this.analyses = analyses;
    }

    /**
     * @param territory whose topmost territory is computed; all topmost ones when absent
     * @param scenario {@code reference} when absent
     */
    record Order(@Nullable String territory, @Nullable String scenario) {}

    /**
     * The latest reference analysis of each topmost territory; of one territory the last hundred of all scenarios. What
     * is counted in a summary covers confidential declarations: only facilitators read it.
     */
    @GetMapping
    List<Run> latest(@RequestParam(required = false) @Nullable String territory, Viewer viewer) {
        List<Run> runs = territory == null
                ? analyses.latest()
                : analyses.recent(computations.roots(territory).get(0), MOST);
        return runs.stream()
                .map(run -> viewer.mayWriteTo(run.territory()) ? run : bare(run))
                .toList();
    }

    private static Run bare(Run run) {
        return new Run(
                run.id(),
                run.territory(),
                run.number(),
                run.scenario(),
                run.dataVersion(),
                run.startedAt(),
                run.finishedAt(),
                run.settings(),
                Map.of(),
                null);
    }

    /** Asks for analyses; answers 202 with their jobs at once. One that waits already is not asked for twice. */
    @PostMapping
    ResponseEntity<List<Job>> compute(@RequestBody Order order, Viewer viewer) {
        List<String> roots = computations.roots(order.territory());
        roots.forEach(viewer::mustWriteTo);
        String scenario = order.scenario() == null ? Computations.REFERENCE : order.scenario();
        List<Job> jobs = computations.ask(order.territory(), scenario, viewer.person());
        ResponseEntity.BodyBuilder accepted = ResponseEntity.accepted();
        if (jobs.size() == 1) {
            accepted.location(URI.create("/api/jobs/" + jobs.get(0).id()));
        }
        return accepted.body(jobs);
    }
}
