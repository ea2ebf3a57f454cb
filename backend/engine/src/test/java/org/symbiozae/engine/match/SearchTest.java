package org.symbiozae.engine.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
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

    /** However many are asked at once and in whichever order: the list of a need is its own. */
    @Property(tries = 20)
    void answersManyNeedsAsEachAlone(@ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int k) {
        Facts facts = Territories.scene(seed, 60, 400, 1, 40_000, false).facts();
        int[] all = facts.of(Kind.NEED);
        int[] heat = Arrays.stream(all)
                .filter(need -> facts.resource[need] == facts.resource[all[0]])
                .toArray();
        assertListsAreThoseOfEach(facts, all, k);
        assertListsAreThoseOfEach(facts, reversed(all), k);
        assertListsAreThoseOfEach(facts, heat, k);
        for (int part : new int[] {2, 5, 30}) {
            int[] some = Arrays.stream(all).filter(need -> need % part == 0).toArray();
            assertListsAreThoseOfEach(facts, some, k);
            assertListsAreThoseOfEach(facts, reversed(some), k);
        }
    }

    /** More than are searched in one go. */
    @Test
    void answersMoreThanAThousandNeedsAsEachAlone() {
        Scene scene = Territories.scene(4, 300, 0, 1, 40_000, false);
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 1; i <= 3000; i++) {
            scene.add(Territories.declaration(random, i, 1 + random.nextInt(scene.sites.size()), false));
        }
        Facts facts = scene.facts();
        int[] all = facts.of(Kind.NEED);
        assertThat(all).hasSizeGreaterThan(2 * 512);
        assertListsAreThoseOfEach(facts, all, 30);
        assertListsAreThoseOfEach(facts, reversed(all), 3);
        assertListsAreThoseOfEach(facts, Arrays.copyOf(all, 2 * 512), 3);
    }

    private static void assertListsAreThoseOfEach(Facts facts, int[] needs, int k) {
        Search search = new Search(facts, Trees.of(facts), new Score(facts, Parameters.DEFAULT), Order.SCORE);
        Lists lists = search.lists(needs, k);
        Candidates[] best = search.best(needs, k);
        assertThat(lists.needs()).isEqualTo(needs);
        assertThat(lists.limit()).isEqualTo(k);
        for (int place = 0; place < needs.length; place++) {
            Candidates own = search.best(needs[place], k);
            assertThat(lists.offers(place)).isEqualTo(own.offers());
            assertThat(lists.costs(place)).isEqualTo(own.costs());
            assertThat(best[place].offers()).isEqualTo(own.offers());
            assertThat(best[place].cut()).isEqualTo(own.cut()).isEqualTo(own.offers().length == k);
        }
    }

    private static int[] reversed(int[] needs) {
        return IntStream.range(0, needs.length)
                .map(i -> needs[needs.length - 1 - i])
                .toArray();
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
