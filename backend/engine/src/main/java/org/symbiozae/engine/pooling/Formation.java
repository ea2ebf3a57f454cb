package org.symbiozae.engine.pooling;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.symbiozae.domain.Cluster;
import org.symbiozae.domain.Economics;
import org.symbiozae.domain.Visibility;
import org.symbiozae.engine.match.Facts;
import org.symbiozae.engine.pooling.Pool.Participant;
import org.symbiozae.geo.Metres;
import org.symbiozae.geo.Position;

/**
 * A hub and its members, priced: by return trips to the hub, or by the round that visits them all.
 *
 * @param sites of the pool, in increasing order, the hub among them
 * @param tour over {@link #stops}, null where the star is the price
 */
record Formation(
        Pool pool, int hub, List<Integer> sites, @Nullable Tour tour) {

    /** The cluster as planned, however long its round is. */
    static Formation of(Pool pool, int hub, List<Integer> sites) {
        Tour tour = pool.economics().byRound() ? Tour.of(positions(pool, stops(hub, sites))) : null;
        return new Formation(pool, hub, sites, tour);
    }

    /**
     * This cluster, less the members it must leave out for its round to be short enough: at each step the one whose
     * leaving costs least. Nobody is left where the rest would be too few, or would gain nothing.
     */
    Formation withinReach() {
        Formation kept = this;
        while (!kept.sites.isEmpty() && !kept.isShortEnough()) {
            kept = kept.withoutOne();
        }
        return kept.sites.isEmpty() || kept.value() > 0 ? kept : none();
    }

    /** What it is worth as a star, in quanta: what the plan was made with. */
    long starValue() {
        long value = sites.isEmpty() ? 0 : -pool.fixed;
        for (int site : sites) {
            value += pool.net(site, hub);
        }
        return value;
    }

    /** What it is worth a year. */
    double value() {
        return tour == null
                ? pool.euro.amount(starValue())
                : pool.euro.amount(benefit()) - distanceCost() - pool.euro.amount(pool.fixed);
    }

    /** @param plan for each site of the pool its hub, or {@link Plan#ALONE} */
    Cluster toDomain(Facts facts, int[] plan) {
        double value = value();
        double[] shares = Parts.of(
                value, sites.stream().mapToDouble(site -> pool.net(site, hub)).toArray());
        Participant centre = pool.participant(hub);
        long volumes = volumes();
        List<Cluster.Member> members = new ArrayList<>();
        Visibility closed = Visibility.PUBLIC;
        Metres radius = Metres.ZERO;
        double volume = 0;
        for (int i = 0; i < sites.size(); i++) {
            int site = sites.get(i);
            Participant participant = pool.participant(site);
            Metres distance = participant.position().distanceTo(centre.position());
            radius = radius.compareTo(distance) >= 0 ? radius : distance;
            volume += participant.volume();
            closed = closed.and(visibility(facts, participant));
            members.add(new Cluster.Member(
                    participant.site(),
                    facts.id[participant.declaration()],
                    participant.volume(),
                    distance,
                    pool.euro.amount(pool.net(site, hub)),
                    shares[i],
                    !pool.enough(sites.size() - 1, volumes - pool.volume[site])));
        }
        return new Cluster(
                facts.resources.get(facts.resource[centre.declaration()]).code(),
                centre.site(),
                members,
                volume,
                pool.euro.amount(benefit()),
                distanceCost(),
                value,
                radius,
                diameter(),
                pool.economics(),
                round(),
                prospects(facts, plan),
                List.of(),
                closed);
    }

    private List<Cluster.Prospect> prospects(Facts facts, int[] plan) {
        return IntStream.of(pool.near[hub])
                .filter(site -> plan[site] == Plan.ALONE)
                .boxed()
                .sorted(Comparator.comparingLong((Integer site) -> -pool.net(site, hub))
                        .thenComparing(site -> site))
                .limit(Cluster.PROSPECTS)
                .map(site -> prospect(facts, site))
                .toList();
    }

    private Cluster.Prospect prospect(Facts facts, int site) {
        Participant participant = pool.participant(site);
        double net = pool.euro.amount(pool.net(site, hub));
        double extra = pool.economics().aloneExtra();
        return new Cluster.Prospect(
                participant.site(),
                facts.id[participant.declaration()],
                participant.volume(),
                participant.position().distanceTo(pool.participant(hub).position()),
                net,
                net >= 0 ? Double.valueOf(0) : extra > 0 ? -net / extra : null,
                visibility(facts, participant));
    }

    private static Visibility visibility(Facts facts, Participant participant) {
        Visibility closed = Visibility.PUBLIC;
        for (int declaration : participant.declarations()) {
            closed = closed.and(facts.visibility(declaration));
        }
        return closed;
    }

    private double distanceCost() {
        if (tour != null) {
            return pool.economics().roundCost(tour.length());
        }
        long cost = 0;
        for (int site : sites) {
            cost += pool.distanceCost(site, hub);
        }
        return pool.euro.amount(cost);
    }

    private long benefit() {
        return sites.stream().mapToLong(site -> pool.benefit[site]).sum();
    }

    private long volumes() {
        return sites.stream().mapToLong(site -> pool.volume[site]).sum();
    }

    private boolean isShortEnough() {
        Economics terms = pool.economics();
        return tour == null || tour.length().compareTo(terms.longestRound()) <= 0;
    }

    private Formation withoutOne() {
        Formation best = none();
        for (int site : sites) {
            List<Integer> others = sites.stream().filter(each -> each != site).toList();
            if (site != hub && pool.enough(others.size(), volumes() - pool.volume[site])) {
                Formation smaller = of(pool, hub, others);
                if (best.sites.isEmpty() || smaller.value() > best.value()) {
                    best = smaller;
                }
            }
        }
        return best;
    }

    private Formation none() {
        return new Formation(pool, hub, List.of(), null);
    }

    private Cluster.@Nullable Round round() {
        if (tour == null) {
            return null;
        }
        List<Integer> stops = stops(hub, sites);
        List<Long> visited = new ArrayList<>();
        for (int stop : tour.order()) {
            visited.add(pool.participant(stops.get(stop)).site());
        }
        return new Cluster.Round(visited, tour.length());
    }

    private Metres diameter() {
        long longest = 0;
        for (int i : sites) {
            for (int j : sites) {
                Position other = pool.participant(j).position();
                longest = Math.max(longest, pool.participant(i).position().squaredDecimetresTo(other));
            }
        }
        return new Metres(Math.sqrt((double) longest) / 10);
    }

    /** The hub first, then the others in increasing order. */
    private static List<Integer> stops(int hub, List<Integer> sites) {
        List<Integer> stops = new ArrayList<>(List.of(hub));
        sites.stream().filter(site -> site != hub).forEach(stops::add);
        return stops;
    }

    private static List<Position> positions(Pool pool, List<Integer> sites) {
        return sites.stream().map(site -> pool.participant(site).position()).toList();
    }
}
