package org.symbiozae.engine.pooling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.symbiozae.domain.Alternative;
import org.symbiozae.domain.Cluster;
import org.symbiozae.domain.Cluster.Hub;
import org.symbiozae.domain.Cluster.Member;
import org.symbiozae.domain.Cluster.Prospect;
import org.symbiozae.domain.Declaration;
import org.symbiozae.domain.Declaration.Kind;
import org.symbiozae.domain.Economics;
import org.symbiozae.domain.Months;
import org.symbiozae.domain.Visibility;
import org.symbiozae.domain.Zone;
import org.symbiozae.engine.Scene;
import org.symbiozae.engine.match.Facts;
import org.symbiozae.geo.Metres;
import org.symbiozae.geo.Position;

/** A cluster's figures by hand. */
class FormationTest {

    private static final double ROUNDING = 1e-6;

    private record Place(Facts facts, Region region) {}

    /** Sites 1, 2, … at these metres east with these volumes, declared 101, 102, …; one zone at 250 m. */
    private static Place place(Economics terms, double[] metres, double[] volumes, Visibility... visibilities) {
        Scene scene = new Scene().material("waste", 10, 50).pooled("waste", terms);
        for (int i = 0; i < metres.length; i++) {
            scene.site(i + 1, metres[i], 0)
                    .add(new Declaration(
                            101 + i,
                            i + 1,
                            Kind.SHARE,
                            "waste",
                            volumes[i],
                            Months.ALL_YEAR,
                            0,
                            0,
                            0,
                            Declaration.ALWAYS_FROM,
                            Declaration.ALWAYS_TO,
                            i < visibilities.length ? visibilities[i] : Visibility.PUBLIC,
                            false));
        }
        Facts facts = scene.facts();
        List<Zone> zones = List.of(new Zone(7, Position.ofMetres(250, 0)));
        Pool pool = Participants.pools(facts, scene.taxonomy(), zones, i -> 0)
                .get(0)
                .get();
        return new Place(facts, new Region(pool));
    }

    private static final double[] METRES = {0, 200, 300, 500, 600, 900, 4000};
    private static final double[] VOLUMES = {10, 20, 30, 5, 40, 2, 90};

    /** b = 4 + v, τ = 100, m = 2, V_min = 35: members 1, 2 and 3 gather at 2. */
    private static Economics stars(double longestPair) {
        return new Economics(
                10, 4, 1, 35, 100, 2, Metres.ofKilometres(1), 100, Metres.ZERO, new Metres(longestPair), true);
    }

    private static Cluster cluster(Place place, int hub, List<Integer> sites) {
        return Formation.of(place.region(), hub, sites)
                .toDomain(place.facts(), place.region().plan(hub, sites));
    }

    @Test
    void aStarCostsTheWayOfEachMember() {
        Cluster cluster = cluster(place(stars(0), METRES, VOLUMES), 1, List.of(0, 1, 2));
        assertThat(cluster.resource()).isEqualTo("waste");
        assertThat(cluster.hub()).isEqualTo(Hub.site(2));
        assertThat(cluster.volume()).isEqualTo(60);
        assertThat(cluster.benefit()).isCloseTo(72, within(ROUNDING));
        assertThat(cluster.distanceCost()).isCloseTo(30, within(ROUNDING));
        assertThat(cluster.value()).isCloseTo(32, within(ROUNDING));
        assertThat(cluster.radius().value()).isEqualTo(200);
        assertThat(cluster.diameter().value()).isEqualTo(300);
        assertThat(cluster.round()).isNull();
        assertThat(cluster.splits()).isEmpty();
        assertThat(cluster.economics()).isEqualTo(stars(0));
    }

    /** 14 − 20, 24 and 34 − 10; without the third, the first two have 30 of 35. */
    @Test
    void whoNetsNothingGetsNothingAndWhoIsNeededIsCritical() {
        List<Member> members =
                cluster(place(stars(0), METRES, VOLUMES), 1, List.of(0, 1, 2)).members();
        assertThat(members).extracting(Member::site).containsExactly(1L, 2L, 3L);
        assertThat(members).extracting(Member::declaration).containsExactly(101L, 102L, 103L);
        assertThat(members).extracting(Member::volume).containsExactly(10.0, 20.0, 30.0);
        assertThat(members.stream().map(member -> member.distance().value())).containsExactly(200.0, 0.0, 100.0);
        double[] nets = {-6, 24, 24};
        double[] shares = {0, 16, 16};
        for (int i = 0; i < 3; i++) {
            assertThat(members.get(i).net()).isCloseTo(nets[i], within(ROUNDING));
            assertThat(members.get(i).share()).isCloseTo(shares[i], within(ROUNDING));
        }
        assertThat(members).extracting(Member::critical).containsExactly(false, false, true);
    }

    @Test
    void ofAPairBothAreCritical() {
        assertThat(cluster(place(stars(0), METRES, VOLUMES), 1, List.of(1, 4)).members())
                .extracting(Member::critical)
                .containsExactly(true, true);
    }

    /** Nets of the others at 200 m: 9 − 30, 44 − 40, 6 − 70; the last is out of reach. */
    @Test
    void prospectsAreThoseAroundWhoNetMostAndWhatTheyLack() {
        List<Prospect> prospects =
                cluster(place(stars(0), METRES, VOLUMES), 1, List.of(1, 2)).prospects();
        assertThat(prospects).extracting(Prospect::site).containsExactly(5L, 1L, 4L);
        assertThat(prospects).extracting(Prospect::declaration).containsExactly(105L, 101L, 104L);
        assertThat(prospects).extracting(Prospect::volume).containsExactly(40.0, 10.0, 5.0);
        assertThat(prospects.stream().map(prospect -> prospect.distance().value()))
                .containsExactly(400.0, 200.0, 300.0);
        double[] nets = {4, -6, -21};
        double[] missing = {0, 6, 21};
        for (int i = 0; i < 3; i++) {
            assertThat(prospects.get(i).net()).isCloseTo(nets[i], within(ROUNDING));
            assertThat(Objects.requireNonNull(prospects.get(i).missing())).isCloseTo(missing[i], within(ROUNDING));
        }
    }

    /** Each tonne brings 2: of 4 + 20 the way to the hub takes 30. */
    @Test
    void aProspectLacksTheVolumeThatWouldPayForTheWay() {
        Economics twice = new Economics(0, 4, 2, 0, 100, 2, Metres.ofKilometres(1), 150, true);
        Prospect first = cluster(place(twice, METRES, VOLUMES), 1, List.of(1, 2)).prospects().stream()
                .filter(prospect -> prospect.site() == 1)
                .findFirst()
                .orElseThrow();
        assertThat(first.net()).isCloseTo(-6, within(ROUNDING));
        assertThat(Objects.requireNonNull(first.missing())).isCloseTo(3, within(ROUNDING));
    }

    @Test
    void noVolumeIsEnoughWhereItBringsNothing() {
        Economics flat = new Economics(0, 20, 0, 0, 100, 2, Metres.ofKilometres(1), 100, true);
        List<Prospect> prospects =
                cluster(place(flat, METRES, VOLUMES), 1, List.of(1, 2)).prospects();
        assertThat(prospects).extracting(Prospect::site).containsExactly(1L, 4L, 5L);
        assertThat(prospects.get(0).net()).isZero();
        assertThat(prospects.get(0).missing()).isZero();
        assertThat(prospects.get(1).missing()).isNull();
    }

    @Test
    void whoSharesElsewhereOrIsTooFarFromAMemberIsNoProspect() {
        Place place = place(stars(350), METRES, VOLUMES);
        Formation formation = Formation.of(place.region(), 1, List.of(1, 2));
        int[] plan = place.region().plan(1, List.of(1, 2));
        assertThat(formation.toDomain(place.facts(), plan).prospects())
                .extracting(Prospect::site)
                .containsExactly(1L, 4L);
        plan[0] = 3;
        assertThat(formation.toDomain(place.facts(), plan).prospects())
                .extracting(Prospect::site)
                .containsExactly(4L);
    }

    @Test
    void isAsClosedAsItsMostClosedMember() {
        Place place = place(
                stars(0),
                METRES,
                VOLUMES,
                Visibility.PUBLIC,
                Visibility.NETWORK,
                Visibility.PUBLIC,
                Visibility.FACILITATOR);
        assertThat(cluster(place, 1, List.of(0, 1, 2)).visibility()).isEqualTo(Visibility.NETWORK);
        assertThat(cluster(place, 2, List.of(0, 2)).visibility()).isEqualTo(Visibility.PUBLIC);
        assertThat(cluster(place, 1, List.of(1, 2)).prospects())
                .extracting(Prospect::visibility)
                .containsExactly(Visibility.PUBLIC, Visibility.PUBLIC, Visibility.FACILITATOR);
        assertThat(Formation.of(place.region(), 3, List.of(1, 3))
                        .toAlternative(place.facts(), 0)
                        .visibility())
                .isEqualTo(Visibility.FACILITATOR);
    }

    @Test
    void anAlternativeIsAStar() {
        Place place = place(stars(0), METRES, VOLUMES);
        Alternative alternative =
                Formation.of(place.region(), 7, List.of(0, 1, 4)).toAlternative(place.facts(), 3.5);
        assertThat(alternative.resource()).isEqualTo("waste");
        assertThat(alternative.hub()).isEqualTo(Hub.zone(7));
        assertThat(alternative.members()).containsExactly(1L, 2L, 5L);
        assertThat(alternative.volume()).isEqualTo(70);
        assertThat(alternative.value()).isCloseTo(82 - 25 - 5 - 35 - 10, within(ROUNDING));
        assertThat(alternative.cost()).isEqualTo(3.5);
        assertThat(alternative.radius().value()).isEqualTo(350);
        assertThat(alternative.diameter().value()).isEqualTo(600);
    }

    @Test
    void keepsItsTermsWhileEachOfThemDoes() {
        Region region = place(stars(500), METRES, VOLUMES).region();
        assertThat(Formation.of(region, 2, List.of(0, 2, 3)).keepsItsTerms()).isTrue();
        assertThat(Formation.of(region, 2, List.of(0, 2, 4)).keepsItsTerms()).isFalse();
        assertThat(Formation.of(region, 2, List.of(2)).keepsItsTerms()).isFalse();
        assertThat(Formation.of(region, 0, List.of(0, 1)).keepsItsTerms()).isFalse();
        Region wide = place(stars(0), METRES, VOLUMES).region();
        assertThat(Formation.of(wide, 2, List.of(2, 6)).keepsItsTerms()).isFalse();
        assertThat(Formation.of(wide, 5, List.of(2, 5)).keepsItsTerms()).isFalse();
        assertThat(Formation.of(wide, 5, List.of(2, 3, 5)).keepsItsTerms()).isTrue();
        assertThat(Formation.of(wide, 2, List.of(0, 1, 2, 4)).keepsItsTerms()).isTrue();
        assertThat(Formation.of(wide, 2, List.of(0, 1, 2, 3, 4)).keepsItsTerms())
                .isFalse();
    }

    /** b = v, τ = 10: a round of 3.5 km and back on a line costs 35, and the hub lies in between. */
    private static Economics rounds(double longest, double fixed, int members, double minVolume) {
        return new Economics(
                fixed, 0, 1, minVolume, 1e9, members, Metres.ofKilometres(5), 10, Metres.ofKilometres(longest), true);
    }

    private static final double[] LINE = {0, 500, 2500, -1000};

    private static Formation round(double longest, double fixed, int members, double minVolume, double... volumes) {
        return Formation.of(
                place(rounds(longest, fixed, members, minVolume), LINE, volumes).region(), 0, List.of(0, 1, 2, 3));
    }

    @Test
    void aRoundIsPricedByItsLength() {
        Place place = place(rounds(8, 20, 2, 0), LINE, new double[] {10, 20, 30, 40});
        Formation formation = Formation.of(place.region(), 0, List.of(0, 1, 2, 3));
        assertThat(formation.value()).isCloseTo(100 - 35 - 20, within(ROUNDING));
        assertThat(place.region().euro.amount(formation.starValue())).isCloseTo(100 - 40 - 20, within(ROUNDING));
        Cluster cluster = formation.toDomain(place.facts(), place.region().plan(0, formation.sites()));
        assertThat(cluster.distanceCost()).isCloseTo(35, within(ROUNDING));
        assertThat(cluster.value()).isCloseTo(45, within(ROUNDING));
        Cluster.Round round = Objects.requireNonNull(cluster.round());
        assertThat(round.length().value()).isCloseTo(7000, within(ROUNDING));
        assertThat(round.stops()).containsExactly(1L, 2L, 3L, 4L);
        assertThat(cluster.prospects()).isEmpty();
    }

    @Test
    void aRoundThatIsShortEnoughKeepsEverybody() {
        assertThat(round(7, 0, 2, 0, 10, 20, 30, 40).withinReach().sites()).containsExactly(0, 1, 2, 3);
    }

    /** The second nets 20 and is on the way, the third 130 less 20, the fourth 150 less 10: who goes is the cheapest first. */
    @Test
    void leavesOutWhoCostsLeastToLoseUntilTheRoundIsShortEnough() {
        assertThat(round(6.9, 0, 2, 0, 10, 20, 130, 150).withinReach().sites()).containsExactly(0, 3);
        assertThat(round(6.9, 0, 2, 0, 10, 200, 130, 150).withinReach().sites()).containsExactly(0, 1, 3);
        assertThat(round(6.9, 0, 2, 0, 10, 200, 250, 150).withinReach().sites()).containsExactly(0, 1, 2);
        assertThat(round(6.9, 0, 2, 0, 10, 200, 159, 150).withinReach().sites()).containsExactly(0, 1, 3);
        assertThat(round(6.9, 0, 2, 0, 10, 200, 161, 150).withinReach().sites()).containsExactly(0, 1, 2);
    }

    @Test
    void ofThoseWhoCostTheSameTheSmallerNumberLeaves() {
        assertThat(round(6.9, 0, 2, 0, 10, 200, 160, 150).withinReach().sites()).containsExactly(0, 1, 3);
    }

    /** The fourth is visited before the third. */
    @Test
    void whoLeavesOfEqualsDoesNotHangOnTheOrderOfTheVisit() {
        double[] metres = {0, 500, -1000, 2500};
        Region region = place(rounds(6.9, 0, 2, 0), metres, new double[] {10, 200, 150, 160})
                .region();
        Formation formation = Formation.of(region, 0, List.of(0, 1, 2, 3));
        assertThat(Objects.requireNonNull(formation.tour()).order()).containsExactly(0, 1, 3, 2);
        assertThat(formation.withinReach().sites()).containsExactly(0, 1, 3);
    }

    @Test
    void nobodyIsLeftWhereTheRestWouldBeTooFew() {
        assertThat(round(6.9, 0, 4, 0, 10, 200, 130, 150).withinReach().sites()).isEmpty();
        assertThat(round(6.9, 0, 2, 480, 10, 200, 130, 150).withinReach().sites())
                .isEmpty();
        assertThat(round(6.9, 0, 3, 0, 10, 200, 130, 150).withinReach().sites()).containsExactly(0, 1, 3);
    }

    /** Without the third the round is of 3 km: 10 + 200 + 150 less 15. */
    @Test
    void nobodyIsLeftWhereTheRestWouldGainNothing() {
        assertThat(round(6.9, 344, 2, 0, 10, 200, 130, 150).withinReach().sites())
                .containsExactly(0, 1, 3);
        assertThat(round(6.9, 345, 2, 0, 10, 200, 130, 150).withinReach().sites())
                .isEmpty();
        assertThat(round(6.9, 346, 2, 0, 10, 200, 130, 150).withinReach().starValue())
                .isZero();
    }
}
