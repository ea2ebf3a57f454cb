package org.symbiozae.command;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.symbiozae.domain.Problem;
import org.symbiozae.domain.Viewer;
import org.symbiozae.store.Features;
import org.symbiozae.store.Layer;
import org.symbiozae.store.LayerQuery;
import org.symbiozae.store.Layers;
import org.symbiozae.store.PageRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.json.JsonMapper;

/** The project's own benchmarks, on what is stored. So far one: how long a page of each layer takes. */
@Command(name = "bench", description = "Measures on what is stored; prints JSON.")
final class Bench implements Callable<Integer> {

    private static final int ROUNDS = 21;
    private static final int PAGE = 1000;

    @ParentCommand
    private Launcher launcher;

    @Parameters(paramLabel = "NAME", description = "layers: milliseconds for the first page of each layer")
    private String name;

    @Override
    public Integer call() {
        if (!name.equals("layers")) {
            throw Problem.invalid("There is no benchmark " + name + "; there is: layers.");
        }
        try (Session session = launcher.open()) {
            Layers layers = session.door(Layers.class);
            Features features = session.door(Features.class);
            Map<String, Double> medians = new LinkedHashMap<>();
            layers.layers().forEach(layer -> medians.put(layer.name(), median(features, layer)));
            System.out.println(JsonMapper.builder()
                    .build()
                    .writeValueAsString(
                            Map.of("benchmark", name, "rounds", ROUNDS, "page", PAGE, "median_ms", medians)));
        }
        return 0;
    }

    /** As the facilitators of everything see it, the first rounds included: the median ignores them. */
    private static double median(Features features, Layer layer) {
        double[] millis = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            features.page(layer, LayerQuery.all(), PageRequest.first(layer, PAGE), Viewer.ADMINISTRATOR);
            millis[round] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(millis);
        return millis[ROUNDS / 2];
    }
}
