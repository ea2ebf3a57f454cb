package org.symbiozae.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.symbiozae.domain.CostTerms;
import org.symbiozae.domain.Declaration;
import org.symbiozae.domain.Leeway;
import org.symbiozae.domain.Months;
import org.symbiozae.domain.Parameters;
import org.symbiozae.domain.Synergy;

/** Each figure is tried: the offer is changed by it, and the territory analysed again. */
class LeewaysTest {

    private static final double HAIR = 1e-6;

    /** One need at the origin, offers due east of it, each on its own site. */
    private record Market(List<Double> metres, List<Double> quantities, List<Integer> months, double needed) {

        static Market random(long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            Market market = new Market(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), 50);
            for (int i = 0; i < 6; i++) {
                market.metres.add((double) random.nextInt(1, 20_000));
                market.quantities.add(1 + 200 * random.nextDouble());
                market.months.add(random.nextInt(2) == 0 ? Months.ALL_BITS : 1 + random.nextInt(Months.ALL_BITS));
            }
            return market;
        }

        Scene scene() {
            Scene scene = new Scene().material("wood", 10, 40).site(1, 0, 0).need(1, 1, "wood", needed);
            for (int i = 0; i < metres.size(); i++) {
                scene.site(i + 2, metres.get(i), 0)
                        .offer(i + 2, i + 2, "wood", quantities.get(i), new Months(months.get(i)), 0);
            }
            return scene;
        }

        Market with(Synergy synergy, UnaryOperator<Double> distance, UnaryOperator<Double> quantity, int mask) {
            Market changed =
                    new Market(new ArrayList<>(metres), new ArrayList<>(quantities), new ArrayList<>(months), needed);
            int i = (int) synergy.offer() - 2;
            changed.metres.set(i, distance.apply(metres.get(i)));
            changed.quantities.set(i, quantity.apply(quantities.get(i)));
            changed.months.set(i, mask == 0 ? months.get(i) : mask);
            return changed;
        }

        int rank(long offer) {
            return scene().analyse().synergies().stream()
                    .filter(synergy -> synergy.offer() == offer)
                    .mapToInt(Synergy::rank)
                    .findFirst()
                    .orElse(99);
        }
    }

    private static Leeway to(double mark, Scene scene, Synergy synergy) {
        return Leeways.to(mark, terms(scene, synergy), Parameters.DEFAULT);
    }

    private static CostTerms terms(Scene scene, Synergy synergy) {
        return CostTerms.of(synergy, declaration(scene, synergy.offer()), declaration(scene, synergy.need()));
    }

    private static Declaration declaration(Scene scene, long id) {
        return scene.declarations.stream()
                .filter(each -> each.id() == id)
                .findFirst()
                .orElseThrow();
    }

    @Property(tries = 150)
    void whatIsSaidToWinTheRankAboveDoesAndALittleLessDoesNot(@ForAll long seed) {
        Market market = Market.random(seed);
        Scene scene = market.scene();
        List<Synergy> list = scene.analyse().synergies();
        for (int i = 1; i < list.size(); i++) {
            Synergy synergy = list.get(i);
            Leeway leeway = to(terms(scene, list.get(i - 1)).cost(), scene, synergy);
            if (leeway.farthestMetres() != null && leeway.farthestMetres() > 1) {
                double far = leeway.farthestMetres();
                assertThat(far).isLessThanOrEqualTo(synergy.distance().value() + 1e-9);
                assertThat(market.with(synergy, d -> far - 0.2, q -> q, 0).rank(synergy.offer()))
                        .isLessThanOrEqualTo(i);
                assertThat(market.with(synergy, d -> far + 0.2, q -> q, 0).rank(synergy.offer()))
                        .isEqualTo(i + 1);
            }
            if (leeway.leastQuantity() != null) {
                double least = leeway.leastQuantity();
                double most = Objects.requireNonNull(leeway.mostQuantity());
                assertThat(market.with(synergy, d -> d, q -> least * (1 + HAIR), 0)
                                .rank(synergy.offer()))
                        .isLessThanOrEqualTo(i);
                assertThat(market.with(synergy, d -> d, q -> most * (1 - HAIR), 0)
                                .rank(synergy.offer()))
                        .isLessThanOrEqualTo(i);
                assertThat(market.with(synergy, d -> d, q -> least * (1 - HAIR), 0)
                                .rank(synergy.offer()))
                        .isEqualTo(i + 1);
                assertThat(market.with(synergy, d -> d, q -> most * (1 + HAIR), 0)
                                .rank(synergy.offer()))
                        .isEqualTo(i + 1);
            }
            if (leeway.fewestMonths() != null) {
                int enough = (1 << leeway.fewestMonths()) - 1;
                assertThat(market.with(synergy, d -> d, q -> q, enough).rank(synergy.offer()))
                        .isLessThanOrEqualTo(i);
                assertThat(market.with(synergy, d -> d, q -> q, enough >> 1).rank(synergy.offer()))
                        .isGreaterThan(i);
            }
        }
    }

    @Property(tries = 100)
    void whatIsSaidToBeSafeIsShownAndALittleMoreIsNot(@ForAll long seed) {
        Market market = Market.random(seed);
        Scene scene = market.scene();
        for (Synergy synergy : scene.analyse().synergies()) {
            Leeway leeway = to(Leeways.mark(Parameters.DEFAULT.minScore()), scene, synergy);
            double far = Objects.requireNonNull(leeway.farthestMetres());
            assertThat(market.with(synergy, d -> far - 0.2, q -> q, 0).rank(synergy.offer()))
                    .isLessThan(99);
            assertThat(market.with(synergy, d -> far + 0.2, q -> q, 0).rank(synergy.offer()))
                    .isEqualTo(99);
            double least = Objects.requireNonNull(leeway.leastQuantity());
            assertThat(market.with(synergy, d -> d, q -> least * (1 + HAIR), 0).rank(synergy.offer()))
                    .isLessThan(99);
            assertThat(market.with(synergy, d -> d, q -> least * (1 - HAIR), 0).rank(synergy.offer()))
                    .isEqualTo(99);
        }
    }

    @Test
    void saysHowLongThePalletsWouldHaveToBeKept() {
        Scene scene = new Scene()
                .material("pallets", 10, 100)
                .site(1, 0, 0)
                .site(2, 400, 0)
                .site(3, 3000, 0)
                .offer(11, 1, "pallets", 300, Months.fromTo(3, 6), 3)
                .offer(13, 3, "pallets", 200)
                .need(12, 2, "pallets", 200);
        List<Synergy> list = scene.analyse().synergies();
        assertThat(list).extracting(Synergy::offer).containsExactly(13L, 11L);

        Leeway leeway = to(terms(scene, list.get(0)).cost(), scene, list.get(1));

        assertThat(leeway.farthestMetres()).isNull();
        assertThat(leeway.leastQuantity()).isNull();
        assertThat(leeway.fewestMonths()).isEqualTo(11);
        assertThat(leeway.storageMonths()).isEqualTo(7);
        assertThat(leeway.isHopeless()).isFalse();
    }

    @Test
    void neverPromisesBeyondTheReach() {
        Scene scene = new Scene()
                .material("wood", 10, 12)
                .site(1, 0, 0)
                .site(2, 400, 0)
                .offer(11, 1, "wood", 100)
                .need(12, 2, "wood", 100);
        Synergy only = scene.analyse().synergies().get(0);
        Leeway leeway = to(Leeways.mark(0.01), scene, only);
        assertThat(Objects.requireNonNull(leeway.farthestMetres())).isEqualTo(12_000);
        assertThat(leeway.fewestMonths()).isEqualTo(1);
        assertThat(leeway.mostQuantity()).isCloseTo(100 * Math.exp(4 * (Math.log(100) - 0.04)), within(1e-3));
    }
}
