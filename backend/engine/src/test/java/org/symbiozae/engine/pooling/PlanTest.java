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
import org.symbiozae.geo.Metres;

/** The plan kept up to date move by move, against the same answers read off the list of who is where. */
class PlanTest {

    private static final Economics TERMS = new Economics(
            120, 60, 2, 30, 90, 3, Metres.ofKilometres(2), 20, Metres.ZERO, Metres.ofKilometres(1.5), true);

    private static Region region(SplittableRandom random) {
        Economics terms = random.nextBoolean() ? TERMS : Pools.terms(random);
        return Pools.region(Pools.participants(random, 4 + random.nextInt(14)), Pools.anchors(random), terms);
    }

    private static void moveAtRandom(Plan plan, SplittableRandom random, int moves) {
        for (int i = 0; i < moves; i++) {
            int site = random.nextInt(plan.region.size);
            plan.move(site, random.nextInt(4) == 0 ? Plan.ALONE : hub(plan.region, random));
        }
    }

    /** Of few hubs, so that clusters are large. */
    private static int hub(Region region, SplittableRandom random) {
        int hub = random.nextInt(region.hubs);
        return random.nextBoolean() ? hub : hub % 3;
    }

    private static int[] members(int[] hubs, int hub) {
        return IntStream.range(0, hubs.length).filter(site -> hubs[site] == hub).toArray();
    }

    private static long volume(Region region, int... sites) {
        return IntStream.of(sites).mapToLong(site -> region.volume[site]).sum();
    }

    private static boolean together(Region region, int[] members, int site, int but) {
        return IntStream.of(members).allMatch(each -> each == but || region.together(each, site));
    }

    private static boolean sound(Region region, int[] hubs, int hub) {
        int[] members = members(hubs, hub);
        return members.length == 0
                || (region.isAnchor(hub) || hubs[hub] == hub)
                        && region.feasible(members.length, volume(region, members));
    }

    @Property(tries = 100)
    void knowsWhoIsWhereAndWhatItIsWorth(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Region region = region(random);
        Plan plan = new Plan(region);
        for (int round = 0; round < 6; round++) {
            moveAtRandom(plan, random, 8);
            int[] hubs = plan.hubs();
            assertThat(plan.value()).isEqualTo(region.value(hubs));
            for (int hub = 0; hub < region.hubs; hub++) {
                int[] members = members(hubs, hub);
                assertThat(plan.membersOf(hub)).isEqualTo(members);
                assertThat(plan.members(hub)).isEqualTo(members.length);
                assertThat(plan.isOpen(hub)).isEqualTo(members.length > 0);
                assertThat(plan.volume(hub)).isEqualTo(volume(region, members));
                assertThat(plan.isSound(hub)).isEqualTo(sound(region, hubs, hub));
                for (int site = 0; site < region.size; site++) {
                    int but = random.nextInt(region.size);
                    assertThat(plan.accepts(hub, site, but)).isEqualTo(together(region, members, site, but));
                    assertThat(plan.takes(hub, site))
                            .isEqualTo(region.fits(volume(region, members) + region.volume[site])
                                    && together(region, members, site, Plan.ALONE));
                }
            }
            for (int site = 0; site < region.size; site++) {
                int hub = hubs[site];
                assertThat(plan.hub(site)).isEqualTo(hub);
                assertThat(plan.hosts(site)).isEqualTo(hub == site);
                assertThat(plan.contribution(site)).isEqualTo(hub == Plan.ALONE ? 0 : region.net(site, hub));
                int[] others = hub == Plan.ALONE ? new int[0] : members(hubs, hub);
                assertThat(plan.spared(site))
                        .isEqualTo(hub == Plan.ALONE
                                || hub != site
                                        && region.enough(
                                                others.length - 1, volume(region, others) - region.volume[site]));
            }
        }
        assertThat(plan.steps()).isEqualTo(48);
    }

    @Property(tries = 100)
    void goesBackToAnyMark(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Plan plan = new Plan(region(random));
        moveAtRandom(plan, random, 20);
        int[] first = plan.hubs();
        long value = plan.value();
        int mark = plan.mark();
        moveAtRandom(plan, random, 30);
        int[] second = plan.hubs();
        int later = plan.mark();
        moveAtRandom(plan, random, 15);
        plan.undoTo(later);
        assertThat(plan.hubs()).isEqualTo(second);
        plan.undoTo(mark);
        assertThat(plan.hubs()).isEqualTo(first);
        assertThat(plan.value()).isEqualTo(value);
        assertThat(plan.mark()).isEqualTo(mark);
        assertThat(plan.steps()).isEqualTo(65);
        plan.undoTo(0);
        assertThat(plan.hubs()).containsOnly(Plan.ALONE);
        assertThat(plan.value()).isZero();
    }

    @Property(tries = 100)
    void knowsWhatMovedSinceAMark(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Plan plan = new Plan(region(random));
        Region region = plan.region;
        moveAtRandom(plan, random, 15);
        plan.keep();
        assertThat(plan.mark()).isZero();
        moveAtRandom(plan, random, 3);
        int mark = plan.mark();
        TreeSet<Integer> sites = new TreeSet<>();
        TreeSet<Integer> hubs = new TreeSet<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            int site = random.nextInt(region.size);
            sites.add(site);
            hubs.add(plan.hub(site));
            plan.move(site, random.nextInt(3) == 0 ? Plan.ALONE : hub(region, random));
        }
        sites.forEach(site -> hubs.add(plan.hub(site)));
        hubs.remove(Plan.ALONE);
        assertThat(plan.moved(mark))
                .containsExactly(sites.stream().mapToInt(i -> i).toArray());
        assertThat(plan.touched(mark))
                .containsExactly(hubs.stream().mapToInt(i -> i).toArray());
        assertThat(plan.isSoundSince(mark)).isEqualTo(hubs.stream().allMatch(hub -> sound(region, plan.hubs(), hub)));
    }

    @Test
    void whoIsHeldStaysAndKeepsOthersOut() {
        Region region = Pools.region(
                Pools.participants(new SplittableRandom(1), 8),
                List.of(),
                new Economics(0, 10, 1, 0, 1e9, 2, Metres.ofKilometres(5), 0, true));
        Plan plan = new Plan(region);
        for (int site : new int[] {0, 1, 2}) {
            plan.move(site, 0);
        }
        assertThat(plan.spared(2)).isTrue();
        assertThat(plan.takes(0, 3)).isTrue();
        assertThat(plan.holds(0)).isFalse();
        for (int site : new int[] {0, 1, 2}) {
            plan.hold(site);
        }
        assertThat(plan.isHeld(2)).isTrue();
        assertThat(plan.isHeld(3)).isFalse();
        assertThat(plan.spared(2)).isFalse();
        assertThat(plan.holds(0)).isTrue();
        assertThat(plan.holds(4)).isFalse();
        assertThat(plan.takes(0, 3)).isFalse();
        assertThat(plan.takes(4, 3)).isTrue();
    }

    @Property(tries = 100)
    void distinctIsASetInOrder(@ForAll long seed) {
        int[] numbers = new SplittableRandom(seed).ints(seed & 15, -1, 6).toArray();
        List<Integer> expected =
                new ArrayList<>(new TreeSet<>(IntStream.of(numbers).boxed().toList()));
        assertThat(Arrays.stream(Plan.distinct(numbers)).boxed()).isEqualTo(expected);
    }
}
