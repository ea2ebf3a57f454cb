package org.symbiozae.engine.pooling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.symbiozae.domain.Economics;
import org.symbiozae.engine.allocation.Quantum;
import org.symbiozae.geo.Position;

/**
 * The sites that could pool one resource, and what each would gain around each hub. Sites are numbered from 0 by
 * increasing site number; any of them can be the hub of a cluster it belongs to. Euros and volumes are whole quanta.
 *
 * <p>Cost: O(n log n + pairs within ρ of each other in easting).
 */
public final class Pool {

    final int size;
    final Quantum euro;
    final long fixed;
    final long[] benefit;
    final long[] volume;

    /** The sites within ρ of each site, itself included, in increasing order. */
    final int[][] near;

    /** What the site at the same place in {@link #near} nets around this hub. */
    final long[][] net;

    private final List<Participant> participants;
    private final Economics economics;
    private final long minVolume;
    private final long maxVolume;

    /**
     * One site that could take part.
     *
     * @param declaration index of the largest of its declarations
     * @param declarations indexes of all of them
     * @param volume their sum, in the resource's unit a year
     */
    record Participant(long site, Position position, int declaration, List<Integer> declarations, double volume) {}

    /** @param participants by increasing site number */
    Pool(List<Participant> participants, Economics economics) {
        this.participants = participants;
        this.economics = economics;
        size = participants.size();
        double benefits = 0;
        double volumes = 0;
        for (Participant participant : participants) {
            benefits += economics.benefit(participant.volume());
            volumes += participant.volume();
        }
        double farthest = size * economics.costPerKm() * economics.radius().kilometres();
        euro = Quantum.holding(benefits + economics.fixedCost() + farthest);
        Quantum unit = Quantum.holding(volumes);
        fixed = euro.round(economics.fixedCost());
        minVolume = unit.round(economics.minVolume());
        maxVolume = unit.round(economics.maxVolume());
        benefit = new long[size];
        volume = new long[size];
        for (int i = 0; i < size; i++) {
            benefit[i] = euro.round(economics.benefit(participants.get(i).volume()));
            volume[i] = unit.round(participants.get(i).volume());
        }
        near = near();
        net = new long[size][];
        for (int hub = 0; hub < size; hub++) {
            net[hub] = new long[near[hub].length];
            for (int j = 0; j < near[hub].length; j++) {
                int member = near[hub][j];
                net[hub][j] = benefit[member] - distanceCost(member, hub);
            }
        }
    }

    Participant participant(int site) {
        return participants.get(site);
    }

    Economics economics() {
        return economics;
    }

    int minMembers() {
        return economics.minMembers();
    }

    long distanceCost(int member, int hub) {
        double kilometres = position(member).distanceTo(position(hub)).kilometres();
        return euro.round(economics.costPerKm() * kilometres);
    }

    boolean within(int member, int hub) {
        return Arrays.binarySearch(near[hub], member) >= 0;
    }

    /** What {@code member} nets around {@code hub}. It must be {@link #within} reach. */
    long net(int member, int hub) {
        return net[hub][Arrays.binarySearch(near[hub], member)];
    }

    /** Whether so many members with this volume may form a cluster. */
    boolean feasible(int members, long volumes) {
        return enough(members, volumes) && volumes <= maxVolume;
    }

    boolean enough(int members, long volumes) {
        return members >= economics.minMembers() && volumes >= minVolume;
    }

    /** The volume still missing to the minimum. */
    long lacking(long volumes) {
        return Math.max(0, minVolume - volumes);
    }

    boolean fits(long volumes) {
        return volumes <= maxVolume;
    }

    /** The parts of this pool between which no cluster is possible, by their first site. */
    List<Pool> components() {
        boolean[] seen = new boolean[size];
        List<Pool> components = new ArrayList<>();
        for (int start = 0; start < size; start++) {
            if (!seen[start]) {
                int[] sites = component(start, seen);
                components.add(new Pool(
                        Arrays.stream(sites).mapToObj(participants::get).toList(), economics));
            }
        }
        return components;
    }

    private int[] component(int start, boolean[] seen) {
        int[] sites = new int[size];
        int count = 0;
        sites[count++] = start;
        seen[start] = true;
        for (int next = 0; next < count; next++) {
            for (int neighbour : near[sites[next]]) {
                if (!seen[neighbour]) {
                    seen[neighbour] = true;
                    sites[count++] = neighbour;
                }
            }
        }
        return Arrays.stream(sites, 0, count).sorted().toArray();
    }

    private int[][] near() {
        double reach = economics.radius().value() * 10;
        long squaredReach = (long) (reach * reach);
        Integer[] westToEast = new Integer[size];
        Arrays.setAll(westToEast, i -> i);
        Arrays.sort(westToEast, Comparator.comparingInt(i -> position(i).x()));
        List<List<Integer>> found = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            found.add(new ArrayList<>(List.of(i)));
        }
        for (int i = 0; i < size; i++) {
            Position here = position(westToEast[i]);
            for (int j = i + 1; j < size && (long) position(westToEast[j]).x() - here.x() <= reach; j++) {
                if (here.squaredDecimetresTo(position(westToEast[j])) <= squaredReach) {
                    found.get(westToEast[i]).add(westToEast[j]);
                    found.get(westToEast[j]).add(westToEast[i]);
                }
            }
        }
        return found.stream()
                .map(list -> list.stream().mapToInt(i -> i).sorted().toArray())
                .toArray(int[][]::new);
    }

    private Position position(int site) {
        return participants.get(site).position();
    }
}
