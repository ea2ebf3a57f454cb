package org.symbiozae.engine.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Each price moved, against all prices its offer could have had. */
class DescentTest {

    @Property(tries = 150)
    void movesEachPriceToWhereTheBoundIsLeastWhileTheOthersStay(@ForAll long seed, @ForAll boolean converted) {
        SplittableRandom random = new SplittableRandom(seed);
        Market market = Markets.random(random, 10, 12, converted);
        double[] before = random.doubles(market.offers().length, 0, 1.2).toArray();
        double[] after = Descent.from(before, market);
        double[] prices = before.clone();
        for (int offer = 0; offer < prices.length; offer++) {
            prices[offer] = after[offer];
            assertThat(market.bound(prices)).isCloseTo(least(market, prices, offer), within(1e-5));
            assertThat(after[offer]).isNotNegative();
        }
    }

    /** The bound is straight between the prices at which a need turns away from the offer. */
    private static double least(Market market, double[] prices, int offer) {
        double[] others = prices.clone();
        others[offer] = 1e9;
        double[] tried = prices.clone();
        tried[offer] = 0;
        double least = market.bound(tried);
        for (int link = 0; link < market.offerOf().length; link++) {
            if (market.offerOf()[link] == offer) {
                double margin = market.margin(market.needOf()[link], others);
                tried[offer] = Math.max(0, market.weight()[link] - market.yield()[link] * margin);
                least = Math.min(least, market.bound(tried));
            }
        }
        return least;
    }

    @Test
    void leavesThePricesItIsGivenAlone() {
        Market market = AllocationTest.market(new int[][] {{900}}, new int[] {2}, new int[] {3});
        double[] prices = {0.2};
        assertThat(Descent.from(prices, market)).containsExactly(0.9);
        assertThat(prices).containsExactly(0.2);
    }

    /** Two want it at 0.7, all three at 0.4: it is worth what the last one served would pay. */
    @Test
    void asksWhatTheLastNeedServedWouldPay() {
        int[][] weights = {{700}, {400}, {900}};
        assertThat(Descent.from(new double[1], AllocationTest.market(weights, new int[] {12}, new int[] {5, 5, 5})))
                .containsExactly(0.4);
        assertThat(Descent.from(new double[1], AllocationTest.market(weights, new int[] {8}, new int[] {5, 5, 5})))
                .containsExactly(0.7);
        assertThat(Descent.from(new double[] {1}, AllocationTest.market(weights, new int[] {16}, new int[] {5, 5, 5})))
                .containsExactly(0);
    }

    /** The other offer leaves the need 0.6, so that it would turn away from the first one above 0.3. */
    @Test
    void asksNoMoreThanLeavesANeedWhatAnotherOfferWould() {
        Market market = AllocationTest.market(new int[][] {{900, 600}}, new int[] {5, 50}, new int[] {10});
        assertThat(Descent.from(new double[2], market)[0]).isCloseTo(0.3, within(1e-12));
    }

    @Property(tries = 3)
    void sortsTheLinksOfAnOfferThatHasHundreds(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[][] weights = new int[300][1];
        int[] demand = new int[300];
        for (int need = 0; need < weights.length; need++) {
            weights[need][0] = 1 + random.nextInt(1000);
            demand[need] = 1 + random.nextInt(20);
        }
        Market market = AllocationTest.market(weights, new int[] {600}, demand);
        double[] prices = Descent.from(new double[] {0.5}, market);
        assertThat(market.bound(prices)).isCloseTo(least(market, prices, 0), within(1e-9));
    }
}
