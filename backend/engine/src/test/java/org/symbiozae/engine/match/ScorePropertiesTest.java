package org.symbiozae.engine.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.symbiozae.domain.Declaration;
import org.symbiozae.domain.Declaration.Kind;
import org.symbiozae.domain.Months;
import org.symbiozae.domain.Parameters;
import org.symbiozae.engine.Scene;

/** What people may rely on when something changes in a pair: S1, S2, S4 and S5; of whole lists: {@link ListPropertiesTest}. */
class ScorePropertiesTest {

    private static final Parameters EVEN = new Parameters(0.5, 0.5, 0.01, 20, 24, 1, 1);

    /** One offer at the origin, one need to the east. */
    private record Pair(
            double metres, double offered, double needed, int offeredMonths, int neededMonths, double weight) {

        double cost(Parameters parameters) {
            Scene scene = new Scene().material("from", 10, 1000).material("to", 10, 1000);
            scene.compatible("from", "to", weight, 1).site(1, 0, 0).site(2, metres, 0);
            scene.add(declaration(1, Kind.OFFER, "from", offered, offeredMonths));
            scene.add(declaration(2, Kind.NEED, "to", needed, neededMonths));
            Facts facts = scene.facts();
            return new Score(facts, parameters).cost(facts.pairing(0, 1), 0, 1, facts.squaredDistance(0, 1));
        }

        double cost() {
            return cost(Parameters.DEFAULT);
        }

        private static Declaration declaration(long id, Kind kind, String resource, double quantity, int months) {
            return Scene.declaration(id, id, kind, resource, quantity, new Months(months), 0);
        }
    }

    @Label("S1 monotone")
    @Property(tries = 200)
    void costsMoreWhenAnythingGetsWorse(
            @ForAll @IntRange(max = 40_000) int metres,
            @ForAll @DoubleRange(min = 0.01, max = 1e6) double offered,
            @ForAll @DoubleRange(min = 0.01, max = 1e6) double needed,
            @ForAll @IntRange(min = 1, max = Months.ALL_BITS) int offeredMonths,
            @ForAll @IntRange(min = 1, max = Months.ALL_BITS) int neededMonths) {
        int all = offeredMonths | neededMonths;
        double cost = new Pair(metres, offered, needed, all, neededMonths, 0.8).cost();

        assertThat(new Pair(metres + 1, offered, needed, all, neededMonths, 0.8).cost())
                .isGreaterThan(cost);
        assertThat(new Pair(metres, offered, needed, all, neededMonths, 0.7).cost())
                .isGreaterThan(cost);
        assertThat(new Pair(metres, offered, needed, Integer.lowestOneBit(neededMonths), neededMonths, 0.8).cost())
                .isGreaterThanOrEqualTo(cost);
        double mismatched = offered > needed ? offered * 2 : offered / 2;
        assertThat(new Pair(metres, mismatched, needed, all, neededMonths, 0.8).cost())
                .isGreaterThan(cost);
    }

    @Label("S2 unit-free: one pair")
    @Property(tries = 200)
    void doesNotDependOnTheUnit(
            @ForAll @DoubleRange(min = 0.01, max = 1e6) double offered,
            @ForAll @DoubleRange(min = 0.01, max = 1e6) double needed,
            @ForAll @DoubleRange(min = 0.01, max = 1e3) double factor) {
        double cost = new Pair(100, offered, needed, 1, 1, 0.8).cost();
        assertThat(new Pair(100, offered * factor, needed * factor, 1, 1, 0.8).cost())
                .isCloseTo(cost, within(1e-12));
    }

    @Label("S4 role symmetry")
    @Property(tries = 200)
    void isTheSameBothWaysWhenBothMismatchesHurtTheSame(
            @ForAll @DoubleRange(min = 0.01, max = 1e6) double offered,
            @ForAll @DoubleRange(min = 0.01, max = 1e6) double needed) {
        assertThat(new Pair(100, offered, needed, 7, 7, 0.8).cost(EVEN))
                .isEqualTo(new Pair(100, needed, offered, 7, 7, 0.8).cost(EVEN));
    }

    @Label("S5 Lipschitz: costs")
    @Property(tries = 200)
    void changesLittleWhenLittleChanges(
            @ForAll @IntRange(max = 40_000) int metres,
            @ForAll @IntRange(max = 1000) int shift,
            @ForAll @DoubleRange(min = 0.01, max = 1e6) double offered,
            @ForAll @DoubleRange(min = 0, max = 0.5) double more) {
        double cost = new Pair(metres, offered, 100, 1, 1, 0.8).cost();
        assertThat(new Pair(metres + shift, offered, 100, 1, 1, 0.8).cost() - cost)
                .isBetween(0.0, shift / 10_000.0 + 1e-12);
        assertThat(Math.abs(new Pair(metres, offered * (1 + more), 100, 1, 1, 0.8).cost() - cost))
                .isLessThanOrEqualTo(Math.log1p(more) + 1e-12);
    }
}
