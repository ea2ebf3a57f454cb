package org.symbiozae.engine.pooling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.symbiozae.domain.Economics;
import org.symbiozae.domain.Zone;
import org.symbiozae.engine.pooling.Pool.Participant;
import org.symbiozae.geo.Metres;
import org.symbiozae.geo.Position;

/** Neighbours planned anew, against the best of all plans of theirs with everybody else where they were. */
class ReplanningTest {

    /** All of a small region are neighbours, so that the best of all plans comes out, from any plan. */
    @Property(tries = 40)
    void neighboursPlannedAnewArePlannedExactly(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Region region = random.nextBoolean() ? Pools.hard(seed) : Pools.region(seed, 11);
        Search search = new Search(region);
        if (random.nextBoolean()) {
            search.greedy();
        }
        long before = search.plan.value();
        long exact = region.value(Subsets.plan(region));
        int hub = random.nextInt(region.hubs);
        int[] plan = search.plan.hubs();
        boolean better = new Replanning(search.plan).improve(hub);
        assertThat(search.plan.value()).isEqualTo(exact);
        assertThat(better).isEqualTo(exact > before);
        assertThat(Pools.feasible(region, search.plan.hubs())).isTrue();
        if (!better) {
            assertThat(search.plan.hubs()).isEqualTo(plan);
        }
        assertThat(new Replanning(search.plan).improve(hub)).isFalse();
    }

    /** Of more sites, thirteen at most are planned anew, in whole clusters and the nearest first; the rest is left alone. */
    @Property(tries = 15)
    void theRestOfTheRegionStaysAsItIs(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Region region = random.nextBoolean() ? Pools.region(seed, 40) : Pools.lively(seed, 25);
        Search search = new Search(region);
        search.greedy();
        Plan plan = search.plan;
        for (int hub = 0; hub < region.hubs; hub++) {
            if (plan.isOpen(hub) && random.nextInt(5) == 0) {
                IntStream.of(plan.membersOf(hub)).forEach(plan::hold);
            }
        }
        for (int hub = random.nextInt(3); hub < region.hubs; hub += 5) {
            int[] before = plan.hubs();
            long value = plan.value();
            List<Integer> neighbours = neighbours(region, plan, hub);
            boolean better = new Replanning(plan).improve(hub);
            assertThat(Pools.feasible(region, plan.hubs())).isTrue();
            assertThat(plan.value()).isEqualTo(region.value(plan.hubs()));
            assertThat(plan.value() > value).isEqualTo(better);
            for (int site = 0; site < region.size; site++) {
                if (!better || !neighbours.contains(site)) {
                    assertThat(plan.hub(site)).isEqualTo(before[site]);
                }
            }
            long outside = region.value(IntStream.range(0, region.size)
                    .map(site -> neighbours.contains(site) ? Plan.ALONE : before[site])
                    .toArray());
            assertThat(plan.value() - outside).isEqualTo(best(region, neighbours, before));
        }
    }

    private static List<Integer> neighbours(Region region, Plan plan, int hub) {
        List<Integer> left = new ArrayList<>(IntStream.range(0, region.size)
                .filter(site -> !plan.isHeld(site))
                .boxed()
                .toList());
        List<Integer> neighbours = new ArrayList<>();
        while (!left.isEmpty()) {
            int nearest = left.get(0);
            for (int site : left) {
                nearest = region.metres(site, hub) < region.metres(nearest, hub) ? site : nearest;
            }
            int there = plan.hub(nearest);
            List<Integer> cluster = there == Plan.ALONE
                    ? List.of(nearest)
                    : IntStream.of(plan.membersOf(there)).boxed().toList();
            left.removeAll(cluster);
            if (neighbours.size() + cluster.size() <= 13) {
                neighbours.addAll(cluster);
            }
        }
        return neighbours.stream().sorted().toList();
    }

    /** Of these sites alone, around themselves and the anchors where nobody else gathers. */
    private static long best(Region region, List<Integer> sites, int[] plan) {
        int[] anchors = IntStream.range(region.size, region.hubs)
                .filter(anchor -> IntStream.range(0, region.size)
                        .noneMatch(site -> plan[site] == anchor && !sites.contains(site)))
                .toArray();
        Region part = region.of(sites.stream().mapToInt(site -> site).toArray(), anchors);
        int[] planned = Subsets.plan(part);
        int[] whole = new int[region.size];
        Arrays.fill(whole, Plan.ALONE);
        for (int i = 0; i < planned.length; i++) {
            if (planned[i] != Plan.ALONE) {
                whole[sites.get(i)] =
                        planned[i] < sites.size() ? sites.get(planned[i]) : anchors[planned[i] - sites.size()];
            }
        }
        return region.value(whole);
    }

    /** Five out of each other's reach around an anchor; three gather there. */
    private static Plan around(boolean held) {
        List<Participant> participants = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            double angle = 2 * Math.PI * i / 5;
            Position position = Position.ofMetres(950 * Math.cos(angle), 950 * Math.sin(angle));
            participants.add(new Participant(i + 1, position, i, List.of(i), 10));
        }
        Economics terms = new Economics(5, 100, 0, 0, 1e9, 2, Metres.ofKilometres(1), 10, true);
        Plan plan = new Plan(Pools.region(participants, List.of(new Zone(1, Position.ofMetres(0, 0))), terms));
        for (int site = 0; site < 3; site++) {
            plan.move(site, 5);
            if (held) {
                plan.hold(site);
            }
        }
        return plan;
    }

    @Test
    void nobodyJoinsAtAnAnchorWhereOthersHaveToStayAsTheyAre() {
        Plan plan = around(true);
        assertThat(new Replanning(plan).improve(3)).isFalse();
        assertThat(plan.hubs()).containsExactly(5, 5, 5, Plan.ALONE, Plan.ALONE);
    }

    @Test
    void theAnchorOfNeighboursIsTheirs() {
        Plan plan = around(false);
        assertThat(new Replanning(plan).improve(3)).isTrue();
        assertThat(plan.hubs()).containsOnly(5);
    }
}
