package org.symbiozae.engine.allocation;

import java.util.Arrays;

/**
 * Lowers the bound that prices prove, by one price at a time: each offer in turn takes the price at which the bound is least
 * while all other prices stay. An auction's prices stand up to ε too high here and there; one pass leaves about a fifth of what
 * they fail to prove, so that auctions may stay coarse.
 *
 * <pre>
 * Σ_o q_o·p_o + Σ_n q_n · max(0, max_o (w − p_o) / γ)      as in {@link Market#bound}
 * </pre>
 *
 * An offer's best price is where the needs that would pay more want just what it has: a need pays up to what leaves it as
 * much as its best other offer.
 *
 * <p>Cost: O(links · log links of an offer), about that of a coarse auction; 8 bytes a link. Offers are taken in their order.
 * Source: the one-node steps of Bertsekas and Tseng 1988 (Oper. Res. 36:93–114).
 */
final class Descent {

    private static final double LEAST_MOVE = 1e-9;

    private final Market market;
    private final double[] prices;
    private final int[] needOf;

    /** Links by offer: where each offer's start among {@code linksOf}, and where the last ones end. */
    private final int[] first;

    private final int[] linksOf;
    private final double[] best;
    private final double[] second;
    private final int[] bestOffer;
    private final int[] secondOffer;

    /** Limit and place of the links that the offer at hand is worth something to, as numbers that sort by limit. */
    private long[] worthwhile = new long[64];

    private Descent(Market market, double[] prices) {
        this.market = market;
        this.prices = prices.clone();
        needOf = market.needOf();
        first = new int[prices.length + 1];
        for (int offer : market.offerOf()) {
            first[offer + 1]++;
        }
        Arrays.parallelPrefix(first, Integer::sum);
        int[] next = first.clone();
        linksOf = new int[needOf.length];
        for (int link = 0; link < linksOf.length; link++) {
            linksOf[next[market.offerOf()[link]]++] = link;
        }
        int needs = market.needs().length;
        best = new double[needs];
        second = new double[needs];
        bestOffer = new int[needs];
        secondOffer = new int[needs];
        for (int need = 0; need < needs; need++) {
            look(need);
        }
    }

    /** Prices that prove a bound as low as these or lower. */
    static double[] from(double[] prices, Market market) {
        Descent descent = new Descent(market, prices);
        for (int offer = 0; offer < prices.length; offer++) {
            descent.move(offer);
        }
        return descent.prices;
    }

    private void move(int offer) {
        double price = bestPrice(offer);
        if (Math.abs(price - prices[offer]) > LEAST_MOVE) {
            prices[offer] = price;
            for (int i = first[offer]; i < first[offer + 1]; i++) {
                note(offer, linksOf[i]);
            }
        }
    }

    private double bestPrice(int offer) {
        int links = first[offer + 1] - first[offer];
        if (links > worthwhile.length) {
            worthwhile = new long[2 * links];
        }
        int count = 0;
        double wanted = 0;
        for (int i = first[offer]; i < first[offer + 1]; i++) {
            float limit = (float) limit(offer, linksOf[i]);
            if (limit > 0) {
                worthwhile[count++] = (long) Float.floatToRawIntBits(limit) << 32 | i;
                wanted += most(linksOf[i]);
            }
        }
        double left = market.supply()[offer];
        if (wanted < left) {
            return 0;
        }
        Arrays.sort(worthwhile, 0, count);
        while (count > 0) {
            int link = linksOf[(int) worthwhile[--count]];
            left -= most(link);
            if (left <= 0) {
                return limit(offer, link);
            }
        }
        return 0;
    }

    /** The price up to which the link's need would turn to this offer. */
    private double limit(int offer, int link) {
        int need = needOf[link];
        double other = bestOffer[need] == offer ? second[need] : best[need];
        return market.weight()[link] - market.yield()[link] * other;
    }

    /** As much of the offer as the need could use. */
    private double most(int link) {
        return market.demand()[needOf[link]] / market.yield()[link];
    }

    /** The offer's new price, as the link's need sees it. */
    private void note(int offer, int link) {
        int need = needOf[link];
        double margin = (market.weight()[link] - prices[offer]) / market.yield()[link];
        boolean wasBest = offer == bestOffer[need];
        if (wasBest && margin >= second[need]) {
            best[need] = margin;
        } else if (wasBest || offer == secondOffer[need] && margin < second[need]) {
            look(need);
        } else {
            consider(need, offer, margin);
        }
    }

    /** Finds the two offers that leave the need most, and what they leave it; nothing where they would leave it less. */
    private void look(int need) {
        best[need] = 0;
        second[need] = 0;
        bestOffer[need] = -1;
        secondOffer[need] = -1;
        for (int link = market.first()[need]; link < market.first()[need + 1]; link++) {
            double margin = (market.weight()[link] - prices[market.offerOf()[link]]) / market.yield()[link];
            consider(need, market.offerOf()[link], margin);
        }
    }

    private void consider(int need, int offer, double margin) {
        if (margin > best[need]) {
            second[need] = best[need];
            secondOffer[need] = bestOffer[need];
            best[need] = margin;
            bestOffer[need] = offer;
        } else if (margin > second[need]) {
            second[need] = margin;
            secondOffer[need] = offer;
        }
    }
}
