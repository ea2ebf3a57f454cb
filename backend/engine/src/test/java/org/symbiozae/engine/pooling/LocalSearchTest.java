package org.symbiozae.engine.pooling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.symbiozae.domain.Economics;
import org.symbiozae.domain.Zone;
import org.symbiozae.engine.pooling.Pool.Participant;
import org.symbiozae.engine.pooling.Stars.From;
import org.symbiozae.geo.Metres;
import org.symbiozae.geo.Position;

/** Where local search stops, and what mending makes of a plan, against the moves it makes and the best of all plans. */
class LocalSearchTest {

    private static Region region(SplittableRandom random) {
        return switch (random.nextInt(4)) {
            case 0 -> Pools.hard(random.nextLong());
            case 1 -> Pools.region(random.nextLong(), 50);
            default -> Pools.lively(random.nextLong(), 20 + random.nextInt(30));
        };
    }

    /** What was not looked at again because nothing changed around it would not have gained. */
    @Property(tries = 60)
    void stopsWhereNoMoveAnywhereGains(@ForAll long seed) {
        Region region = region(new SplittableRandom(seed));
        Search search = new Search(region);
        search.descend();
        int[] plan = search.plan.hubs();
        assertThat(search.plan.mark()).isZero();
        for (int site = 0; site < region.size; site++) {
            assertThat(search.moves.improveSite(site)).isFalse();
        }
        for (int hub = 0; hub < region.hubs; hub++) {
            boolean gained =
                    search.plan.isOpen(hub) ? search.moves.improveCluster(hub) : search.moves.improveClosed(hub);
            assertThat(gained).isFalse();
        }
        assertThat(search.plan.hubs()).isEqualTo(plan);
    }

    @Property(tries = 40)
    void looksAtNothingAgainWhereNothingChanged(@ForAll long seed) {
        Search search = new Search(region(new SplittableRandom(seed)));
        search.descend();
        long looks = search.stars.looks();
        long steps = search.plan.steps();
        search.improve();
        assertThat(search.stars.looks()).isEqualTo(looks);
        assertThat(search.plan.steps()).isEqualTo(steps);
    }

    /** A few sites go where they net less, or whole clusters are given up; what that changes is looked at again. */
    @Property(tries = 60)
    void looksAgainWhereSomethingChanged(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Region region = region(random);
        Search search = new Search(region);
        search.descend();
        Plan plan = search.plan;
        for (int i = 0; i < 3; i++) {
            int site = random.nextInt(region.size);
            int[] near = region.near[site];
            int there = plan.hub(site);
            int hub = near.length == 0 ? site : plan.hub(near[random.nextInt(near.length)]);
            if (plan.spared(site) && hub != there && (hub == Plan.ALONE || region.within(site, hub))) {
                if (hub == Plan.ALONE || plan.takes(hub, site)) {
                    plan.move(site, hub);
                }
            } else if (there != Plan.ALONE && random.nextBoolean()) {
                search.moves.free(plan.membersOf(there));
            }
        }
        search.note();
        assertThat(search.plan.mark()).isZero();
        search.improve();
        assertThat(Pools.feasible(region, search.plan.hubs())).isTrue();
        for (int site = 0; site < region.size; site++) {
            assertThat(search.moves.improveSite(site)).isFalse();
        }
        for (int hub = 0; hub < region.hubs; hub++) {
            boolean gained =
                    search.plan.isOpen(hub) ? search.moves.improveCluster(hub) : search.moves.improveClosed(hub);
            assertThat(gained).isFalse();
        }
    }

    @Property(tries = 60)
    void restoresAnotherPlan(@ForAll long seed) {
        Region region = region(new SplittableRandom(seed));
        Search greedy = new Search(region);
        greedy.greedy();
        Search search = new Search(region);
        search.descend();
        search.restore(greedy.plan.hubs());
        assertThat(search.plan.hubs()).isEqualTo(greedy.plan.hubs());
        assertThat(search.plan.value()).isEqualTo(greedy.plan.value());
        assertThat(search.plan.mark()).isZero();
        long steps = search.plan.steps();
        search.restore(greedy.plan.hubs());
        assertThat(search.plan.steps()).isEqualTo(steps);
    }

    /** A star is at least worth itself and the clusters out of which it takes nobody; at most, with the best of the rest. */
    @Property(tries = 60)
    void aPlanMendedAroundAStarLiesBetweenWhatItLeavesAloneAndTheBestRest(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Region region = random.nextBoolean() ? Pools.hard(seed) : Pools.region(seed, 12);
        Search search = new Search(region);
        search.descend();
        int[] plan = search.plan.hubs();
        Stars oracle = new Stars(new Plan(region));
        for (int hub = 0; hub < region.hubs; hub++) {
            if (oracle.look(hub, From.FREE) != Stars.NONE) {
                List<Integer> star = oracle.sorted();
                int[] untouched = plan.clone();
                List<Participant> others = new ArrayList<>();
                for (int site = 0; site < region.size; site++) {
                    int there = plan[site];
                    boolean hit = there == hub || star.stream().anyMatch(each -> plan[each] == there);
                    untouched[site] = hit ? Plan.ALONE : there;
                    if (!star.contains(site)) {
                        others.add(region.participant(site));
                    }
                }
                long alone = region.value(region.plan(hub, star));
                double rest = 0;
                for (Region part :
                        region.pool().without(region, List.of(hub), others).regions()) {
                    rest += part.euro.amount(part.value(Subsets.plan(part)));
                }
                long with = Search.valueWith(region, plan, hub, star);
                assertThat(with).isGreaterThanOrEqualTo(alone + region.value(untouched));
                assertThat(with).isLessThanOrEqualTo(alone + region.euro.round(rest) + region.size);
            }
        }
    }

    /**
     * The star takes the third site and leaves the first two, who then do better in the cluster beside them: 100 + 90 + 40 of
     * the star, 100 + 95 + 80 + 85 beside it, less twice the fixed cost.
     */
    @Test
    void whatAStarLeavesIsPolishedToo() {
        double[] metres = {0, 50, -300, -900, -1000, 200, 250};
        List<Participant> participants = new ArrayList<>();
        for (int i = 0; i < metres.length; i++) {
            participants.add(new Participant(i + 1, Position.ofMetres(metres[i], 0), i, List.of(i), 10));
        }
        Region region = Pools.region(
                participants, List.of(), new Economics(50, 100, 0, 0, 1e9, 2, Metres.ofKilometres(1), 100, true));
        long value = Search.valueWith(region, new int[] {0, 0, 0, Plan.ALONE, Plan.ALONE, 5, 5}, 3, List.of(2, 3, 4));
        assertThat(region.euro.amount(value)).isEqualTo(230 + 360 - 100);
    }

    /** Ten on a line, all of them worth gathering in one place. */
    @Test
    void oneClusterWhereEverybodyGainsByIt() {
        List<Participant> participants = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            participants.add(new Participant(i + 1, Position.ofMetres(100 * i, 0), i, List.of(i), 10));
        }
        Region region = Pools.region(
                participants, List.of(), new Economics(500, 100, 0, 0, 1e9, 2, Metres.ofKilometres(1), 10, true));
        Search search = new Search(region);
        search.greedy();
        assertThat(search.plan.hubs()).containsOnly(4);
        assertThat(search.plan.mark()).isZero();
        assertThat(region.euro.amount(search.plan.value())).isEqualTo(1000 - 500 - 25);
    }

    /** F = 5, b = 100 and 100 a km, with room for three. */
    private static Region region(List<Position> positions, Zone... zones) {
        List<Participant> participants = new ArrayList<>();
        for (int i = 0; i < positions.size(); i++) {
            participants.add(new Participant(i + 1, positions.get(i), i, List.of(i), 10));
        }
        Economics terms = new Economics(5, 100, 0, 0, 30, 2, Metres.ofKilometres(1), 100, true);
        return Pools.region(participants, List.of(zones), terms);
    }

    private static int[] improved(Region region, int... plan) {
        Search search = new Search(region);
        search.restore(plan);
        search.improve();
        return search.plan.hubs();
    }

    /** The second site finds a nearer hub first, and leaves room for the first one. */
    @Test
    void aSiteLooksAgainWhenAHubAroundItHasRoom() {
        List<Position> row = IntStream.of(900, -600, 0, -10, -900, -910, 1850, 1860)
                .mapToObj(metres -> Position.ofMetres(metres, 0))
                .toList();
        assertThat(improved(region(row), 6, 2, 2, 2, 4, 4, 6, 6)).containsExactly(2, 4, 2, 2, 4, 4, 6, 6);
    }

    /** The same at an anchor whose other members are out of the first one's reach. */
    @Test
    void aSiteLooksAgainWhenAnAnchorAroundItHasRoom() {
        List<Position> ring = List.of(
                Position.ofMetres(940, 0),
                at(950, 72),
                at(950, 144),
                at(950, 216),
                at(1100, 72),
                at(1110, 72),
                Position.ofMetres(1900, 0),
                Position.ofMetres(1900, 10));
        Region region = region(ring, new Zone(1, Position.ofMetres(0, 0)));
        assertThat(improved(region, 6, 8, 8, 8, 4, 4, 6, 6)).containsExactly(8, 4, 8, 8, 4, 4, 6, 6);
    }

    private static Position at(double metres, double degrees) {
        double angle = Math.toRadians(degrees);
        return Position.ofMetres(metres * Math.cos(angle), metres * Math.sin(angle));
    }
}
