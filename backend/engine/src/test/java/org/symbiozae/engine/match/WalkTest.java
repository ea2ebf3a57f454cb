package org.symbiozae.engine.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
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

/** What a search reads of its trees: nothing that cannot be worth showing, nothing dearer than what it has found. */
class WalkTest {

    @Provide
    Arbitrary<Scene> scenes() {
        return Territories.any();
    }

    @Provide
    Arbitrary<Parameters> parameters() {
        return Territories.parameters();
    }

    @Property(tries = 60)
    void opensNoLeafThatHoldsNothingWorthShowing(
            @ForAll("scenes") Scene scene, @ForAll("parameters") Parameters parameters) {
        Facts facts = scene.facts();
        Score score = new Score(facts, parameters);
        for (int need : facts.of(Kind.NEED)) {
            BoxTree[][] trees = Seals.points(facts, Kind.OFFER);
            int[] found = search(facts, trees, score, Order.SCORE, 300, need);
            int[] byWeight = search(facts, trees, score, Order.WEIGHT, 300, need);
            assertThat(byWeight).containsExactlyInAnyOrder(found);
            sealLeaves(facts, trees, need, offer -> !worthOpening(facts, score, offer, need));
            assertThat(search(facts, trees, score, Order.SCORE, 300, need)).isEqualTo(found);
            assertThat(search(facts, trees, score, Order.WEIGHT, 300, need)).isEqualTo(byWeight);
        }
    }

    @Property(tries = 60)
    void weighsNoOfferThatIsNotWorthShowing(
            @ForAll("scenes") Scene scene, @ForAll("parameters") Parameters parameters) {
        Facts facts = scene.facts();
        Score score = new Score(facts, parameters);
        for (int need : facts.of(Kind.NEED)) {
            BoxTree[][] trees = Trees.of(facts).offers;
            int[] found = search(facts, trees, score, Order.SCORE, 300, need);
            for (Pairing pairing : facts.pairings(need)) {
                for (BoxTree tree : trees[pairing.offered()]) {
                    Seals.terms(
                            tree,
                            offer -> facts.site[offer] == facts.site[need]
                                    || facts.squaredDistance(offer, need) > score.squaredReach(pairing.offered())
                                    || cost(facts, score, offer, need) > score.maxCost() + Seals.SHADE);
                }
            }
            assertThat(search(facts, trees, score, Order.SCORE, 300, need)).isEqualTo(found);
            assertThat(search(facts, trees, score, Order.WEIGHT, 300, need)).containsExactlyInAnyOrder(found);
        }
    }

    /**
     * An offer just like the need stands where it stands: once it is found, every other one costs more. The others are ten
     * metres or more east of it: no box of theirs is as near.
     */
    @Property(tries = 100)
    void readsNothingButTheOneThatCostsNothingWhenOneIsAskedFor(
            @ForAll long seed, @ForAll @IntRange(max = 255) int best, @ForAll Order order) {
        SplittableRandom random = new SplittableRandom(seed);
        Scene scene = new Scene().material("wood", 10, 100);
        for (int i = 1; i <= 256; i++) {
            double quantity = order == Order.SCORE ? 10 + random.nextDouble() : 10;
            double east = i == best + 1 ? 0 : 10 + 4000 * random.nextDouble();
            double north = 4000 * random.nextDouble();
            scene.site(i, east, north).offer(i, i, "wood", quantity);
            if (i == best + 1) {
                scene.site(1000, east, north).need(1000, 1000, "wood", quantity);
            }
        }
        Facts facts = scene.facts();
        Score score = new Score(facts, Parameters.DEFAULT);
        BoxTree[][] trees = Seals.points(facts, Kind.OFFER);
        sealLeaves(facts, trees, 256, offer -> offer != best);
        assertThat(search(facts, trees, score, order, 1, 256)).containsExactly(best);
        trees = Trees.of(facts).offers;
        Seals.leaves(trees[0][0], offer -> offer != best);
        assertThat(search(facts, trees, score, order, 1, 256)).containsExactly(best);
    }

    /** In one leaf, whose first declarations are read first. */
    @Property(tries = 40)
    void weighsNothingDearerThanTheLastItKeeps(@ForAll long seed, @ForAll Order order) {
        SplittableRandom random = new SplittableRandom(seed);
        Scene scene = new Scene().material("wood", 10, 100).compatible("wood", "chips", 0.5, 2.5);
        scene.material("chips", 10, 100).site(100, 0, 0).need(100, 100, "chips", 10);
        for (int i = 1; i <= 12; i++) {
            scene.site(i, i == 1 ? 100 : 200 + 4000 * random.nextDouble(), 0).offer(i, i, "wood", 4);
        }
        Facts facts = scene.facts();
        Score score = new Score(facts, Parameters.DEFAULT);
        BoxTree[][] trees = Trees.of(facts).offers;
        int wood = facts.resource[0];
        int first = trees[wood][0].index[0];
        double known = cost(facts, score, first, 12);
        Seals.terms(trees[wood][0], offer -> cost(facts, score, offer, 12) > known + Seals.SHADE);
        int[] found = search(facts, trees, score, order, 1, 12);
        assertThat(found).containsExactly(0);
    }

    private static void sealLeaves(Facts facts, BoxTree[][] trees, int need, IntPredicate closed) {
        for (Pairing pairing : facts.pairings(need)) {
            for (BoxTree tree : trees[pairing.offered()]) {
                Seals.leaves(tree, closed);
            }
        }
    }

    /** All that the box of a single offer tells of it. */
    private static boolean worthOpening(Facts facts, Score score, int offer, int need) {
        return score.reaches(facts.resource[offer], facts.squaredDistance(offer, need))
                && (facts.qualities(offer) & facts.qualities(need)) == facts.qualities(need)
                && cost(facts, score, offer, need) <= score.maxCost() + Seals.SHADE;
    }

    private static double cost(Facts facts, Score score, int offer, int need) {
        return score.cost(facts.pairing(offer, need), offer, need, facts.squaredDistance(offer, need));
    }

    private static int[] search(Facts facts, BoxTree[][] trees, Score score, Order order, int limit, int need) {
        Shortlist list = new Walk(facts.columns, facts.pairings(), trees, score, order, limit).search(need);
        int[] offers = new int[list.size()];
        Arrays.setAll(offers, list::offer);
        return offers;
    }
}
