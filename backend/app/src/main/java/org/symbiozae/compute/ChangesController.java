package org.symbiozae.compute;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.symbiozae.domain.Leeway;
import org.symbiozae.domain.Parameters;
import org.symbiozae.domain.Problem;
import org.symbiozae.domain.Viewer;
import org.symbiozae.engine.Leeways;
import org.symbiozae.store.Analyses;
import org.symbiozae.store.Standings;
import org.symbiozae.store.Standings.Standing;

/** What would change a synergy: its rank, or whether it is shown at all. */
@RestController
class ChangesController {

    private final Standings standings;
    private final Analyses analyses;

    ChangesController(Standings standings, Analyses analyses) {
        this.standings = standings;
        this.analyses = analyses;
    }

    /**
     * Each leeway says what the offer's distance, quantity or months may be, one of them changed and the others as they
     * are.
     *
     * @param rank among the offers of the same need, those included that the viewer may not see
     * @param above to take the next better rank; null at rank 1, and where the viewer may not see who holds it
     * @param below before the next worse rank is better; null where there is none the viewer may see
     * @param shown before the score falls below the smallest one shown
     */
    record Changes(
            int rank, @Nullable Leeway above, @Nullable Leeway below, Leeway shown) {}

    @GetMapping("/api/synergies/{id}/changes")
    Changes changes(@PathVariable long id, Viewer viewer) {
        Standing standing = standings.findStanding(id, viewer).orElseThrow(() -> Problem.notFound("synergy", id));
        Parameters parameters = analyses.parameters(analyses.run(standing.territory(), standing.analysis()));
        return new Changes(
                standing.rank(),
                leeway(standing.above(), standing, parameters),
                leeway(standing.below(), standing, parameters),
                Leeways.to(Leeways.mark(parameters.minScore()), standing.terms(), parameters));
    }

    private static @Nullable Leeway leeway(@Nullable Double mark, Standing standing, Parameters parameters) {
        return mark == null ? null : Leeways.to(mark, standing.terms(), parameters);
    }
}
