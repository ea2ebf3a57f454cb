package org.symbiozae.engine.pooling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.symbiozae.engine.pooling.Pools.feasible;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.symbiozae.domain.Alternative;
import org.symbiozae.domain.Analysis;
import org.symbiozae.domain.Choice;
import org.symbiozae.domain.Cluster;
import org.symbiozae.domain.Cluster.Hub;
import org.symbiozae.domain.Economics;
import org.symbiozae.domain.Territory;
import org.symbiozae.domain.Zone;
import org.symbiozae.engine.Engine;
import org.symbiozae.engine.Scene;
import org.symbiozae.engine.pooling.Pool.Participant;
import org.symbiozae.geo.Distances;
import org.symbiozae.geo.Metres;
import org.symbiozae.geo.Position;

class HubsAndChoicesTest {

    private static final Economics TERMS = terms(0, 1e9);

    private static Economics terms(double longestPair, double maxVolume) {
        return new Economics(
                100, 0, 10, 0, maxVolume, 2, Metres.ofKilometres(1), 100, Metres.ZERO, new Metres(longestPair), true);
    }

    private static Scene corners(Economics terms) {
        return new Scene()
                .material("waste", 10, 50)
                .pooled("waste", terms)
                .site(1, 0, 0)
                .share(101, 1, "waste", 40)
                .site(2, 1000, 0)
                .share(102, 2, "waste", 40)
                .site(3, 0, 1000)
                .share(103, 3, "waste", 40)
                .site(4, 1000, 1000)
                .share(104, 4, "waste", 40);
    }

    private static Analysis analysis(Scene scene, List<Zone> zones, List<Choice> chosen) {
        Territory plain = scene.territory();
        return Engine.analyse(
                new Territory(plain.code(), 1, plain.sites(), plain.declarations(), plain.taxonomy(), zones, chosen),
                Scene.DEFAULT);
    }

    /** Nobody is in the middle, but the zone's anchor is. */
    @Test
    void gathersInAZoneWhereNobodyHasToBe() {
        Zone middle = new Zone(7, Position.ofMetres(500, 500));
        Cluster cluster =
                analysis(corners(TERMS), List.of(middle), List.of()).clusters().get(0);

        assertThat(cluster.hub()).isEqualTo(Hub.zone(7));
        assertThat(cluster.members()).extracting(Cluster.Member::site).containsExactly(1L, 2L, 3L, 4L);
        assertThat(cluster.radius().value()).isCloseTo(707.1, within(0.1));
        assertThat(cluster.diameter().value()).isCloseTo(1414.2, within(0.1));
        assertThat(cluster.value()).isCloseTo(1600 - 100 * 4 * 0.70711 - 100, within(0.1));
        assertThat(cluster.splits())
                .allSatisfy(split -> assertThat(
                                split.parts().stream().mapToDouble(part -> part).sum())
                        .isEqualTo(cluster.value()));
    }

    @Test
    void prefersAMemberToAnAnchorWhereBothAreAsGood() {
        Zone beside = new Zone(7, Position.ofMetres(1000, 0));
        Scene two = new Scene()
                .material("waste", 10, 50)
                .pooled("waste", TERMS)
                .site(1, 0, 0)
                .share(101, 1, "waste", 40)
                .site(2, 1000, 0)
                .share(102, 2, "waste", 40);
        assertThat(analysis(two, List.of(beside), List.of()).clusters().get(0).hub())
                .isEqualTo(Hub.site(1));
    }

    @Test
    void keepsTheFurthestPairWithinItsLimitWhateverTheHub() {
        Zone middle = new Zone(7, Position.ofMetres(500, 500));
        List<Cluster> clusters =
                analysis(corners(terms(1000, 1e9)), List.of(middle), List.of()).clusters();

        assertThat(clusters).hasSize(2);
        assertThat(clusters)
                .allSatisfy(cluster -> assertThat(cluster.diameter().value()).isLessThanOrEqualTo(1000));
    }

    /** A river runs between west and east; the bridge is far. */
    @Test
    void doesNotGatherAcrossAWater() {
        Distances river = (one, other) ->
                Distances.STRAIGHT.metres(one, other) + (one.x() < 5000 == other.x() < 5000 ? 0 : 20_000);
        List<Participant> participants = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            participants.add(new Participant(i + 1, Position.ofMetres(300 + 80 * i, 0), i, List.of(i), 40));
        }
        List<Region> banks = new Pool(participants, List.of(), TERMS, river).regions();
        assertThat(banks).extracting(region -> region.size).containsExactly(3, 3);
        assertThat(new Pool(participants, TERMS).regions()).hasSize(1);
    }

    /** Two pairs are worth more than three in the middle with the fourth alone; more than three do not fit. */
    @Test
    void listsTheStarThatThePlanDidNotTakeWithWhatItCosts() {
        Scene line = new Scene().material("waste", 10, 50).pooled("waste", terms(0, 120));
        double[] metres = {0, 900, 1000, 1900};
        for (int i = 0; i < 4; i++) {
            line.site(i + 1, metres[i], 0).share(101 + i, i + 1, "waste", 40);
        }
        Analysis plan = analysis(line, List.of(), List.of());
        assertThat(plan.clusters()).hasSize(2);
        assertThat(plan.alternatives()).isNotEmpty();
        assertThat(plan.alternatives().get(0).cost()).isCloseTo(1220 - 1000, within(0.1));
        for (Alternative alternative : plan.alternatives()) {
            Choice choice = new Choice("waste", alternative.hub(), alternative.members());
            Analysis chosen = analysis(line, List.of(), List.of(choice));
            assertThat(chosen.clusters()).anySatisfy(cluster -> {
                assertThat(cluster.hub()).isEqualTo(alternative.hub());
                assertThat(cluster.members())
                        .extracting(Cluster.Member::site)
                        .containsExactlyElementsOf(alternative.members());
                assertThat(cluster.value()).isCloseTo(alternative.value(), within(1e-6));
            });
            assertThat(alternative.cost()).isNotNegative();
            assertThat(chosen.plan().value()).isCloseTo(plan.plan().value() - alternative.cost(), within(1e-6));
        }
    }

    @Test
    void givesUpAChoiceWhoseMembersAreTooFewNow() {
        Choice gone = new Choice("waste", Hub.site(1), List.of(1L, 99L));
        assertThat(analysis(corners(TERMS), List.of(), List.of(gone)).clusters())
                .isEqualTo(analysis(corners(TERMS), List.of(), List.of()).clusters());
    }

    @Property(tries = 40)
    void theCostOfAnAlternativeIsWhatTheRestThenLacks(@ForAll long seed) {
        Region region = Pools.region(seed, 40);
        int[] plan = Outcome.searched(region).plan();
        Stars oracle = new Stars(new Plan(region));
        for (int hub = 0; hub < region.hubs; hub++) {
            if (oracle.look(hub, Stars.From.FREE) > 0) {
                List<Integer> star = oracle.sorted();
                assertThat(feasible(region, region.plan(hub, star))).isTrue();
                long with = Search.valueWith(region, plan, hub, star);
                assertThat(with).isGreaterThanOrEqualTo(region.value(region.plan(hub, star)));
            }
        }
    }

    @Property(tries = 100)
    void c6ShuffledSitesAreAsMuchWorth(@ForAll long seed) {
        Region region = Pools.region(seed, 12);
        Region mirrored = new Region(new Pool(
                IntStream.range(0, region.size)
                        .mapToObj(i -> region.participant(region.size - 1 - i))
                        .toList(),
                region.pool().zones(),
                region.economics(),
                Distances.STRAIGHT));
        assertThat(Outcome.exact(mirrored).value())
                .isEqualTo(Outcome.exact(region).value());
    }
}
