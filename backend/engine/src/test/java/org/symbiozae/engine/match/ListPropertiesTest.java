package org.symbiozae.engine.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.symbiozae.domain.Analysis;
import org.symbiozae.domain.Declaration;
import org.symbiozae.domain.Declaration.Kind;
import org.symbiozae.domain.Parameters;
import org.symbiozae.domain.Site;
import org.symbiozae.domain.Synergy;
import org.symbiozae.domain.Territory;
import org.symbiozae.engine.Engine;
import org.symbiozae.engine.Scene;
import org.symbiozae.engine.Territories;
import org.symbiozae.engine.match.Search.Order;
import org.symbiozae.engine.match.Shortlist.Candidates;
import org.symbiozae.geo.Position;

/** What people may rely on in every list: S2, S3 and S5 to S8 of the design; of one pair: {@link ScorePropertiesTest}. */
class ListPropertiesTest {

    /** Every list whole, everything worth showing. */
    private static final Parameters WHOLE = new Parameters(1, 0.25, 1e-12, Integer.MAX_VALUE, 24, 1, 1);

    /** No resource reaches farther than three kilometres, so that a scattered territory has far sites. */
    private static final Parameters NEAR = new Parameters(1, 0.25, 0.01, 20, 24, 1, 0.1);

    private static final double LARGEST_REACH_METRES = 3000;

    @Provide
    Arbitrary<Scene> crowded() {
        return Territories.crowded();
    }

    @Provide
    Arbitrary<Scene> scattered() {
        return Territories.scattered();
    }

    @Label("S2 unit-free: every list of a territory")
    @Property(tries = 40)
    void doesNotDependOnTheUnitOfATerritory(
            @ForAll("crowded") Scene scene, @ForAll @DoubleRange(min = 0.01, max = 1e3) double factor) {
        Map<List<Long>, Double> expected = scores(scene.territory());
        Map<List<Long>, Double> scaled = scores(declared(
                scene.territory(),
                scene.declarations.stream()
                        .map(each -> each.with(each.id(), each.quantity() * factor))
                        .toList()));
        assertThat(scaled).containsOnlyKeys(expected.keySet());
        expected.forEach((pair, score) -> assertThat(scaled.get(pair)).isCloseTo(score, within(1e-12)));
    }

    @Label("S2 place-free: exact where the origin moves or east becomes west")
    @Property(tries = 40)
    void doesNotDependOnWhereTheOriginLiesOrWhichWayIsEast(@ForAll("crowded") Scene scene) {
        Analysis expected = scene.analyse();
        Territory moved = moved(scene.territory(), 1, 9_500_000, -65_000_000);
        Territory mirrored = moved(scene.territory(), -1, 0, 0);
        assertThat(Engine.analyse(moved, Parameters.DEFAULT)).isEqualTo(expected);
        assertThat(Engine.analyse(mirrored, Parameters.DEFAULT)).isEqualTo(expected);
    }

    @Label("S3 explainable: factors multiply to the score, parts add up to E")
    @Property(tries = 60)
    void explainsEveryScore(@ForAll("scattered") Scene scene) {
        for (Synergy synergy : scene.analyse().synergies()) {
            assertThat(synergy.score()).isEqualTo(synergy.factors().score()).isBetween(0.01 - 1e-15, 1.0);
            assertThat(synergy.equivalent()).isEqualTo(synergy.parts().total());
            Synergy.Parts parts = synergy.parts();
            double decay = synergy.decay().kilometres();
            double[] byFactor = {
                synergy.factors().type(),
                synergy.factors().distance(),
                synergy.factors().quantity(),
                synergy.factors().season(),
                synergy.factors().offerFreshness() * synergy.factors().needFreshness()
            };
            double[] byPart = {parts.type(), parts.distance(), parts.quantity(), parts.season(), parts.freshness()};
            for (int i = 0; i < byPart.length; i++) {
                assertThat(byPart[i]).isNotNegative();
                assertThat(Math.exp(-byPart[i] / decay)).isCloseTo(byFactor[i], within(1e-14));
            }
            assertThat(Math.exp(-synergy.equivalent() / decay)).isCloseTo(synergy.score(), within(1e-14));
        }
    }

    @Label("S5 Lipschitz: only offers that were close swap ranks")
    @Property(tries = 40)
    void swapsOnlyOffersThatWereClose(
            @ForAll("scattered") Scene scene, @ForAll @IntRange(min = 1, max = 500) int shiftMetres) {
        Facts before = scene.facts();
        Facts after =
                new Facts(placed(scene.territory(), site -> site.id() == 1 ? at(site, 1, 10 * shiftMetres, 0) : site));
        for (int need : before.of(Kind.NEED)) {
            Candidates was = search(before, WHOLE, Order.SCORE).best(need, 1000);
            Candidates is = search(after, WHOLE, Order.SCORE).best(need, 1000);
            for (int i = 0; i < was.offers().length; i++) {
                for (int j = i + 1; j < was.offers().length; j++) {
                    int one = indexOf(is.offers(), was.offers()[i]);
                    int other = indexOf(is.offers(), was.offers()[j]);
                    if (one >= 0 && other >= 0 && other < one) {
                        assertThat(was.costs()[j] - was.costs()[i])
                                .isLessThanOrEqualTo(shiftMetres / decay(before, was.offers()[i])
                                        + shiftMetres / decay(before, was.offers()[j])
                                        + 1e-12);
                    }
                }
            }
        }
    }

    @Label("S6 deterministic: any order of the input")
    @Property(tries = 60)
    void doesNotDependOnTheOrderOfItsInput(@ForAll("crowded") Scene scene, @ForAll long seed) {
        assertThat(Engine.analyse(scene.shuffled(seed), Parameters.DEFAULT)).isEqualTo(scene.analyse());
    }

    @Label("S6 deterministic: any number of threads")
    @Property(tries = 10)
    void doesNotDependOnTheNumberOfThreads(@ForAll("scattered") Scene scene) {
        Analysis expected = scene.analyse();
        for (int threads : new int[] {1, 2, 7}) {
            ForkJoinPool pool = new ForkJoinPool(threads);
            try {
                assertThat(pool.submit(scene::analyse).join()).isEqualTo(expected);
            } finally {
                pool.shutdown();
            }
        }
    }

    @Label("S7 locality")
    @Property(tries = 60)
    void leavesTheListsOfFarNeedsAlone(@ForAll("scattered") Scene scene, @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Territory before = scene.territory();
        Site changed = before.sites().get(random.nextInt(before.sites().size()));
        Site moved = new Site(
                changed.id(), Position.ofMetres(random.nextInt(40_000), random.nextInt(40_000)), changed.zone());
        List<Declaration> declarations = new ArrayList<>(before.declarations());
        declarations.removeIf(each -> each.site() == changed.id() && random.nextBoolean());
        for (int i = 0; i < 5; i++) {
            declarations.add(Territories.declaration(random, 1_000_000 + i, changed.id(), false));
        }
        Territory after = new Territory(
                before.code(),
                2,
                before.sites().stream()
                        .map(site -> site.id() == changed.id() ? moved : site)
                        .toList(),
                declarations,
                before.taxonomy());
        Map<Long, List<Synergy>> lists = lists(before);
        Map<Long, List<Synergy>> then = lists(after);
        for (Declaration need : before.declarations()) {
            Position place = before.sites().get((int) need.site() - 1).position();
            if (need.site() != changed.id()
                    && place.distanceTo(changed.position()).value() > LARGEST_REACH_METRES
                    && place.distanceTo(moved.position()).value() > LARGEST_REACH_METRES) {
                assertThat(then.get(need.id())).isEqualTo(lists.get(need.id()));
            }
        }
    }

    @Label("S8 prefix-stable")
    @Property(tries = 50)
    void keepsThePrefixWhenTheListGrowsOrTheThresholdRises(@ForAll("scattered") Scene scene) {
        Facts facts = scene.facts();
        Search search = search(facts, new Parameters(1, 0.25, 0.01, 10, 24, 1, 1), Order.SCORE);
        Search strict = search(facts, new Parameters(1, 0.25, 0.3, 10, 24, 1, 1), Order.SCORE);
        for (int need : facts.of(Kind.NEED)) {
            Candidates twenty = search.best(need, 20);
            int[] ten = search.best(need, 10).offers();
            int[] above = strict.best(need, 20).offers();
            assertThat(ten).hasSize(Math.min(10, twenty.offers().length)).containsExactly(head(twenty, ten.length));
            assertThat(above).containsExactly(head(twenty, above.length));
            assertThat(Arrays.stream(twenty.costs()).filter(cost -> cost <= -StrictMath.log(0.3)))
                    .hasSameSizeAs(above.length == 20 ? twenty.offers() : above);
        }
    }

    private static Search search(Facts facts, Parameters parameters, Order order) {
        return new Search(facts, BoxTree.ofOffers(facts), new Score(facts, parameters), order);
    }

    private static int[] head(Candidates list, int length) {
        return Arrays.copyOf(list.offers(), length);
    }

    private static int indexOf(int[] offers, int offer) {
        return Arrays.stream(offers).boxed().toList().indexOf(offer);
    }

    /** Of the resource offered, in metres. */
    private static double decay(Facts facts, int offer) {
        return facts.resources.get(facts.resource[offer]).decay().value();
    }

    private static Map<Long, List<Synergy>> lists(Territory territory) {
        Map<Long, List<Synergy>> lists = new HashMap<>();
        new Engine(territory)
                .lists(NEAR)
                .forEach(each -> lists.computeIfAbsent(each.need(), need -> new ArrayList<>())
                        .add(each));
        return lists;
    }

    private static Map<List<Long>, Double> scores(Territory territory) {
        Map<List<Long>, Double> scores = new HashMap<>();
        new Engine(territory)
                .lists(WHOLE)
                .forEach(each -> scores.put(List.of(each.offer(), each.need()), each.score()));
        return scores;
    }

    private static Territory declared(Territory territory, List<Declaration> declarations) {
        return new Territory(
                territory.code(), territory.dataVersion(), territory.sites(), declarations, territory.taxonomy());
    }

    private static Territory moved(Territory territory, int sign, int east, int north) {
        return placed(territory, site -> at(site, sign, east, north));
    }

    private static Site at(Site site, int sign, int east, int north) {
        Position from = site.position();
        return new Site(site.id(), new Position(sign * from.x() + east, from.y() + north), site.zone());
    }

    private static Territory placed(Territory territory, UnaryOperator<Site> place) {
        return new Territory(
                territory.code(),
                territory.dataVersion(),
                territory.sites().stream().map(place).toList(),
                territory.declarations(),
                territory.taxonomy());
    }
}
