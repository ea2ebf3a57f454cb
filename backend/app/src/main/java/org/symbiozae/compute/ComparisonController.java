package org.symbiozae.compute;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.symbiozae.domain.Problem;
import org.symbiozae.domain.Viewer;
import org.symbiozae.parameters.Scenario;
import org.symbiozae.parameters.Scenarios;
import org.symbiozae.store.Analyses;
import org.symbiozae.store.Analyses.Run;
import org.symbiozae.store.Comparisons;

/** Stored analyses side by side: two scenarios, or two runs. The answer has the counts and changes of a preview. */
@RestController
@RequestMapping(path = "/api", produces = MediaType.APPLICATION_JSON_VALUE)
class ComparisonController {

    private static final int MOST = 100;

    private final Comparisons comparisons;
    private final Scenarios scenarios;
    private final Analyses analyses;

    ComparisonController(Comparisons comparisons, Scenarios scenarios, Analyses analyses) {
        this.comparisons = comparisons;
        this.scenarios = scenarios;
        this.analyses = analyses;
    }

    /** The latest analysis of a scenario against that of another. */
    @GetMapping("/scenarios/{territory}/{name}/comparison")
    String scenarios(
            @PathVariable String territory,
            @PathVariable String name,
            @RequestParam(defaultValue = Viewer.REFERENCE) String against,
            @RequestParam(defaultValue = "20") int top,
            Viewer viewer) {
        return comparisons.compare(latest(territory, against), latest(territory, name), viewer, limit(top));
    }

    private Run latest(String territory, String name) {
        Scenario scenario = scenarios.scenario(territory, name);
        if (scenario.run() == null) {
            throw new Problem(
                    Problem.Code.CONFLICT,
                    "The scenario '" + name + "' of " + territory + " has not been computed yet. Ask for it: POST"
                            + " /api/analyses {\"territory\": \"" + territory + "\", \"scenario\": \"" + name + "\"}.");
        }
        return analyses.run(territory, scenario.run());
    }

    /** An analysis against another one of its territory, by their numbers. */
    @GetMapping("/analyses/{territory}/{number}/comparison")
    String runs(
            @PathVariable String territory,
            @PathVariable int number,
            @RequestParam int against,
            @RequestParam(defaultValue = "20") int top,
            Viewer viewer) {
        return comparisons.compare(
                analyses.run(territory, against), analyses.run(territory, number), viewer, limit(top));
    }

    private static int limit(int top) {
        if (top < 0 || top > MOST) {
            throw Problem.invalid("top is a whole number from 0 to " + MOST + ", not " + top + ".");
        }
        return top;
    }
}
