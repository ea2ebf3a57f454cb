package org.symbiozae.engine.pooling;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.symbiozae.domain.Analysis.Certificate;
import org.symbiozae.domain.Cluster;
import org.symbiozae.engine.match.Facts;
import org.symbiozae.engine.pooling.Pool.Participant;

/**
 * The clusters worth forming, over all resources.
 *
 * <p>A pool falls into parts that are too far apart to share. A part of up to fifteen sites is planned exactly; a larger
 * one by local search, with a proven bound. Parts are independent and run on all processors.
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

    public static Clusters of(Facts facts, List<Pool> pools) {
        List<Part> parts = pools.parallelStream()
                .flatMap(pool -> pool.components().stream())
                .map(pool -> plan(facts, pool))
                .toList();
        double value = 0;
        double bound = 0;
        List<Cluster> clusters = new ArrayList<>();
        for (Part part : parts) {
            value += part.value();
            bound += part.bound();
            clusters.addAll(part.clusters());
        }
        clusters.sort(Comparator.comparingDouble(Cluster::value)
                .reversed()
                .thenComparing(Cluster::resource)
                .thenComparingLong(Cluster::hub));
        return new Clusters(clusters, new Certificate(value, bound));
    }

    private static Part plan(Facts facts, Pool pool) {
        boolean small = pool.size <= Subsets.MOST_SITES;
        int[] plan = small ? Subsets.plan(pool) : Plan.of(pool);
        long planned = 0;
        long value = 0;
        List<Formation> formed = new ArrayList<>();
        List<Participant> free = new ArrayList<>();
        for (Formation formation : formations(pool, plan)) {
            planned += formation.starValue();
            Formation kept = formation.withinReach();
            if (!kept.sites().isEmpty()) {
                formed.add(kept);
                value += kept.starValue();
            }
            formation.sites().stream()
                    .filter(site -> !kept.sites().contains(site))
                    .forEach(site -> free.add(pool.participant(site)));
        }
        double bound = small ? planned : Relaxation.bound(pool, plan, planned);
        List<Cluster> clusters = new ArrayList<>();
        formed.forEach(formation -> clusters.add(formation.toDomain(facts, plan)));
        Part first = new Part(clusters, pool.euro.amount(value), bound / pool.euro.perUnit());
        return free.isEmpty() || formed.isEmpty() ? first : first.and(second(facts, pool, plan, free));
    }

    /** What those left out of rounds that were too long can form with those who stand alone. */
    private static List<Part> second(Facts facts, Pool pool, int[] plan, List<Participant> free) {
        for (int site = 0; site < pool.size; site++) {
            if (plan[site] == Plan.ALONE) {
                free.add(pool.participant(site));
            }
        }
        free.sort(Comparator.comparingLong(Participant::site));
        return new Pool(free, pool.economics())
                .components().stream().map(part -> plan(facts, part)).toList();
    }

    /** The clusters of a plan that are worth forming, by hub. */
    private static List<Formation> formations(Pool pool, int[] plan) {
        TreeMap<Integer, List<Integer>> members = new TreeMap<>();
        for (int site = 0; site < pool.size; site++) {
            if (plan[site] != Plan.ALONE) {
                members.computeIfAbsent(plan[site], hub -> new ArrayList<>()).add(site);
            }
        }
        List<Formation> formations = new ArrayList<>();
        members.forEach((hub, sites) -> formations.add(Formation.of(pool, hub, sites)));
        formations.removeIf(formation -> formation.starValue() <= 0);
        return formations;
    }
}
