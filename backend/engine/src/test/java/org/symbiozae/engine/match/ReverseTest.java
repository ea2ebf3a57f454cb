package org.symbiozae.engine.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.IntToDoubleFunction;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.symbiozae.domain.Declaration.Kind;
import org.symbiozae.domain.Parameters;
import org.symbiozae.engine.Scene;
import org.symbiozae.engine.Territories;

/** The needs an offer reaches, against every need weighed one by one, and what is read to find them. */
class ReverseTest {

    @Provide
    Arbitrary<Scene> scenes() {
        return Territories.any();
    }

    @Provide
    Arbitrary<Parameters> parameters() {
        return Territories.parameters();
    }

    private interface Case {
        void of(int offer, Pairing pairing, int[] needs, double[] last);
    }

    /** Every offer with the needs its resource meets, which end at what they would pay for it, or anywhere. */
    private static void cases(Facts facts, Score score, long seed, Case asked) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] offers = facts.of(Kind.OFFER);
        int[][] needs = Trees.byResource(facts, facts.of(Kind.NEED));
        double[] last = new double[facts.size];
        for (int offer : offers) {
            for (int needed = 0; needed < needs.length; needed++) {
                for (Pairing pairing : facts.pairings().get(needed)) {
                    if (pairing.offered() == facts.resource[offer] && needs[needed].length > 0) {
                        for (int need : needs[needed]) {
                            double exact = cost(facts, score, pairing, offer, need);
                            last[need] = random.nextInt(4) == 0 && exact < Double.POSITIVE_INFINITY
                                    ? exact
                                    : score.maxCost() * random.nextDouble();
                        }
                        asked.of(offer, pairing, needs[needed], last);
                    }
                }
            }
        }
    }

    @Property(tries = 40)
    void namesTheNeedsThatRankTheOfferNoWorseThanTheEndOfTheirList(
            @ForAll("scenes") Scene scene, @ForAll("parameters") Parameters parameters, @ForAll long seed) {
        Facts facts = scene.facts();
        Score score = new Score(facts, parameters);
        Reverse reverse = new Reverse(facts.columns, score);
        cases(facts, score, seed, (offer, pairing, needs, last) -> {
            BoxTree tree = new BoxTree(new BoxTree(facts.columns, needs));
            tree.remove(needs.length / 2);
            TreeSet<Integer> expected = new TreeSet<>();
            for (int i = 0; i < needs.length; i++) {
                int need = tree.index[i];
                if (need >= 0) {
                    double cost = cost(facts, score, pairing, offer, need);
                    assertThat(reverse.cost(offer, need, pairing)).isEqualTo(cost);
                    if (cost <= last[need]) {
                        expected.add(i);
                    }
                }
            }
            assertThat(reached(reverse, offer, pairing, tree, last)).isEqualTo(expected);
        });
    }

    @Property(tries = 40)
    void opensNoLeafWhoseNeedsEndSoonerThanItsBoxIsNear(
            @ForAll("scenes") Scene scene, @ForAll("parameters") Parameters parameters, @ForAll long seed) {
        Facts facts = scene.facts();
        Score score = new Score(facts, parameters);
        Reverse reverse = new Reverse(facts.columns, score);
        cases(facts, score, seed, (offer, pairing, needs, last) -> {
            int[] some = Arrays.copyOf(needs, Integer.highestOneBit(needs.length));
            BoxTree tree = new BoxTree(facts.columns, some, 1);
            Limits limits = new Limits(tree, need -> last[need]);
            TreeSet<Integer> expected = reached(reverse, offer, pairing, tree, limits);
            Seals.leaves(
                    tree,
                    need -> !score.reaches(pairing.offered(), facts.squaredDistance(offer, need))
                            || (facts.months[offer] & facts.months[need]) == 0
                            || wholeButSeason(facts, score, pairing, offer, need) > last[need] + Seals.SHADE);
            assertThat(reached(reverse, offer, pairing, tree, limits)).isEqualTo(expected);
        });
    }

    @Property(tries = 40)
    void weighsNoNeedThatDistanceAndQuantityRuleOut(
            @ForAll("scenes") Scene scene, @ForAll("parameters") Parameters parameters, @ForAll long seed) {
        Facts facts = scene.facts();
        Score score = new Score(facts, parameters);
        Reverse reverse = new Reverse(facts.columns, score);
        cases(facts, score, seed, (offer, pairing, needs, last) -> {
            BoxTree tree = new BoxTree(facts.columns, needs);
            Limits limits = new Limits(tree, need -> last[need]);
            TreeSet<Integer> expected = reached(reverse, offer, pairing, tree, limits);
            for (int i = 0; i < needs.length; i++) {
                int need = tree.index[i];
                if (distanceAndQuantity(facts, score, pairing, offer, need) > last[need] + Seals.SHADE) {
                    tree.index[i] = Integer.MAX_VALUE;
                }
            }
            assertThat(reached(reverse, offer, pairing, tree, limits)).isEqualTo(expected);
        });
    }

    @Property(tries = 40)
    void limitsSetOneByOneAreThoseMadeAtOnce(@ForAll("scenes") Scene scene, @ForAll long seed) {
        Facts facts = scene.facts();
        SplittableRandom random = new SplittableRandom(seed);
        double[] last = random.doubles(facts.size).toArray();
        for (int[] needs : Trees.byResource(facts, facts.of(Kind.NEED))) {
            if (needs.length > 0) {
                BoxTree tree = new BoxTree(facts.columns, needs);
                Limits limits = new Limits(tree, need -> last[need]);
                for (int change = 0; change < 10; change++) {
                    int place = random.nextInt(needs.length);
                    last[tree.index[place]] = 3 * random.nextDouble() - 1;
                    limits.set(place, last[tree.index[place]]);
                    assertLargest(tree, limits, need -> last[need]);
                }
            }
        }
    }

    private static void assertLargest(BoxTree tree, Limits limits, IntToDoubleFunction last) {
        for (int node = 0; node < tree.right.length; node++) {
            double most = Arrays.stream(tree.index, tree.start[node], tree.end[node])
                    .mapToDouble(last)
                    .max()
                    .orElseThrow();
            assertThat(limits.largest(node)).isEqualTo(most);
        }
        for (int i = 0; i < tree.size(); i++) {
            assertThat(limits.last(i)).isEqualTo(last.applyAsDouble(tree.index[i]));
        }
    }

    private static TreeSet<Integer> reached(Reverse reverse, int offer, Pairing pairing, BoxTree tree, double[] last) {
        return reached(reverse, offer, pairing, tree, new Limits(tree, need -> last[need]));
    }

    private static TreeSet<Integer> reached(Reverse reverse, int offer, Pairing pairing, BoxTree tree, Limits limits) {
        TreeSet<Integer> places = new TreeSet<>();
        reverse.reach(
                offer,
                pairing,
                tree,
                limits,
                place -> assertThat(places.add(place)).isTrue());
        return places;
    }

    private static double cost(Facts facts, Score score, Pairing pairing, int offer, int need) {
        long squaredDistance = facts.squaredDistance(offer, need);
        return score.possible(offer, need, squaredDistance)
                ? score.cost(pairing, offer, need, squaredDistance)
                : Double.POSITIVE_INFINITY;
    }

    private static double wholeButSeason(Facts facts, Score score, Pairing pairing, int offer, int need) {
        return distanceAndQuantity(facts, score, pairing, offer, need)
                + pairing.typeCost()
                + score.ageCost(facts.age[offer] + facts.age[need]);
    }

    private static double distanceAndQuantity(Facts facts, Score score, Pairing pairing, int offer, int need) {
        return score.distanceCost(pairing.offered(), facts.squaredDistance(offer, need))
                + score.quantityCost(facts.lnQuantity(offer) + pairing.lnYield(), facts.lnQuantity(need));
    }
}
