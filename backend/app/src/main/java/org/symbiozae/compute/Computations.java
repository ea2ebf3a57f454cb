package org.symbiozae.compute;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.symbiozae.domain.Problem;
import org.symbiozae.domain.Territory;
import org.symbiozae.domain.Viewer;
import org.symbiozae.engine.Engine;
import org.symbiozae.jobs.Job;
import org.symbiozae.jobs.Jobs;
import org.symbiozae.jobs.Worker;
import org.symbiozae.parameters.Scenarios;
import org.symbiozae.store.Analyses;
import org.symbiozae.store.Analyses.Run;
import org.symbiozae.store.Snapshots;

/** Decides when the engine runs: analyses are jobs, asked for here and waited for if wanted. */
@Component
public class Computations {

    public static final String REFERENCE = Viewer.REFERENCE;

    /** The kind of its jobs; their subject is the scenario. */
    static final String KIND = "analysis";

    static final int STEPS = 3;

    private final Snapshots snapshots;
    private final Jobs jobs;
    private final Analyses analyses;
    private final Worker worker;
    private final Scenarios scenarios;

    Computations(Snapshots snapshots, Jobs jobs, Analyses analyses, Worker worker, Scenarios scenarios) {
        this.scenarios = scenarios;
        this.snapshots = snapshots;
        this.jobs = jobs;
        this.analyses = analyses;
        this.worker = worker;
    }

    /** Told when a named step begins: {@code done} of {@code steps} lie behind it. */
    @FunctionalInterface
    public interface Progress {
        void step(String name, int done, int steps);
    }

    /** As {@link #compute(String, String, Progress)}, for the reference scenario. */
    public List<Run> compute(@Nullable String territory, Progress progress) {
        return compute(territory, REFERENCE, progress);
    }

    /**
     * Computes and stores a new analysis, here or in the process that claims the job first, and waits for it.
     *
     * @param territory a code; its topmost territory is computed. Null computes every topmost territory that has the
     *     scenario
     * @return the runs stored, one for each topmost territory, in the order of their codes
     * @throws Problem UNAVAILABLE with the reason when a job fails, CONFLICT when it is cancelled
     */
    public List<Run> compute(@Nullable String territory, String scenario, Progress progress) {
        List<Job> asked = ask(territory, scenario, "operator");
        if (asked.isEmpty() && !scenario.equals(REFERENCE)) {
            throw Problem.notFound("scenario", scenario);
        }
        List<Run> runs = new ArrayList<>();
        for (Job job : asked) {
            int before = runs.size();
            Job ended = worker.await(
                    job.id(),
                    now -> progress.step(
                            now.territory() + ": " + (now.step().isEmpty() ? "waiting" : now.step()),
                            before * STEPS + now.done(),
                            asked.size() * STEPS));
            runs.add(result(ended));
        }
        return runs;
    }

    /**
     * Computes a stored analysis again from the facts, taxonomy and parameters it used.
     *
     * @return whether every bit of the result is what was stored then
     * @throws Problem NOT_FOUND without such an analysis, CONFLICT when its facts are not kept any more
     */
    public boolean reproduces(String territory, int number) {
        Run run = analyses.run(snapshots.root(territory), number);
        Territory used = analyses.used(run);
        return Long.valueOf(analyses.checksum(used, Engine.analyse(used, analyses.parameters(run))))
                .equals(run.checksum());
    }

    private Run result(Job job) {
        if (job.state() == Job.State.CANCELLED) {
            throw new Problem(Problem.Code.CONFLICT, "The analysis of " + job.territory() + " was cancelled.");
        }
        return Optional.ofNullable(job.result())
                .flatMap(analyses::run)
                .orElseThrow(() -> new Problem(Problem.Code.UNAVAILABLE, String.valueOf(job.error())));
    }

    /**
     * Asks for analyses without waiting; parameters as in {@link #compute(String, String, Progress)}.
     *
     * @throws Problem NOT_FOUND when the territory has no such scenario
     */
    List<Job> ask(@Nullable String territory, String scenario, String askedBy) {
        if (territory != null) {
            scenarios.scenario(snapshots.root(territory), scenario);
        }
        return roots(territory).stream()
                .filter(root ->
                        territory != null || scenarios.find(root, scenario).isPresent())
                .map(root -> jobs.ask(KIND, root, scenario, askedBy, Duration.ZERO))
                .toList();
    }

    List<String> roots(@Nullable String territory) {
        return territory == null ? snapshots.roots() : List.of(snapshots.root(territory));
    }
}
