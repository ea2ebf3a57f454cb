package org.symbiozae.engine.allocation;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.symbiozae.domain.Taxonomy;
import org.symbiozae.engine.allocation.Allocation.Link;
import org.symbiozae.engine.match.Facts;
import org.symbiozae.engine.match.Lists;
import org.symbiozae.engine.match.Pairing;
import org.symbiozae.engine.match.Score;
import org.symbiozae.engine.match.Search;

/**
 * Smallest lots: nobody comes for less than ℓ of an offered resource a year.
 *
 * <p>Links below their lot are dropped, and the markets they stood in are cleared again without them, until none is left or
 * {@value #ROUNDS} times; what is still below is then given, best link first, to links that can carry a lot. The best of this,
 * of the allocation as it was, merely pruned and filled up, and of links taken by what each could carry alone is kept; in large
 * markets the second alone is computed.
 *
 * <p>The bound of the free allocation stays one: lots only forbid. No optimum is claimed (that would be a problem with whole
 * numbers); what lots cost is {@link Allocation#lost}. Markets without a link below its lot are left alone. Cost: some
 * clearings of each touched market, or O(links · log links) for large ones.
 */
public final class Lots {

    private static final int ROUNDS = 8;
    private static final int LENGTH = 256;
    private static final int LARGE_LENGTH = 16;
    private static final int LARGE_NEEDS = 2000;

    private final Facts facts;
    private final Score score;
    private final Search byWeight;

    /** ℓ by resource, in its unit a year; 0 for none. */
    private final double[] lot;

    private Lots(Facts facts, Taxonomy taxonomy, Score score, Search byWeight) {
        this.facts = facts;
        this.score = score;
        this.byWeight = byWeight;
        lot = facts.resources.stream()
                .mapToDouble(resource -> taxonomy.lots().getOrDefault(resource.code(), 0.0))
                .toArray();
    }

    /** The allocation when every link carries at least the lot of what it offers; {@code free} itself when it does already. */
    public static Allocation kept(Facts facts, Taxonomy taxonomy, Score score, Search byWeight, Allocation free) {
        return new Lots(facts, taxonomy, score, byWeight).kept(free);
    }

    private Allocation kept(Allocation free) {
        Set<Integer> touched = free.links().stream()
                .filter(link -> link.amount() < lot[facts.resource[link.offer()]])
                .map(Link::need)
                .collect(toSet());
        if (touched.isEmpty()) {
            return free;
        }
        Map<Integer, List<Link>> byNeed = free.links().stream().collect(groupingBy(Link::need, TreeMap::new, toList()));
        double gained = 0;
        for (Group group : Group.of(facts)) {
            if (Arrays.stream(group.needs()).anyMatch(touched::contains)) {
                Lists lists = byWeight.lists(group.needs(), isLarge(group.needs()) ? LARGE_LENGTH : LENGTH);
                Market whole = group.with(allocated(group, lists, byNeed), group.market(lists));
                for (Market part : whole.parts()) {
                    if (Arrays.stream(part.needs()).anyMatch(touched::contains)) {
                        gained += cleared(part, byNeed);
                    }
                }
            }
        }
        return new Allocation(
                free, byNeed.values().stream().flatMap(List::stream).toList(), gained);
    }

    private static boolean isLarge(int[] needs) {
        return needs.length > LARGE_NEEDS;
    }

    /** Puts the market's new links in the place of the old ones, and says how much more they are worth, usually less. */
    private double cleared(Market market, Map<Integer, List<Link>> byNeed) {
        Quantum quantum = market.quantum();
        double[] free = amounts(market, byNeed);
        long[] flow = Arrays.stream(free).mapToLong(quantum::within).toArray();
        double[] weight = market.weight();
        long[] best = filled(market, quantum, flow, weight);
        if (!isLarge(market.needs())) {
            best = better(market, quantum, best, filled(market, quantum, clearedAgain(market, quantum), weight));
            best = better(market, quantum, best, filled(market, quantum, new long[flow.length], most(market)));
        }
        double gained = 0;
        for (int need = 0; need < market.needs().length; need++) {
            List<Link> links = new ArrayList<>();
            for (int link = market.first()[need]; link < market.first()[need + 1]; link++) {
                double amount = best[link] == flow[link] ? free[link] : quantum.amount(best[link]);
                gained += market.weight()[link] * (amount - free[link]);
                if (amount > 0) {
                    links.add(new Link(market.offers()[market.offerOf()[link]], market.needs()[need], amount));
                }
            }
            byNeed.put(market.needs()[need], links);
        }
        return gained;
    }

    private static long[] better(Market market, Quantum quantum, long[] flow, long[] other) {
        return market.value(other, quantum) > market.value(flow, quantum) ? other : flow;
    }

    /** What each link is worth when it alone gets all it can carry. */
    private static double[] most(Market market) {
        double[] most = new double[market.offerOf().length];
        for (int need = 0; need < market.needs().length; need++) {
            for (int link = market.first()[need]; link < market.first()[need + 1]; link++) {
                most[link] = market.weight()[link]
                        * Math.min(
                                market.supply()[market.offerOf()[link]], market.demand()[need] / market.yield()[link]);
            }
        }
        return most;
    }

    /** The links of an allocation that these lists lack, as lists. */
    private Lists allocated(Group group, Lists lists, Map<Integer, List<Link>> byNeed) {
        int[] first = new int[group.needs().length + 1];
        List<Integer> offers = new ArrayList<>();
        List<Double> costs = new ArrayList<>();
        for (int i = 0; i < group.needs().length; i++) {
            int need = group.needs()[i];
            for (Link link : byNeed.getOrDefault(need, List.of())) {
                if (lists.rank(i, link.offer()) < 0) {
                    Pairing pairing = facts.pairing(link.offer(), need);
                    offers.add(link.offer());
                    costs.add(score.weightCost(pairing, link.offer(), need, facts.squaredDistance(link.offer(), need))
                            + pairing.lnYield());
                }
            }
            first[i + 1] = offers.size();
        }
        return new Lists(
                group.needs(),
                Integer.MAX_VALUE,
                first,
                offers.stream().mapToInt(Integer::intValue).toArray(),
                costs.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static double[] amounts(Market market, Map<Integer, List<Link>> byNeed) {
        double[] amounts = new double[market.offerOf().length];
        for (int need = 0; need < market.needs().length; need++) {
            Map<Integer, Double> ofOffers = new HashMap<>();
            byNeed.getOrDefault(market.needs()[need], List.of())
                    .forEach(link -> ofOffers.put(link.offer(), link.amount()));
            for (int link = market.first()[need]; link < market.first()[need + 1]; link++) {
                amounts[link] = ofOffers.getOrDefault(market.offers()[market.offerOf()[link]], 0.0);
            }
        }
        return amounts;
    }

    /** Cleared without the links that fell below their lot in a round before. */
    private long[] clearedAgain(Market market, Quantum quantum) {
        boolean[] dropped = new boolean[market.offerOf().length];
        long[] flow = new long[dropped.length];
        for (int round = 0; round < ROUNDS; round++) {
            int[] left = IntStream.range(0, dropped.length)
                    .filter(link -> !dropped[link])
                    .toArray();
            Clearing clearing = Clearing.of(market.only(left));
            Arrays.fill(flow, 0);
            for (int i = 0; i < left.length; i++) {
                flow[left[i]] = quantum.within(clearing.quantum().amount(clearing.flow()[i]));
            }
            boolean below = false;
            for (int link : left) {
                dropped[link] = flow[link] > 0 && flow[link] < lot(market, quantum, link);
                below |= dropped[link];
            }
            if (!below) {
                break;
            }
        }
        return flow;
    }

    /** What reaches its lot, and what can be given beside it: foremost link first, each to what it has or from a lot on. */
    private long[] filled(Market market, Quantum quantum, long[] flow, double[] foremost) {
        long[] filled = new long[flow.length];
        long[] supply =
                Arrays.stream(market.supply()).mapToLong(quantum::within).toArray();
        double[] missing = market.demand().clone();
        int[] needOf = new int[flow.length];
        for (int need = 0; need < missing.length; need++) {
            for (int link = market.first()[need]; link < market.first()[need + 1]; link++) {
                needOf[link] = need;
                if (flow[link] >= lot(market, quantum, link)) {
                    filled[link] = flow[link];
                    supply[market.offerOf()[link]] -= flow[link];
                    missing[need] -= quantum.amount(flow[link]) * market.yield()[link];
                }
            }
        }
        IntStream.range(0, flow.length)
                .boxed()
                .sorted(Comparator.comparingDouble(link -> -foremost[link]))
                .forEach(link -> {
                    int offer = market.offerOf()[link];
                    double room = Math.max(0, missing[needOf[link]] / market.yield()[link]);
                    long more = Math.min(supply[offer], quantum.within(room));
                    if (more > 0 && filled[link] + more >= lot(market, quantum, link)) {
                        filled[link] += more;
                        supply[offer] -= more;
                        missing[needOf[link]] -= quantum.amount(more) * market.yield()[link];
                    }
                });
        return filled;
    }

    private long lot(Market market, Quantum quantum, int link) {
        double smallest = lot[facts.resource[market.offers()[market.offerOf()[link]]]];
        long quanta = quantum.round(smallest);
        return quantum.amount(quanta) < smallest ? quanta + 1 : quanta;
    }
}
