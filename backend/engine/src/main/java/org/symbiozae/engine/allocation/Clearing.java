package org.symbiozae.engine.allocation;

/**
 * How a market was cleared, and the proof of how good that is.
 *
 * @param flow quanta of the offer on each link
 * @param prices of the offers, which prove the bound
 * @param value reached by the flow
 * @param bound on the value of every flow over the market's links
 */
record Clearing(Market market, Quantum quantum, long[] flow, double[] prices, double value, double bound) {

    /** The gap worth no more work. */
    private static final double GOOD_GAP = 1e-5;

    private static final double ROUNDING = 1e-12;
    private static final double FIRST_EPSILON = 0.02;
    private static final double FINER = 0.25;
    private static final int ROUNDS = 12;

    /** Link inspections allowed per link, and at least for any market: some milliseconds. */
    private static final long WORK_PER_LINK = 100;

    private static final long LEAST_WORK = 3_000_000;

    /**
     * Greedy first, so that the result is never worse; then auctions with an ever finer ε; then, where every yield is 1,
     * rerouting to the optimum. Each stops when the proof is good enough or the work too much.
     */
    static Clearing of(Market market) {
        Quantum quantum = market.quantum();
        Clearing best = of(market, quantum, Greedy.flow(market, quantum), new double[market.offers().length]);
        boolean exactly = market.sameUnits();
        long allowed = Math.max(LEAST_WORK, WORK_PER_LINK * best.flow.length);
        double enough = exactly ? FIRST_EPSILON : GOOD_GAP;
        double epsilon = FIRST_EPSILON;
        for (int round = 0; round < ROUNDS && best.gap() > enough && allowed > 0; round++) {
            Auction auction = new Auction(market, quantum, epsilon).held();
            best = best.or(of(auction).descended());
            allowed -= Math.round(auction.work() / FINER);
            epsilon *= FINER;
        }
        if (exactly && best.gap() > ROUNDING) {
            Rerouting rerouting = new Rerouting(market, quantum, best.flow, best.prices);
            best = best.or(of(market, quantum, rerouting.flow(), rerouting.prices()));
        }
        return best;
    }

    /** The outcome of an auction that has been held, with the auction's prices. */
    static Clearing of(Auction auction) {
        return of(auction.market(), auction.quantum(), auction.flow(), auction.prices());
    }

    /** The same with prices that prove more if there are any near by. Cost: that of a {@link Descent}. */
    Clearing descended() {
        double[] others = Descent.from(prices, market);
        double proved = Math.max(value, market.bound(others));
        return proved < bound ? new Clearing(market, quantum, flow, others, value, proved) : this;
    }

    private static Clearing of(Market market, Quantum quantum, long[] flow, double[] prices) {
        double value = market.value(flow, quantum);
        return new Clearing(market, quantum, flow, prices, value, Math.max(value, market.bound(prices)));
    }

    /** The same, for a market that {@link Market#clearsLike clears like} this one's. */
    Clearing at(Market alike) {
        return new Clearing(alike, quantum, flow, prices, value, bound);
    }

    private double gap() {
        return bound > 0 ? 1 - value / bound : 0;
    }

    /** The better flow with the better proof. */
    private Clearing or(Clearing other) {
        Clearing flowing = other.value > value ? other : this;
        Clearing proving = other.bound < bound ? other : this;
        double proved = Math.max(flowing.value, proving.bound);
        return new Clearing(market, quantum, flowing.flow, proving.prices, flowing.value, proved);
    }
}
