package org.symbiozae.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.symbiozae.bench.Benchmark;
import org.symbiozae.bench.Benchmarks;
import org.symbiozae.bench.Workbench;
import org.symbiozae.domain.Problem;
import org.symbiozae.machine.Database;
import org.symbiozae.machine.DatabaseAddress;
import org.symbiozae.machine.Home;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.json.JsonMapper;

/** Runs one of the project's own benchmarks: progress on the error stream, JSON on the other. */
@Command(name = "bench", description = "Measures; prints JSON. Without a name: says what there is to measure.")
final class Bench implements Callable<Integer>, Workbench {

    @ParentCommand
    private Launcher launcher;

    @Parameters(paramLabel = "NAME", arity = "0..1", description = "What to measure.")
    private @Nullable String name;

    @Option(names = "--scale", paramLabel = "PART", description = "Part of the full size, 1 unless told.")
    private double scale = 1;

    @Option(names = "--peers", description = "Other software on the same data too.")
    private boolean peers;

    @Option(
            names = "--part",
            paramLabel = "PART",
            split = ",",
            description =
                    "Only these parts of a benchmark that has some: serve has tiles, items and each export format.")
    private List<String> parts = List.of();

    @Override
    public Integer call() throws Exception {
        if (name == null) {
            System.out.println(Benchmarks.help());
            return 0;
        }
        Benchmark benchmark = Benchmarks.named(name);
        parts.stream()
                .filter(part -> !benchmark.parts().contains(part))
                .findFirst()
                .ifPresent(unknown -> {
                    throw Problem.invalid("Benchmark " + name + " has no part " + unknown + "; it has: "
                            + (benchmark.parts().isEmpty() ? "none" : String.join(", ", benchmark.parts())) + ".");
                });
        Map<String, Object> figures = new LinkedHashMap<>(Map.of("benchmark", name));
        figures.putAll(benchmark.measure(this));
        System.out.println(JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(figures));
        return 0;
    }

    @Override
    public double scale() {
        return scale;
    }

    @Override
    public boolean wants(String part) {
        return parts.isEmpty() || parts.contains(part);
    }

    @Override
    public boolean peers() {
        return peers;
    }

    @Override
    public Home home() {
        return launcher.home();
    }

    @Override
    public void say(String progress) {
        System.err.println(progress);
    }

    @Override
    public DatabaseAddress database(String database) {
        return new Database(launcher.home(), System.getenv()).open(database, this::say);
    }

    @Override
    public Application open(Map<String, Object> settings) {
        return launcher.open(orNoWeb(settings));
    }

    @Override
    public Application open(DatabaseAddress database, Map<String, Object> settings) {
        Map<String, Object> all = new LinkedHashMap<>(orNoWeb(settings));
        all.put("spring.datasource.url", database.url());
        all.put("spring.datasource.username", database.user());
        all.put("spring.datasource.password", database.password());
        return launcher.open(all);
    }

    private static Map<String, Object> orNoWeb(Map<String, Object> settings) {
        return settings.isEmpty() ? Map.of("spring.main.web-application-type", "none") : settings;
    }
}
