package org.symbiozae.compute;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.symbiozae.domain.Analysis;
import org.symbiozae.domain.Parameters;
import org.symbiozae.domain.Territory;
import org.symbiozae.engine.Engine;
import org.symbiozae.store.Analyses;
import org.symbiozae.store.Analyses.Run;
import org.symbiozae.store.Snapshots;

/** Runs the engine: one snapshot in, one numbered analysis out. One run at a time in a process. */
@Component
public class Computations {

    public static final String REFERENCE = "reference";

    private final Snapshots snapshots;
    private final Analyses analyses;
    private final Clock clock;
    private final ReentrantLock running = new ReentrantLock(true);

    Computations(Snapshots snapshots, Analyses analyses, Clock clock) {
        this.snapshots = snapshots;
        this.analyses = analyses;
        this.clock = clock;
    }

    /** Told when a named step begins: {@code done} of {@code steps} lie behind it. */
    @FunctionalInterface
    public interface Progress {
        void step(String name, int done, int steps);
    }

    /**
     * Computes and stores a new analysis.
     *
     * @param territory a code; its topmost territory is computed. Null computes every topmost territory
     * @return the runs stored, one for each topmost territory, in the order of their codes
     */
    public List<Run> compute(@Nullable String territory, Progress progress) {
        List<String> roots = territory == null ? snapshots.roots() : List.of(snapshots.root(territory));
        running.lock();
        try {
            return java.util.stream.IntStream.range(0, roots.size())
                    .mapToObj(i -> computeRoot(
                            roots.get(i),
                            (name, done, steps) ->
                                    progress.step(roots.get(i) + ": " + name, i * 3 + done, roots.size() * 3)))
                    .toList();
        } finally {
            running.unlock();
        }
    }

    private Run computeRoot(String root, Progress progress) {
        OffsetDateTime start = OffsetDateTime.now(clock);
        LocalDate today = start.toLocalDate();
        progress.step("reading", 0, 3);
        Territory territory = snapshots.territory(root, today);
        progress.step("matching", 1, 3);
        long begun = System.nanoTime();
        Analysis analysis = Engine.analyse(territory, Parameters.DEFAULT);
        long engineMillis = (System.nanoTime() - begun) / 1_000_000;
        progress.step("storing", 2, 3);
        return analyses.add(analysis, REFERENCE, settings(today), summary(territory, analysis, engineMillis), start);
    }

    private static Map<String, Object> settings(LocalDate today) {
        return Map.of("today", today.toString(), "parameters", Parameters.DEFAULT);
    }

    private static Map<String, Object> summary(Territory territory, Analysis analysis, long engineMillis) {
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("sites", territory.sites().size());
        summary.put("declarations", territory.declarations().size());
        summary.put("synergies", analysis.synergies().size());
        summary.put("clusters", analysis.clusters().size());
        summary.put("allocation_value", analysis.allocation().value());
        summary.put("allocation_bound", analysis.allocation().bound());
        summary.put("plan_value", analysis.plan().value());
        summary.put("plan_bound", analysis.plan().bound());
        summary.put("engine_ms", engineMillis);
        return summary;
    }
}
