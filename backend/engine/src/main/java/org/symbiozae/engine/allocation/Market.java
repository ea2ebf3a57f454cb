package org.symbiozae.engine.allocation;

import java.util.Arrays;
import java.util.List;

/**
 * One independent part of the allocation: offers and needs tied by links, no link leaving it.
 *
 * <pre>
 * max Σ w·x   where   Σ x ≤ q_o for each offer,   Σ γ·x ≤ q_n for each need,   x ≥ 0
 * </pre>
 *
 * Offers and needs are numbered from 0 by increasing declaration; the links of a need stand together, best first.
 *
 * @param offers declaration indexes
 * @param needs declaration indexes
 * @param first where each need's links start, and where the last ones end
 * @param offerOf the offer of each link
 * @param weight w of each link: its score without quantities and ages
 * @param yield γ of each link
 * @param supply q_o, in the offer's unit
 * @param demand q_n, in the need's unit
 */
record Market(
        int[] offers,
        int[] needs,
        int[] first,
        int[] offerOf,
        double[] weight,
        double[] yield,
        double[] supply,
        double[] demand) {

    /** The markets this one falls into, by their first need; who has no link is in none. Cost: O(links). */
    List<Market> parts() {
        int[] root = new int[needs.length + offers.length];
        Arrays.setAll(root, i -> i);
        for (int n = 0; n < needs.length; n++) {
            for (int link = first[n]; link < first[n + 1]; link++) {
                root[find(root, needs.length + offerOf[link])] = find(root, n);
            }
        }
        int[] partOf = new int[root.length];
        int parts = 0;
        for (int n = 0; n < needs.length; n++) {
            int top = find(root, n);
            if (first[n] < first[n + 1] && partOf[top] == 0) {
                partOf[top] = ++parts;
            }
            partOf[n] = partOf[top];
        }
        for (int o = 0; o < offers.length; o++) {
            partOf[needs.length + o] = partOf[find(root, needs.length + o)];
        }
        int[][] members = members(partOf, parts);
        int[] placeOf = new int[offers.length];
        return Arrays.stream(members).map(part -> part(part, placeOf)).toList();
    }

    /**
     * At least the value of any flow over these links, whatever the prices: each offer pays its price for all it has,
     * each need takes its best margin for all it wants (linear programming duality). It bounds the flows over all pairs when no other link would
     * raise a {@link #margin} at these prices.
     *
     * @param prices of the offers, not negative
     */
    double bound(double[] prices) {
        double bound = 0;
        for (int o = 0; o < offers.length; o++) {
            bound += supply[o] * prices[o];
        }
        for (int n = 0; n < needs.length; n++) {
            bound += demand[n] * margin(n, prices);
        }
        return bound;
    }

    /** What one unit of a need gains at best from the offers it is linked to. */
    double margin(int need, double[] prices) {
        double best = 0;
        for (int link = first[need]; link < first[need + 1]; link++) {
            best = Math.max(best, (weight[link] - prices[offerOf[link]]) / yield[link]);
        }
        return best;
    }

    /** How many links a need has. */
    int links(int need) {
        return first[need + 1] - first[need];
    }

    /** The need of each link. */
    int[] needOf() {
        int[] needOf = new int[offerOf.length];
        for (int need = 0; need < needs.length; need++) {
            Arrays.fill(needOf, first[need], first[need + 1], need);
        }
        return needOf;
    }

    /** The same with these links alone, by their places in increasing order. */
    Market only(int[] links) {
        int[] start = new int[first.length];
        for (int need = 0, i = 0; need < needs.length; need++) {
            while (i < links.length && links[i] < first[need + 1]) {
                i++;
            }
            start[need + 1] = i;
        }
        return new Market(
                offers,
                needs,
                start,
                Arrays.stream(links).map(link -> offerOf[link]).toArray(),
                Arrays.stream(links).mapToDouble(link -> weight[link]).toArray(),
                Arrays.stream(links).mapToDouble(link -> yield[link]).toArray(),
                supply,
                demand);
    }

    /** A number that changes with anything a clearing depends on. */
    long fingerprint() {
        long sum = Arrays.hashCode(first);
        sum = 31 * sum + Arrays.hashCode(offerOf);
        sum = 31 * sum + Arrays.hashCode(weight);
        sum = 31 * sum + Arrays.hashCode(yield);
        sum = 31 * sum + Arrays.hashCode(supply);
        return 31 * sum + Arrays.hashCode(demand);
    }

    /** Whether the other market is cleared alike: its offers and needs may be others, with the same figures. */
    boolean clearsLike(Market other) {
        return Arrays.equals(first, other.first)
                && Arrays.equals(offerOf, other.offerOf)
                && Arrays.equals(weight, other.weight)
                && Arrays.equals(yield, other.yield)
                && Arrays.equals(supply, other.supply)
                && Arrays.equals(demand, other.demand);
    }

    /** The value of a flow, quanta of the offers on the links. */
    double value(long[] flow, Quantum quantum) {
        double value = 0;
        for (int link = 0; link < flow.length; link++) {
            value += weight[link] * quantum.amount(flow[link]);
        }
        return value;
    }

    /** Whether one unit offered is one unit needed on every link. */
    boolean sameUnits() {
        return Arrays.stream(yield).allMatch(each -> each == 1);
    }

    /** The quanta that rounding between units may leave over on a link, worth no bid: none in equal units. */
    long crumbs() {
        if (sameUnits()) {
            return 0;
        }
        double most =
                Arrays.stream(yield).map(each -> Math.max(each, 1 / each)).max().orElse(1);
        return 2 + 2 * (long) Math.ceil(most);
    }

    /** The quantum in which this market is counted. */
    Quantum quantum() {
        return Quantum.holding(Math.max(
                Arrays.stream(supply).max().orElse(0),
                Arrays.stream(demand).max().orElse(0)));
    }

    /** The needs, then the offers of each part, as {@link #parts} numbers them together. */
    private static int[][] members(int[] partOf, int parts) {
        int[] sizes = new int[parts];
        for (int part : partOf) {
            if (part > 0) {
                sizes[part - 1]++;
            }
        }
        int[][] members = new int[parts][];
        Arrays.setAll(members, part -> new int[sizes[part]]);
        Arrays.fill(sizes, 0);
        for (int i = 0; i < partOf.length; i++) {
            if (partOf[i] > 0) {
                members[partOf[i] - 1][sizes[partOf[i] - 1]++] = i;
            }
        }
        return members;
    }

    private Market part(int[] members, int[] placeOf) {
        int count = -Arrays.binarySearch(members, needs.length) - 1;
        count = count < 0 ? Arrays.binarySearch(members, needs.length) : count;
        int[] here = Arrays.copyOf(members, count);
        int[] there = Arrays.stream(members, count, members.length)
                .map(member -> member - needs.length)
                .toArray();
        for (int i = 0; i < there.length; i++) {
            placeOf[there[i]] = i;
        }
        int[] start = new int[here.length + 1];
        for (int i = 0; i < here.length; i++) {
            start[i + 1] = start[i] + first[here[i] + 1] - first[here[i]];
        }
        int[] offer = new int[start[here.length]];
        double[] worth = new double[offer.length];
        double[] rate = new double[offer.length];
        for (int i = 0; i < here.length; i++) {
            for (int link = start[i], from = first[here[i]]; link < start[i + 1]; link++, from++) {
                offer[link] = placeOf[offerOf[from]];
                worth[link] = weight[from];
                rate[link] = yield[from];
            }
        }
        return new Market(
                Arrays.stream(there).map(i -> offers[i]).toArray(),
                Arrays.stream(here).map(i -> needs[i]).toArray(),
                start,
                offer,
                worth,
                rate,
                Arrays.stream(there).mapToDouble(i -> supply[i]).toArray(),
                Arrays.stream(here).mapToDouble(i -> demand[i]).toArray());
    }

    private static int find(int[] root, int of) {
        int top = of;
        while (root[top] != top) {
            root[top] = root[root[top]];
            top = root[top];
        }
        return top;
    }
}
