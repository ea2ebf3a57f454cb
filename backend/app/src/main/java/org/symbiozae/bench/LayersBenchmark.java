package org.symbiozae.bench;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.symbiozae.domain.Viewer;
import org.symbiozae.store.Features;
import org.symbiozae.store.Layer;
import org.symbiozae.store.LayerQuery;
import org.symbiozae.store.Layers;
import org.symbiozae.store.PageRequest;

/** How long the first page of each layer takes, on what is stored. */
final class LayersBenchmark implements Benchmark {

    private static final int ROUNDS = 21;
    private static final int PAGE = 1000;

    @Override
    public String name() {
        return "layers";
    }

    @Override
    public String purpose() {
        return "milliseconds for the first page of each layer, on what is stored";
    }

    @Override
    public Map<String, Object> measure(Workbench bench) {
        try (Workbench.Application application = bench.open(Map.of())) {
            Layers layers = application.door(Layers.class);
            Map<String, Double> medians = new LinkedHashMap<>();
            Features features = application.door(Features.class);
            layers.layers().forEach(layer -> medians.put(layer.name(), median(features, layer)));
            return Map.of("rounds", ROUNDS, "page", PAGE, "median_ms", medians);
        }
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
