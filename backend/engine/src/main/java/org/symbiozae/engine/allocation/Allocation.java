package org.symbiozae.engine.allocation;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.symbiozae.domain.Analysis.Certificate;
import org.symbiozae.engine.match.Facts;
import org.symbiozae.engine.match.Search;

/**
 * Who gets how much of what, so that nothing is promised twice.
 *
 * <p>Only pairs whose score is worth showing take part; the certificate covers all of them, whatever lists were looked
 * at. Small markets are cleared to their optimum or near it, large ones until 99 % of it are proved ({@link Exchange}).
 *
 * <p>Groups and markets are independent and run on all processors; the outcome does not depend on their number, nor on
 * what was allocated before. Cost: five to ten times that of a search of twenty offers a need; some 70 bytes a candidate of
 * the groups at work. Source: §5 of the engine's design.
 */
public final class Allocation {

    /** Long enough that a territory's lists are whole. */
    private static final int FIRST_LENGTH = 64;

    /** Less than this part of a declaration is rounding, not something left or missing. */
    public static final double DUST = 1e-9;

    private final Facts facts;
    private final double[] used;
    private final ConcurrentHashMap<Long, Clearing> cleared;
    private final Deals deals;
    private final double value;
    private final double bound;
    private final double lost;

    /** @param amount in the offer's unit a year, above zero */
    public record Link(int offer, int need, double amount) {}

    private Allocation(Facts facts, Search byWeight, int firstLength, ConcurrentHashMap<Long, Clearing> known) {
        this.facts = facts;
        used = new double[facts.size];
        Exchange exchange = new Exchange(byWeight, firstLength, facts.size, known);
        Deals[] ofGroups = Group.of(facts).parallelStream()
                .map(group -> deals(exchange.clear(group)))
                .toArray(Deals[]::new);
        cleared = exchange.cleared();
        deals = Deals.byNeed(ofGroups);
        value = Arrays.stream(ofGroups).mapToDouble(Deals::value).sum();
        bound = Math.max(
                value, Arrays.stream(ofGroups).mapToDouble(Deals::bound).sum());
        lost = 0;
    }

    /** Another, with these links by need; its bound is that of {@code free}. @param gained usually below zero */
    Allocation(Allocation free, List<Link> links, double gained) {
        facts = free.facts;
        cleared = free.cleared;
        used = new double[facts.size];
        value = free.value + gained;
        bound = Math.max(free.bound, value);
        lost = Math.max(0, -gained);
        Deals.Book book = new Deals.Book();
        for (Link link : links) {
            book.add(link.offer(), link.need(), link.amount());
            used[link.offer()] += link.amount();
            used[link.need()] +=
                    link.amount() * facts.pairing(link.offer(), link.need()).yield();
        }
        deals = book.deals();
    }

    public static Allocation of(Facts facts, Search byWeight) {
        return of(facts, byWeight, FIRST_LENGTH);
    }

    /** The same to the last bit, sooner: markets that are as they were in an allocation before are not cleared again. */
    public static Allocation of(Facts facts, Search byWeight, Allocation before) {
        return new Allocation(facts, byWeight, FIRST_LENGTH, before.cleared);
    }

    static Allocation of(Facts facts, Search byWeight, int firstLength) {
        return new Allocation(facts, byWeight, firstLength, new ConcurrentHashMap<>());
    }

    /** Every pair that gets something, by need. Each is made when asked for. */
    public List<Link> links() {
        return new Links();
    }

    public Certificate certificate() {
        return new Certificate(value, bound);
    }

    /** The value that smallest lots cost ({@link Lots}); 0 where there are none. */
    public double lost() {
        return lost;
    }

    /** What is left of an offer, or missing to a need, in its own unit a year; 0 rather than dust. */
    public double left(int declaration) {
        double quantity = facts.quantity[declaration];
        double left = quantity - used[declaration];
        return left > DUST * quantity ? left : 0;
    }

    /** What a group's markets gave, and notes how much of each declaration they used. */
    private Deals deals(Stream<Clearing> clearings) {
        Deals.Book book = new Deals.Book();
        clearings.forEachOrdered(clearing -> {
            book.add(clearing);
            Market market = clearing.market();
            for (int need = 0; need < market.needs().length; need++) {
                for (int link = market.first()[need]; link < market.first()[need + 1]; link++) {
                    if (clearing.flow()[link] > 0) {
                        double amount = clearing.quantum().amount(clearing.flow()[link]);
                        int offer = market.offers()[market.offerOf()[link]];
                        book.add(offer, market.needs()[need], amount);
                        used[offer] += amount;
                        used[market.needs()[need]] += amount * market.yield()[link];
                    }
                }
            }
        });
        return book.deals();
    }

    private final class Links extends AbstractList<Link> implements RandomAccess {

        @Override
        public Link get(int index) {
            return new Link(deals.offers()[index], deals.needs()[index], deals.amounts()[index]);
        }

        @Override
        public int size() {
            return deals.offers().length;
        }
    }
}
