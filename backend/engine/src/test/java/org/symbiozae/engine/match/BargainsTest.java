package org.symbiozae.engine.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
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

/** What needs find at given prices, against every pair weighed one by one, and what is read to find it. */
class BargainsTest {

    private record Bargain(int offer, double margin, double cost) {}

    @Provide
    Arbitrary<Scene> scenes() {
        return Territories.any();
    }

    @Provide
    Arbitrary<Parameters> parameters() {
        return Territories.parameters();
    }

    @Property(tries = 120)
    void areTheForemostOfAllPairsWorthShowing(
            @ForAll("scenes") Scene scene,
            @ForAll("parameters") Parameters parameters,
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 12) int limit) {
        Facts facts = scene.facts();
        SplittableRandom random = new SplittableRandom(seed);
        int[] needs = facts.of(Kind.NEED);
        if (random.nextBoolean()) {
            needs = Arrays.stream(needs).filter(need -> random.nextInt(6) == 0).toArray();
        }
        assertForemost(facts, new Score(facts, parameters), prices(facts, random), needs, random, limit);
    }

    /** More than are searched in one go, and some of them last. */
    @Test
    void areEachNeedsOwnWhenThereAreMany() {
        Facts facts = Territories.scene(11, 80, 1000, 200, 40, false).facts();
        int[] needs = facts.of(Kind.NEED);
        assertThat(needs).hasSizeGreaterThan(256);
        int[] many = IntStream.range(0, 3 * needs.length + 7)
                .map(i -> needs[(i * 7 + 3) % needs.length])
                .toArray();
        SplittableRandom random = new SplittableRandom(11);
        assertForemost(facts, new Score(facts, Parameters.DEFAULT), prices(facts, random), many, random, 3);
    }

    private static void assertForemost(
            Facts facts, Score score, double[] prices, int[] needs, SplittableRandom random, int limit) {
        List<List<Bargain>> expected = new ArrayList<>();
        double[] margins = new double[needs.length];
        for (int place = 0; place < needs.length; place++) {
            List<Bargain> all = all(facts, score, prices, needs[place]);
            double margin = all.isEmpty() || random.nextBoolean()
                    ? random.nextInt(3) * 0.3 - 0.3
                    : all.get(random.nextInt(all.size())).margin;
            margins[place] = margin;
            expected.add(all.stream()
                    .filter(bargain -> bargain.margin > margin)
                    .limit(limit)
                    .toList());
        }
        Lists found = new Search(facts, Trees.of(facts), score, Order.WEIGHT)
                .bargains(prices, needs)
                .above(margins, limit);
        assertThat(found.needs()).isEqualTo(needs);
        assertThat(found.limit()).isEqualTo(limit);
        for (int place = 0; place < needs.length; place++) {
            assertThat(found.offers(place))
                    .containsExactly(expected.get(place).stream()
                            .mapToInt(Bargain::offer)
                            .toArray());
            assertThat(found.costs(place))
                    .containsExactly(expected.get(place).stream()
                            .mapToDouble(Bargain::cost)
                            .toArray());
        }
    }

    private interface Seal {
        void on(BoxTree tree, Facts facts, Score score, Pairing pairing, int need, IntPredicate cheap);
    }

    @Property(tries = 60)
    void areFoundWithoutOpeningALeafThatCannotHoldOne(
            @ForAll("scenes") Scene scene, @ForAll("parameters") Parameters parameters, @ForAll long seed) {
        Facts facts = scene.facts();
        assertFoundAllTheSame(
                facts,
                new Score(facts, parameters),
                seed,
                trees -> System.arraycopy(Seals.points(facts, Kind.OFFER), 0, trees.offers, 0, trees.offers.length),
                (tree, all, score, pairing, need, cheap) ->
                        Seals.leaves(tree, offer -> ruledOut(all, score, pairing, offer, need) || cheap.test(offer)));
    }

    @Property(tries = 60)
    void areFoundWithoutWeighingWhatCannotBeOne(
            @ForAll("scenes") Scene scene, @ForAll("parameters") Parameters parameters, @ForAll long seed) {
        Facts facts = scene.facts();
        assertFoundAllTheSame(
                facts,
                new Score(facts, parameters),
                seed,
                trees -> {},
                (tree, all, score, pairing, need, cheap) -> Seals.terms(
                        tree,
                        offer -> all.site[offer] == all.site[need]
                                || all.squaredDistance(offer, need) > score.squaredReach(pairing.offered())
                                || cheap.test(offer)));
    }

    private static void assertFoundAllTheSame(
            Facts facts, Score score, long seed, Consumer<Trees> prepared, Seal seal) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] prices = prices(facts, random);
        for (int need : facts.of(Kind.NEED)) {
            double margin = random.nextInt(3) * 0.2 - 0.2;
            Trees trees = Trees.of(facts);
            prepared.accept(trees);
            Bargains bargains = bargains(facts, trees, score, prices, need);
            int[] found = found(bargains, margin, 300);
            for (Pairing pairing : facts.pairings(need)) {
                IntPredicate cheap = offer -> atMost(facts, score, pairing, offer, need, prices) < margin - Seals.SHADE;
                for (BoxTree tree : trees.offers[pairing.offered()]) {
                    seal.on(tree, facts, score, pairing, need, cheap);
                }
            }
            assertThat(found(bargains, margin, 300)).isEqualTo(found);
        }
    }

    /** One offer stands where the need stands, the others a kilometre or more east of it: no box of theirs is as near. */
    @Property(tries = 60)
    void areFoundWithoutOpeningWhatIsWorseThanTheLastKept(@ForAll long seed, @ForAll @IntRange(max = 255) int best) {
        SplittableRandom random = new SplittableRandom(seed);
        Scene scene = new Scene().material("wood", 10, 100).site(1000, 0, 0).need(1000, 1000, "wood", 10);
        for (int i = 0; i < 256; i++) {
            double east = i == best ? 0 : 1000 + 5000 * random.nextDouble();
            double north = i == best ? 0 : 5000 * (1 - 2 * random.nextDouble());
            scene.site(i + 1, east, north).offer(i + 1, i + 1, "wood", 10);
        }
        Facts facts = scene.facts();
        Score score = new Score(facts, Parameters.DEFAULT);
        Trees trees = Trees.of(facts);
        trees.offers[0] = Seals.points(facts, Kind.OFFER)[0];
        double[] prices = new double[facts.size];
        Bargains free = bargains(facts, trees, score, prices, 256);
        Arrays.fill(prices, 0.25);
        Bargains priced = bargains(facts, trees, score, prices, 256);
        Seals.leaves(trees.offers[0][0], offer -> offer != best);
        assertThat(found(free, 0, 1)).containsExactly(best);
        assertThat(found(priced, 0, 1)).containsExactly(best);
    }

    /** All at one place: the cheapest alone can be the best. */
    @Property(tries = 30)
    void areFoundAtTheLowestPriceFirst(@ForAll long seed, @ForAll @IntRange(max = 255) int best) {
        SplittableRandom random = new SplittableRandom(seed);
        Scene scene = new Scene().material("wood", 10, 100).site(1000, 100, 0).need(1000, 1000, "wood", 10);
        for (int i = 0; i < 256; i++) {
            scene.site(i + 1, 0, 0).offer(i + 1, i + 1, "wood", 10);
        }
        Facts facts = scene.facts();
        Score score = new Score(facts, Parameters.DEFAULT);
        Trees trees = Trees.of(facts);
        trees.offers[0] = Seals.points(facts, Kind.OFFER)[0];
        double[] prices = random.doubles(facts.size, 0.3, 0.9).toArray();
        prices[best] = 0.2;
        Bargains bargains = bargains(facts, trees, score, prices, 256);
        assertThat(found(bargains, 0, 300)).hasSize(256).startsWith(best);
        Seals.leaves(trees.offers[0][0], offer -> offer != best);
        assertThat(found(bargains, 0, 1)).containsExactly(best);
    }

    private static Bargains bargains(Facts facts, Trees trees, Score score, double[] prices, int need) {
        return new Bargains(facts, trees, score, prices, new int[] {need}, new int[1]);
    }

    private static int[] found(Bargains bargains, double margin, int limit) {
        return bargains.above(new double[] {margin}, limit).offers(0);
    }

    /** Some free unless nothing is, some at one price, some at what they are worth to a need or more. */
    private static double[] prices(Facts facts, SplittableRandom random) {
        double[] prices = new double[facts.size];
        double least = random.nextInt(2) * 0.2;
        Arrays.setAll(prices, i -> switch (random.nextInt(5)) {
            case 0 -> least;
            case 1 -> 0.5;
            case 2 -> 1 + random.nextDouble();
            default -> least + random.nextDouble();
        });
        return prices;
    }

    private static List<Bargain> all(Facts facts, Score score, double[] prices, int need) {
        List<Bargain> all = new ArrayList<>();
        for (Pairing pairing : facts.pairings(need)) {
            for (int offer : facts.of(Kind.OFFER)) {
                long squaredDistance = facts.squaredDistance(offer, need);
                if (facts.resource[offer] == pairing.offered()
                        && score.possible(offer, need, squaredDistance)
                        && score.cost(pairing, offer, need, squaredDistance) <= score.maxCost()) {
                    double cost = score.weightCost(pairing, offer, need, squaredDistance);
                    double margin = (Decay.of(cost) - prices[offer]) * (1 / pairing.yield());
                    all.add(new Bargain(offer, margin, cost + pairing.lnYield()));
                }
            }
        }
        all.sort(Comparator.comparingDouble(Bargain::margin).reversed().thenComparingInt(Bargain::offer));
        return all;
    }

    /** By what the box of a single offer tells of it, whatever it may cost. */
    private static boolean ruledOut(Facts facts, Score score, Pairing pairing, int offer, int need) {
        long squaredDistance = facts.squaredDistance(offer, need);
        return squaredDistance > score.squaredReach(pairing.offered())
                || (facts.qualities(offer) & facts.qualities(need)) != facts.qualities(need)
                || score.cost(pairing, offer, need, squaredDistance) > score.maxCost() + Seals.SHADE;
    }

    /** The margin as the table of distances has it, a little above the truth. */
    private static double atMost(Facts facts, Score score, Pairing pairing, int offer, int need, double[] prices) {
        double share = StrictMath.exp(-score.seasonCost(facts.months[offer], facts.months[need])) * pairing.weight();
        double weight = share * score.falloff(pairing.offered()).of(facts.squaredDistance(offer, need));
        return (weight - prices[offer]) / pairing.yield();
    }
}
