package org.symbiozae.compute;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.symbiozae.jobs.Jobs;
import org.symbiozae.parameters.Scenario;
import org.symbiozae.parameters.Scenarios;
import org.symbiozae.store.Snapshots;
import org.symbiozae.store.TerritoryChanged;

/**
 * Keeps the map true: the transaction that changes facts also asks for the analysis that follows from them, so neither is
 * lost without the other. Changes that follow each other closely, as the files of one territory do, are taken together.
 * Scenarios that were computed before follow when it is calm.
 */
@Component
@ConditionalOnBooleanProperty(name = "symbiozae.compute.on-change", matchIfMissing = true)
class Recomputation {

    private static final String BECAUSE = "change";
    private static final Duration QUIET = Duration.ofMillis(150);
    private static final Duration CALM = Duration.ofSeconds(5);

    private final Jobs jobs;
    private final Snapshots snapshots;
    private final Scenarios scenarios;

    Recomputation(Jobs jobs, Snapshots snapshots, Scenarios scenarios) {
        this.jobs = jobs;
        this.snapshots = snapshots;
        this.scenarios = scenarios;
    }

    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    void on(TerritoryChanged change) {
        String root = snapshots.root(change.territory());
        jobs.ask(Computations.KIND, root, Computations.REFERENCE, BECAUSE, QUIET);
        computed(root).stream()
                .filter(scenario -> !scenario.name().equals(Computations.REFERENCE))
                .forEach(scenario -> jobs.ask(Computations.KIND, root, scenario.name(), BECAUSE, CALM));
    }

    /** What changed while nothing was serving, as a new version's reference files do. */
    @EventListener(ApplicationReadyEvent.class)
    void catchUp() {
        for (String root : snapshots.roots()) {
            computed(root).stream()
                    .filter(scenario -> !scenario.current())
                    .forEach(scenario -> jobs.ask(Computations.KIND, root, scenario.name(), BECAUSE, QUIET));
        }
    }

    private List<Scenario> computed(String root) {
        return scenarios.scenarios(root).stream()
                .filter(scenario -> scenario.run() != null)
                .toList();
    }
}
