package org.symbiozae.engine.sharing;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.symbiozae.domain.Economics;
import org.symbiozae.engine.pooling.Tour;
import org.symbiozae.geo.Distances;
import org.symbiozae.geo.Metres;
import org.symbiozae.geo.Position;

/**
 * What any group of a cluster's members would make as a cluster of its own, in euros a year.
 *
 * <p>A group is worth its best star less the fixed cost, or its shortest round where the resource is collected by rounds,
 * or what a smaller group in it is worth; nothing when none of them meets the terms. Up to {@value #ALL_GROUPS} members
 * every group is priced once, at O(2ⁿ·n²); a larger game prices groups when asked, at O(n²) each, by their stars: a safe,
 * low price for a round.
 */
final class Game {

    static final int ALL_GROUPS = 15;

    final int members;

    /** The members, then the anchors. */
    final int hubs;

    /** What all members make together. */
    final double value;

    private final Economics terms;
    private final Distances distances;
    private final double[] benefit;
    private final double[] volume;
    private final double[][] metres;

    /** By the mask of a group; empty in a large game. */
    private final double[] worth;

    /** @param value of the whole cluster */
    Game(List<Position> positions, double[] volume, Economics terms, double value) {
        this(positions, List.of(), volume, terms, value, Distances.STRAIGHT);
    }

    /**
     * @param anchors where a group may gather besides its members' sites
     * @param value of the whole cluster
     */
    Game(
            List<Position> positions,
            List<Position> anchors,
            double[] volume,
            Economics terms,
            double value,
            Distances distances) {
        this.members = positions.size();
        List<Position> places =
                Stream.concat(positions.stream(), anchors.stream()).toList();
        hubs = places.size();
        this.distances = distances;
        this.volume = volume;
        this.terms = terms;
        this.value = value;
        benefit = new double[members];
        metres = new double[members][hubs];
        for (int i = 0; i < members; i++) {
            benefit[i] = terms.benefit(volume[i]);
            for (int j = 0; j < hubs; j++) {
                metres[i][j] = distances.metres(places.get(i), places.get(j));
            }
        }
        worth = members <= ALL_GROUPS ? priced(places) : new double[0];
    }

    boolean isSmall() {
        return worth.length > 0;
    }

    /** What the group with this mask makes; of a small game only. */
    double worth(int group) {
        return worth[group];
    }

    /** What a member nets around a hub before the fixed cost; minus infinity out of its reach. */
    double net(int member, int hub) {
        double distance = metres[member][hub];
        return distance <= terms.radius().value()
                ? benefit[member] - terms.costPerKm() * distance / 1000
                : Double.NEGATIVE_INFINITY;
    }

    /** What this group makes around its best hub, or 0; smaller groups in it are not tried. */
    double star(BitSet group) {
        double best = 0;
        if (feasible(
                group.cardinality(), group.stream().mapToDouble(i -> volume[i]).sum())) {
            for (int hub = 0; hub < hubs; hub++) {
                int around = hub;
                if (hub >= members || group.get(hub)) {
                    double nets =
                            group.stream().mapToDouble(i -> net(i, around)).sum();
                    best = Math.max(best, nets - terms.fixedCost());
                }
            }
        }
        return best;
    }

    double volume(int member) {
        return volume[member];
    }

    double fixedCost() {
        return terms.fixedCost();
    }

    boolean feasible(int size, double volumes) {
        return enough(size, volumes) && fits(volumes);
    }

    boolean fits(double volumes) {
        return volumes <= terms.maxVolume();
    }

    boolean enough(int size, double volumes) {
        return size >= terms.minMembers() && volumes >= terms.minVolume();
    }

    private double[] priced(List<Position> places) {
        double[] tours = terms.byRound() ? Tour.lengths(places, distances) : new double[0];
        double[] worth = new double[1 << members];
        for (int group = 1; group < worth.length; group++) {
            for (int rest = group; rest != 0; rest &= rest - 1) {
                worth[group] = Math.max(worth[group], worth[group ^ Integer.lowestOneBit(rest)]);
            }
            int[] sites = sites(group);
            if (feasible(sites.length, sum(volume, sites))) {
                double cost = tours.length > 0 ? roundCost(tours, group, sites) : starCost(sites);
                worth[group] = Math.max(worth[group], sum(benefit, sites) - cost - terms.fixedCost());
            }
        }
        worth[worth.length - 1] = Math.max(worth[worth.length - 1], value);
        return worth;
    }

    private double starCost(int[] sites) {
        return hubs(sites).mapToDouble(hub -> costAround(hub, sites)).min().orElseThrow();
    }

    private IntStream hubs(int[] sites) {
        return IntStream.concat(IntStream.of(sites), IntStream.range(members, hubs));
    }

    /** The shortest round from a hub that all can reach: an anchor is one more stop. */
    private double roundCost(double[] tours, int group, int[] sites) {
        double shortest = hubs(sites)
                .filter(hub -> costAround(hub, sites) < Double.POSITIVE_INFINITY)
                .mapToDouble(hub -> tours[group | 1 << hub])
                .min()
                .orElse(Double.POSITIVE_INFINITY);
        return shortest <= terms.longestRound().value()
                ? terms.roundCost(new Metres(shortest))
                : Double.POSITIVE_INFINITY;
    }

    private double costAround(int hub, int[] sites) {
        double metresInAll = 0;
        for (int site : sites) {
            if (metres[site][hub] > terms.radius().value()) {
                return Double.POSITIVE_INFINITY;
            }
            metresInAll += metres[site][hub];
        }
        return terms.costPerKm() * metresInAll / 1000;
    }

    static int[] sites(int group) {
        return IntStream.range(0, Integer.SIZE)
                .filter(i -> (group >> i & 1) == 1)
                .toArray();
    }

    private static double sum(double[] of, int[] sites) {
        double sum = 0;
        for (int site : sites) {
            sum += of[site];
        }
        return sum;
    }
}
