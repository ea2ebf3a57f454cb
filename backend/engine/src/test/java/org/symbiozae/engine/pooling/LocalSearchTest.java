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
import org.symbiozae.engine.pooling.Pool.Participant;
import org.symbiozae.engine.pooling.Stars.From;
import org.symbiozae.geo.Metres;
import org.symbiozae.geo.Position;

/** Where local search stops, and what mending makes of a plan, against the moves it makes and the best of all plans. */
class LocalSearchTest {

    private static Region region(SplittableRandom random) {
        return random.nextBoolean() ? Pools.hard(random.nextLong()) : Pools.region(random.nextLong(), 50);
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

    /** The same after a plan was spoiled, and noted: only what changed is looked at again. */
    @Property(tries = 60)
    void looksAgainWhereSomethingChanged(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Region region = region(random);
        Search search = new Search(region);
        search.descend();
        int[] open = IntStream.range(0, region.hubs).filter(search.plan::isOpen).toArray();
        for (int hub : open) {
            if (random.nextInt(3) == 0) {
                search.moves.free(search.plan.membersOf(hub));
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
        assertThat(region.euro.amount(search.plan.value())).isEqualTo(1000 - 500 - 25);
    }
}
