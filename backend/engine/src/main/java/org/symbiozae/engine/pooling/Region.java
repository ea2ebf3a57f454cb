package org.symbiozae.engine.pooling;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.symbiozae.domain.Cluster;
import org.symbiozae.domain.Economics;
import org.symbiozae.domain.Zone;
import org.symbiozae.engine.allocation.Quantum;
import org.symbiozae.engine.pooling.Pool.Participant;
import org.symbiozae.geo.Position;

/**
 * A part of a pool as its planners see it. Sites are numbered from 0 by increasing site number. So are hubs: each site is
 * one, of clusters it belongs to; the zones' anchors follow, where nobody needs to be. Euros and volumes are whole quanta.
 *
 * <p>Cost: O(n log n + pairs within ρ); four bytes a pair.
 */
final class Region {

    final int size;

    /** How many hubs there are: the sites first, then the anchors. */
    final int hubs;

    final Quantum euro;
    final long fixed;
    final long[] benefit;
    final long[] volume;

    /** The sites within ρ of each hub, a site itself included, in increasing order. */
    final int[][] near;

    private final Pool pool;
    private final Position[] places;
    private final int[][] anchors;
    private final long minVolume;
    private final long maxVolume;
    private final double longestPair;
    private final int minMembers;
    private final double costPerKm;

    Region(Pool pool) {
        this.pool = pool;
        Economics terms = pool.economics();
        List<Participant> participants = pool.participants();
        size = participants.size();
        hubs = size + pool.zones().size();
        minMembers = terms.minMembers();
        costPerKm = terms.costPerKm();
        longestPair = terms.longestPair().value() > 0 ? terms.longestPair().value() : Double.POSITIVE_INFINITY;
        double benefits = 0;
        double volumes = 0;
        for (Participant participant : participants) {
            benefits += terms.benefit(participant.volume());
            volumes += participant.volume();
        }
        double farthest = size * terms.costPerKm() * terms.radius().kilometres();
        euro = Quantum.holding(benefits + terms.fixedCost() + farthest);
        Quantum unit = Quantum.holding(volumes);
        fixed = euro.round(terms.fixedCost());
        minVolume = unit.round(terms.minVolume());
        maxVolume = unit.round(terms.maxVolume());
        benefit = new long[size];
        volume = new long[size];
        for (int i = 0; i < size; i++) {
            benefit[i] = euro.round(terms.benefit(participants.get(i).volume()));
            volume[i] = unit.round(participants.get(i).volume());
        }
        places = Stream.concat(
                        participants.stream().map(Participant::position),
                        pool.zones().stream().map(Zone::anchor))
                .toArray(Position[]::new);
        near = near();
        anchors = anchors();
    }

    Participant participant(int site) {
        return pool.participants().get(site);
    }

    /** Some of its sites and of its anchors, by increasing number, on the same terms. */
    Region of(int[] sites, int[] some) {
        return new Region(new Pool(
                IntStream.of(sites).mapToObj(this::participant).toList(),
                IntStream.of(some)
                        .mapToObj(anchor -> pool.zones().get(anchor - size))
                        .toList(),
                pool.economics(),
                pool.distances()));
    }

    /** What the hub is called outside. */
    Cluster.Hub hub(int hub) {
        return isAnchor(hub)
                ? Cluster.Hub.zone(pool.zones().get(hub - size).id())
                : Cluster.Hub.site(participant(hub).site());
    }

    Pool pool() {
        return pool;
    }

    Economics economics() {
        return pool.economics();
    }

    Position place(int hub) {
        return places[hub];
    }

    boolean isAnchor(int hub) {
        return hub >= size;
    }

    /** The anchors within reach of a site, as hubs; with {@link #near} of the site, all hubs it could join. */
    int[] anchors(int site) {
        return anchors[site];
    }

    double metres(int place, int other) {
        return pool.distances().metres(places[place], places[other]);
    }

    long distanceCost(int member, int hub) {
        return member == hub ? 0 : euro.round(costPerKm * metres(member, hub) / 1000);
    }

    boolean within(int member, int hub) {
        return Arrays.binarySearch(near[hub], member) >= 0;
    }

    /** What {@code member} nets around {@code hub}, wherever that is. */
    long net(int member, int hub) {
        return benefit[member] - distanceCost(member, hub);
    }

    /** Whether two sites may be members of one cluster. */
    boolean together(int site, int other) {
        return !limitsPairs() || metres(site, other) <= longestPair;
    }

    boolean limitsPairs() {
        return longestPair < Double.POSITIVE_INFINITY;
    }

    /** Whether so many members with this volume may form a cluster. */
    boolean feasible(int members, long volumes) {
        return enough(members, volumes) && fits(volumes);
    }

    boolean enough(int members, long volumes) {
        return members >= minMembers && volumes >= minVolume;
    }

    /** The members still missing to the minimum. */
    int lacking(int members) {
        return Math.max(0, minMembers - members);
    }

    /** The volume still missing to the minimum. */
    long lacking(long volumes) {
        return Math.max(0, minVolume - volumes);
    }

    boolean fits(long volumes) {
        return volumes <= maxVolume;
    }

    /** The most volume a cluster may have. */
    long most() {
        return maxVolume;
    }

    /** Whether enough and not too much. */
    boolean suits(long volumes) {
        return volumes >= minVolume && volumes <= maxVolume;
    }

    /** What a plan is worth. */
    long value(int[] plan) {
        boolean[] open = new boolean[hubs];
        long value = 0;
        for (int site = 0; site < size; site++) {
            if (plan[site] != Plan.ALONE) {
                value += net(site, plan[site]) - (open[plan[site]] ? 0 : fixed);
                open[plan[site]] = true;
            }
        }
        return value;
    }

    /** The plan in which these sites gather at this hub, and nobody else does. */
    int[] plan(int hub, List<Integer> sites) {
        int[] plan = new int[size];
        Arrays.fill(plan, Plan.ALONE);
        sites.forEach(site -> plan[site] = hub);
        return plan;
    }

    /** Around a site, members lie within the longest pair too: the site is one of them. */
    private int[][] near() {
        double reach = economics().radius().value();
        Grid grid = new Grid(Arrays.asList(places).subList(0, size), reach);
        int[][] near = new int[hubs][];
        int[] found = new int[size];
        for (int hub = 0; hub < hubs; hub++) {
            int around = hub;
            double within = isAnchor(hub) ? reach : Math.min(reach, longestPair);
            int[] count = {0};
            grid.around(places[hub], site -> {
                if (metres(site, around) <= within) {
                    found[count[0]++] = site;
                }
            });
            near[hub] = Arrays.copyOf(found, count[0]);
            Arrays.sort(near[hub]);
        }
        return near;
    }

    private int[][] anchors() {
        int[] counts = new int[size];
        for (int hub = size; hub < hubs; hub++) {
            for (int site : near[hub]) {
                counts[site]++;
            }
        }
        int[][] anchors = new int[size][];
        Arrays.setAll(anchors, site -> new int[counts[site]]);
        for (int hub = hubs - 1; hub >= size; hub--) {
            for (int site : near[hub]) {
                anchors[site][--counts[site]] = hub;
            }
        }
        return anchors;
    }
}
