package org.symbiozae.bench;

import java.util.List;
import java.util.stream.Collectors;
import org.symbiozae.bench.engine.EngineBenchmark;
import org.symbiozae.bench.engine.SlidersBenchmark;
import org.symbiozae.bench.imports.ImportBenchmark;
import org.symbiozae.bench.serve.ServeBenchmark;
import org.symbiozae.domain.Problem;

/** Every benchmark there is. A new one is a class and a line here. */
public final class Benchmarks {

    private static final List<Benchmark> ALL = List.of(
            new LayersBenchmark(),
            new MapBenchmark(),
            new EngineBenchmark(),
            new SlidersBenchmark(),
            new ServeBenchmark(),
            new ImportBenchmark());

    private Benchmarks() {}

    /** @throws Problem INVALID, with the names there are */
    public static Benchmark named(String name) {
        return ALL.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Problem.invalid("There is no benchmark " + name + "; there are: "
                        + ALL.stream().map(Benchmark::name).collect(Collectors.joining(", ")) + "."));
    }

    /** One line a benchmark. */
    public static String help() {
        return ALL.stream()
                .map(each -> each.name() + ": " + each.purpose())
                .collect(Collectors.joining(System.lineSeparator()));
    }
}
