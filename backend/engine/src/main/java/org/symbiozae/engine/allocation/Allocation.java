package org.symbiozae.engine.allocation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.symbiozae.domain.Analysis.Certificate;
import org.symbiozae.domain.Declaration.Kind;
import org.symbiozae.engine.match.Facts;
import org.symbiozae.engine.match.Search;
import org.symbiozae.engine.match.Shortlist.Candidates;

/**
 * Who gets how much of what, so that nothing is promised twice.
 *
 * <p>Only pairs whose score is worth showing take part; the certificate covers all of them. Needs start with a list of
 * their best offers by weight. Where the market's prices do not prove that an offer beyond the list is of no use, the
 * list is lengthened and the market cleared again (column generation), until no list is cut where it matters.
 *
 * <p>Markets are independent and run on all processors; the clearing does not depend on their number. Source: §5 of the
 * engine's design.
 */
public final class Allocation {

    /** Long enough that a territory's lists are whole; a country's rarely need more. */
    private static final int FIRST_LENGTH = 64;

    private static final int LENGTHENING = 4;

    /** Less than this part of a declaration is rounding, not something left or missing. */
    public static final double DUST = 1e-9;

    private final Facts facts;
    private final List<Link> links = new ArrayList<>();
    private final double[] used;
    private final Certificate certificate;

    /** @param amount in the offer's unit a year, above zero */
    public record Link(int offer, int need, double amount) {}

    private Allocation(Facts facts, List<Clearing> clearings) {
        this.facts = facts;
        used = new double[facts.size];
        double value = 0;
        double bound = 0;
        for (Clearing clearing : clearings) {
            value += clearing.value();
            bound += clearing.bound();
            collect(clearing);
        }
        certificate = new Certificate(value, bound);
    }

    public static Allocation of(Facts facts, Search byWeight) {
        return of(facts, byWeight, FIRST_LENGTH);
    }

    public static Allocation of(Facts facts, Search byWeight, int firstLength) {
        int[] needs = facts.of(Kind.NEED);
        Candidates[] lists = byWeight.best(needs, firstLength);
        List<Clearing> clearings = clear(facts, needs, lists);
        for (int length = firstLength; lengthen(clearings, byWeight, needs, lists, length * LENGTHENING); ) {
            length *= LENGTHENING;
            clearings = clear(facts, needs, lists);
        }
        return new Allocation(facts, clearings);
    }

    /** Every pair that gets something, by need, then best offer by weight. */
    public List<Link> links() {
        return links;
    }

    public Certificate certificate() {
        return certificate;
    }

    /** What is left of an offer, or missing to a need, in its own unit a year; 0 rather than dust. */
    public double left(int declaration) {
        double quantity = facts.quantity[declaration];
        double left = quantity - used[declaration];
        return left > DUST * quantity ? left : 0;
    }

    private static List<Clearing> clear(Facts facts, int[] needs, Candidates[] lists) {
        return Market.split(facts, needs, lists).parallelStream()
                .map(Clearing::of)
                .toList();
    }

    /** Lengthens the lists whose end could still hide something useful; answers whether there was one. */
    private static boolean lengthen(
            List<Clearing> clearings, Search byWeight, int[] needs, Candidates[] lists, int length) {
        int[] wanting = clearings.stream()
                .flatMapToInt(clearing -> clearing.market().underserved(clearing.prices()))
                .toArray();
        Candidates[] longer = byWeight.best(wanting, length);
        for (int i = 0; i < wanting.length; i++) {
            lists[Arrays.binarySearch(needs, wanting[i])] = longer[i];
        }
        return wanting.length > 0;
    }

    private void collect(Clearing clearing) {
        Market market = clearing.market();
        for (int need = 0; need < market.needs().length; need++) {
            for (int link = market.first()[need]; link < market.first()[need + 1]; link++) {
                if (clearing.flow()[link] > 0) {
                    double amount = clearing.quantum().amount(clearing.flow()[link]);
                    int offer = market.offers()[market.offerOf()[link]];
                    links.add(new Link(offer, market.needs()[need], amount));
                    used[offer] += amount;
                    used[market.needs()[need]] += amount * market.yield()[link];
                }
            }
        }
    }
}
