package org.symbiozae.engine.pooling;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.symbiozae.domain.Economics;
import org.symbiozae.domain.Zone;
import org.symbiozae.engine.Territories;
import org.symbiozae.engine.pooling.Pool.Participant;
import org.symbiozae.geo.Distances;
import org.symbiozae.geo.Metres;
import org.symbiozae.geo.Position;

/** Random pools, and plans of them checked word by word. */
final class Pools {

    private Pools() {}

    /** Up to so many sites within some kilometres, on a grid so that hubs tie; some with zones, some with a longest pair. */
    static Region region(long seed, int mostSites) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Participant> participants = participants(random, 1 + random.nextInt(mostSites));
        return region(participants, anchors(random), terms(random));
    }

    static Region region(List<Participant> participants, List<Zone> zones, Economics terms) {
        return new Region(new Pool(participants, zones, terms, Distances.STRAIGHT));
    }

    /** Thirteen sites, with terms that bind: V_min, V_max, m and ρ. */
    static Region hard(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int side = 10 + random.nextInt(25);
        List<Participant> participants = new ArrayList<>();
        for (int i = 0; i < 13; i++) {
            Position position = Position.ofMetres(100 * random.nextInt(side), 100 * random.nextInt(side));
            participants.add(new Participant(i + 1, position, i, List.of(i), 1 + random.nextInt(40)));
        }
        double minVolume = 20 + random.nextInt(80);
        Economics terms = new Economics(
                50 + 50 * random.nextInt(8),
                25 * random.nextInt(6),
                1 + random.nextInt(5),
                minVolume,
                minVolume + 10 + random.nextInt(80),
                2 + random.nextInt(4),
                Metres.ofKilometres(0.4 + random.nextInt(16) / 10.0),
                20 + 20 * random.nextInt(6),
                true);
        return region(participants, List.of(), terms);
    }

    /** So many sites in a square of some kilometres, with terms under which clusters form wherever they can, and anchors. */
    static Region lively(long seed, int sites) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Participant> participants = participants(random, sites);
        List<Zone> zones = anchors(random);
        Economics terms = new Economics(
                40 + random.nextInt(120),
                50 + random.nextInt(50),
                1,
                20 * random.nextInt(3),
                random.nextBoolean() ? 1e9 : 60 + random.nextInt(60),
                2 + random.nextInt(2),
                Metres.ofKilometres(0.8 + random.nextInt(5) / 10.0),
                30 + random.nextInt(60),
                Metres.ZERO,
                random.nextInt(4) == 0 ? Metres.ofKilometres(1) : Metres.ZERO,
                true);
        return region(participants, zones, terms);
    }

    static List<Participant> participants(SplittableRandom random, int sites) {
        List<Participant> participants = new ArrayList<>();
        for (int i = 0; i < sites; i++) {
            Position position = Position.ofMetres(100 * random.nextInt(30), 100 * random.nextInt(30));
            participants.add(new Participant(i + 1, position, i, List.of(i), 1 + random.nextInt(40)));
        }
        return participants;
    }

    static List<Zone> anchors(SplittableRandom random) {
        List<Zone> zones = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            zones.add(
                    new Zone(zones.size() + 1, Position.ofMetres(100 * random.nextInt(30), 100 * random.nextInt(30))));
        }
        return zones;
    }

    static Economics terms(SplittableRandom random) {
        Economics terms = Territories.economics(random);
        return random.nextInt(3) > 0
                ? terms
                : new Economics(
                        terms.fixedCost(),
                        terms.aloneFixed(),
                        terms.aloneExtra(),
                        terms.minVolume(),
                        terms.maxVolume(),
                        terms.minMembers(),
                        terms.radius(),
                        terms.costPerKm(),
                        Metres.ZERO,
                        new Metres(terms.radius().value() * (0.5 + random.nextDouble())),
                        true);
    }

    static boolean feasible(Region region, int[] plan) {
        int[] members = new int[region.hubs];
        long[] volumes = new long[region.hubs];
        for (int site = 0; site < region.size; site++) {
            if (plan[site] != Plan.ALONE) {
                if (!region.within(site, plan[site]) || plan[site] < region.size && plan[plan[site]] != plan[site]) {
                    return false;
                }
                members[plan[site]]++;
                volumes[plan[site]] += region.volume[site];
                for (int other = 0; other < site; other++) {
                    if (plan[other] == plan[site] && !region.together(site, other)) {
                        return false;
                    }
                }
            }
        }
        for (int hub = 0; hub < region.hubs; hub++) {
            if (members[hub] > 0 && !region.feasible(members[hub], volumes[hub])) {
                return false;
            }
        }
        return true;
    }
}
