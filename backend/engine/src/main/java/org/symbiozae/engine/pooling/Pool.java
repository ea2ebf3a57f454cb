package org.symbiozae.engine.pooling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.symbiozae.domain.Cluster;
import org.symbiozae.domain.Economics;
import org.symbiozae.domain.Zone;
import org.symbiozae.geo.Distances;
import org.symbiozae.geo.Position;

/**
 * The sites that could pool one resource, and the zones they could gather at.
 *
 * @param participants by increasing site number
 * @param zones by increasing number
 */
public record Pool(List<Participant> participants, List<Zone> zones, Economics economics, Distances distances) {

    /**
     * One site that could take part.
     *
     * @param declaration index of the largest of its declarations
     * @param declarations indexes of all of them
     * @param volume their sum, in the resource's unit a year
     */
    record Participant(long site, Position position, int declaration, List<Integer> declarations, double volume) {}

    /** A pool that gathers at its members' sites. */
    Pool(List<Participant> participants, Economics economics) {
        this(participants, List.of(), economics, Distances.STRAIGHT);
    }

    /** Other participants, and this pool's zones less those whose anchors, as hubs of a region of it, are taken. */
    Pool without(Region region, List<Integer> taken, List<Participant> others) {
        Set<Cluster.Hub> hubs = taken.stream().map(region::hub).collect(Collectors.toSet());
        List<Zone> left = zones.stream()
                .filter(zone -> !hubs.contains(Cluster.Hub.zone(zone.id())))
                .toList();
        return new Pool(others, left, economics, distances);
    }

    /**
     * The parts of this pool between which no cluster is possible, by their first site. Cost: O(n log n + pairs within
     * some ρ).
     */
    List<Region> regions() {
        List<Position> positions =
                participants.stream().map(Participant::position).toList();
        double reach = economics.radius().value();
        Grid grid = new Grid(positions, reach);
        int[] joined = new int[positions.size()];
        Arrays.setAll(joined, i -> i);
        for (int site = 0; site < joined.length; site++) {
            int here = site;
            grid.around(positions.get(site), other -> {
                if (other > here && distances.metres(positions.get(here), positions.get(other)) <= reach) {
                    join(joined, here, other);
                }
            });
        }
        List<int[]> gathered = new ArrayList<>();
        for (Zone zone : zones) {
            int[] near = near(grid, positions, zone.anchor());
            gathered.add(near.length >= economics.minMembers() ? near : new int[0]);
            for (int i = 1; i < gathered.get(gathered.size() - 1).length; i++) {
                join(joined, near[0], near[i]);
            }
        }
        TreeMap<Integer, List<Participant>> sites = new TreeMap<>();
        for (int site = 0; site < joined.length; site++) {
            sites.computeIfAbsent(first(joined, site), first -> new ArrayList<>())
                    .add(participants.get(site));
        }
        TreeMap<Integer, List<Zone>> anchors = new TreeMap<>();
        for (int i = 0; i < zones.size(); i++) {
            if (gathered.get(i).length > 0) {
                anchors.computeIfAbsent(first(joined, gathered.get(i)[0]), first -> new ArrayList<>())
                        .add(zones.get(i));
            }
        }
        List<Region> regions = new ArrayList<>();
        sites.forEach((first, members) -> regions.add(
                new Region(new Pool(members, anchors.getOrDefault(first, List.of()), economics, distances))));
        return regions;
    }

    private int[] near(Grid grid, List<Position> positions, Position place) {
        List<Integer> near = new ArrayList<>();
        grid.around(place, site -> {
            if (distances.metres(place, positions.get(site))
                    <= economics.radius().value()) {
                near.add(site);
            }
        });
        return near.stream().mapToInt(site -> site).toArray();
    }

    private static void join(int[] joined, int one, int other) {
        int first = first(joined, one);
        int second = first(joined, other);
        joined[Math.max(first, second)] = Math.min(first, second);
    }

    private static int first(int[] joined, int site) {
        int first = site;
        while (joined[first] != first) {
            joined[first] = joined[joined[first]];
            first = joined[first];
        }
        return first;
    }
}
