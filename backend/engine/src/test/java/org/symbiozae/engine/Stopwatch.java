package org.symbiozae.engine;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.function.Supplier;
import org.symbiozae.domain.Parameters;
import org.symbiozae.domain.Territory;
import org.symbiozae.engine.allocation.Allocation;
import org.symbiozae.engine.match.Facts;
import org.symbiozae.engine.match.Score;
import org.symbiozae.engine.match.Search;
import org.symbiozae.engine.match.Search.Order;
import org.symbiozae.engine.match.Trees;
import org.symbiozae.engine.pooling.Clusters;
import org.symbiozae.engine.pooling.Participants;

/** Times allocation and clusters on an invented piece of country: argument 0.02 for a fiftieth of it. Not a test. */
final class Stopwatch {

    private Stopwatch() {}

    public static void main(String[] arguments) throws IOException {
        Territory territory = Country.of(Double.parseDouble(arguments[0]));
        for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
            Facts facts = new Facts(territory);
            Score score = new Score(facts, Parameters.DEFAULT);
            Search search = new Search(facts, Trees.of(facts), score, Order.WEIGHT);
            Allocation allocation = timed("allocate", () -> Allocation.of(facts, search));
            System.out.println(allocation.certificate() + " gap "
                    + allocation.certificate().gap() + " links "
                    + allocation.links().size());
            Clusters clusters = timed(
                    "clusters",
                    () -> Clusters.of(
                            facts,
                            Participants.pools(facts, territory.taxonomy(), territory.zones(), allocation),
                            territory.chosen()));
            System.out.println(
                    clusters.certificate() + " gap " + clusters.certificate().gap() + " clusters "
                            + clusters.clusters().size());
        }
    }

    private static <T> T timed(String what, Supplier<T> job) {
        long wall = System.nanoTime();
        long cpu = cpu();
        T result = job.get();
        System.out.printf(
                Locale.ROOT, "%s %.2f s, %.2f CPU-s%n", what, (System.nanoTime() - wall) / 1e9, (cpu() - cpu) / 1e9);
        return result;
    }

    private static long cpu() {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return system.getProcessCpuTime();
    }
}
