package org.symbiozae.engine.pooling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.symbiozae.domain.Cluster.Hub;
import org.symbiozae.domain.Economics;
import org.symbiozae.domain.Zone;
import org.symbiozae.engine.pooling.Pool.Participant;
import org.symbiozae.geo.Distances;
import org.symbiozae.geo.Metres;
import org.symbiozae.geo.Position;

/** A region against its terms written out, and a pool's regions against sites joined one by one. */
class RegionTest {

    /** m = 3, V_min = 30, V_max = 80, ρ = 1 km, pairs within 1.2 km, τ = 50. */
    private static final Economics TERMS = new Economics(
            200, 100, 4, 30, 80, 3, Metres.ofKilometres(1), 50, Metres.ZERO, Metres.ofKilometres(1.2), true);

    private static Participant participant(long site, double east, double volume) {
        return new Participant(site, Position.ofMetres(east, 0), 0, List.of(0), volume);
    }

    /** Sites at 0, 1000, 1200 and 2500 m; anchors at 500 m and far away. */
    private static Region line(Economics terms) {
        return Pools.region(
                List.of(
                        participant(11, 0, 10),
                        participant(12, 1000, 20),
                        participant(13, 1200, 30),
                        participant(14, 2500, 40)),
                List.of(new Zone(5, Position.ofMetres(500, 0)), new Zone(6, Position.ofMetres(90_000, 0))),
                terms);
    }

    @Test
    void hubsAreTheSitesAndThenTheAnchors() {
        Region region = line(TERMS);
        assertThat(region.size).isEqualTo(4);
        assertThat(region.hubs).isEqualTo(6);
        assertThat(IntStream.range(0, 6).mapToObj(region::hub))
                .containsExactly(Hub.site(11), Hub.site(12), Hub.site(13), Hub.site(14), Hub.zone(5), Hub.zone(6));
        assertThat(region.isAnchor(3)).isFalse();
        assertThat(region.isAnchor(4)).isTrue();
        assertThat(region.place(4)).isEqualTo(Position.ofMetres(500, 0));
        assertThat(region.metres(2, 4)).isEqualTo(700);
    }

    @Test
    void whoIsNearIsWithinReachToTheMetre() {
        Region region = line(TERMS);
        assertThat(region.near[0]).containsExactly(0, 1);
        assertThat(region.near[1]).containsExactly(0, 1, 2);
        assertThat(region.near[2]).containsExactly(1, 2);
        assertThat(region.near[3]).containsExactly(3);
        assertThat(region.near[4]).containsExactly(0, 1, 2);
        assertThat(region.near[5]).isEmpty();
        assertThat(region.anchors(1)).containsExactly(4);
        assertThat(region.anchors(3)).isEmpty();
        assertThat(region.within(0, 1)).isTrue();
        assertThat(region.within(0, 2)).isFalse();
    }

    /** Around a site that is a member, the longest pair binds where it is shorter than ρ; around an anchor ρ alone does. */
    @Test
    void aShorterPairLimitsWhoIsNearASiteButNotAnAnchor() {
        Economics close =
                new Economics(200, 100, 4, 30, 80, 3, Metres.ofKilometres(1), 50, Metres.ZERO, new Metres(300), true);
        Region region = line(close);
        assertThat(region.near[0]).containsExactly(0);
        assertThat(region.near[1]).containsExactly(1, 2);
        assertThat(region.near[4]).containsExactly(0, 1, 2);
    }

    @Test
    void pairsAreLimitedOnlyWhereTheTermsSaySo() {
        assertThat(line(TERMS).together(0, 2)).isTrue();
        assertThat(line(TERMS).together(0, 3)).isFalse();
        assertThat(line(TERMS).limitsPairs()).isTrue();
        Region free = line(new Economics(200, 100, 4, 30, 80, 3, Metres.ofKilometres(1), 50, true));
        assertThat(free.together(0, 3)).isTrue();
        assertThat(free.limitsPairs()).isFalse();
    }

    @Test
    void aMemberNetsItsBenefitLessTheWay() {
        Region region = line(TERMS);
        assertThat(region.euro.amount(region.benefit[1])).isCloseTo(180, within(1e-9));
        assertThat(region.euro.amount(region.net(1, 0))).isCloseTo(180 - 50, within(1e-9));
        assertThat(region.euro.amount(region.net(1, 4))).isCloseTo(180 - 25, within(1e-9));
        assertThat(region.net(1, 1)).isEqualTo(region.benefit[1]);
        assertThat(region.distanceCost(1, 1)).isZero();
        assertThat(region.euro.amount(region.fixed)).isCloseTo(200, within(1e-9));
    }

    @Test
    void termsAreMetAtTheirLimits() {
        Region region = line(TERMS);
        long unit = region.volume[0] / 10;
        assertThat(region.feasible(3, 30 * unit)).isTrue();
        assertThat(region.feasible(3, 80 * unit)).isTrue();
        assertThat(region.feasible(2, 50 * unit)).isFalse();
        assertThat(region.feasible(3, 30 * unit - 1)).isFalse();
        assertThat(region.feasible(3, 80 * unit + 1)).isFalse();
        assertThat(region.enough(3, 30 * unit)).isTrue();
        assertThat(region.fits(80 * unit)).isTrue();
        assertThat(region.suits(30 * unit)).isTrue();
        assertThat(region.suits(80 * unit)).isTrue();
        assertThat(region.suits(30 * unit - 1)).isFalse();
        assertThat(region.suits(80 * unit + 1)).isFalse();
        assertThat(region.most()).isEqualTo(80 * unit);
        assertThat(region.lacking(1)).isEqualTo(2);
        assertThat(region.lacking(4)).isZero();
        assertThat(region.lacking(10 * unit)).isEqualTo(20 * unit);
        assertThat(region.lacking(50 * unit)).isZero();
    }

    @Test
    void aPlanPaysTheFixedCostOnceForEachOpenHub() {
        Region region = line(TERMS);
        int[] plan = {1, 1, Plan.ALONE, 3};
        long nets = region.net(0, 1) + region.net(1, 1) + region.net(3, 3);
        assertThat(region.value(plan)).isEqualTo(nets - 2 * region.fixed);
        assertThat(region.value(region.plan(0, List.of()))).isZero();
        assertThat(region.plan(4, List.of(0, 2))).containsExactly(4, Plan.ALONE, 4, Plan.ALONE);
    }

    /** Benefits of 800, F = 150 and two ways of 2 km for 25 a km come to 1050, the volumes to 1200: four digits each. */
    @Test
    void countsInTheFinestQuantaThatHoldAllOfIt() {
        Economics terms = new Economics(150, 400, 0, 0, 2000, 2, Metres.ofKilometres(2), 25, true);
        Region region = Pools.region(List.of(participant(1, 0, 600), participant(2, 10, 600)), List.of(), terms);
        assertThat(region.euro.perUnit()).isEqualTo(1e11);
        assertThat(region.volume).containsExactly(60_000_000_000_000L, 60_000_000_000_000L);
    }

    @Property(tries = 100)
    void whoIsNearAHubIsNearItInTheOrderOfTheSites(@ForAll long seed) {
        Region region = Pools.region(seed, 40);
        double reach = region.economics().radius().value();
        for (int hub = 0; hub < region.hubs; hub++) {
            int there = hub;
            int[] near = IntStream.range(0, region.size)
                    .filter(site -> region.metres(site, there) <= reach)
                    .filter(site -> region.isAnchor(there) || region.together(site, there))
                    .toArray();
            assertThat(region.near[hub]).containsExactly(near);
        }
        for (int site = 0; site < region.size; site++) {
            int here = site;
            int[] anchors = IntStream.range(region.size, region.hubs)
                    .filter(anchor -> region.within(here, anchor))
                    .toArray();
            assertThat(region.anchors(site)).containsExactly(anchors);
        }
    }

    @Test
    void aPartOfItKeepsTheTermsAndTheNames() {
        Region part = line(TERMS).of(new int[] {1, 3}, new int[] {4});
        assertThat(part.size).isEqualTo(2);
        assertThat(IntStream.range(0, part.hubs).mapToObj(part::hub))
                .containsExactly(Hub.site(12), Hub.site(14), Hub.zone(5));
        assertThat(part.economics()).isEqualTo(TERMS);
        assertThat(part.near[2]).containsExactly(0);
    }

    /** Sites share a region when a chain of pairs within ρ joins them, or an anchor with enough sites around it. */
    @Property(tries = 60)
    void regionsAreWhatPairsAndAnchorsJoin(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Economics terms = new Economics(
                100,
                100,
                1,
                0,
                1e9,
                2 + random.nextInt(3),
                Metres.ofKilometres(0.2 + random.nextInt(4) / 10.0),
                10,
                true);
        List<Participant> participants = Pools.participants(random, 1 + random.nextInt(30));
        List<Zone> zones = new ArrayList<>();
        for (int i = 1; i <= 4; i++) {
            zones.add(new Zone(i, Position.ofMetres(100 * random.nextInt(30), 100 * random.nextInt(30))));
        }
        int size = participants.size();
        int[] part = IntStream.range(0, size).toArray();
        List<List<Integer>> around = new ArrayList<>();
        for (Zone zone : zones) {
            List<Integer> sites = IntStream.range(0, size)
                    .filter(site -> near(participants.get(site).position(), zone.anchor(), terms))
                    .boxed()
                    .toList();
            around.add(sites.size() >= terms.minMembers() ? sites : List.of());
        }
        for (int turn = 0; turn < size; turn++) {
            for (int one = 0; one < size; one++) {
                for (int other = 0; other < size; other++) {
                    int here = one;
                    int there = other;
                    if (near(
                                    participants.get(one).position(),
                                    participants.get(other).position(),
                                    terms)
                            || around.stream().anyMatch(sites -> sites.contains(here) && sites.contains(there))) {
                        part[one] = Math.min(part[one], part[other]);
                    }
                }
            }
        }
        List<Region> regions = new Pool(participants, zones, terms, Distances.STRAIGHT).regions();
        int[] firsts = Arrays.stream(part).distinct().sorted().toArray();
        assertThat(regions).hasSize(firsts.length);
        for (int i = 0; i < firsts.length; i++) {
            int first = firsts[i];
            Pool pool = regions.get(i).pool();
            assertThat(pool.participants())
                    .containsExactlyElementsOf(IntStream.range(0, size)
                            .filter(site -> part[site] == first)
                            .mapToObj(participants::get)
                            .toList());
            Set<Zone> expected = new HashSet<>();
            for (int zone = 0; zone < zones.size(); zone++) {
                if (!around.get(zone).isEmpty() && part[around.get(zone).get(0)] == first) {
                    expected.add(zones.get(zone));
                }
            }
            assertThat(pool.zones()).isSortedAccordingTo((one, other) -> Long.compare(one.id(), other.id()));
            assertThat(new HashSet<>(pool.zones())).isEqualTo(expected);
            assertThat(pool.economics()).isEqualTo(terms);
        }
    }

    private static boolean near(Position one, Position other, Economics terms) {
        return Distances.STRAIGHT.metres(one, other) <= terms.radius().value();
    }

    @Test
    void aPoolWithoutTakenHubsKeepsTheOtherZones() {
        Region region = line(TERMS);
        List<Participant> others = List.of(participant(99, 10, 1));
        Pool rest = region.pool().without(region, List.of(1, 4), others);
        assertThat(rest.zones()).extracting(Zone::id).containsExactly(6L);
        assertThat(rest.participants()).isEqualTo(others);
        assertThat(rest.economics()).isEqualTo(TERMS);
    }
}
