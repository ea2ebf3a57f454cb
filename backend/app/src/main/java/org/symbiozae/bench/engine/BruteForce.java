package org.symbiozae.bench.engine;

import java.util.Arrays;
import org.symbiozae.domain.Declaration.Kind;
import org.symbiozae.engine.match.Facts;
import org.symbiozae.engine.match.Pairing;
import org.symbiozae.engine.match.Score;

/** Every offer against every need of a sample, one by one. */
final class BruteForce {

    private BruteForce() {}

    static long[][] lists(Facts facts, Score score, int[] needs, int limit) {
        int[] offers = facts.of(Kind.OFFER);
        return Arrays.stream(needs)
                .parallel()
                .mapToObj(need -> {
                    Pairing[] pairings = new Pairing[facts.resources.size()];
                    facts.pairings(need).forEach(pairing -> pairings[pairing.offered()] = pairing);
                    Ranking ranking = new Ranking(facts, score, need, limit);
                    for (int offer : offers) {
                        Pairing pairing = pairings[facts.resource[offer]];
                        if (pairing != null) {
                            ranking.consider(pairing, offer);
                        }
                    }
                    return ranking.offers();
                })
                .toArray(long[][]::new);
    }
}
