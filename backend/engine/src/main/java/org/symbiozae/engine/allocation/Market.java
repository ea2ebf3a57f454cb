package org.symbiozae.engine.allocation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.symbiozae.engine.match.Facts;
import org.symbiozae.engine.match.Pairing;
import org.symbiozae.engine.match.Shortlist.Candidates;

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
 * @param unseen for each need, at least what one unit of it could be worth with any offer that has no link here
 */
record Market(
        int[] offers,
        int[] needs,
        int[] first,
        int[] offerOf,
        double[] weight,
        double[] yield,
        double[] supply,
        double[] demand,
        double[] unseen) {

    private static final int PASSES = 60;
    private static final int PASSED_LINKS = 2_000_000;
    private static final double SMALLEST_STEP = 1e-13;

    /** The markets that candidate lists fall into, by their first need. Cost: O(links). */
    static List<Market> split(Facts facts, int[] needs, Candidates[] lists) {
        int[] root = new int[facts.size];
        Arrays.setAll(root, i -> i);
        for (int n = 0; n < needs.length; n++) {
            for (int offer : lists[n].offers()) {
                root[find(root, offer)] = find(root, needs[n]);
            }
        }
        TreeMap<Integer, List<Integer>> parts = new TreeMap<>();
        for (int n = 0; n < needs.length; n++) {
            if (lists[n].offers().length > 0) {
                parts.computeIfAbsent(find(root, needs[n]), key -> new ArrayList<>())
                        .add(n);
            }
        }
        return parts.values().parallelStream()
                .map(part -> of(facts, needs, lists, part))
                .sorted((one, other) -> Integer.compare(one.needs[0], other.needs[0]))
                .toList();
    }

    /**
     * At least the value of any flow over these links, whatever the prices: each offer pays its price for all it has,
     * each need takes its best margin for all it wants (linear programming duality). Where no need is underserved at
     * these prices, it bounds every allocation, links absent from the lists included.
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

    /**
     * The lowest prices under which nobody regrets this flow, when it is optimal: each need lowers its margin to that of
     * the worst link it uses, each offer raises its price to what the linked needs would pay, until nothing moves. Valid
     * prices for {@link #bound} in any case. Cost: O(links) a pass, at most {@value #PASSES} passes,
     * fewer in large markets.
     */
    double[] supportingPrices(long[] flow, Quantum quantum) {
        double[] prices = new double[offers.length];
        double crumbs = quantum.amount(crumbs());
        long passes = Math.min(PASSES, 4 + PASSED_LINKS / Math.max(1, weight.length));
        boolean moved = true;
        for (int pass = 0; pass < passes && moved; pass++) {
            moved = false;
            for (int n = 0; n < needs.length; n++) {
                double margin = worstUsed(n, flow, quantum, prices, crumbs);
                for (int link = first[n]; link < first[n + 1]; link++) {
                    double worth = weight[link] - yield[link] * margin;
                    if (worth > prices[offerOf[link]] + SMALLEST_STEP) {
                        prices[offerOf[link]] = worth;
                        moved = true;
                    }
                }
            }
        }
        return prices;
    }

    /** What the worst link a need uses leaves it, per unit; nothing when part of the need is not met. */
    private double worstUsed(int need, long[] flow, Quantum quantum, double[] prices, double crumbs) {
        double dust = Allocation.DUST * demand[need] + crumbs;
        double worst = Double.POSITIVE_INFINITY;
        double met = 0;
        for (int link = first[need]; link < first[need + 1]; link++) {
            double served = yield[link] * quantum.amount(flow[link]);
            if (served > dust) {
                worst = Math.min(worst, (weight[link] - prices[offerOf[link]]) / yield[link]);
            }
            met += served;
        }
        return demand[need] - met > dust ? 0 : Math.max(0, worst);
    }

    /** The needs to which an offer beyond their list could be worth more than anything in it. */
    IntStream underserved(double[] prices) {
        return IntStream.range(0, needs.length)
                .filter(need -> unseen[need] > margin(need, prices))
                .map(need -> needs[need]);
    }

    /** The need of each link. */
    int[] needOf() {
        int[] needOf = new int[offerOf.length];
        for (int need = 0; need < needs.length; need++) {
            Arrays.fill(needOf, first[need], first[need + 1], need);
        }
        return needOf;
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

    private static Market of(Facts facts, int[] needs, Candidates[] lists, List<Integer> part) {
        int[] offers = part.stream()
                .flatMapToInt(n -> Arrays.stream(lists[n].offers()))
                .sorted()
                .distinct()
                .toArray();
        int links = part.stream().mapToInt(n -> lists[n].offers().length).sum();
        int[] first = new int[part.size() + 1];
        int[] offerOf = new int[links];
        double[] weight = new double[links];
        double[] yield = new double[links];
        double[] unseen = new double[part.size()];
        int link = 0;
        for (int n = 0; n < part.size(); n++) {
            Candidates list = lists[part.get(n)];
            int need = needs[part.get(n)];
            for (int i = 0; i < list.offers().length; i++) {
                offerOf[link] = Arrays.binarySearch(offers, list.offers()[i]);
                weight[link] = StrictMath.exp(-list.costs()[i]);
                yield[link] = facts.pairing(list.offers()[i], need).yield();
                link++;
            }
            first[n + 1] = link;
            if (list.cut()) {
                double leastYield = facts.pairings(need).stream()
                        .mapToDouble(Pairing::yield)
                        .min()
                        .orElse(1);
                unseen[n] = weight[link - 1] / leastYield;
            }
        }
        int[] here = part.stream().mapToInt(n -> needs[n]).toArray();
        return new Market(
                offers,
                here,
                first,
                offerOf,
                weight,
                yield,
                quantities(facts, offers),
                quantities(facts, here),
                unseen);
    }

    private static double[] quantities(Facts facts, int[] declarations) {
        return Arrays.stream(declarations).mapToDouble(i -> facts.quantity[i]).toArray();
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
