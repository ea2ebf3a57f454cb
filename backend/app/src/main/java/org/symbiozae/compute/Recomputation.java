package org.symbiozae.compute;

import jakarta.annotation.PreDestroy;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.symbiozae.store.Analyses;
import org.symbiozae.store.Snapshots;
import org.symbiozae.store.TerritoryChanged;

/**
 * Keeps the map true while serving: when facts change, the topmost territory is computed again in the background.
 * Changes that follow each other closely, as the files of one territory do, are taken together.
 */
@Component
@ConditionalOnWebApplication
@ConditionalOnBooleanProperty(name = "symbiozae.compute.on-change", matchIfMissing = true)
class Recomputation {

    private static final Logger LOG = LoggerFactory.getLogger(Recomputation.class);

    private static final long QUIET_MILLIS = 800;

    private final Computations computations;
    private final Snapshots snapshots;
    private final Analyses analyses;
    private final Map<String, ScheduledFuture<?>> waiting = new ConcurrentHashMap<>();
    private final ScheduledExecutorService worker =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "recomputation"));

    Recomputation(Computations computations, Snapshots snapshots, Analyses analyses) {
        this.computations = computations;
        this.analyses = analyses;
        this.snapshots = snapshots;
    }

    @TransactionalEventListener
    void on(TerritoryChanged change) {
        String root = snapshots.root(change.territory());
        waiting.compute(root, (code, planned) -> {
            if (planned != null) {
                planned.cancel(false);
            }
            return worker.schedule(() -> recompute(root), QUIET_MILLIS, TimeUnit.MILLISECONDS);
        });
    }

    private void recompute(String root) {
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
