package org.symbiozae.compute;

import jakarta.annotation.PreDestroy;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.symbiozae.store.Analyses;
import org.symbiozae.store.Snapshots;
import org.symbiozae.store.TerritoryChanged;

/**
 * Keeps the map true while serving: when facts change, the topmost territory is computed again in the background.
 * Changes that arrive while it waits its turn are taken together.
 */
@Component
@ConditionalOnWebApplication
class Recomputation {

    private static final Logger LOG = LoggerFactory.getLogger(Recomputation.class);

    private final Computations computations;
    private final Snapshots snapshots;
    private final Analyses analyses;
    private final Set<String> waiting = ConcurrentHashMap.newKeySet();
    private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> new Thread(task, "recomputation"));

    Recomputation(Computations computations, Snapshots snapshots, Analyses analyses) {
        this.computations = computations;
        this.analyses = analyses;
        this.snapshots = snapshots;
    }

    @TransactionalEventListener
    void on(TerritoryChanged change) {
        String root = snapshots.root(change.territory());
        if (waiting.add(root)) {
            worker.execute(() -> recompute(root));
        }
    }

    private void recompute(String root) {
        waiting.remove(root);
        try {
            if (!isCurrent(root)) {
                computations.compute(root, (name, done, steps) -> LOG.debug("{} ({}/{})", name, done, steps));
            }
        } catch (RuntimeException failure) {
            LOG.error("The analysis of {} failed; the map shows the one before.", root, failure);
        }
    }

    private boolean isCurrent(String root) {
        long version = snapshots.version(root);
        return analyses.latest().stream().anyMatch(run -> run.territory().equals(root) && run.dataVersion() == version);
    }

    @PreDestroy
    void stop() {
        worker.shutdownNow();
    }
}
