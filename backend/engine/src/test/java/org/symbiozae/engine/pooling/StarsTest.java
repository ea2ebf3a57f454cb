package org.symbiozae.engine.pooling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
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

/** The best star around a hub against all groups that could come, and in large neighbourhoods against plain greedy ones. */
class StarsTest {

    /** One place with its plan, and who may not come. */
    private record Situation(Region region, Plan plan, Stars stars) {

        static Situation of(SplittableRandom random, Region region, int moves) {
            Plan plan = new Plan(region);
            for (int i = 0; i < moves; i++) {
                int site = random.nextInt(region.size);
                int[] near = region.near[site];
                plan.move(site, near.length == 0 ? Plan.ALONE : near[random.nextInt(near.length)]);
            }
            Stars stars = new Stars(plan);
            for (int site = 0; site < region.size; site++) {
                stars.shunned[site] = random.nextInt(8) == 0;
            }
            return new Situation(region, plan, stars);
        }

        boolean asked(int site, From from) {
            boolean free = plan.hub(site) == Plan.ALONE;
            return from == From.ANYWHERE || free || from == From.SPARED && plan.spared(site);
        }

        List<Integer> candidates(int hub, From from) {
            return IntStream.of(region.near[hub])
                    .filter(site -> site != hub && asked(site, from) && !stars.shunned[site])
                    .boxed()
                    .toList();
        }

        long gain(int hub, List<Integer> members) {
            long gain = -region.fixed;
            for (int site : members) {
                gain += region.net(site, hub) - plan.contribution(site);
            }
            return gain;
        }

        boolean keepsTerms(List<Integer> members) {
            long volume =
                    members.stream().mapToLong(site -> region.volume[site]).sum();
            return region.feasible(members.size(), volume) && agree(members);
        }

        boolean agree(List<Integer> members) {
            return members.stream().allMatch(one -> members.stream().allMatch(other -> region.together(one, other)));
        }

        boolean closed(int hub, From from) {
            return !plan.isOpen(hub) && (region.isAnchor(hub) || asked(hub, from));
        }

        /** All groups of those who could come, with the hub when it is a site. */
        long best(int hub, From from) {
            List<Integer> candidates = candidates(hub, from);
            long best = Stars.NONE;
            for (int group = 0; closed(hub, from) && group < 1 << candidates.size(); group++) {
                List<Integer> members = new ArrayList<>();
                if (!region.isAnchor(hub)) {
                    members.add(hub);
                }
                for (int i = 0; i < candidates.size(); i++) {
                    if ((group >> i & 1) == 1) {
                        members.add(candidates.get(i));
                    }
                }
                best = keepsTerms(members) ? Math.max(best, gain(hub, members)) : best;
            }
            return best;
        }

        /** Who gains most first, then the least unwilling while they are not enough; nothing where they never are. */
        long greedy(int hub, From from, boolean byVolume) {
            List<Integer> queue = new ArrayList<>(candidates(hub, from));
            queue.sort(Comparator.comparingDouble((Integer site) -> {
                        double gain = region.net(site, hub) - plan.contribution(site);
                        return byVolume ? -gain / region.volume[site] : -gain;
                    })
                    .thenComparing(site -> site));
            List<Integer> members = new ArrayList<>(region.isAnchor(hub) ? List.of() : List.of(hub));
            for (int site : queue) {
                long volume =
                        members.stream().mapToLong(each -> region.volume[each]).sum();
                boolean willing = region.net(site, hub) > plan.contribution(site);
                List<Integer> more = new ArrayList<>(members);
                more.add(site);
                if ((willing || !region.enough(members.size(), volume))
                        && region.fits(volume + region.volume[site])
                        && agree(more)) {
                    members = more;
                }
            }
            return keepsTerms(members) ? gain(hub, members) : Stars.NONE;
        }

        void isSound(int hub, From from, long gain) {
            int[] sites = stars.sites();
            assertThat(stars.sorted()).isSorted().hasSize(sites.length);
            List<Integer> members = IntStream.of(sites).boxed().toList();
            assertThat(keepsTerms(members)).isTrue();
            assertThat(gain(hub, members)).isEqualTo(gain);
            assertThat(members).doesNotHaveDuplicates();
            if (!region.isAnchor(hub)) {
                assertThat(members).startsWith(hub);
            }
            assertThat(candidates(hub, from))
                    .containsAll(members.stream().filter(site -> site != hub).toList());
        }
    }

    @Property(tries = 100)
    void isTheBestOfAllGroupsThatCouldCome(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Situation situation = Situation.of(random, Pools.region(seed, 7), random.nextInt(8));
        Stars stars = situation.stars();
        for (int hub = 0; hub < situation.region().hubs; hub++) {
            for (From from : From.values()) {
                long best = situation.best(hub, from);
                assertThat(stars.look(hub, from)).isEqualTo(best);
                if (best == Stars.NONE) {
                    assertThat(stars.sites()).isEmpty();
                } else {
                    situation.isSound(hub, from, best);
                    assertThat(stars.look(hub, from, best - 1)).isEqualTo(best);
                    assertThat(stars.look(hub, from, best)).isLessThanOrEqualTo(best);
                }
            }
        }
    }

    /** The hub may be shunned and still be the hub; some neighbourhoods are larger than what is branched over. */
    @Property(tries = 25)
    void amongManyIsAtLeastAsGoodAsGreedy(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double minVolume = random.nextInt(3) * 100;
        Economics terms = new Economics(
                random.nextInt(300),
                random.nextInt(60),
                random.nextInt(3),
                minVolume,
                minVolume + 50 + random.nextInt(800),
                2 + random.nextInt(20),
                Metres.ofKilometres(1.5),
                random.nextInt(100),
                Metres.ZERO,
                random.nextInt(3) == 0 ? Metres.ofKilometres(1.8) : Metres.ZERO,
                true);
        Region region = Pools.region(
                Pools.participants(random, 70 + random.nextInt(80)),
                List.of(new Zone(1, Position.ofMetres(1500, 1500))),
                terms);
        Situation situation = Situation.of(random, region, random.nextInt(40));
        Stars stars = situation.stars();
        for (int hub = region.hubs - 1; hub >= 0; hub -= 17) {
            for (From from : From.values()) {
                long gain = stars.look(hub, from);
                if (!situation.closed(hub, from) || gain == Stars.NONE) {
                    assertThat(gain).isEqualTo(Stars.NONE);
                    assertThat(stars.sites()).isEmpty();
                } else {
                    situation.isSound(hub, from, gain);
                }
                if (situation.closed(hub, from)) {
                    assertThat(gain).isGreaterThanOrEqualTo(situation.greedy(hub, from, false));
                    if (situation.candidates(hub, from).size() > 48 || gain == Stars.NONE) {
                        assertThat(gain).isGreaterThanOrEqualTo(situation.greedy(hub, from, true));
                    }
                }
            }
        }
    }

    private static Region around(double maxVolume, double... volumes) {
        List<Participant> participants = new ArrayList<>();
        for (int i = 0; i < volumes.length; i++) {
            participants.add(new Participant(i + 1, Position.ofMetres(0, 0), i, List.of(i), volumes[i]));
        }
        return Pools.region(
                participants, List.of(), new Economics(0, 0, 1, 0, maxVolume, 2, Metres.ofKilometres(1), 0, true));
    }

    /** By gain alone 60 would come and leave no room; the two of 50 fill the cluster. */
    @Test
    void fillsTheRoomBetterThanTakingTheLargestFirst() {
        Stars stars = new Stars(new Plan(around(110, 10, 60, 50, 50)));
        assertThat(stars.look(0, From.FREE)).isPositive();
        assertThat(stars.sorted()).containsExactly(0, 2, 3);
    }

    /** Of more than can be branched over, a dense small one is found where the largest do not fit with the hub. */
    @Test
    void amongManyGoesByGainForTheVolumeToo() {
        double[] volumes = new double[60];
        List<Participant> participants = new ArrayList<>();
        for (int i = 0; i < volumes.length; i++) {
            Position position = Position.ofMetres(i < 2 ? 0 : 500, 0);
            participants.add(new Participant(i + 1, position, i, List.of(i), i == 0 ? 1 : i == 1 ? 100 : 10));
        }
        Region region = Pools.region(
                participants, List.of(), new Economics(0, 100, 1, 0, 101, 2, Metres.ofKilometres(1), 20, true));
        Stars stars = new Stars(new Plan(region));
        stars.look(0, From.FREE);
        assertThat(stars.sites()).hasSize(11).doesNotContain(1);
    }

    @Test
    void looksAtEverySiteWithinReachOnceWhereNothingBinds() {
        Region region = around(1e9, 1, 2, 3, 4, 5);
        Plan plan = new Plan(region);
        Stars stars = new Stars(plan);
        stars.look(0, From.FREE);
        stars.look(3, From.FREE);
        assertThat(stars.looks()).isEqualTo(10);
        plan.move(1, 0);
        assertThat(stars.look(0, From.FREE)).isEqualTo(Stars.NONE);
        assertThat(stars.looks()).isEqualTo(10);
    }

    /** As many as seventy, and all of them where so many are asked for. */
    @Test
    void everybodyWithinReachMayCome() {
        List<Participant> participants = new ArrayList<>();
        for (int i = 0; i < 70; i++) {
            participants.add(new Participant(i + 1, Position.ofMetres(i % 2 * 500, 0), i, List.of(i), 10));
        }
        for (double costPerKm : new double[] {0, 100}) {
            Economics terms = new Economics(0, 40, 0, 0, 1e9, 70, Metres.ofKilometres(1), costPerKm, true);
            Region region = Pools.region(participants, List.of(), terms);
            Stars stars = new Stars(new Plan(region));
            assertThat(region.euro.amount(stars.look(0, From.FREE))).isEqualTo(70 * 40 - 35 * costPerKm / 2);
            assertThat(stars.sorted()).isEqualTo(IntStream.range(0, 70).boxed().toList());
        }
    }

    /** All once to see who could come, and the others by gain and by gain for their volume. */
    @Test
    void ofTooManyToBranchOverTheOthersAreLookedAtTwiceMore() {
        double[] volumes = IntStream.range(0, 60).mapToDouble(i -> 1).toArray();
        Stars stars = new Stars(new Plan(around(10, volumes)));
        stars.look(0, From.FREE);
        assertThat(stars.sites()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(stars.looks()).isEqualTo(60 + 2 * 59);
    }

    /** Thirty to see who could come, all but the hub to go by gain, and at most one node a level more than there may be. */
    @Test
    void whereTheRoomBindsFewBranchesAreLookedAt() {
        double[] volumes = new SplittableRandom(5).doubles(30, 5, 40).toArray();
        Stars stars = new Stars(new Plan(around(200, volumes)));
        stars.look(0, From.FREE);
        assertThat(stars.looks()).isBetween(60L, 59L + 400 + 30);
    }
}
