package org.symbiozae.engine.allocation;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.TreeSet;

/**
 * Divides offers among needs by an auction.
 *
 * <p>Each need with something missing bids at the offer that serves it best at current prices, and bids as much as it
 * could lose by being sent to its second best, plus ε. An offer with room takes the bid; a full one drops its lowest
 * bids, and the needs that lose by it come back to the queue. A need never bids against itself: what it already holds
 * has no price to it. At the end every need is within ε of its best, so the prices prove a bound within ε of the value
 * (for each unit moved).
 *
 * <p>Cost: in theory O(links · w / ε); in practice near the number of links except where offers are scarce. Everything
 * is done in a fixed order, on whole quanta. Source: Bertsekas and Castañón 1989 (Ann. Oper. Res. 20:67–96).
 */
final class Auction {

    private final Market market;
    private final Quantum quantum;
    private final double epsilon;
    private final long crumbs;
    private final long[] supply;
    private final long[] missing;
    private final long[] flow;
    private final double[] bid;
    private final int[] needOf;
    private final TreeSet<Integer>[] held;
    private final double[] lowest;
    private final int[] lowestHolder;
    private final double[] secondLowest;
    private final boolean[] queued;
    private final ArrayDeque<Integer> queue = new ArrayDeque<>();
    private long work;

    /** Holds the auction. @param epsilon the least step of a bid; weights are at most 1 */
    @SuppressWarnings({"unchecked", "rawtypes"})
    Auction(Market market, Quantum quantum, double epsilon) {
        this.market = market;
        this.quantum = quantum;
        this.epsilon = epsilon;
        int offers = market.offers().length;
        int needs = market.needs().length;
        int links = market.offerOf().length;
        crumbs = market.crumbs();
        supply = Arrays.stream(market.supply()).mapToLong(quantum::within).toArray();
        missing = Arrays.stream(market.demand()).mapToLong(quantum::within).toArray();
        flow = new long[links];
        bid = new double[links];
        needOf = new int[links];
        for (int need = 0; need < needs; need++) {
            Arrays.fill(needOf, market.first()[need], market.first()[need + 1], need);
        }
        Comparator<Integer> cheapestFirst =
                Comparator.<Integer>comparingDouble(link -> bid[link]).thenComparing(Comparator.reverseOrder());
        held = new TreeSet[offers];
        Arrays.setAll(held, i -> new TreeSet<>(cheapestFirst));
        lowest = new double[offers];
        lowestHolder = new int[offers];
        secondLowest = new double[offers];
        queued = new boolean[needs];
        for (int offer = 0; offer < offers; offer++) {
            reprice(offer);
        }
        for (int need = 0; need < needs; need++) {
            enqueue(need);
        }
        run();
    }

    /** Quanta of the offer on each link. */
    long[] flow() {
        return flow;
    }

    /** Links inspected. */
    long work() {
        return work;
    }

    private void run() {
        while (!queue.isEmpty()) {
            int need = queue.poll();
            queued[need] = false;
            boolean wants = true;
            while (wants && missing[need] > crumbs) {
                wants = bid(need);
            }
        }
    }

    /** One bid. Answers whether bidding again could make sense. */
    private boolean bid(int need) {
        int best = -1;
        double bestMargin = 0;
        double secondMargin = 0;
        for (int link = market.first()[need]; link < market.first()[need + 1]; link++) {
            int offer = market.offerOf()[link];
            double price = lowestHolder[offer] == need ? secondLowest[offer] : lowest[offer];
            double margin = (market.weight()[link] - price) / market.yield()[link];
            if (margin > bestMargin) {
                secondMargin = bestMargin;
                bestMargin = margin;
                best = link;
            } else if (margin > secondMargin) {
                secondMargin = margin;
            }
        }
        work += market.first()[need + 1] - market.first()[need];
        if (best < 0) {
            return false;
        }
        double yield = market.yield()[best];
        double level = Math.min(
                market.weight()[best], market.weight()[best] - yield * secondMargin + Math.max(1, yield) * epsilon);
        return acquire(best, level, affordable(best));
    }

    private boolean acquire(int link, double level, long wanted) {
        int offer = market.offerOf()[link];
        held[offer].remove(link);
        long taken = Math.min(wanted, supply[offer]);
        supply[offer] -= taken;
        while (taken < wanted && !held[offer].isEmpty() && bid[held[offer].first()] < level) {
            int loser = held[offer].first();
            long dropped = Math.min(flow[loser], wanted - taken);
            taken += dropped;
            if (dropped == flow[loser]) {
                held[offer].remove(loser);
            }
            change(loser, -dropped);
            enqueue(needOf[loser]);
        }
        change(link, taken);
        bid[link] = Math.max(bid[link], level);
        if (flow[link] > 0) {
            held[offer].add(link);
        }
        reprice(offer);
        return taken > 0;
    }

    /** The most quanta of the link's offer that fit in what its need misses. */
    private long affordable(int link) {
        double yield = market.yield()[link];
        long room = missing[needOf[link]];
        if (yield == 1) {
            return room;
        }
        long before = served(link, flow[link]);
        long wanted = (long) (room / yield);
        while (wanted > 0 && served(link, flow[link] + wanted) - before > room) {
            wanted--;
        }
        return wanted;
    }

    private void change(int link, long by) {
        missing[needOf[link]] += served(link, flow[link]);
        flow[link] += by;
        missing[needOf[link]] -= served(link, flow[link]);
        if (flow[link] == 0) {
            bid[link] = 0;
        }
    }

    private long served(int link, long quanta) {
        double yield = market.yield()[link];
        return yield == 1 ? quanta : (long) Math.ceil(yield * quanta);
    }

    private void reprice(int offer) {
        lowestHolder[offer] = -1;
        lowest[offer] = 0;
        if (supply[offer] <= crumbs) {
            Iterator<Integer> cheapest = held[offer].iterator();
            lowest[offer] = secondLowest[offer] = Double.POSITIVE_INFINITY;
            if (cheapest.hasNext()) {
                int link = cheapest.next();
                lowest[offer] = bid[link];
                lowestHolder[offer] = needOf[link];
            }
            if (cheapest.hasNext()) {
                secondLowest[offer] = bid[cheapest.next()];
            }
        }
    }

    private void enqueue(int need) {
        if (!queued[need]) {
            queued[need] = true;
            queue.add(need);
        }
    }

    /**
     * The prices the auction ends with, each raised to what the holders of the offer would still pay before they turned
     * to the worst of what they hold.
     */
    double[] prices() {
        double[] least = new double[market.needs().length];
        for (int need = 0; need < least.length; need++) {
            double margin = missing[need] <= crumbs ? Double.POSITIVE_INFINITY : 0;
            for (int link = market.first()[need]; link < market.first()[need + 1]; link++) {
                if (flow[link] > 0) {
                    double price = supply[market.offerOf()[link]] > crumbs ? 0 : bid[link];
                    margin = Math.min(margin, (market.weight()[link] - price) / market.yield()[link]);
                }
            }
            least[need] = margin;
        }
        double[] prices = new double[market.offers().length];
        for (int offer = 0; offer < prices.length; offer++) {
            if (supply[offer] <= crumbs) {
                double price = held[offer].isEmpty() ? 1 : Double.POSITIVE_INFINITY;
                for (int link : held[offer]) {
                    double limit = market.weight()[link] - market.yield()[link] * least[needOf[link]];
                    price = Math.min(price, Math.max(bid[link], limit));
                }
                prices[offer] = Math.max(0, price);
            }
        }
        return prices;
    }
}
