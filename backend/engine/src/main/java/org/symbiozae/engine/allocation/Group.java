package org.symbiozae.engine.allocation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.symbiozae.domain.Declaration.Kind;
import org.symbiozae.engine.match.Facts;
import org.symbiozae.engine.match.Lists;
import org.symbiozae.engine.match.Pairing;

/**
 * The needs and offers of resources that can replace each other, directly or not: what no pair ever leaves, whatever the
 * lists. A group's market is whole: all its needs, all its offers.
 *
 * @param needs declaration indexes, increasing
 * @param offers declaration indexes, increasing
 * @param placeOf where each offer of the facts stands among its group's
 */
record Group(Facts facts, int[] needs, int[] offers, int[] placeOf) {

    private static final int CELL_BITS = 12;

    /** All groups that have a need and an offer. Cost: O(declarations). */
    static List<Group> of(Facts facts) {
        int[] groupOf = groups(facts);
        int[][] needs = sorted(facts, facts.of(Kind.NEED), groupOf);
        int[][] offers = sorted(facts, facts.of(Kind.OFFER), groupOf);
        int[] placeOf = new int[facts.size];
        List<Group> groups = new ArrayList<>();
        for (int group = 0; group < needs.length; group++) {
            for (int i = 0; i < offers[group].length; i++) {
                placeOf[offers[group][i]] = i;
            }
            if (needs[group].length > 0 && offers[group].length > 0) {
                groups.add(new Group(facts, needs[group], offers[group], placeOf));
            }
        }
        return groups;
    }

    /** The same, numbered so that neighbours stand together: what large markets read lies near each other. */
    Group neighboursTogether() {
        int[] nearNeeds = byCell(needs);
        int[] nearOffers = byCell(offers);
        for (int i = 0; i < nearOffers.length; i++) {
            placeOf[nearOffers[i]] = i;
        }
        return new Group(facts, nearNeeds, nearOffers, placeOf);
    }

    /** By cell of {@value #CELL_BITS} bits of decimetres along Morton's curve, then by number. */
    private int[] byCell(int[] declarations) {
        int west = Arrays.stream(declarations).map(facts::x).min().orElse(0);
        int south = Arrays.stream(declarations).map(facts::y).min().orElse(0);
        long[] keys = new long[declarations.length];
        Arrays.parallelSetAll(keys, i -> {
            long column = facts.x(declarations[i]) - (long) west >>> CELL_BITS;
            long row = facts.y(declarations[i]) - (long) south >>> CELL_BITS;
            return (spread(column) | spread(row) << 1) << 32 | declarations[i];
        });
        Arrays.parallelSort(keys);
        return Arrays.stream(keys).mapToInt(key -> (int) key).toArray();
    }

    /** The fifteen lowest bits, with room for another number's between them. */
    private static long spread(long number) {
        long bits = number & 0x7fff;
        bits = (bits | bits << 8) & 0x00ff00ff;
        bits = (bits | bits << 4) & 0x0f0f0f0f;
        bits = (bits | bits << 2) & 0x33333333;
        return (bits | bits << 1) & 0x55555555;
    }

    /** The market over these lists of the group's needs. */
    Market market(Lists lists) {
        return with(
                lists,
                new Market(
                        offers,
                        needs,
                        new int[needs.length + 1],
                        new int[0],
                        new double[0],
                        new double[0],
                        quantities(offers),
                        quantities(needs)));
    }

    /** The market with these links beside those it has, after them. Cost: O(links). */
    Market with(Lists more, Market market) {
        int[] first = new int[needs.length + 1];
        for (int n = 0; n < needs.length; n++) {
            first[n + 1] = Math.addExact(first[n], more.length(n) + market.first()[n + 1] - market.first()[n]);
        }
        int[] offerOf = new int[first[needs.length]];
        double[] weight = new double[offerOf.length];
        double[] yield = new double[offerOf.length];
        IntStream.range(0, needs.length).parallel().forEach(n -> {
            int old = market.first()[n];
            int known = market.first()[n + 1] - old;
            System.arraycopy(market.offerOf(), old, offerOf, first[n], known);
            System.arraycopy(market.weight(), old, weight, first[n], known);
            System.arraycopy(market.yield(), old, yield, first[n], known);
            int link = first[n] + known;
            for (int from = more.first()[n]; link < first[n + 1]; link++, from++) {
                Pairing pairing = facts.pairing(more.offers()[from], needs[n]);
                offerOf[link] = placeOf[more.offers()[from]];
                weight[link] = StrictMath.exp(pairing.lnYield() - more.costs()[from]);
                yield[link] = pairing.yield();
            }
        });
        return new Market(offers, needs, first, offerOf, weight, yield, market.supply(), market.demand());
    }

    int[] eastings() {
        return Arrays.stream(offers).map(facts::x).toArray();
    }

    private double[] quantities(int[] declarations) {
        return Arrays.stream(declarations).mapToDouble(i -> facts.quantity[i]).toArray();
    }

    /** For each resource the first one of its group, by index. */
    private static int[] groups(Facts facts) {
        int[] groupOf = IntStream.range(0, facts.resources.size()).toArray();
        boolean merged = true;
        while (merged) {
            merged = false;
            for (int needed = 0; needed < groupOf.length; needed++) {
                for (Pairing pairing : facts.pairings().get(needed)) {
                    int least = Math.min(groupOf[needed], groupOf[pairing.offered()]);
                    merged |= groupOf[needed] != groupOf[pairing.offered()];
                    groupOf[needed] = least;
                    groupOf[pairing.offered()] = least;
                }
            }
        }
        return groupOf;
    }

    private static int[][] sorted(Facts facts, int[] declarations, int[] groupOf) {
        int[] sizes = new int[groupOf.length];
        for (int declaration : declarations) {
            sizes[groupOf[facts.resource[declaration]]]++;
        }
        int[][] sorted = new int[groupOf.length][];
        Arrays.setAll(sorted, group -> new int[sizes[group]]);
        Arrays.fill(sizes, 0);
        for (int declaration : declarations) {
            int group = groupOf[facts.resource[declaration]];
            sorted[group][sizes[group]++] = declaration;
        }
        return sorted;
    }
}
