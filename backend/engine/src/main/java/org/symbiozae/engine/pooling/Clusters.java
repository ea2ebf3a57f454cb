package org.symbiozae.engine.pooling;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.symbiozae.domain.Analysis.Certificate;
import org.symbiozae.domain.Choice;
import org.symbiozae.domain.Cluster;
import org.symbiozae.engine.match.Facts;
import org.symbiozae.engine.pooling.Pool.Participant;

/**
 * The clusters worth forming, over all resources.
 *
 * <p>A pool falls into regions that are too far apart to share. A region of up to fifteen sites is planned exactly; a larger
 * one by local search, with a proven bound. What people chose is kept as it is, and the rest planned around it. Pools are
 * independent and run on all processors, one at a time on each; only its own needs memory.
 *
 * <p>The plan is made with stars: each member goes to the hub and back. Where a resource is collected by rounds, a cluster
 * is then priced by its {@link Tour}, which never costs more; who makes the round too long is left out, and planned again
 * with those who stand alone. A cluster's value is shared in proportion to what each member nets; who nets nothing or
 * less gets nothing. Source: §6 of the engine's design.
 *
 * @param clusters by decreasing value, then resource and hub
 * @param certificate euros a year, of the clusters as stars
 */
public record Clusters(List<Cluster> clusters, Certificate certificate) {

    private record Part(List<Cluster> clusters, double value, double bound) {

        /** With clusters planned from what this part left over, under this part's bound. */
        Part and(List<Part> later) {
            List<Cluster> all = new ArrayList<>(clusters);
            later.forEach(part -> all.addAll(part.clusters));
            double sum = value + later.stream().mapToDouble(Part::value).sum();
            return new Part(all, sum, Math.max(bound, sum));
        }
    }

    public static Clusters of(Facts facts, List<Supplier<Pool>> pools, List<Choice> chosen) {
        return of(facts, pools, chosen, Subsets.MOST_SITES);
    }

    /** The same by local search alone, however small a region is: to see how good the search is. */
    public static Clusters searched(Facts facts, List<Supplier<Pool>> pools) {
        return of(facts, pools, List.of(), 0);
    }

    private static Clusters of(Facts facts, List<Supplier<Pool>> pools, List<Choice> chosen, int exactUpTo) {
        double value = 0;
        double bound = 0;
        List<Cluster> clusters = new ArrayList<>();
        for (Part part : parts(facts, pools, chosen, exactUpTo)) {
            value += part.value();
            bound += part.bound();
            clusters.addAll(part.clusters());
        }
        clusters.sort(Comparator.comparingDouble(Cluster::value)
                .reversed()
                .thenComparing(Cluster::resource)
                .thenComparing(Cluster::hub));
        return new Clusters(clusters, new Certificate(value, bound));
    }

    /** Each processor takes the next pool when it has done with one; the parts come by pool. */
    private static List<Part> parts(Facts facts, List<Supplier<Pool>> pools, List<Choice> chosen, int exactUpTo) {
        AtomicInteger next = new AtomicInteger();
        AtomicReferenceArray<List<Part>> done = new AtomicReferenceArray<>(pools.size());
        IntStream.range(0, Runtime.getRuntime().availableProcessors())
                .parallel()
                .forEach(processor -> {
                    for (int i = next.getAndIncrement(); i < pools.size(); i = next.getAndIncrement()) {
                        done.set(i, plan(facts, pools.get(i).get(), chosen, exactUpTo));
                    }
                });
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < pools.size(); i++) {
            parts.addAll(done.get(i));
        }
        return parts;
    }

    private static List<Part> plan(Facts facts, Pool pool, List<Choice> chosen, int exactUpTo) {
        Choices choices = Choices.of(facts, pool, chosen);
        List<Part> parts = new ArrayList<>();
        for (Formation kept : choices.kept()) {
            double value = kept.region().euro.amount(kept.starValue());
            int[] plan = kept.region().plan(kept.hub(), kept.sites());
            parts.add(new Part(List.of(kept.toDomain(facts, plan)), value, value));
        }
        for (Region region : choices.rest().regions()) {
            parts.add(plan(facts, region, exactUpTo));
        }
        return parts;
    }

    private static Part plan(Facts facts, Region region, int exactUpTo) {
        Outcome outcome = region.size <= exactUpTo ? Outcome.exact(region) : Outcome.searched(region);
        int[] plan = outcome.plan();
        long value = 0;
        List<Formation> formed = new ArrayList<>();
        List<Participant> free = new ArrayList<>();
        for (Formation formation : formations(region, plan)) {
            Formation kept = formation.withinReach();
            if (!kept.sites().isEmpty()) {
                formed.add(kept);
                value += kept.starValue();
            }
            formation.sites().stream()
                    .filter(site -> !kept.sites().contains(site))
                    .forEach(site -> free.add(region.participant(site)));
        }
        List<Cluster> clusters = new ArrayList<>();
        formed.forEach(formation -> clusters.add(formation.toDomain(facts, plan)));
        Part first = new Part(clusters, region.euro.amount(value), outcome.bound() / region.euro.perUnit());
        return free.isEmpty() || formed.isEmpty() ? first : first.and(second(facts, region, plan, free, exactUpTo));
    }

    /** What those left out of rounds that were too long can form with those who stand alone. */
    private static List<Part> second(Facts facts, Region region, int[] plan, List<Participant> free, int exactUpTo) {
        for (int site = 0; site < region.size; site++) {
            if (plan[site] == Plan.ALONE) {
                free.add(region.participant(site));
            }
        }
        free.sort(Comparator.comparingLong(Participant::site));
        List<Integer> taken =
                IntStream.of(plan).filter(hub -> hub >= region.size).boxed().toList();
        return region.pool().without(region, taken, free).regions().stream()
                .map(part -> plan(facts, part, exactUpTo))
                .toList();
    }

    /** The clusters of a plan that are worth forming, by hub. */
    static List<Formation> formations(Region region, int[] plan) {
        TreeMap<Integer, List<Integer>> members = new TreeMap<>();
        for (int site = 0; site < region.size; site++) {
            if (plan[site] != Plan.ALONE) {
                members.computeIfAbsent(plan[site], hub -> new ArrayList<>()).add(site);
            }
        }
        List<Formation> formations = new ArrayList<>();
        members.forEach((hub, sites) -> formations.add(Formation.of(region, hub, sites)));
        formations.removeIf(formation -> formation.starValue() <= 0);
        return formations;
    }
}
