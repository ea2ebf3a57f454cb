package org.symbiozae.bench.engine;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.index.SpatialIndex;
import org.symbiozae.domain.Declaration.Kind;
import org.symbiozae.domain.Parameters;
import org.symbiozae.engine.match.Facts;
import org.symbiozae.engine.match.Pairing;
import org.symbiozae.engine.match.Score;

/**
 * The same lists with a spatial index of JTS, one tree a resource, used as well as it can be exactly: look around the need
 * in a small square, and again in a larger one until the list's end proves that nothing farther can enter.
 */
final class JtsPeer {

    /** Where to look first, as a part of λ; doubled as long as it takes. Chosen by trial: the quickest. */
    private static final double FIRST_LOOK = 1.0 / 16;

    private final Facts facts;
    private final Score score;
    private final int limit;
    private final Map<Integer, SpatialIndex> trees = new HashMap<>();

    /** Plants all trees. @param kind of index, queried once so that it is built */
    JtsPeer(Facts facts, Parameters parameters, Supplier<SpatialIndex> kind) {
        this.facts = facts;
        score = new Score(facts, parameters);
        limit = parameters.listLength();
        for (int offer : facts.of(Kind.OFFER)) {
            trees.computeIfAbsent((int) facts.resource[offer], key -> kind.get())
                    .insert(new Envelope(facts.x(offer), facts.x(offer), facts.y(offer), facts.y(offer)), offer);
        }
        trees.values().forEach(tree -> tree.query(new Envelope(0, 0, 0, 0)));
    }

    long[][] lists(int[] needs) {
        return Arrays.stream(needs).mapToObj(this::list).toArray(long[][]::new);
    }

    private long[] list(int need) {
        Ranking ranking = new Ranking(facts, score, need, limit);
        for (Pairing pairing : facts.pairings(need)) {
            SpatialIndex tree = trees.get(pairing.offered());
            if (tree != null) {
                look(tree, pairing, need, ranking);
            }
        }
        return ranking.offers();
    }

    /** Rings: what an earlier square held is not weighed again. */
    private void look(SpatialIndex tree, Pairing pairing, int need, Ranking ranking) {
        double decay = facts.resources.get(pairing.offered()).decay().value() * 10;
        double reach = facts.resources.get(pairing.offered()).reach().value() * 10;
        double seen = -1;
        double radius = decay * FIRST_LOOK;
        double useful = 0;
        do {
            double inner = seen;
            double outer = Math.min(radius, reach);
            Envelope square = new Envelope(
                    facts.x(need) - outer, facts.x(need) + outer, facts.y(need) - outer, facts.y(need) + outer);
            tree.query(square, item -> {
                int offer = (Integer) item;
                int across =
                        Math.max(Math.abs(facts.x(offer) - facts.x(need)), Math.abs(facts.y(offer) - facts.y(need)));
                if (across > inner) {
                    ranking.consider(pairing, offer);
                }
            });
            seen = outer;
            useful = Math.min(reach, decay * (ranking.worst() - pairing.typeCost()) * (1 + 1e-9));
            radius = ranking.isFull() ? Math.min(useful, 4 * radius) : 2 * radius;
        } while (seen < useful);
    }
}
