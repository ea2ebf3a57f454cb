package org.symbiozae.publish;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.symbiozae.domain.Problem;
import org.symbiozae.domain.Step;
import org.symbiozae.domain.Viewer;
import org.symbiozae.store.Clusters;
import org.symbiozae.store.LayerQuery;
import org.symbiozae.store.Layers;
import org.symbiozae.store.LifeCycles;
import org.symbiozae.store.Proposals;
import org.symbiozae.store.Synergies;

/**
 * Synergies, clusters and proposals of shared equipment: ranked lists, each with its reasons, and the way of the first two to
 * being operational.
 */
@RestController
@RequestMapping(path = "/api", produces = MediaType.APPLICATION_JSON_VALUE)
class LeadController {

    private final Synergies synergies;
    private final Clusters clusters;
    private final Proposals proposals;
    private final LifeCycles lives;
    private final Layers layers;

    LeadController(Synergies synergies, Clusters clusters, Proposals proposals, LifeCycles lives, Layers layers) {
        this.synergies = synergies;
        this.clusters = clusters;
        this.proposals = proposals;
        this.lives = lives;
        this.layers = layers;
    }

    @GetMapping("/synergies")
    String synergies(HttpServletRequest request, Viewer viewer) {
        Parameters parameters = Parameters.of(request);
        return synergies.page(query("synergies", parameters), viewer, parameters.limit(), parameters.offset());
    }

    @GetMapping("/synergies/{id}")
    String synergy(@PathVariable long id, Viewer viewer) {
        return synergies.findSynergy(id, viewer).orElseThrow(() -> Problem.notFound("synergy", id));
    }

    @GetMapping("/clusters")
    String clusters(HttpServletRequest request, Viewer viewer) {
        Parameters parameters = Parameters.of(request);
        return clusters.page(query("clusters", parameters), viewer, parameters.limit(), parameters.offset());
    }

    @GetMapping("/clusters/{id}")
    String cluster(@PathVariable long id, Viewer viewer) {
        return clusters.findCluster(id, viewer).orElseThrow(() -> Problem.notFound("cluster", id));
    }

    @GetMapping("/proposals")
    String proposals(HttpServletRequest request, Viewer viewer) {
        Parameters parameters = Parameters.of(request);
        return proposals.page(query("proposals", parameters), viewer, parameters.limit(), parameters.offset());
    }

    @GetMapping("/proposals/{id}")
    String proposal(@PathVariable long id, Viewer viewer) {
        return proposals.findProposal(id, viewer).orElseThrow(() -> Problem.notFound("proposal", id));
    }

    /**
     * A step of the life cycle, in the words of the glossary.
     *
     * @param id chosen by the sender: when its answer was lost, the same step may be sent again and is kept once
     */
    record Move(
            @Nullable UUID id,
            String status,
            @Nullable String reason,
            @Nullable String proof) {

        Step toDomain() {
            return new Step(
                    word(Step.Status.class, "status", status),
                    reason == null ? null : word(Step.Reason.class, "reason", reason),
                    proof == null ? "" : proof);
        }

        private static <E extends Enum<E>> E word(Class<E> words, String field, String text) {
            try {
                return Enum.valueOf(words, text.toUpperCase(Locale.ROOT));
            } catch (IllegalArgumentException unknown) {
                throw Problem.invalid(field + " cannot be '" + text + "'. Use one of "
                        + Arrays.toString(words.getEnumConstants()).toLowerCase(Locale.ROOT) + ".");
            }
        }
    }

    @PostMapping("/synergies/{id}/status")
    String moveSynergy(@PathVariable long id, @RequestBody Move move, Viewer viewer) {
        viewer.mustWriteTo(lives.territoryOfSynergy(id));
        lives.addToSynergy(id, move.toDomain(), move.id(), viewer.person());
        return synergy(id, viewer);
    }

    @PostMapping("/clusters/{id}/status")
    String moveCluster(@PathVariable long id, @RequestBody Move move, Viewer viewer) {
        viewer.mustWriteTo(lives.territoryOfCluster(id));
        lives.addToCluster(id, move.toDomain(), move.id(), viewer.person());
        return cluster(id, viewer);
    }

    private LayerQuery query(String layer, Parameters parameters) {
        return LayerQuery.of(layers.layer(layer), parameters.without(Parameters.PAGE));
    }
}
