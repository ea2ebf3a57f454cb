package org.symbiozae.bench.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import org.symbiozae.bench.Benchmark;
import org.symbiozae.bench.Workbench;
import org.symbiozae.domain.Parameters;
import org.symbiozae.engine.match.Facts;
import org.symbiozae.engine.match.Lists;
import org.symbiozae.engine.match.Score;
import org.symbiozae.engine.match.Search;
import org.symbiozae.engine.match.Trees;

/** The engine on an invented country, beside its peers. */
public final class EngineBenchmark implements Benchmark {

    private static final long SEED = 1989;

    @Override
    public String name() {
        return "engine";
    }

    @Override
    public String purpose() {
        return "the engine at the size of a country, beside brute force, JTS and PostGIS (--scale, --peers)";
    }

    @Override
    public Map<String, Object> measure(Workbench bench) throws Exception {
        Reference reference = Reference.read();
        Map<String, Object> figures = new LinkedHashMap<>();
        for (double scale : new double[] {0.01, 0.1, 1}) {
            if (scale > bench.scale()) {
                break;
            }
            Facts facts = new Country(reference, scale, SEED).facts();
            var topk = Stopwatch.time(() -> lists(facts, Parameters.DEFAULT));
            Lists lists = topk.result();
            bench.say(scale + " " + lists.needs().length + " " + lists.offers().length + " " + topk.time() + " "
                    + lists.checksum());
        }
        return figures;
    }

    private static Lists lists(Facts facts, Parameters parameters) {
        return new Search(facts, Trees.of(facts), new Score(facts, parameters), Search.Order.SCORE)
                .lists(parameters.listLength());
    }
}
