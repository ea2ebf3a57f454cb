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
        int[] placeIn = new int[needs.length];
        Arrays.fill(placeIn, -1);
        for (int i = 0; i < more.needs().length; i++) {
            placeIn[Arrays.binarySearch(needs, more.needs()[i])] = i;
        }
        int[] first = new int[needs.length + 1];
        for (int n = 0; n < needs.length; n++) {
            int added = placeIn[n] < 0 ? 0 : more.length(placeIn[n]);
            first[n + 1] = Math.addExact(first[n], added + market.first()[n + 1] - market.first()[n]);
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
            for (int from = link < first[n + 1] ? more.first()[placeIn[n]] : 0; link < first[n + 1]; link++, from++) {
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
