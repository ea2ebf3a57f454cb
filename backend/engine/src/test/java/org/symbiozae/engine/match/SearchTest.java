package org.symbiozae.engine.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.symbiozae.domain.Declaration.Kind;
import org.symbiozae.domain.Parameters;
import org.symbiozae.engine.Scene;
import org.symbiozae.engine.Territories;
import org.symbiozae.engine.match.Search.Order;
import org.symbiozae.engine.match.Shortlist.Candidates;

/** The trees against every pair, weighed one by one: same offers, same costs, to the last bit. */
class SearchTest {

    private record Pair(int offer, long squaredDistance, double cost) {}

    @Provide
    Arbitrary<Scene> crowded() {
        return Territories.crowded();
    }

    @Provide
    Arbitrary<Scene> scattered() {
        return Territories.scattered();
    }

    @Property(tries = 300)
    void findsTheSameListsAsBruteForceAmongTies(
            @ForAll("crowded") Scene scene, @ForAll @IntRange(min = 1, max = 30) int k) {
        assertListsEqualBruteForce(scene, Parameters.DEFAULT, k);
    }

    @Property(tries = 200)
    void findsTheSameListsAsBruteForceAcrossCountries(
            @ForAll("scattered") Scene scene, @ForAll @IntRange(min = 1, max = 30) int k) {
        assertListsEqualBruteForce(scene, Parameters.DEFAULT, k);
        assertListsEqualBruteForce(scene, new Parameters(0.5, 0.5, 0.2, k, 6, 2.5, 0.5), k);
    }

    static void assertListsEqualBruteForce(Scene scene, Parameters parameters, int k) {
        Facts facts = scene.facts();
        for (Order order : Order.values()) {
            Search search = search(facts, parameters, order);
            for (int need : facts.of(Kind.NEED)) {
                Candidates found = search.best(need, k);
                List<Pair> expected = everyPair(facts, new Score(facts, parameters), need, order);
                List<Pair> best = expected.subList(0, Math.min(k, expected.size()));
                assertThat(found.offers())
                        .containsExactly(best.stream().mapToInt(Pair::offer).toArray());
                assertThat(found.costs())
                        .containsExactly(best.stream().mapToDouble(Pair::cost).toArray());
                assertThat(found.cut() || expected.size() <= k).isTrue();
            }
        }
    }

    private static Search search(Facts facts, Parameters parameters, Order order) {
        return new Search(facts, BoxTree.ofOffers(facts), new Score(facts, parameters), order);
    }

    private static List<Pair> everyPair(Facts facts, Score score, int need, Order order) {
        List<Pair> pairs = new ArrayList<>();
        for (Pairing pairing : facts.pairings(need)) {
            for (int offer : facts.of(Kind.OFFER)) {
                long squaredDistance = facts.squaredDistance(offer, need);
                if (facts.resource[offer] == pairing.offered() && score.possible(offer, need, squaredDistance)) {
                    double cost = score.cost(pairing, offer, need, squaredDistance);
                    if (cost <= score.maxCost()) {
                        double weightCost = score.weightCost(pairing, offer, need, squaredDistance) + pairing.lnYield();
                        pairs.add(new Pair(offer, squaredDistance, order == Order.SCORE ? cost : weightCost));
                    }
                }
            }
        }
        pairs.sort(Comparator.comparingDouble(Pair::cost)
                .thenComparingLong(Pair::squaredDistance)
                .thenComparingInt(Pair::offer));
        return pairs;
    }
}
