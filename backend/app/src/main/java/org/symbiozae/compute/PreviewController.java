package org.symbiozae.compute;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.symbiozae.compute.Previews.Preview;
import org.symbiozae.compute.Previews.Selection;
import org.symbiozae.domain.Problem;
import org.symbiozae.domain.Viewer;
import org.symbiozae.parameters.Scenarios;
import org.symbiozae.parameters.Sliders;
import org.symbiozae.store.Snapshots;
import tools.jackson.databind.JsonNode;

/** What a slider would change, without storing anything. */
@RestController
class PreviewController {

    private static final int MOST = 100;
    private static final Set<String> KINDS = Set.of("site", "zone", "declaration");

    private final Previews previews;
    private final Scenarios scenarios;
    private final Sliders sliders;
    private final Snapshots snapshots;

    PreviewController(Previews previews, Scenarios scenarios, Sliders sliders, Snapshots snapshots) {
        this.previews = previews;
        this.scenarios = scenarios;
        this.sliders = sliders;
        this.snapshots = snapshots;
    }

    /**
     * @param territory any territory's code; its topmost one is computed
     * @param parameters those that differ from the defaults, as in a scenario
     * @param against the scenario to compare with; {@code reference} when absent
     * @param selection whose new lists are wanted
     * @param top how many of the largest changes to tell, 0 to 100; 20 when absent
     */
    record Question(
            @Nullable String territory,
            @Nullable JsonNode parameters,
            @Nullable String against,
            @Nullable Selection selection,
            @Nullable Integer top) {}

    /**
     * Counts before and after, gained, lost and changed, in all and by category; the largest changes; the new lists of a
     * selection. Computed from what the caller may see. Up to 5 000 declarations quantities and clusters too, beyond that
     * the lists alone ({@code whole} says which).
     */
    @PostMapping("/api/scenarios/preview")
    Preview preview(@RequestBody Question question, Viewer viewer) {
        if (question.territory == null) {
            throw Problem.invalid("territory is missing.");
        }
        int top = question.top == null ? 20 : question.top;
        if (top < 0 || top > MOST) {
            throw Problem.invalid("top is a whole number from 0 to " + MOST + ", not " + top + ".");
        }
        Selection selection = question.selection;
        if (selection != null && (selection.kind() == null || !KINDS.contains(selection.kind()))) {
            throw Problem.invalid("A selection is of kind site, zone or declaration, not '" + selection.kind() + "'.");
        }
        String root = snapshots.root(question.territory);
        String against = question.against == null ? Viewer.REFERENCE : question.against;
        return previews.preview(
                root,
                viewer,
                scenarios.scenario(root, against).parameters(),
                sliders.of(question.parameters),
                selection,
                top);
    }
}
