package org.symbiozae.engine.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.ortools.Loader;
import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPSolverParameters;
import com.google.ortools.linearsolver.MPVariable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.symbiozae.domain.Analysis;
import org.symbiozae.domain.Declaration.Kind;
import org.symbiozae.domain.Parameters;
import org.symbiozae.domain.Synergy;
import org.symbiozae.engine.Scene;
import org.symbiozae.engine.Territories;
import org.symbiozae.engine.allocation.Allocation.Link;
import org.symbiozae.engine.match.Facts;
import org.symbiozae.engine.match.Pairing;
import org.symbiozae.engine.match.Score;
import org.symbiozae.engine.match.Search;
import org.symbiozae.engine.match.Search.Order;
import org.symbiozae.engine.match.Shortlist.Candidates;
import org.symbiozae.engine.match.Trees;

/** Smallest lots against the exact optimum with them, a problem with whole numbers. */
class LotsTest {

    /** An allocation with lots, the one without, and what both are about. */
    private record Case(Scene scene, Facts facts, Score score, Search byWeight, Allocation free, Allocation kept) {

        static Case of(Scene scene) {
            Facts facts = scene.facts();
            Score score = new Score(facts, Parameters.DEFAULT);
            Search byWeight = new Search(facts, Trees.of(facts), score, Order.WEIGHT);
            Allocation free = Allocation.of(facts, byWeight);
            return new Case(
                    scene, facts, score, byWeight, free, Lots.kept(facts, scene.taxonomy(), score, byWeight, free));
        }

        double weight(Link link) {
            return StrictMath.exp(-score.weightCost(
                    facts.pairing(link.offer(), link.need()),
                    link.offer(),
                    link.need(),
                    facts.squaredDistance(link.offer(), link.need())));
        }

        double lot(int offer) {
            return scene.lots.getOrDefault(
                    facts.resources.get(facts.resource[offer]).code(), 0.0);
        }
    }

    @BeforeContainer
    @BeforeAll
    static void loadSolvers() {
        Loader.loadNativeLibraries();
    }

    @Provide
    Arbitrary<Scene> crowded() {
        return Arbitraries.longs().map(seed -> withLots(Territories.scene(seed, 12, 30, 100, 20, true), seed));
    }

    @Provide
    Arbitrary<Scene> scattered() {
        return Arbitraries.longs().map(seed -> withLots(Territories.scene(seed, 60, 300, 1, 40_000, false), seed));
    }

    private static Scene withLots(Scene scene, long seed) {
        SplittableRandom random = new SplittableRandom(~seed);
        return scene.lot("wood", 1 + random.nextInt(9)).lot("chips", random.nextInt(5));
    }

    @Property(tries = 150)
    void liesBelowTheExactOptimumWithLotsAndNotFar(@ForAll("crowded") Scene scene) {
        Case it = Case.of(scene);
        double exact = exact(it);
        assertThat(it.kept().certificate().value()).isLessThanOrEqualTo(exact + 1e-6);
        assertThat(it.kept().certificate().bound()).isGreaterThanOrEqualTo(exact - 1e-6);
        assertThat(it.kept().certificate().value()).isGreaterThanOrEqualTo(0.5 * exact);
    }

    @Property(tries = 100)
    void givesNoLinkLessThanItsLotAndPromisesNothingTwice(@ForAll("scattered") Scene scene) {
        Case it = Case.of(scene);
        Map<Integer, Double> used = new HashMap<>();
        double value = 0;
        for (Link link : it.kept().links()) {
            assertThat(link.amount()).isPositive().isGreaterThanOrEqualTo(it.lot(link.offer()));
            Pairing pairing = it.facts().pairing(link.offer(), link.need());
            used.merge(link.offer(), link.amount(), Double::sum);
            used.merge(link.need(), link.amount() * pairing.yield(), Double::sum);
            value += link.amount() * it.weight(link);
        }
        used.forEach((declaration, amount) ->
                assertThat(amount).isLessThanOrEqualTo(it.facts().quantity[declaration] * (1 + 1e-9)));
        assertThat(it.kept().certificate().value()).isCloseTo(value, within(1e-9 * value + 1e-9));
        double loss = it.free().certificate().value() - it.kept().certificate().value();
        assertThat(it.kept().lost()).isCloseTo(Math.max(0, loss), within(1e-9 * value + 1e-9));
        for (int i = 0; i < it.facts().size; i++) {
            assertThat(it.kept().left(i))
                    .isCloseTo(
                            it.facts().quantity[i] - used.getOrDefault(i, 0.0),
                            within(2 * Allocation.DUST * it.facts().quantity[i]));
        }
    }

    @Property(tries = 40)
    void changesNothingWithoutLots(@ForAll("scattered") Scene scene) {
        scene.lots.clear();
        Case it = Case.of(scene);
        assertThat(it.kept()).isSameAs(it.free());
        assertThat(it.kept().lost()).isZero();
    }

    /** How far it may stay from the optimum is measured on known scenes, as a whole. */
    /** Wood goes ten kilometres, and nobody comes for less than {@code lot} of it. */
    private static Scene wood(double lot) {
        return new Scene().material("wood", 10, 30).lot("wood", lot);
    }

    @Test
    void losesLittleAgainstTheExactOptimumWithLots() {
        double value = 0;
        double exact = 0;
        for (long seed = 0; seed < 60; seed++) {
            Case it = Case.of(withLots(Territories.scene(seed, 12, 30, 100, 20, true), seed));
            value += it.kept().certificate().value();
            exact += exact(it);
        }
        assertThat(value).isBetween(0.99 * exact, exact);
    }

    @Property(tries = 60)
    void leavesNothingThatALinkCouldCarry(@ForAll("scattered") Scene scene) {
        Case it = Case.of(scene);
        Map<List<Integer>, Double> amounts = new HashMap<>();
        for (Link link : it.kept().links()) {
            amounts.put(List.of(link.offer(), link.need()), link.amount());
        }
        for (int need : it.facts().of(Kind.NEED)) {
            for (int offer : it.byWeight().best(need, Integer.MAX_VALUE).offers()) {
                double yield = it.facts().pairing(offer, need).yield();
                double more = Math.min(it.kept().left(offer), it.kept().left(need) / yield);
                double crumbs = 2e-6 * Math.max(it.facts().quantity[offer], it.facts().quantity[need] / yield);
                if (more > crumbs) {
                    assertThat(amounts.getOrDefault(List.of(offer, need), 0.0) + more)
                            .isLessThan(it.lot(offer) + crumbs);
                }
            }
        }
    }

    /** The pair in the north has its lot to the last tenth and is not asked about the others. */
    @Test
    void leavesMarketsAloneInWhichEveryLinkHasItsLot() {
        Scene scene = wood(10).site(1, 0, 0)
                .site(2, 100, 0)
                .site(3, 0, 90_000)
                .site(4, 100, 90_000)
                .offer(1, 1, "wood", 100)
                .need(2, 2, "wood", 9.9)
                .offer(3, 3, "wood", 100)
                .need(4, 4, "wood", 10);
        Case it = Case.of(scene);
        assertThat(it.free().links()).hasSize(2);
        assertThat(it.kept().links()).containsExactly(it.free().links().get(1));
        assertThat(it.kept().links().get(0).amount()).isEqualTo(10);
        assertThat(it.kept().lost()).isCloseTo(9.9 * Math.exp(-0.01), within(1e-9));
        scene.declarations.remove(1);
        Case withoutTheSmall = Case.of(scene);
        assertThat(withoutTheSmall.kept()).isSameAs(withoutTheSmall.free());
    }

    /** Nine tonnes of wood make eighteen of chips, one less than a lot of wood would. */
    @Test
    void measuresALotInTheUnitOfWhatIsOffered() {
        Scene scene = new Scene()
                .material("wood", 10, 30)
                .material("chips", 10, 30)
                .compatible("wood", "chips", 0.8, 2)
                .site(1, 0, 0)
                .site(2, 100, 0)
                .offer(1, 1, "wood", 30)
                .need(2, 2, "chips", 18);
        assertThat(Case.of(scene.lot("wood", 9)).kept().links()).hasSize(1);
        assertThat(Case.of(scene.lot("wood", 9.5)).kept().links()).isEmpty();
        Case it = Case.of(scene.lot("wood", 9.5).need(3, 2, "chips", 40));
        assertThat(it.kept().links()).hasSize(1);
        assertThat(it.kept().links().get(0).amount()).isEqualTo(20, within(1e-9));
    }

    /** The better neighbour wants less than a lot: the other gets what was kept for it, and the loss is said. */
    @Test
    void givesADroppedLinksShareToTheNextBest() {
        Scene scene = new Scene()
                .material("wood", 10, 30)
                .site(1, 0, 0)
                .site(2, 100, 0)
                .site(3, 2000, 0)
                .offer(1, 1, "wood", 100)
                .need(2, 2, "wood", 8)
                .need(3, 3, "wood", 95);
        Analysis free = scene.analyse();
        assertThat(free.synergies()).extracting(Synergy::allocated).containsExactly(8.0, 92.0);
        assertThat(free.lotsCost()).isZero();

        Analysis kept = scene.lot("wood", 10).analyse();
        assertThat(kept.synergies()).extracting(Synergy::allocated).containsExactly(0.0, 95.0);
        assertThat(kept.lotsCost())
                .isCloseTo(free.allocation().value() - kept.allocation().value(), within(1e-12))
                .isCloseTo(8 * Math.exp(-0.01) - 3 * Math.exp(-0.2), within(1e-9));
    }

    /** Two firms want too little; without them the third takes what is near it and leaves the rest to the fourth. */
    @Test
    void clearsAMarketAgainWithoutWhatFellBelowItsLot() {
        Scene scene = wood(10).site(1, 0, 0)
                .site(2, 0, 100)
                .site(3, 0, -100)
                .site(4, 1000, 0)
                .site(5, 3200, 0)
                .site(6, 6700, 0)
                .offer(1, 1, "wood", 12)
                .need(2, 2, "wood", 6)
                .need(3, 3, "wood", 6)
                .need(4, 4, "wood", 12)
                .offer(5, 5, "wood", 12)
                .need(6, 6, "wood", 12);
        Case it = Case.of(scene);
        assertThat(it.free().links()).extracting(Link::amount).containsExactly(6.0, 6.0, 12.0);
        assertThat(it.kept().links()).containsExactly(new Link(0, 3, 12), new Link(4, 5, 12));
        double value = 12 * Math.exp(-0.1) + 12 * Math.exp(-0.35);
        assertThat(it.kept().certificate().value()).isCloseTo(value, within(1e-9));
        assertThat(it.kept().lost()).isCloseTo(12 * Math.exp(-0.01) + 12 * Math.exp(-0.22) - value, within(1e-9));
    }

    @Test
    void fillsTheBestLinkFirst() {
        Scene scene = wood(10).site(1, 0, 0)
                .site(2, 0, 100)
                .site(3, 0, -100)
                .site(4, 1000, 0)
                .site(5, 0, 2000)
                .offer(1, 1, "wood", 20)
                .need(2, 2, "wood", 8)
                .need(3, 3, "wood", 8)
                .need(4, 4, "wood", 15)
                .need(5, 5, "wood", 15);
        Case it = Case.of(scene);
        assertThat(it.free().links()).extracting(Link::amount).containsExactly(8.0, 8.0, 4.0);
        assertThat(it.kept().links()).containsExactly(new Link(0, 3, 15));
    }

    @Test
    void fillsALinkThatCanCarryALotAndNoMore() {
        Scene scene = wood(10).site(1, 0, 0)
                .site(2, 0, 100)
                .site(3, 1000, 0)
                .offer(1, 1, "wood", 10)
                .need(2, 2, "wood", 6)
                .need(3, 3, "wood", 10);
        assertThat(Case.of(scene).kept().links()).containsExactly(new Link(0, 2, 10));
    }

    /** Beside what the nearest gives, less than a lot would be missing: the farther one, which gives all, is worth more. */
    @Test
    void takesTheFartherLinkThatCarriesMore() {
        Scene scene = wood(9).site(1, 0, 0)
                .site(2, 100, 0)
                .site(3, 1000, 0)
                .need(1, 1, "wood", 17)
                .offer(2, 2, "wood", 9)
                .offer(3, 3, "wood", 17);
        Case it = Case.of(scene);
        assertThat(it.free().links()).extracting(Link::amount).containsExactlyInAnyOrder(9.0, 8.0);
        assertThat(it.kept().links()).containsExactly(new Link(2, 0, 17));
        assertThat(it.kept().certificate().value()).isCloseTo(17 * Math.exp(-0.1), within(1e-9));
    }

    /** Twelve of wood make 24 of the thirty of chips needed; what is then missing is less than a lot of wood. */
    @Test
    void fillsInTheUnitOfWhatIsNeeded() {
        Scene scene = new Scene()
                .material("wood", 10, 30)
                .material("chips", 10, 30)
                .compatible("wood", "chips", 0.8, 2)
                .lot("wood", 11.5)
                .site(1, 0, 0)
                .site(2, 0, 100)
                .site(3, 1000, 0)
                .site(4, 2500, 0)
                .offer(1, 1, "wood", 12)
                .need(2, 2, "chips", 16)
                .need(3, 3, "chips", 30)
                .offer(4, 4, "wood", 12);
        assertThat(Case.of(scene).kept().links()).containsExactly(new Link(0, 2, 12));
    }

    /** The lot has a digit more than quantities are counted in. */
    @Test
    void roundsALotUp() {
        Scene scene = wood(10.12345678901234)
                .site(1, 0, 0)
                .site(2, 0, 100)
                .offer(1, 1, "wood", 100)
                .need(2, 2, "wood", 10.1234567890123);
        Case it = Case.of(scene);
        assertThat(it.free().links()).hasSize(1);
        assertThat(it.kept().links()).isEmpty();
    }

    /** What carries its lot keeps at least that, also where it stands in no list. */
    @Test
    void keepsLotsInLargeMarkets() {
        SplittableRandom random = new SplittableRandom(5);
        Scene scene = new Scene()
                .material("wood", 10, 30)
                .material("chips", 10, 30)
                .compatible("wood", "chips", 0.8, 1.5)
                .lot("wood", 20)
                .lot("chips", 20);
        for (int i = 1; i <= 5000; i++) {
            scene.site(i, random.nextInt(100_000), random.nextInt(100_000));
            String resource = random.nextInt(3) == 0 ? "chips" : "wood";
            if (random.nextBoolean()) {
                scene.offer(i, i, resource, 1 + random.nextInt(100));
            } else {
                scene.need(i, i, resource, 1 + random.nextInt(100));
            }
        }
        Case it = Case.of(scene);
        Map<List<Integer>, Double> kept = new HashMap<>();
        double value = 0;
        for (Link link : it.kept().links()) {
            kept.put(List.of(link.offer(), link.need()), link.amount());
            value += link.amount() * it.weight(link);
        }
        for (Link link : it.free().links()) {
            if (link.amount() >= 20) {
                assertThat(kept.get(List.of(link.offer(), link.need()))).isGreaterThanOrEqualTo(link.amount() - 1e-9);
            }
        }
        assertThat(it.kept().certificate().value()).isCloseTo(value, within(1e-6));
        assertThat(it.free().links()).anyMatch(link -> link.amount() < 20);
        assertThat(it.kept().links()).isNotEmpty().allMatch(link -> link.amount() >= 20);
        assertThat(it.kept().certificate().gap()).isLessThan(0.25);
    }

    /** A link is open and carries from its lot to all it can, or shut. */
    private static double exact(Case it) {
        MPSolver solver = MPSolver.createSolver("SCIP");
        Map<Integer, MPConstraint> limits = new HashMap<>();
        for (int need : it.facts().of(Kind.NEED)) {
            Candidates list = it.byWeight().best(need, Integer.MAX_VALUE);
            for (int i = 0; i < list.offers().length; i++) {
                int offer = list.offers()[i];
                double yield = it.facts().pairing(offer, need).yield();
                MPVariable amount = solver.makeNumVar(0, Double.POSITIVE_INFINITY, "");
                MPVariable open = solver.makeBoolVar("");
                solver.objective().setCoefficient(amount, StrictMath.exp(-list.costs()[i]) * yield);
                MPConstraint most = solver.makeConstraint(Double.NEGATIVE_INFINITY, 0);
                most.setCoefficient(amount, 1);
                most.setCoefficient(open, -it.facts().quantity[offer]);
                MPConstraint least = solver.makeConstraint(0, Double.POSITIVE_INFINITY);
                least.setCoefficient(amount, 1);
                least.setCoefficient(open, -it.lot(offer));
                limit(it.facts(), solver, limits, offer).setCoefficient(amount, 1);
                limit(it.facts(), solver, limits, need).setCoefficient(amount, yield);
            }
        }
        solver.objective().setMaximization();
        MPSolverParameters toTheEnd = new MPSolverParameters();
        toTheEnd.setDoubleParam(MPSolverParameters.DoubleParam.RELATIVE_MIP_GAP, 0);
        assertThat(solver.solve(toTheEnd)).isEqualTo(MPSolver.ResultStatus.OPTIMAL);
        return solver.objective().value();
    }

    private static MPConstraint limit(
            Facts facts, MPSolver solver, Map<Integer, MPConstraint> limits, int declaration) {
        return limits.computeIfAbsent(declaration, i -> solver.makeConstraint(0, facts.quantity[i]));
    }
}
