package org.symbiozae.engine.pooling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
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

/** Single moves against every change of their kind written out on the list of who is where. */
class MovesTest {

    private record Board(Region region, Plan plan, Stars stars, Moves moves) {

        static Board of(Region region) {
            Plan plan = new Plan(region);
            Stars stars = new Stars(plan);
            return new Board(region, plan, stars, new Moves(plan, stars));
        }

        boolean isFeasible() {
            return Pools.feasible(region, plan.hubs());
        }
    }

    private static Region region(SplittableRandom random, int mostSites) {
        return switch (random.nextInt(3)) {
            case 0 -> Pools.hard(random.nextLong());
            case 1 -> Pools.region(random.nextLong(), mostSites);
            default -> Pools.lively(random.nextLong(), mostSites);
        };
    }

    /** Clusters drawn by lot that keep their terms, good or bad; some of their members could go. */
    private static Board drawn(SplittableRandom random, Region region) {
        Board drawn = Board.of(region);
        Plan plan = drawn.plan;
        for (int turn = 0; turn < region.hubs; turn++) {
            int hub = random.nextInt(region.hubs);
            int mark = plan.mark();
            if (!plan.isOpen(hub) && (region.isAnchor(hub) || plan.hub(hub) == Plan.ALONE)) {
                if (!region.isAnchor(hub)) {
                    plan.move(hub, hub);
                }
                for (int site : region.near[hub]) {
                    if (plan.hub(site) == Plan.ALONE && random.nextInt(3) > 0 && plan.takes(hub, site)) {
                        plan.move(site, hub);
                    }
                }
                if (!plan.isSoundSince(mark)) {
                    plan.undoTo(mark);
                }
            }
        }
        plan.keep();
        return drawn;
    }

    @Property(tries = 100)
    void aSiteGoesWhereItNetsMostOfAllOpenHubsThatTakeIt(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Board drawn = drawn(random, region(random, 30));
        for (int site = 0; site < drawn.region.size; site++) {
            int[] before = drawn.plan.hubs();
            long best = drawn.region.value(before);
            TreeSet<Integer> hubs = new TreeSet<>(IntStream.of(before).boxed().toList());
            hubs.add(Plan.ALONE);
            for (int hub : hubs) {
                int[] moved = before.clone();
                moved[site] = hub;
                if (Pools.feasible(drawn.region, moved)) {
                    best = Math.max(best, drawn.region.value(moved));
                }
            }
            long value = drawn.plan.value();
            assertThat(drawn.moves.improveSite(site)).isEqualTo(best > value);
            assertThat(drawn.plan.value()).isEqualTo(best);
            assertThat(drawn.isFeasible()).isTrue();
        }
    }

    @Property(tries = 100)
    void aClusterThatIsLeftAsItIsCannotBeImprovedByOneChange(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Board drawn = drawn(random, region(random, 20));
        for (int hub = 0; hub < drawn.region.hubs; hub++) {
            if (drawn.plan.isOpen(hub)) {
                int[] before = drawn.plan.hubs();
                long value = drawn.plan.value();
                boolean gained = drawn.moves.improveCluster(hub);
                assertThat(drawn.isFeasible()).isTrue();
                assertThat(drawn.plan.value() > value).isEqualTo(gained);
                if (!gained) {
                    assertThat(drawn.plan.hubs()).isEqualTo(before);
                    assertThat(bestExchange(drawn.region, before, hub)).isLessThanOrEqualTo(value);
                    assertThat(bestHub(drawn.region, before, hub)).isLessThanOrEqualTo(value);
                    int[] closed = closed(before, hub);
                    assertThat(drawn.region.value(closed)).isLessThanOrEqualTo(value);
                    Plan open = new Plan(drawn.region);
                    IntStream.range(0, closed.length).forEach(site -> open.move(site, closed[site]));
                    assertThat(drawn.region.value(closed) + Math.max(0, new Stars(open).look(hub, From.FREE)))
                            .isLessThanOrEqualTo(value);
                }
            }
        }
    }

    private static int[] closed(int[] plan, int hub) {
        return IntStream.of(plan).map(each -> each == hub ? Plan.ALONE : each).toArray();
    }

    /** A member that is not the hub changes places with any site around the hub. */
    private static long bestExchange(Region region, int[] plan, int hub) {
        long best = Long.MIN_VALUE;
        for (int site = 0; site < region.size; site++) {
            for (int other : region.near[hub]) {
                int[] changed = plan.clone();
                changed[site] = plan[other];
                changed[other] = hub;
                if (plan[site] == hub && Pools.feasible(region, changed)) {
                    best = Math.max(best, region.value(changed));
                }
            }
        }
        return best;
    }

    /** All members but those out of reach gather at another hub, which is closed. */
    private static long bestHub(Region region, int[] plan, int old) {
        long best = Long.MIN_VALUE;
        for (int fresh = 0; fresh < region.hubs; fresh++) {
            int to = fresh;
            if (IntStream.of(plan).noneMatch(hub -> hub == to)) {
                int[] changed = plan.clone();
                for (int site = 0; site < region.size; site++) {
                    changed[site] = plan[site] == old && region.within(site, to) ? to : plan[site];
                }
                if (IntStream.of(changed).noneMatch(hub -> hub == old) && Pools.feasible(region, changed)) {
                    best = Math.max(best, region.value(changed));
                }
            }
        }
        return best;
    }

    @Property(tries = 100)
    void aClosedHubOpensWhereItsStarIsWorthMoreThanWhereItsSitesAre(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Board drawn = drawn(random, region(random, 30));
        for (int hub = 0; hub < drawn.region.hubs; hub++) {
            if (!drawn.plan.isOpen(hub)) {
                int[] before = drawn.plan.hubs();
                long value = drawn.plan.value();
                long free = drawn.stars.look(hub, From.FREE);
                long gain = drawn.stars.look(hub, From.SPARED);
                int[] left = IntStream.of(drawn.stars.sites())
                        .map(site -> before[site])
                        .filter(old -> old != Plan.ALONE)
                        .toArray();
                boolean gained = drawn.moves.improveClosed(hub);
                assertThat(drawn.isFeasible()).isTrue();
                assertThat(drawn.plan.value() > value).isEqualTo(gained);
                if (Arrays.stream(left).distinct().count() == left.length) {
                    assertThat(drawn.plan.value()).isEqualTo(value + Math.max(0, gain));
                    assertThat(gain).isGreaterThanOrEqualTo(free);
                } else if (!gained) {
                    assertThat(drawn.plan.hubs()).isEqualTo(before);
                }
            }
        }
    }

    /** Every hub looked at anew before each choice. */
    @Property(tries = 100)
    void opensTheRichestStarAgainAndAgain(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Region region = Pools.region(seed, 7);
        int[] hubs = IntStream.range(0, region.hubs)
                .filter(hub -> random.nextInt(6) > 0)
                .toArray();
        Board expected = Board.of(region);
        for (long most = 1; most > 0; ) {
            most = 0;
            int richest = Plan.ALONE;
            for (int hub : hubs) {
                long gain = expected.stars.look(hub, From.FREE);
                if (gain > most) {
                    most = gain;
                    richest = hub;
                }
            }
            if (most > 0) {
                expected.stars.look(richest, From.FREE);
                expected.moves.gather(richest);
            }
        }
        Board opened = Board.of(region);
        opened.moves.open(hubs);
        assertThat(opened.plan.hubs()).isEqualTo(expected.plan.hubs());
    }

    /** A star is forced open, whatever becomes of the clusters its sites leave. */
    @Property(tries = 100)
    void whatIsRuinedIsMendedAndNothingElseLoses(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Board drawn = drawn(random, region(random, 30));
        Region region = drawn.region;
        Plan plan = drawn.plan;
        int hub = random.nextInt(region.hubs);
        int[] before = plan.hubs();
        if (!plan.isOpen(hub) && drawn.stars.look(hub, From.ANYWHERE) != Stars.NONE) {
            int[] star = drawn.stars.sites();
            drawn.moves.gather(hub);
            int[] forced = plan.hubs();
            drawn.moves.mend(0);
            assertThat(drawn.isFeasible()).isTrue();
            assertThat(IntStream.of(star).map(plan::hub)).containsOnly(hub);
            int[] kept = forced.clone();
            for (int site : star) {
                int ruined = before[site];
                if (ruined != Plan.ALONE && !isSound(region, forced, ruined)) {
                    kept = closed(kept, ruined);
                }
            }
            assertThat(plan.value()).isGreaterThanOrEqualTo(region.value(kept));
            for (int site = 0; site < region.size; site++) {
                if (kept[site] != Plan.ALONE) {
                    assertThat(plan.hub(site)).isEqualTo(kept[site]);
                }
            }
        }
    }

    private static boolean isSound(Region region, int[] plan, int hub) {
        int[] members = IntStream.range(0, plan.length)
                .filter(site -> plan[site] == hub)
                .toArray();
        long volume =
                IntStream.of(members).mapToLong(site -> region.volume[site]).sum();
        return members.length == 0
                || (region.isAnchor(hub) || plan[hub] == hub) && region.feasible(members.length, volume);
    }

    @Test
    void hubsOfSomeSitesAreTheyAndTheAnchorsAroundThem() {
        Board line = Board.of(
                line(new Economics(0, 10, 0, 0, 1e9, 2, Metres.ofKilometres(1), 10, true), 0, 600, 1200, 5000));
        assertThat(line.moves.hubsOf(new int[] {0, 1})).containsExactly(0, 1, 4);
        assertThat(line.moves.hubsOf(new int[] {3})).containsExactly(3);
        assertThat(line.moves.hubsOf(new int[] {2, 3})).containsExactly(2, 3, 4);
    }

    /** An anchor stands at 600 m. */
    private static Region line(Economics terms, double... metres) {
        List<Participant> participants = new ArrayList<>();
        for (int i = 0; i < metres.length; i++) {
            participants.add(new Participant(i + 1, Position.ofMetres(metres[i], 0), i, List.of(i), 10));
        }
        return Pools.region(participants, List.of(new Zone(1, Position.ofMetres(600, 0))), terms);
    }

    @Test
    void whatIsHeldIsNotMoved() {
        Board line =
                Board.of(line(new Economics(0, 10, 0, 0, 1e9, 2, Metres.ofKilometres(2), 100, true), 0, 900, 1000));
        line.plan.move(0, 0);
        line.plan.move(1, 0);
        line.plan.hold(0);
        line.plan.hold(1);
        assertThat(line.plan.value()).isNegative();
        assertThat(line.moves.improveSite(1)).isFalse();
        assertThat(line.moves.improveCluster(0)).isFalse();
        assertThat(line.plan.hubs()).containsExactly(0, 0, Plan.ALONE);
    }

    /** The far member nets less than nothing, and the cluster is as well without it. */
    @Test
    void aMemberThatNetsLessThanNothingStaysAlone() {
        Board line = Board.of(line(new Economics(0, 10, 0, 0, 1e9, 2, Metres.ofKilometres(2), 20, true), 0, 100, 1000));
        for (int site = 0; site < 3; site++) {
            line.plan.move(site, 0);
        }
        assertThat(line.moves.improveSite(2)).isTrue();
        assertThat(line.plan.hubs()).containsExactly(0, 0, Plan.ALONE);
        assertThat(line.moves.improveSite(0)).isFalse();
        assertThat(line.moves.improveSite(1)).isFalse();
    }

    /** F = 50, b = 100 and 100 a km; sites with the same volume of 10. */
    private static Board row(double maxVolume, double... metres) {
        List<Participant> participants = new ArrayList<>();
        for (int i = 0; i < metres.length; i++) {
            participants.add(new Participant(i + 1, Position.ofMetres(metres[i], 0), i, List.of(i), 10));
        }
        Economics terms = new Economics(50, 100, 0, 0, maxVolume, 2, Metres.ofKilometres(1), 100, true);
        return Board.of(Pools.region(participants, List.of(), terms));
    }

    private static void gather(Board board, int hub, int... sites) {
        for (int site : sites) {
            board.plan.move(site, hub);
        }
    }

    @Test
    void aClusterClosesWhereItsMembersDoBetterInAnother() {
        Board row = row(1e9, 0, 100, 300, 400);
        gather(row, 0, 0, 1);
        gather(row, 2, 2, 3);
        assertThat(row.moves.improveCluster(0)).isTrue();
        assertThat(row.plan.hubs()).containsOnly(2);
    }

    /** From the second site two more are within reach; whom it does not reach goes to the cluster on the other side. */
    @Test
    void aClusterGathersAnewAroundAMemberThatReachesMore() {
        Board row = row(1e9, 0, 500, -800, 1100, 1200, -1200, -1300);
        gather(row, 0, 0, 1, 2);
        gather(row, 5, 5, 6);
        assertThat(row.moves.improveCluster(0)).isTrue();
        assertThat(row.plan.hubs()).containsExactly(1, 1, 5, 1, 1, 5, 5);
    }

    /** Two of 15 t bring more than the one of 30 t in whose place they come; it goes to where there is room for it. */
    @Test
    void aClusterIsGatheredAnewAndWhoLeavesSettlesElsewhere() {
        double[] metres = {0, 100, -100, -200, 600, 700};
        double[] volumes = {10, 30, 15, 15, 5, 5};
        List<Participant> participants = new ArrayList<>();
        for (int i = 0; i < metres.length; i++) {
            participants.add(new Participant(i + 1, Position.ofMetres(metres[i], 0), i, List.of(i), volumes[i]));
        }
        Economics terms = new Economics(5, 10, 1, 0, 40, 2, Metres.ofKilometres(1), 1, true);
        Board board = Board.of(Pools.region(participants, List.of(), terms));
        gather(board, 0, 0, 1);
        gather(board, 4, 4, 5);
        assertThat(board.moves.improveCluster(0)).isTrue();
        assertThat(board.plan.hubs()).containsExactly(0, 4, 0, 0, 4, 4);
    }

    @Test
    void whoIsLeftByTheirHubGatherAroundOneOfThem() {
        Board row = row(1e9, 0, 500, 600, -300, -400, 1200, 1250);
        gather(row, 0, 0, 1, 2);
        gather(row, 5, 5, 6);
        row.plan.keep();
        gather(row, 3, 3, 4, 0);
        row.moves.mend(0);
        assertThat(row.plan.hubs()).containsExactly(3, 1, 1, 3, 3, 5, 5);
    }

    @Test
    void whoIsLeftAloneSettlesWhereItNetsMost() {
        Board row = row(1e9, 0, 500, -300, -400, 1200, 1250);
        gather(row, 0, 0, 1);
        gather(row, 4, 4, 5);
        row.plan.keep();
        gather(row, 2, 2, 3, 0);
        row.moves.mend(0);
        assertThat(row.plan.hubs()).containsExactly(2, 4, 2, 2, 4, 4);
    }

    /** Their hub is full now. */
    @Test
    void whoMadeRoomForOthersGatherByThemselves() {
        Board row = row(30, 0, 800, 850, -100, -200);
        gather(row, 0, 0, 1, 2);
        row.plan.keep();
        row.moves.free(new int[] {0, 1, 2});
        gather(row, 0, 0, 3, 4);
        row.moves.mend(0);
        assertThat(row.plan.hubs()).containsExactly(0, 1, 1, 0, 0);
    }
}
