package org.symbiozae.kernels;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;
import org.symbiozae.domain.Declaration.Kind;
import org.symbiozae.engine.allocation.Allocation;
import org.symbiozae.engine.match.Pairing;
import org.symbiozae.engine.match.Shortlist.Candidates;
import org.symbiozae.engine.match.Trees;
import org.symbiozae.engine.pooling.Clusters;
import org.symbiozae.engine.pooling.Participants;

/** Mean time of each inner loop of the engine. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class Kernels {

    private static final int PAIRS = 1000;

    /** One pair's cost, of a need with a thousand offers. */
    @Benchmark
    @OperationsPerInvocation(PAIRS)
    public double score(Town town) {
        int need = town.need();
        int[] offers = town.large.of(Kind.OFFER);
        Pairing pairing = town.large.pairing(offers[0], need);
        double sum = 0;
        for (int i = 0; i < PAIRS; i++) {
            sum += town.score.cost(pairing, offers[i], need, town.large.squaredDistance(offers[i], need));
        }
        return sum;
    }

    /** The twenty best of some thirty thousand offers. */
    @Benchmark
    public Candidates treeSearch(Town town) {
        return town.search.best(town.need(), 20);
    }

    /** Trees over a hundred thousand declarations. */
    @Benchmark
    public Trees planting(Town town) {
        return Trees.of(town.large);
    }

    /** A market of some three hundred needs and as many offers, bid after bid to its optimum. */
    @Benchmark
    public Allocation auction(Town town) {
        return Allocation.of(town.small, town.byWeight);
    }

    /** Stars around each of some six hundred sites, and the plan made of them. */
    @Benchmark
    public Clusters clusterStars(Town town) {
        return Clusters.of(town.small, Participants.pools(town.small, Town.TAXONOMY, town.allocation));
    }
}
