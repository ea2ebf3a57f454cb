package org.symbiozae.engine.pooling;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.symbiozae.domain.Alternative;
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
 * @param sites of the region, in increasing order; the hub is among them, or a zone's anchor
 * @param tour over {@link #stops}, null where the star is the price
 */
record Formation(
        Region region,
        int hub,
        List<Integer> sites,
        @Nullable Tour tour) {

    /** The cluster as planned, however long its round is. */
    static Formation of(Region region, int hub, List<Integer> sites) {
        Tour tour = region.economics().byRound()
                ? Tour.of(positions(region, stops(hub, sites)), region.pool().distances())
                : null;
        return new Formation(region, hub, sites, tour);
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
        long value = sites.isEmpty() ? 0 : -region.fixed;
        for (int site : sites) {
            value += region.net(site, hub);
        }
        return value;
    }

    /** What it is worth a year. */
    double value() {
        return tour == null
                ? region.euro.amount(starValue())
                : region.euro.amount(benefit()) - distanceCost() - region.euro.amount(region.fixed);
    }

    /** @param plan for each site of the pool its hub, or {@link Plan#ALONE} */
    Cluster toDomain(Facts facts, int[] plan) {
        double value = value();
        double[] shares = Parts.of(
                value, sites.stream().mapToDouble(site -> region.net(site, hub)).toArray());
        long volumes = volumes();
        List<Cluster.Member> members = new ArrayList<>();
        Visibility closed = Visibility.PUBLIC;
        Metres radius = Metres.ZERO;
        double volume = 0;
        for (int i = 0; i < sites.size(); i++) {
            int site = sites.get(i);
            Participant participant = region.participant(site);
            Metres distance = new Metres(region.metres(site, hub));
            radius = radius.compareTo(distance) >= 0 ? radius : distance;
            volume += participant.volume();
            closed = closed.and(visibility(facts, participant));
            members.add(new Cluster.Member(
                    participant.site(),
                    facts.id[participant.declaration()],
                    participant.volume(),
                    distance,
                    region.euro.amount(region.net(site, hub)),
                    shares[i],
                    !region.enough(sites.size() - 1, volumes - region.volume[site])));
        }
        return new Cluster(
                resource(facts),
                region.hub(hub),
                members,
                volume,
                region.euro.amount(benefit()),
                distanceCost(),
                value,
                radius,
                diameter(),
                region.economics(),
                round(),
                prospects(facts, plan),
                List.of(),
                closed);
    }

    /** As a star. @param cost euros a year */
    Alternative toAlternative(Facts facts, double cost) {
        Visibility closed = Visibility.PUBLIC;
        double volume = 0;
        double radius = 0;
        for (int site : sites) {
            closed = closed.and(visibility(facts, region.participant(site)));
            volume += region.participant(site).volume();
            radius = Math.max(radius, region.metres(site, hub));
        }
        return new Alternative(
                resource(facts),
                region.hub(hub),
                sites.stream().map(site -> region.participant(site).site()).toList(),
                volume,
                region.euro.amount(starValue()),
                cost,
                new Metres(radius),
                diameter(),
                closed);
    }

    /** Whether it keeps every term: m, V_min, V_max, ρ, the longest pair and the longest round. */
    boolean keepsItsTerms() {
        return region.feasible(sites.size(), volumes())
                && sites.stream().allMatch(site -> region.within(site, hub) && isWelcome(site))
                && isShortEnough();
    }

    private List<Cluster.Prospect> prospects(Facts facts, int[] plan) {
        return IntStream.of(region.near[hub])
                .filter(site -> plan[site] == Plan.ALONE && isWelcome(site))
                .boxed()
                .sorted(Comparator.comparingLong((Integer site) -> -region.net(site, hub))
                        .thenComparing(site -> site))
                .limit(Cluster.PROSPECTS)
                .map(site -> prospect(facts, site))
                .toList();
    }

    private Cluster.Prospect prospect(Facts facts, int site) {
        Participant participant = region.participant(site);
        double net = region.euro.amount(region.net(site, hub));
        double extra = region.economics().aloneExtra();
        return new Cluster.Prospect(
                participant.site(),
                facts.id[participant.declaration()],
                participant.volume(),
                new Metres(region.metres(site, hub)),
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
            return region.economics().roundCost(tour.length());
        }
        long cost = 0;
        for (int site : sites) {
            cost += region.distanceCost(site, hub);
        }
        return region.euro.amount(cost);
    }

    private long benefit() {
        return sites.stream().mapToLong(site -> region.benefit[site]).sum();
    }

    private long volumes() {
        return sites.stream().mapToLong(site -> region.volume[site]).sum();
    }

    private boolean isShortEnough() {
        Economics terms = region.economics();
        return tour == null || tour.length().compareTo(terms.longestRound()) <= 0;
    }

    /** Who goes is chosen as if the others were visited in the order they are. */
    private Formation withoutOne() {
        List<Integer> stops = stops(hub, sites);
        int[] order = Objects.requireNonNull(tour).order();
        int leaving = Plan.ALONE;
        double most = Double.NEGATIVE_INFINITY;
        for (int place = 1; place < order.length; place++) {
            int site = stops.get(order[place]);
            int before = stops.get(order[place - 1]);
            int after = stops.get(order[(place + 1) % order.length]);
            Metres detour = new Metres(Math.max(
                    0, region.metres(before, site) + region.metres(site, after) - region.metres(before, after)));
            double gain = region.economics().roundCost(detour) - region.euro.amount(region.benefit[site]);
            boolean better = gain > most || gain == most && site < leaving;
            if (better && region.enough(sites.size() - 1, volumes() - region.volume[site])) {
                most = gain;
                leaving = site;
            }
        }
        int gone = leaving;
        return gone == Plan.ALONE
                ? none()
                : of(region, hub, sites.stream().filter(site -> site != gone).toList());
    }

    private Formation none() {
        return new Formation(region, hub, List.of(), null);
    }

    private Cluster.@Nullable Round round() {
        if (tour == null) {
            return null;
        }
        List<Integer> stops = stops(hub, sites);
        List<Long> visited = new ArrayList<>();
        for (int stop : tour.order()) {
            if (!region.isAnchor(stops.get(stop))) {
                visited.add(region.participant(stops.get(stop)).site());
            }
        }
        return new Cluster.Round(visited, tour.length());
    }

    private Metres diameter() {
        double longest = 0;
        for (int i : sites) {
            for (int j : sites) {
                longest = Math.max(longest, region.metres(i, j));
            }
        }
        return new Metres(longest);
    }

    private boolean isWelcome(int site) {
        return sites.stream().allMatch(member -> region.together(member, site));
    }

    private String resource(Facts facts) {
        int declaration = region.participant(sites.get(0)).declaration();
        return facts.resources.get(facts.resource[declaration]).code();
    }

    /** The hub first, then the others in increasing order. */
    private static List<Integer> stops(int hub, List<Integer> sites) {
        List<Integer> stops = new ArrayList<>(List.of(hub));
        sites.stream().filter(site -> site != hub).forEach(stops::add);
        return stops;
    }

    private static List<Position> positions(Region region, List<Integer> sites) {
        return sites.stream().map(region::place).toList();
    }
}
