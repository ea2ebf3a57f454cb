package org.symbiozae.engine.pooling;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.symbiozae.domain.Analysis.Certificate;
import org.symbiozae.domain.Cluster;
import org.symbiozae.domain.Resource;
import org.symbiozae.domain.Visibility;
import org.symbiozae.engine.match.Facts;
import org.symbiozae.engine.pooling.Pool.Participant;
import org.symbiozae.geo.Metres;

/**
 * The clusters worth forming, over all resources.
 *
 * <p>A pool falls into parts that are too far apart to share. A part of up to fifteen sites is planned exactly; a larger
 * one by local search, with a proven bound. Parts are independent and run on all processors.
 *
 * <p>A cluster's value is shared in proportion to what each member nets; who nets nothing or less gets nothing. Source:
 * §6 of the engine's design.
 *
 * @param clusters by decreasing value, then resource and hub
 * @param certificate euros a year
 */
public record Clusters(List<Cluster> clusters, Certificate certificate) {

    private record Part(List<Cluster> clusters, double value, double bound) {}

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
        TreeMap<Integer, List<Integer>> members = new TreeMap<>();
        for (int site = 0; site < pool.size; site++) {
            if (plan[site] != Plan.ALONE) {
                members.computeIfAbsent(plan[site], hub -> new ArrayList<>()).add(site);
            }
        }
        long value = 0;
        List<Cluster> clusters = new ArrayList<>();
        for (var entry : members.entrySet()) {
            long worth = value(pool, entry.getKey(), entry.getValue());
            if (worth > 0) {
                clusters.add(cluster(facts, pool, entry.getKey(), entry.getValue(), worth));
                value += worth;
            }
        }
        double bound = small ? value : Relaxation.bound(pool, plan, value);
        return new Part(clusters, pool.euro.amount(value), bound / pool.euro.perUnit());
    }

    private static long value(Pool pool, int hub, List<Integer> members) {
        long value = -pool.fixed;
        for (int member : members) {
            value += pool.net(member, hub);
        }
        return value;
    }

    private static Cluster cluster(Facts facts, Pool pool, int hub, List<Integer> sites, long worth) {
        long benefit = 0;
        long distanceCost = 0;
        long gained = 0;
        long volumes = 0;
        double volume = 0;
        for (int site : sites) {
            benefit += pool.benefit[site];
            distanceCost += pool.distanceCost(site, hub);
            gained += Math.max(0, pool.net(site, hub));
            volumes += pool.volume[site];
            volume += pool.participant(site).volume();
        }
        double value = pool.euro.amount(worth);
        double[] shares = shares(pool, hub, sites, value, gained);
        Participant centre = pool.participant(hub);
        List<Cluster.Member> members = new ArrayList<>();
        Visibility visibility = Visibility.PUBLIC;
        Metres radius = Metres.ZERO;
        for (int i = 0; i < sites.size(); i++) {
            int site = sites.get(i);
            Participant participant = pool.participant(site);
            Metres distance = participant.position().distanceTo(centre.position());
            radius = radius.compareTo(distance) >= 0 ? radius : distance;
            for (int declaration : participant.declarations()) {
                visibility = visibility.and(facts.visibility(declaration));
            }
            members.add(new Cluster.Member(
                    participant.site(),
                    facts.id[participant.declaration()],
                    participant.volume(),
                    distance,
                    pool.euro.amount(pool.net(site, hub)),
                    shares[i],
                    !pool.enough(sites.size() - 1, volumes - pool.volume[site])));
        }
        Resource resource = facts.resources.get(facts.resource[centre.declaration()]);
        return new Cluster(
                resource.code(),
                centre.site(),
                members,
                volume,
                pool.euro.amount(benefit),
                pool.euro.amount(distanceCost),
                value,
                radius,
                diameter(pool, sites),
                pool.economics(),
                visibility);
    }

    /**
     * Parts of the value in proportion to the nets above zero. Each is a whole multiple of the value's last binary
     * digit, so that they add up to it exactly in any order; the last member that gains takes what rounding leaves.
     */
    private static double[] shares(Pool pool, int hub, List<Integer> sites, double value, long gained) {
        double[] shares = new double[sites.size()];
        double digit = Math.ulp(value);
        double rest = value;
        int last = 0;
        for (int i = 0; i < shares.length; i++) {
            long net = pool.net(sites.get(i), hub);
            if (net > 0) {
                last = i;
                shares[i] = Math.floor(value * ((double) net / gained) / digit) * digit;
                rest -= shares[i];
            }
        }
        shares[last] += rest;
        return shares;
    }

    private static Metres diameter(Pool pool, List<Integer> sites) {
        long longest = 0;
        for (int i : sites) {
            for (int j : sites) {
                longest = Math.max(
                        longest,
                        pool.participant(i)
                                .position()
                                .squaredDecimetresTo(pool.participant(j).position()));
            }
        }
        return new Metres(Math.sqrt((double) longest) / 10);
    }
}
