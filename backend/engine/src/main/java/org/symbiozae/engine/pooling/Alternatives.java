package org.symbiozae.engine.pooling;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.symbiozae.domain.Alternative;
import org.symbiozae.domain.Cluster;
import org.symbiozae.engine.match.Facts;

/**
 * Clusters that would be the best around their place, but that the plan does not hold, and what choosing each would cost.
 *
 * <p>A hub's best star is one of all sites, wherever the plan has them. It is listed when no other hub among its members
 * has a better one and the plan has no such cluster. Its cost is what the plan loses when the star is fixed and the rest of
 * its region planned anew: exactly in a region of up to {@value Subsets#MOST_SITES} sites, in a larger one by mending the
 * plan around the star, which may cost a little more than planning all of it. As in the plan, members go to the hub and
 * back, rounds or not.
 */
public final class Alternatives {

    /** Of one resource, the cheapest. */
    private static final int MOST = 50;

    private static final Comparator<Alternative> CHEAPEST = Comparator.comparingDouble(Alternative::cost)
            .thenComparing(Comparator.comparingDouble(Alternative::value).reversed())
            .thenComparing(Alternative::hub);

    private Alternatives() {}

    /** @param clusters the plan's */
    public static List<Alternative> of(Facts facts, List<Supplier<Pool>> pools, List<Cluster> clusters) {
        Map<String, Map<Long, Cluster.Hub>> hubs = new HashMap<>();
        for (Cluster cluster : clusters) {
            Map<Long, Cluster.Hub> of = hubs.computeIfAbsent(cluster.resource(), resource -> new HashMap<>());
            cluster.members().forEach(member -> of.put(member.site(), cluster.hub()));
        }
        return pools.parallelStream()
                .flatMap(pool -> of(facts, pool.get(), hubs))
                .toList();
    }

    private static Stream<Alternative> of(Facts facts, Pool pool, Map<String, Map<Long, Cluster.Hub>> hubs) {
        int declaration = pool.participants().get(0).declaration();
        Map<Long, Cluster.Hub> of = hubs.getOrDefault(
                facts.resources.get(facts.resource[declaration]).code(), Map.of());
        return pool.regions().stream()
                .flatMap(region -> of(facts, region, plan(region, of)).stream())
                .sorted(CHEAPEST)
                .limit(MOST);
    }

    private static int[] plan(Region region, Map<Long, Cluster.Hub> of) {
        Map<Cluster.Hub, Integer> indexes = new HashMap<>();
        for (int hub = 0; hub < region.hubs; hub++) {
            indexes.put(region.hub(hub), hub);
        }
        int[] plan = new int[region.size];
        for (int site = 0; site < region.size; site++) {
            Cluster.Hub hub = of.get(region.participant(site).site());
            plan[site] = hub == null ? Plan.ALONE : indexes.getOrDefault(hub, Plan.ALONE);
        }
        return plan;
    }

    private static List<Alternative> of(Facts facts, Region region, int[] plan) {
        List<List<Integer>> stars = stars(region);
        List<Alternative> alternatives = new ArrayList<>();
        long value = region.value(plan);
        for (int hub = 0; hub < region.hubs; hub++) {
            List<Integer> star = stars.get(hub);
            if (!star.isEmpty() && isBest(region, stars, hub) && !isPlanned(plan, hub, star)) {
                long with = region.size <= Subsets.MOST_SITES
                        ? exactly(region, hub, star)
                        : Search.valueWith(region, plan, hub, star);
                double cost = region.euro.amount(Math.max(0, value - with));
                alternatives.add(Formation.of(region, hub, star).toAlternative(facts, cost));
            }
        }
        return alternatives;
    }

    /** The best star around each hub, of all sites; empty where none is worth anything. */
    private static List<List<Integer>> stars(Region region) {
        Stars oracle = new Stars(new Plan(region));
        List<List<Integer>> stars = new ArrayList<>();
        for (int hub = 0; hub < region.hubs; hub++) {
            stars.add(oracle.look(hub, Stars.From.FREE) > 0 ? oracle.sorted() : List.of());
        }
        return stars;
    }

    /** Whether no hub among the members has a better star, or one as good and a smaller number. */
    private static boolean isBest(Region region, List<List<Integer>> stars, int hub) {
        long value = worth(region, hub, stars.get(hub));
        for (int member : stars.get(hub)) {
            long other = worth(region, member, stars.get(member));
            if (other > value || other == value && member < hub) {
                return false;
            }
            for (int anchor : region.anchors(member)) {
                if (worth(region, anchor, stars.get(anchor)) > value) {
                    return false;
                }
            }
        }
        return true;
    }

    private static long worth(Region region, int hub, List<Integer> star) {
        long value = star.isEmpty() ? 0 : -region.fixed;
        for (int site : star) {
            value += region.net(site, hub);
        }
        return value;
    }

    private static boolean isPlanned(int[] plan, int hub, List<Integer> star) {
        long there = 0;
        for (int each : plan) {
            there += each == hub ? 1 : 0;
        }
        return there == star.size() && star.stream().allMatch(site -> plan[site] == hub);
    }

    private static long exactly(Region region, int hub, List<Integer> star) {
        List<Pool.Participant> others = new ArrayList<>();
        for (int site = 0; site < region.size; site++) {
            if (!star.contains(site)) {
                others.add(region.participant(site));
            }
        }
        long value = worth(region, hub, star);
        for (Region rest : region.pool().without(region, List.of(hub), others).regions()) {
            double euros = rest.euro.amount(Outcome.exact(rest).value());
            value += region.euro.round(euros);
        }
        return value;
    }
}
