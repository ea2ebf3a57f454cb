package org.symbiozae.engine.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Markets cut up and bounded, against their links one by one. */
class MarketTest {

    /** A link with the figures of both ends, by declarations. */
    private record Link(int need, int offer, double weight, double yield, double supply, double demand) {}

    private static final Market SMALL = new Market(
            new int[] {4, 7},
            new int[] {5, 6, 9},
            new int[] {0, 2, 2, 3},
            new int[] {0, 1, 1},
            new double[] {0.9, 0.5, 0.8},
            new double[] {1, 2, 0.4},
            new double[] {10, 20},
            new double[] {3, 1, 5});

    private static List<Link> links(Market market) {
        List<Link> links = new ArrayList<>();
        for (int need = 0; need < market.needs().length; need++) {
            for (int link = market.first()[need]; link < market.first()[need + 1]; link++) {
                int offer = market.offerOf()[link];
                links.add(new Link(
                        market.needs()[need],
                        market.offers()[offer],
                        market.weight()[link],
                        market.yield()[link],
                        market.supply()[offer],
                        market.demand()[need]));
            }
        }
        return links;
    }

    /** All needs and offers that links lead to from this need, hop by hop. */
    private static TreeSet<Integer> reached(List<Link> links, int need) {
        TreeSet<Integer> reached = new TreeSet<>(List.of(need));
        int before;
        do {
            before = reached.size();
            for (Link link : links) {
                if (reached.contains(link.need) || reached.contains(link.offer)) {
                    reached.add(link.need);
                    reached.add(link.offer);
                }
            }
        } while (reached.size() > before);
        return reached;
    }

    @Property(tries = 80)
    void fallsIntoPartsThatNoLinkJoins(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Market whole = Markets.random(random, 1 + random.nextInt(40), 1 + random.nextInt(40), random.nextInt(3), true);
        List<Link> links = links(whole);
        List<TreeSet<Integer>> expected =
                links.stream().map(link -> reached(links, link.need)).distinct().toList();
        List<Market> parts = whole.parts();
        assertThat(parts).hasSameSizeAs(expected);
        for (int i = 0; i < parts.size(); i++) {
            Market part = parts.get(i);
            TreeSet<Integer> members = expected.get(i);
            assertThat(part.offers())
                    .containsExactly(Arrays.stream(whole.offers())
                            .filter(members::contains)
                            .toArray());
            assertThat(part.needs())
                    .containsExactly(Arrays.stream(whole.needs())
                            .filter(members::contains)
                            .toArray());
            assertThat(links(part))
                    .containsExactlyElementsOf(links.stream()
                            .filter(link -> members.contains(link.need))
                            .toList());
        }
    }

    @Property(tries = 60)
    void keepsTheLinksItIsToldTo(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Market whole = Markets.random(random, 8, 8, true);
        List<Link> links = links(whole);
        int[] kept = IntStream.range(0, links.size())
                .filter(link -> random.nextBoolean())
                .toArray();
        Market only = whole.only(kept);
        assertThat(only.offers()).isEqualTo(whole.offers());
        assertThat(only.needs()).isEqualTo(whole.needs());
        assertThat(only.supply()).isEqualTo(whole.supply());
        assertThat(only.demand()).isEqualTo(whole.demand());
        assertThat(links(only))
                .containsExactlyElementsOf(
                        Arrays.stream(kept).mapToObj(links::get).toList());
    }

    @Test
    void isBoundedByWhatOffersAreWorthAndNeedsGain() {
        double[] prices = {0.5, 0.1};
        assertThat(SMALL.margin(0, prices)).isEqualTo(0.4, within(1e-12));
        assertThat(SMALL.margin(1, prices)).isZero();
        assertThat(SMALL.margin(2, prices)).isEqualTo(1.75, within(1e-12));
        assertThat(SMALL.margin(2, new double[] {0, 0.9})).isZero();
        assertThat(SMALL.bound(prices)).isEqualTo(10 * 0.5 + 20 * 0.1 + 3 * 0.4 + 5 * 1.75, within(1e-12));
    }

    @Property(tries = 60)
    void isBoundedAboveEveryFlowWhateverThePrices(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Market market = Markets.random(random, 8, 8, true);
        Quantum quantum = market.quantum();
        long[] flow = Markets.anyFlow(market, quantum, random);
        double[] prices = random.doubles(market.offers().length).toArray();
        assertThat(market.bound(prices)).isGreaterThanOrEqualTo(market.value(flow, quantum) - 1e-9);
    }

    @Test
    void valuesAFlowByTheWeightsOfItsLinks() {
        assertThat(SMALL.value(new long[] {10, 20, 5}, new Quantum(10))).isEqualTo(0.9 + 1 + 0.4, within(1e-12));
    }

    @Test
    void countsAndNamesTheLinksOfItsNeeds() {
        assertThat(SMALL.links(0)).isEqualTo(2);
        assertThat(SMALL.links(1)).isZero();
        assertThat(SMALL.links(2)).isEqualTo(1);
        assertThat(SMALL.needOf()).containsExactly(0, 0, 2);
    }

    @Test
    void isCountedSoThatItsLargestQuantityHasFifteenDigits() {
        assertThat(SMALL.quantum()).isEqualTo(Quantum.holding(20));
        Market thirsty = new Market(
                SMALL.offers(),
                SMALL.needs(),
                SMALL.first(),
                SMALL.offerOf(),
                SMALL.weight(),
                SMALL.yield(),
                SMALL.supply(),
                new double[] {3, 4000, 5});
        assertThat(thirsty.quantum()).isEqualTo(Quantum.holding(4000));
    }

    /** By twice the largest ratio of two units, rounded up, and two more. */
    @Test
    void leavesCrumbsOnlyWhereUnitsDiffer() {
        assertThat(SMALL.sameUnits()).isFalse();
        assertThat(SMALL.crumbs()).isEqualTo(2 + 2 * 3);
        Market same = SMALL.only(new int[] {0});
        assertThat(same.sameUnits()).isTrue();
        assertThat(same.crumbs()).isZero();
        assertThat(SMALL.only(new int[] {0, 1}).crumbs()).isEqualTo(2 + 2 * 2);
    }

    @Test
    void clearsLikeOneWithTheSameFiguresAndNoOther() {
        Market moved = new Market(
                new int[] {14, 17},
                new int[] {15, 16, 19},
                SMALL.first().clone(),
                SMALL.offerOf().clone(),
                SMALL.weight().clone(),
                SMALL.yield().clone(),
                SMALL.supply().clone(),
                SMALL.demand().clone());
        assertThat(SMALL.clearsLike(moved)).isTrue();
        assertThat(SMALL.fingerprint()).isEqualTo(moved.fingerprint());
        List<UnaryOperator<Market>> changes = List.of(
                m -> with(m, new int[] {0, 1, 2, 3}, m.offerOf(), m.weight(), m.yield(), m.supply(), m.demand()),
                m -> with(m, m.first(), new int[] {0, 1, 0}, m.weight(), m.yield(), m.supply(), m.demand()),
                m -> with(m, m.first(), m.offerOf(), raised(m.weight()), m.yield(), m.supply(), m.demand()),
                m -> with(m, m.first(), m.offerOf(), m.weight(), raised(m.yield()), m.supply(), m.demand()),
                m -> with(m, m.first(), m.offerOf(), m.weight(), m.yield(), raised(m.supply()), m.demand()),
                m -> with(m, m.first(), m.offerOf(), m.weight(), m.yield(), m.supply(), raised(m.demand())));
        TreeSet<Long> fingerprints = new TreeSet<>(List.of(SMALL.fingerprint()));
        for (UnaryOperator<Market> change : changes) {
            Market other = change.apply(SMALL);
            assertThat(SMALL.clearsLike(other)).isFalse();
            assertThat(other.clearsLike(SMALL)).isFalse();
            assertThat(fingerprints.add(other.fingerprint())).isTrue();
        }
    }

    private static Market with(
            Market market,
            int[] first,
            int[] offerOf,
            double[] weight,
            double[] yield,
            double[] supply,
            double[] demand) {
        return new Market(market.offers(), market.needs(), first, offerOf, weight, yield, supply, demand);
    }

    /** The last number as little larger as can be. */
    private static double[] raised(double[] numbers) {
        double[] raised = numbers.clone();
        raised[raised.length - 1] = Math.nextUp(raised[raised.length - 1]);
        return raised;
    }
}
