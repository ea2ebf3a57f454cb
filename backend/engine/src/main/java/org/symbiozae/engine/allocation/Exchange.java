package org.symbiozae.engine.allocation;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.symbiozae.engine.match.Lists;
import org.symbiozae.engine.match.Search;

/**
 * Clears groups, over the links the proof needs and few more (column generation).
 *
 * <p>Needs start with a list of their best offers by weight. Once a market is cleared, every need looks among all pairs
 * for offers that would leave it more at the market's prices; these become links, and the market is cleared again. When
 * there are none, the prices prove how good the allocation is among all pairs.
 *
 * <p>A small group falls into independent markets, each cleared to its optimum where all its yields are 1, until no need
 * finds anything. A large group is one market: the auction is held again with the new links, and with a
 * finer ε where that is what the proof lacks, until the gap over all pairs is {@value #GOOD_GAP}. Between auctions only the
 * needs that found something before look again; the others once these alone would leave the gap small enough.
 *
 * <p>Markets that {@link Market#clearsLike clear like} one cleared before are not cleared again. Safe for several threads.
 */
final class Exchange {

    /** A group is large when its needs, with that many offers each, have so many links. */
    private static final int LARGE = 20_000;

    private static final int MANY = 16;

    private static final double GOOD_GAP = 0.00999;
    private static final int SHORT_LENGTH = 12;
    private static final int BARGAINS = 8;

    /** Less than this is no bargain: twice the rounding of a margin. */
    private static final double ROUNDING = 1e-12;

    /** The first ε: quick prices that show where offers are scarce, before lists grow. */
    private static final double COARSE = 0.1;

    /** The most by which ε shrinks at once. */
    private static final double FINEST = 0.2;

    /** The part of the gap an auction may leave to itself; the rest is for what lists still lack. */
    private static final double OWN_PART = 0.4;

    /** What lists lack shrinks by about so much from one round to the next. */
    private static final double LISTS_GROW = 16;

    private static final int ROUNDS = 12;
    private static final int STRIP = 200_000;
    private static final int MOST_STRIPS = 16;

    private final Search byWeight;
    private final int firstLength;
    private final double[] prices;
    private final ConcurrentHashMap<Long, Clearing> cleared = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<Long, Clearing> known;

    /** @param declarations how many there are in all */
    Exchange(Search byWeight, int firstLength, int declarations, ConcurrentHashMap<Long, Clearing> known) {
        this.byWeight = byWeight;
        this.firstLength = firstLength;
        this.known = known;
        prices = new double[declarations];
    }

    /** The markets of small groups as they were cleared, by fingerprint. */
    ConcurrentHashMap<Long, Clearing> cleared() {
        return cleared;
    }

    boolean isLarge(Group group) {
        return (long) group.needs().length * Math.min(group.offers().length, MANY) >= LARGE;
    }

    Stream<Clearing> clear(Group group) {
        return isLarge(group) ? Stream.of(large(group.neighboursTogether())) : small(group).stream();
    }

    private List<Clearing> small(Group group) {
        Market whole = group.market(byWeight.lists(group.needs(), firstLength));
        while (true) {
            List<Clearing> clearings =
                    whole.parts().parallelStream().map(this::clearOnce).toList();
            clearings.forEach(this::publish);
            Lists bargains = bargains(group, whole, need -> true);
            if (bargains.offers().length == 0) {
                return clearings;
            }
            whole = group.with(bargains, whole);
        }
    }

    private Clearing clearOnce(Market market) {
        long fingerprint = market.fingerprint();
        Clearing before = known.get(fingerprint);
        if (before == null || !before.market().clearsLike(market)) {
            before = cleared.get(fingerprint);
        }
        Clearing clearing =
                before != null && before.market().clearsLike(market) ? before.at(market) : Clearing.of(market);
        cleared.put(fingerprint, clearing);
        return clearing;
    }

    private Clearing large(Group group) {
        Market market = group.market(byWeight.lists(group.needs(), SHORT_LENGTH));
        Quantum quantum = market.quantum();
        Strips strips = new Strips(group.eastings(), Math.min(MOST_STRIPS, market.offerOf().length / STRIP + 1));
        boolean[] lacking = new boolean[group.needs().length];
        Arrays.fill(lacking, true);
        double epsilon = COARSE;
        for (int round = 0; ; round++) {
            Clearing clearing = Clearing.of(new Auction(market, quantum, epsilon).held(strips))
                    .descended();
            publish(clearing);
            Market wider = group.with(bargains(group, market, need -> lacking[need]), market);
            double bound = wider.bound(clearing.prices());
            boolean last = round >= ROUNDS;
            if (last || clearing.value() >= (1 - GOOD_GAP) * bound) {
                wider = group.with(bargains(group, wider, need -> !lacking[need]), wider);
                bound = wider.bound(clearing.prices());
                if (last || clearing.value() >= (1 - GOOD_GAP) * bound) {
                    return new Clearing(market, quantum, clearing.flow(), clearing.prices(), clearing.value(), bound);
                }
            }
            for (int need = 0; need < lacking.length; need++) {
                lacking[need] = wider.links(need) > market.links(need);
            }
            double own = clearing.bound() - clearing.value();
            double wanted = Math.max(OWN_PART * GOOD_GAP * bound, (bound - clearing.bound()) / LISTS_GROW);
            epsilon *= Math.min(1, Math.max(FINEST, wanted / own));
            market = wider;
        }
    }

    private void publish(Clearing clearing) {
        int[] offers = clearing.market().offers();
        for (int i = 0; i < offers.length; i++) {
            prices[offers[i]] = clearing.prices()[i];
        }
    }

    /** What the needs that are asked would gain more by. */
    private Lists bargains(Group group, Market market, IntPredicate asked) {
        double[] own = Arrays.stream(group.offers())
                .mapToDouble(offer -> prices[offer])
                .toArray();
        double[] margins = IntStream.range(0, group.needs().length)
                .parallel()
                .mapToDouble(need -> asked.test(need) ? market.margin(need, own) : Double.POSITIVE_INFINITY)
                .map(margin -> margin + ROUNDING * (1 + margin))
                .toArray();
        return byWeight.bargains(prices, group.needs()).above(margins, BARGAINS);
    }
}
