package org.symbiozae.engine.pooling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.symbiozae.domain.Economics;
import org.symbiozae.domain.Zone;
import org.symbiozae.engine.pooling.Pool.Participant;
import org.symbiozae.geo.Metres;
import org.symbiozae.geo.Position;

/** The exact plan: which of equal ones it keeps, and all plans tried site by site. */
class SubsetsTest {

    /** F = 0 and no way to pay: what the volumes bring alone. */
    private static Economics terms(double fixed, double extra, double costPerKm) {
        return new Economics(fixed, 0, extra, 0, 1e9, 2, Metres.ofKilometres(1), costPerKm, true);
    }

    private static Region line(Economics terms, List<Zone> zones, double... metres) {
        List<Participant> participants = new ArrayList<>();
        for (int i = 0; i < metres.length; i++) {
            participants.add(new Participant(i + 1, Position.ofMetres(metres[i], 0), i, List.of(i), 10));
        }
        return Pools.region(participants, zones, terms);
    }

    @Test
    void sitesStayAloneRatherThanJoinForNothing() {
        assertThat(Subsets.plan(line(terms(0, 0, 0), List.of(), 0, 0, 0))).containsOnly(Plan.ALONE);
        assertThat(Subsets.plan(line(terms(20, 1, 0), List.of(), 0, 0))).containsOnly(Plan.ALONE);
        assertThat(Subsets.plan(line(terms(19.9, 1, 0), List.of(), 0, 0))).containsOnly(0);
        assertThat(Subsets.plan(line(terms(0, 0, 0), List.of(new Zone(1, Position.ofMetres(0, 0))), 0, 0, 0)))
                .containsOnly(Plan.ALONE);
    }

    @Test
    void ofEqualHubsTheSmallerNumberIsTaken() {
        assertThat(Subsets.plan(line(terms(5, 1, 10), List.of(), 0, 500))).containsOnly(0);
        assertThat(Subsets.plan(line(terms(5, 1, 10), List.of(), 0, 300, 500))).containsOnly(1);
        Zone[] middle = {new Zone(1, Position.ofMetres(500, 500)), new Zone(2, Position.ofMetres(500, 500))};
        assertThat(Subsets.plan(corners(5, 40, middle))).startsWith(8, 8, 8, 8).doesNotContain(9);
    }

    /** Four corners of a square of one kilometre, and of another far away; sites 1 to 8. */
    private static Region corners(double fixed, double most, Zone... zones) {
        List<Participant> participants = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Position position = Position.ofMetres(1000 * (i & 1) + (i < 4 ? 0 : 9000), 1000 * (i >> 1 & 1));
            participants.add(new Participant(i + 1, position, i, List.of(i), 10));
        }
        Economics terms = new Economics(fixed, 0, 1, 0, most, 4, Metres.ofKilometres(1.5), 4, true);
        return Pools.region(participants, List.of(zones), terms);
    }

    /** Both anchors are better than any site, and each takes one group. */
    @Test
    void eachAnchorTakesOneGroup() {
        Zone west = new Zone(1, Position.ofMetres(500, 500));
        Zone east = new Zone(2, Position.ofMetres(9500, 500));
        assertThat(Subsets.plan(corners(0, 40, west, east))).containsExactly(8, 8, 8, 8, 9, 9, 9, 9);
        assertThat(Subsets.plan(corners(0, 40, east, west))).containsExactly(9, 9, 9, 9, 8, 8, 8, 8);
        assertThat(Subsets.plan(corners(0, 40, east))).containsExactly(0, 0, 0, 0, 8, 8, 8, 8);
        assertThat(Subsets.plan(corners(40, 40, east))).containsOnly(Plan.ALONE);
    }

    @Test
    void moreThanFifteenSitesAreTooMany() {
        assertThat(Subsets.plan(line(terms(5, 1, 10), List.of(), new double[15])))
                .containsOnly(0);
        assertThatThrownBy(() -> Subsets.plan(line(terms(5, 1, 10), List.of(), new double[16])))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("15");
    }

    /** Small clusters of many sites near each other, so that most groups are worth forming; and terms that leave few. */
    @Property(tries = 30)
    void noPlanOfAllIsWorthMore(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int side = 3 + random.nextInt(12);
        List<Participant> participants = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Position position = Position.ofMetres(100 * random.nextInt(side), 100 * random.nextInt(side));
            participants.add(new Participant(i + 1, position, i, List.of(i), 5 + random.nextInt(20)));
        }
        List<Zone> zones = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            zones.add(new Zone(4 - i, Position.ofMetres(100 * random.nextInt(side), 100 * random.nextInt(side))));
        }
        Economics terms = new Economics(
                random.nextInt(100),
                20 + random.nextInt(60),
                random.nextInt(2),
                random.nextInt(30),
                30 + random.nextInt(60),
                2 + random.nextInt(2),
                Metres.ofKilometres(0.5 + random.nextInt(10) / 10.0),
                random.nextInt(80),
                Metres.ZERO,
                random.nextBoolean() ? Metres.ZERO : Metres.ofKilometres(0.4 + random.nextInt(8) / 10.0),
                true);
        Region region = Pools.region(participants, zones, terms);
        int[] plan = Subsets.plan(region);
        assertThat(Pools.feasible(region, plan)).isTrue();
        assertThat(region.value(plan)).isEqualTo(best(region, new int[region.size], 0));
        Outcome outcome = Outcome.exact(region);
        assertThat(outcome.plan()).isEqualTo(plan);
        assertThat(outcome.value()).isEqualTo(region.value(plan));
        assertThat(outcome.bound()).isEqualTo(outcome.value());
    }

    /** Five out of each other's reach around two anchors with room for two or three, and a pair far away. */
    @Property(tries = 40)
    void anchorsNearEachOtherShareTheSitesAroundThem(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Participant> participants = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            double metres = i < 5 ? 900 + random.nextInt(90) : 20_000 + 10 * random.nextInt(90);
            double angle = i < 5 ? 2 * Math.PI * i / 5 : 0;
            Position position = Position.ofMetres(metres * Math.cos(angle), metres * Math.sin(angle));
            participants.add(new Participant(i + 1, position, i, List.of(i), 5 + random.nextInt(10)));
        }
        List<Zone> zones = List.of(
                new Zone(1, Position.ofMetres(0, 0)),
                new Zone(2, Position.ofMetres(random.nextInt(10), random.nextInt(10))));
        Economics terms = new Economics(
                random.nextInt(40), 10, 1, 0, 20 + random.nextInt(20), 2, Metres.ofKilometres(1.01), 10, true);
        Region region = Pools.region(participants, zones, terms);
        int[] plan = Subsets.plan(region);
        assertThat(Pools.feasible(region, plan)).isTrue();
        assertThat(region.value(plan)).isEqualTo(best(region, new int[region.size], 0));
    }

    /** All in one spot: 6 + 5 + 4, 7 + 8, 9 + 6 and 10 + 5 fill four clusters of 15, and the fixed cost is paid four times. */
    @Test
    void whatFitsTogetherIsPackedIntoAsFewClustersAsPossible() {
        double[] volumes = {6, 7, 9, 10, 5, 8, 6, 5, 4};
        List<Participant> participants = new ArrayList<>();
        for (int i = 0; i < volumes.length; i++) {
            participants.add(new Participant(i + 1, Position.ofMetres(0, 0), i, List.of(i), volumes[i]));
        }
        Economics terms = new Economics(7, 0, 1, 0, 15, 2, Metres.ofKilometres(1), 10, true);
        Region region = Pools.region(participants, List.of(), terms);
        assertThat(region.euro.amount(region.value(Subsets.plan(region)))).isEqualTo(60 - 4 * 7);
    }

    /** Every site alone or at any hub within reach. */
    private static long best(Region region, int[] plan, int site) {
        if (site == region.size) {
            return Pools.feasible(region, plan) ? region.value(plan) : 0;
        }
        plan[site] = Plan.ALONE;
        long best = best(region, plan, site + 1);
        for (int hub = 0; hub < region.hubs; hub++) {
            if (region.within(site, hub) && (hub >= site || region.isAnchor(hub) || plan[hub] == hub)) {
                plan[site] = hub;
                best = Math.max(best, best(region, plan, site + 1));
            }
        }
        return best;
    }
}
