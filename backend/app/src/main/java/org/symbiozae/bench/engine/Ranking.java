package org.symbiozae.bench.engine;

import java.util.Comparator;
import java.util.PriorityQueue;
import org.symbiozae.engine.match.Facts;
import org.symbiozae.engine.match.Pairing;
import org.symbiozae.engine.match.Score;

/** The best offers of one need as a peer collects them: each offer weighed by the engine's own {@link Score}. */
final class Ranking {

    private record Entry(double cost, long squaredDistance, int offer) {}

    private static final Comparator<Entry> BEST_FIRST = Comparator.comparingDouble(Entry::cost)
            .thenComparingLong(Entry::squaredDistance)
            .thenComparingInt(Entry::offer);

    private final Facts facts;
    private final Score score;
    private final int need;
    private final int limit;
    private final PriorityQueue<Entry> worstFirst = new PriorityQueue<>(BEST_FIRST.reversed());

    Ranking(Facts facts, Score score, int need, int limit) {
        this.facts = facts;
        this.score = score;
        this.need = need;
        this.limit = limit;
    }

    void consider(Pairing pairing, int offer) {
        long squaredDistance = facts.squaredDistance(offer, need);
        if (score.possible(offer, need, squaredDistance)) {
            double cost = score.cost(pairing, offer, need, squaredDistance);
            if (cost <= worst()) {
                worstFirst.add(new Entry(cost, squaredDistance, offer));
                if (worstFirst.size() > limit) {
                    worstFirst.remove();
                }
            }
        }
    }

    /** The cost above which nothing enters. */
    double worst() {
        return worstFirst.size() == limit ? worstFirst.element().cost() : score.maxCost();
    }

    boolean isFull() {
        return worstFirst.size() == limit;
    }

    /** Numbers of the offers, best first. */
    long[] offers() {
        return worstFirst.stream()
                .sorted(BEST_FIRST)
                .mapToLong(entry -> facts.id[entry.offer()])
                .toArray();
    }
}
