package org.symbiozae.command;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import org.symbiozae.compute.Computations;
import org.symbiozae.domain.Problem;
import org.symbiozae.store.Analyses.Run;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** One analysis of one topmost territory, or of each. */
@Command(name = "compute", description = "Computes synergies and clusters.")
final class Compute implements Callable<Integer> {

    @ParentCommand
    private Launcher launcher;

    @Option(names = "--territory", paramLabel = "CODE", description = "One territory (default: all).")
    private @Nullable String territory;

    @Option(
            names = "--scenario",
            paramLabel = "NAME",
            defaultValue = Computations.REFERENCE,
            description = "A set of parameters (default ${DEFAULT-VALUE}).")
    private String scenario;

    @Option(
            names = "--verify",
            paramLabel = "NUMBER",
            description = "Computes this stored analysis of --territory again and says whether every bit is the same.")
    private @Nullable Integer verify;

    @Override
    public Integer call() {
        if (verify != null) {
            return verify(verify);
        }
        try (Session session = launcher.open()) {
            List<Run> runs = run(session.door(Computations.class), territory, scenario);
            if (runs.isEmpty()) {
                throw Problem.invalid(
                        "There is no territory to compute. Import one: ./symbiozae import FILE --as territories");
            }
            runs.forEach(run -> System.out.println(summary(run)));
        }
        return 0;
    }

    private int verify(int number) {
        if (territory == null) {
            throw Problem.invalid("--verify needs --territory CODE: numbers count within a territory.");
        }
        try (Session session = launcher.open()) {
            boolean same = session.door(Computations.class).reproduces(territory, number);
            System.out.println(territory + ": analysis " + number
                    + (same ? " comes out the same, bit for bit" : " comes out differently in this version"));
            return same ? 0 : 1;
        }
    }

    /** Computes with a bar on the error stream. */
    static List<Run> run(Computations computations, @Nullable String territory, String scenario) {
        ProgressBarBuilder bar = new ProgressBarBuilder()
                .setTaskName("computing")
                .setInitialMax(3)
                .setStyle(ProgressBarStyle.ASCII);
        try (ProgressBar progress = bar.build()) {
            List<Run> runs = computations.compute(territory, scenario, (name, done, steps) -> {
                progress.maxHint(steps);
                progress.setExtraMessage(name);
                progress.stepTo(done);
            });
            progress.setExtraMessage("done");
            progress.stepTo(progress.getMax());
            return runs;
        }
    }

    static String summary(Run run) {
        Map<String, Object> counts = run.summary();
        return "%s: analysis %d, %s synergies and %s clusters from %s declarations at %s sites%s (engine: %s ms)"
                .formatted(
                        run.territory(),
                        run.number(),
                        counts.get("synergies"),
                        counts.get("clusters"),
                        counts.get("declarations"),
                        counts.get("sites"),
                        lots(counts),
                        counts.get("engine_ms"));
    }

    private static String lots(Map<String, Object> counts) {
        return counts.get("allocation_lots_cost") instanceof Number cost
                        && counts.get("allocation_value") instanceof Number value
                        && cost.doubleValue() > 0
                ? String.format(
                        Locale.ROOT,
                        ", smallest lots take %.2f %% of what could be allocated",
                        100 * cost.doubleValue() / (value.doubleValue() + cost.doubleValue()))
                : "";
    }
}
