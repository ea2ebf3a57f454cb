package org.symbiozae.engine.allocation;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.symbiozae.engine.match.Lists;
import org.symbiozae.engine.match.Search;

/**
 * Clears groups, with lists as long as the proof needs (column generation).
 *
 * <p>A small group falls into independent markets, and each is cleared to its optimum where all its yields are 1. Where
 * the prices do not prove that an offer beyond a need's list is of no use, the list is lengthened and the markets it
 * touches are cleared again, until no list is cut where it matters.
 *
 * <p>A large group is one market, cleared until at least {@value #GOOD_GAP} of the optimum over all pairs is proved:
 * lists are lengthened while their ends are what the proof lacks, and the auction goes on from where it was; otherwise it
 * is held again with a finer ε.
 *
 * <p>Markets that {@link Market#clearsLike clear like} one cleared before are not cleared again. Safe for several threads.
 */
final class Exchange {

    /** Of two groups of that many links one is large: cleared to a proven gap, not to its optimum. */
    static final int LARGE = 200_000;

    /** The gap a large group may keep: one half per cent. */
    private static final double GOOD_GAP = 0.0075;

    private static final int SHORT_LENGTH = 20;
    private static final int LENGTHENING = 4;
    private static final double EPSILON = 0.01;
    private static final double FINER = 0.4;
    private static final int ROUNDS = 10;
    private static final int STRIP = 200_000;
    private static final int MOST_STRIPS = 16;

    private final Search byWeight;
    private final int firstLength;
    private final ConcurrentHashMap<Long, Clearing> cleared = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<Long, Clearing> known;

    Exchange(Search byWeight, int firstLength, ConcurrentHashMap<Long, Clearing> known) {
        this.byWeight = byWeight;
        this.firstLength = firstLength;
        this.known = known;
    }

    /** The markets this exchange has cleared, by fingerprint; only those of small groups. */
    ConcurrentHashMap<Long, Clearing> cleared() {
        return cleared;
    }

    boolean isLarge(Group group) {
        return (long) group.needs().length * Math.min(group.offers().length, SHORT_LENGTH) >= LARGE;
    }

    Stream<Clearing> clear(Group group) {
        return isLarge(group) ? Stream.of(large(group)) : small(group).stream();
    }

    private List<Clearing> small(Group group) {
        Market whole = group.market(byWeight.lists(group.needs(), firstLength));
        int length = firstLength;
        while (true) {
            List<Clearing> clearings =
                    whole.parts().parallelStream().map(this::clearOnce).toList();
            int[] wanting = clearings.stream()
                    .flatMapToInt(clearing -> clearing.market()
                            .underserved(clearing.prices())
                            .map(need -> clearing.market().needs()[need]))
                    .sorted()
                    .toArray();
            if (wanting.length == 0) {
                clearings.forEach(clearing -> cleared.put(clearing.market().fingerprint(), clearing));
                return clearings;
            }
            length *= LENGTHENING;
            whole = group.with(byWeight.lists(wanting, length), whole);
        }
    }

    private Clearing clearOnce(Market market) {
        long fingerprint = market.fingerprint();
        Clearing before = known.getOrDefault(fingerprint, cleared.get(fingerprint));
        if (before != null && before.market().clearsLike(market)) {
            return before.at(market);
        }
        Clearing clearing = Clearing.of(market);
        cleared.put(fingerprint, clearing);
        return clearing;
    }

    private Clearing large(Group group) {
        int length = SHORT_LENGTH;
        double epsilon = EPSILON;
        Lists lists = byWeight.lists(group.needs(), length);
        Market market = group.market(lists);
        Quantum quantum = market.quantum();
        Strips strips = new Strips(group.eastings(), Math.min(MOST_STRIPS, market.offerOf().length / STRIP + 1));
        Auction auction = new Auction(market, quantum, epsilon).held(strips);
        Clearing clearing = Clearing.of(auction);
        double bound = market.boundOfAll(clearing.prices());
        for (int round = 0; round < ROUNDS && clearing.value() < (1 - GOOD_GAP) * bound; round++) {
            System.err.printf(
                    "%d needs %d links eps %.4f length %d value %.1f bound %.1f all %.1f gap %.5f/%.5f work %d%n",
                    market.needs().length,
                    market.offerOf().length,
                    epsilon,
                    length,
                    clearing.value(),
                    clearing.bound(),
                    bound,
                    1 - clearing.value() / clearing.bound(),
                    1 - clearing.value() / bound,
                    auction.work());
            if (2 * (bound - clearing.bound()) > clearing.bound() - clearing.value()) {
                length *= 2;
                int[] wanting = market.underserved(clearing.prices())
                        .map(need -> group.needs()[need])
                        .toArray();
                market = group.with(byWeight.lists(wanting, length), market);
                auction = auction.lengthened(market).held(strips);
            } else {
                epsilon *= FINER;
                auction = new Auction(market, quantum, epsilon).held(strips);
            }
            clearing = Clearing.of(auction);
            bound = market.boundOfAll(clearing.prices());
        }
        System.err.printf(
                "END %d needs %d links eps %.4f length %d value %.1f bound %.1f all %.1f gap %.5f/%.5f work %d%n",
                market.needs().length,
                market.offerOf().length,
                epsilon,
                length,
                clearing.value(),
                clearing.bound(),
                bound,
                1 - clearing.value() / clearing.bound(),
                1 - clearing.value() / bound,
                auction.work());
        return new Clearing(market, quantum, clearing.flow(), clearing.prices(), clearing.value(), bound);
    }
}
