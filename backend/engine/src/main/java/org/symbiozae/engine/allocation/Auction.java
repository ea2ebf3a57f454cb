package org.symbiozae.engine.allocation;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Divides offers among needs by an auction.
 *
 * <p>Each need with something missing bids at the offer that serves it best at current prices, and bids as much as it
 * could lose by being sent to its second best, plus ε. An offer with room takes the bid; a full one drops its lowest
 * bids, and the needs that lose by it come back to the queue. A need never bids against itself: what it already holds
 * has no price to it. So the value is mostly within about ε of the best for each unit of an offer moved, but an offer that few
 * needs hold may keep too high a price, and the bound that prices prove is wider than that: {@link Descent} lowers it, and only
 * what bound and value say of each other is promised.
 *
 * <p>A large market is cut in {@link Strips}: first the needs that reach one strip only bid there, all strips at once;
 * then with other cuts; who is left bids last, in one queue. Cuts depend on the market alone, so the outcome does not
 * depend on the number of processors.
 *
 * <p>Cost: in theory O(links · w / ε); in practice near the number of links except where offers are scarce; 28 bytes a
 * link. Everything is done in a fixed order, on whole quanta. Source: Bertsekas and Castañón 1989 (Ann. Oper. Res.
 * 20:67–96).
 */
final class Auction {

    private static final int CRUMB_BITS = 20;

    private final Market market;
    private final Quantum quantum;
    private final double epsilon;
    private final long[] unsold;
    private final long[] missing;

    /** What may be left of an offer or missing to a need, in quanta, and is worth no bid. */
    private final long[] unsoldCrumbs;

    private final long[] missingCrumbs;
    private final long[] flow;
    private final double[] bid;
    private final int[] needOf;
    private final Holders holders;
    private final double[] lowest;
    private final int[] lowestHolder;
    private final boolean[] waiting;
    private long work;

    /** An auction not yet held. @param epsilon the least step of a bid; weights are at most 1 */
    Auction(Market market, Quantum quantum, double epsilon) {
        this(
                market,
                quantum,
                epsilon,
                Arrays.stream(market.supply()).mapToLong(quantum::within).toArray(),
                Arrays.stream(market.demand()).mapToLong(quantum::within).toArray());
        IntStream.range(0, unsold.length).forEach(this::reprice);
    }

    private Auction(Market market, Quantum quantum, double epsilon, long[] unsold, long[] missing) {
        this.market = market;
        this.quantum = quantum;
        this.epsilon = epsilon;
        this.unsold = unsold;
        this.missing = missing;
        unsoldCrumbs = crumbs(unsold);
        missingCrumbs = crumbs(missing);
        int links = market.offerOf().length;
        flow = new long[links];
        bid = new double[links];
        needOf = market.needOf();
        holders = new Holders(unsold.length, market.offerOf(), bid);
        lowest = new double[unsold.length];
        lowestHolder = new int[unsold.length];
        waiting = new boolean[missing.length];
        Arrays.fill(waiting, true);
    }

    Market market() {
        return market;
    }

    Quantum quantum() {
        return quantum;
    }

    /** Quanta of the offer on each link. */
    long[] flow() {
        return flow;
    }

    /** Links inspected. */
    long work() {
        return work;
    }

    /** Holds the auction, until no need that misses something can gain by a bid. */
    Auction held() {
        new Sweep(Strips.NONE, 0).run(IntStream.range(0, missing.length).toArray());
        return this;
    }

    /** The same, strips at the same time. */
    Auction held(Strips strips) {
        for (boolean shifted : new boolean[] {false, true}) {
            int[] stripOf = strips.ofNeeds(market, shifted);
            int[][] queues = strips.queues(stripOf, waiting);
            Sweep[] sweeps = IntStream.range(0, queues.length)
                    .parallel()
                    .mapToObj(strip -> new Sweep(stripOf, strip).run(queues[strip]))
                    .toArray(Sweep[]::new);
            for (Sweep sweep : sweeps) {
                sweep.settle();
            }
        }
        new Sweep(Strips.NONE, 0)
                .run(IntStream.range(0, missing.length)
                        .filter(need -> waiting[need])
                        .toArray());
        return this;
    }

    /**
     * The bidding of one strip's needs. It touches nothing of another strip but the flow of needs that reach several;
     * what those lose by it is settled when all sweeps are over.
     */
    private final class Sweep {

        private final int[] stripOf;
        private final int strip;
        private final IntQueue queue = new IntQueue();
        private final IntQueue losers = new IntQueue();
        private long[] lost = new long[16];
        private long inspected;

        /** @param stripOf of each need; empty when there is one sweep only */
        Sweep(int[] stripOf, int strip) {
            this.stripOf = stripOf;
            this.strip = strip;
        }

        Sweep run(int[] needs) {
            for (int need : needs) {
                waiting[need] = true;
                queue.add(need);
            }
            while (!queue.isEmpty()) {
                int need = queue.poll();
                waiting[need] = false;
                boolean wants = true;
                while (wants && missing[need] > missingCrumbs[need]) {
                    wants = bid(need);
                }
            }
            if (stripOf.length == 0) {
                settle();
            }
            return this;
        }

        void settle() {
            work += inspected;
            for (int i = 0; !losers.isEmpty(); i++) {
                int need = losers.poll();
                missing[need] += lost[i];
                waiting[need] = true;
            }
        }

        /** One bid. Answers whether bidding again could make sense. */
        private boolean bid(int need) {
            int best = -1;
            double bestMargin = 0;
            double secondMargin = 0;
            int end = market.first()[need + 1];
            for (int link = market.first()[need]; link < end; link++) {
                int offer = market.offerOf()[link];
                double margin = (market.weight()[link] - lowest[offer]) / market.yield()[link];
                if (margin > secondMargin) {
                    if (lowestHolder[offer] == need) {
                        margin = (market.weight()[link] - holders.secondLowest(offer)) / market.yield()[link];
                    }
                    if (margin > bestMargin) {
                        secondMargin = bestMargin;
                        bestMargin = margin;
                        best = link;
                    } else if (margin > secondMargin) {
                        secondMargin = margin;
                    }
                }
            }
            inspected += end - market.first()[need];
            if (best < 0) {
                return false;
            }
            double yield = market.yield()[best];
            double level = Math.min(market.weight()[best], market.weight()[best] - yield * secondMargin + epsilon);
            return acquire(best, level, affordable(best));
        }

        private boolean acquire(int link, double level, long wanted) {
            int offer = market.offerOf()[link];
            if (flow[link] > 0) {
                holders.remove(offer, link);
            }
            long taken = Math.min(wanted, unsold[offer]);
            unsold[offer] -= taken;
            while (taken < wanted && holders.lowest(offer) < level) {
                int loser = holders.link(offer, 0);
                long dropped = Math.min(flow[loser], wanted - taken);
                taken += dropped;
                if (dropped == flow[loser]) {
                    holders.removeLowest(offer);
                }
                lose(loser, dropped);
            }
            missing[needOf[link]] -= change(link, taken);
            if (flow[link] > 0) {
                bid[link] = Math.max(bid[link], level);
                holders.add(offer, link);
            }
            reprice(offer);
            return taken > 0;
        }

        private void lose(int link, long quanta) {
            int need = needOf[link];
            long amount = -change(link, -quanta);
            if (stripOf.length > 0 && stripOf[need] != strip) {
                if (losers.size() == lost.length) {
                    lost = Arrays.copyOf(lost, 2 * lost.length);
                }
                lost[losers.size()] = amount;
                losers.add(need);
                return;
            }
            missing[need] += amount;
            if (!waiting[need]) {
                waiting[need] = true;
                queue.add(need);
            }
        }
    }

    private boolean isSold(int offer) {
        return unsold[offer] <= unsoldCrumbs[offer];
    }

    /** Millionths of each quantity: without them needs take ever smaller remainders from each other. */
    private long[] crumbs(long[] quanta) {
        long rounding = market.crumbs();
        return Arrays.stream(quanta)
                .map(each -> rounding + (each >> CRUMB_BITS))
                .toArray();
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

    /** Changes a flow and answers how much more of the need it serves. */
    private long change(int link, long by) {
        long before = served(link, flow[link]);
        flow[link] += by;
        if (flow[link] == 0) {
            bid[link] = 0;
        }
        return served(link, flow[link]) - before;
    }

    private long served(int link, long quanta) {
        double yield = market.yield()[link];
        return yield == 1 ? quanta : (long) Math.ceil(yield * quanta);
    }

    private void reprice(int offer) {
        boolean full = isSold(offer);
        lowest[offer] = full ? holders.lowest(offer) : 0;
        lowestHolder[offer] = full && holders.count(offer) > 0 ? needOf[holders.link(offer, 0)] : -1;
    }

    /**
     * The prices the auction ends with, each raised to what the holders of the offer would still pay before they turned
     * to the worst of what they hold.
     */
    double[] prices() {
        double[] least = new double[missing.length];
        for (int need = 0; need < least.length; need++) {
            double margin = missing[need] <= missingCrumbs[need] ? Double.POSITIVE_INFINITY : 0;
            for (int link = market.first()[need]; link < market.first()[need + 1]; link++) {
                if (flow[link] > 0) {
                    double price = isSold(market.offerOf()[link]) ? bid[link] : 0;
                    margin = Math.min(margin, (market.weight()[link] - price) / market.yield()[link]);
                }
            }
            least[need] = margin;
        }
        double[] prices = new double[unsold.length];
        for (int offer = 0; offer < prices.length; offer++) {
            if (isSold(offer)) {
                double price = holders.count(offer) == 0 ? 1 : Double.POSITIVE_INFINITY;
                for (int i = 0; i < holders.count(offer); i++) {
                    int link = holders.link(offer, i);
                    double limit = market.weight()[link] - market.yield()[link] * least[needOf[link]];
                    price = Math.min(price, Math.max(bid[link], limit));
                }
                prices[offer] = Math.max(0, price);
            }
        }
        return prices;
    }
}
