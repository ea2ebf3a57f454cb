package org.symbiozae.engine.pooling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.symbiozae.domain.Economics;
import org.symbiozae.domain.Zone;
import org.symbiozae.engine.pooling.Pool.Participant;
import org.symbiozae.geo.Metres;
import org.symbiozae.geo.Position;

/** The bound against the best of all plans, and against its own definition where one hub alone could open. */
class RelaxationTest {

    /** Places are whole decimetres, nets whole floats. */
    private static final double ROUNDING = 0.02;

    /** Up to five sites around an anchor within its reach, each out of reach of the others. */
    private static Region ring(Economics terms, double[] metres, double[] volumes) {
        List<Participant> participants = new ArrayList<>();
        for (int i = 0; i < metres.length; i++) {
            double angle = 2 * Math.PI * i / 5;
            Position position = Position.ofMetres(metres[i] * Math.cos(angle), metres[i] * Math.sin(angle));
            participants.add(new Participant(i + 1, position, i, List.of(i), volumes[i]));
        }
        return Pools.region(participants, List.of(new Zone(1, Position.ofMetres(0, 0))), terms);
    }

    private static int[] nobody(Region region) {
        int[] plan = new int[region.size];
        Arrays.fill(plan, Plan.ALONE);
        return plan;
    }

    private static double euros(Region region) {
        return Relaxation.bound(region, nobody(region), 0) / region.euro.perUnit();
    }

    /** F, A, u, V_min, V_max, m; on the ring τ makes a member's way cost 100. */
    private static Economics terms(double fixed, double alone, double extra, double least, double most, int members) {
        return new Economics(fixed, alone, extra, least, most, members, Metres.ofKilometres(1.01), 100, true);
    }

    private static final double[] FAR = {1000, 1000, 1000, 1000, 1000};

    /** Nets of 300, 200, 100, 0 and −50, volumes as much as the benefits. */
    private static final double[] VOLUMES = {400, 300, 200, 100, 50};

    @Test
    void whereNoTermBindsItIsWhatThoseWhoGainMakeTogether() {
        assertThat(euros(ring(terms(150, 0, 1, 0, 1e9, 2), FAR, VOLUMES))).isCloseTo(450, within(ROUNDING));
    }

    @Test
    void isNothingWhereThatDoesNotPayTheFixedCost() {
        assertThat(euros(ring(terms(601, 0, 1, 0, 1e9, 2), FAR, VOLUMES))).isZero();
        assertThat(euros(ring(terms(599, 0, 1, 0, 1e9, 2), FAR, VOLUMES))).isCloseTo(1, within(ROUNDING));
    }

    @Test
    void whoIsMissingToTheMinimumComesAtALoss() {
        assertThat(euros(ring(terms(150, 0, 1, 0, 1e9, 4), FAR, VOLUMES))).isCloseTo(450, within(ROUNDING));
        assertThat(euros(ring(terms(150, 0, 1, 0, 1e9, 5), FAR, VOLUMES))).isCloseTo(400, within(ROUNDING));
    }

    /** The last 25 t of the fifth member, which brings 50 and loses 50. */
    @Test
    void theVolumeMissingToTheMinimumComesInParts() {
        assertThat(euros(ring(terms(150, 0, 1, 1025, 1e9, 2), FAR, VOLUMES))).isCloseTo(425, within(ROUNDING));
        assertThat(euros(ring(terms(150, 0, 1, 1025, 1e9, 4), FAR, VOLUMES))).isCloseTo(425, within(ROUNDING));
        assertThat(euros(ring(terms(150, 0, 1, 1025, 1e9, 5), FAR, VOLUMES))).isCloseTo(400, within(ROUNDING));
    }

    /** Per tonne the first nets most: all of it, all of the second, and half the third. */
    @Test
    void theVolumeThatFitsIsCutInParts() {
        assertThat(euros(ring(terms(150, 0, 1, 0, 800, 2), FAR, VOLUMES))).isCloseTo(400, within(ROUNDING));
        assertThat(euros(ring(terms(150, 0, 1, 0, 900, 2), FAR, VOLUMES))).isCloseTo(450, within(ROUNDING));
    }

    @Test
    void aHubThatCannotKeepItsTermsCountsForNothing() {
        assertThat(euros(ring(terms(0, 0, 1, 1051, 2000, 2), FAR, VOLUMES))).isZero();
        assertThat(euros(ring(terms(0, 0, 1, 1050, 2000, 2), FAR, VOLUMES))).isCloseTo(550, within(ROUNDING));
        assertThat(euros(ring(terms(0, 0, 1, 0, 1e9, 6), FAR, VOLUMES))).isZero();
    }

    /**
     * Each term alone relaxed, members divisible: the definition, by sorting. Where those who gain are too much and too few
     * at once, it may be less.
     */
    @Property(tries = 150)
    void aroundOneHubItIsTheRelaxedStar(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] metres = random.doubles(5, 900, 1000).toArray();
        double[] volumes = random.doubles(5, 1, 40).toArray();
        double least = random.nextInt(120);
        Economics terms = terms(
                random.nextInt(60),
                70 + random.nextInt(40),
                random.nextInt(3) / 2.0,
                least,
                least + 20 + random.nextInt(60),
                2 + random.nextInt(4));
        Region region = ring(terms, metres, volumes);
        double expected = Math.max(0, relaxed(region, terms, volumes));
        assertThat(euros(region)).isLessThanOrEqualTo(expected + 1e-4);
        if (!isTooMuchOfTooFew(region, terms, volumes)) {
            assertThat(euros(region)).isGreaterThanOrEqualTo(expected - 1e-9);
        }
        assertThat(euros(region)).isGreaterThanOrEqualTo(value(region, Subsets.plan(region)) - 1e-9);
    }

    private static boolean isTooMuchOfTooFew(Region region, Economics terms, double[] volumes) {
        int[] gaining =
                IntStream.range(0, 5).filter(site -> region.net(site, 5) > 0).toArray();
        return gaining.length < terms.minMembers()
                && IntStream.of(gaining).mapToDouble(site -> volumes[site]).sum() > terms.maxVolume();
    }

    private static double value(Region region, int[] plan) {
        return region.euro.amount(region.value(plan));
    }

    private static double relaxed(Region region, Economics terms, double[] volumes) {
        double[] nets = IntStream.range(0, 5)
                .mapToDouble(site -> region.euro.amount(region.net(site, 5)))
                .toArray();
        List<Integer> gaining =
                IntStream.range(0, 5).filter(site -> nets[site] > 0).boxed().toList();
        List<Integer> losing =
                IntStream.range(0, 5).filter(site -> nets[site] <= 0).boxed().toList();
        Comparator<Integer> dense = Comparator.comparingDouble(site -> -nets[site] / volumes[site]);
        double volume = gaining.stream().mapToDouble(site -> volumes[site]).sum();
        double gain = gaining.stream().mapToDouble(site -> nets[site]).sum() - terms.fixedCost();
        if (IntStream.range(0, 5).mapToDouble(site -> volumes[site]).sum() < terms.minVolume()) {
            return 0;
        }
        if (volume > terms.maxVolume()) {
            return filled(gaining.stream().sorted(dense).toList(), nets, volumes, terms.maxVolume())
                    - terms.fixedCost();
        }
        double byHead = gain
                + losing.stream()
                        .map(site -> nets[site])
                        .sorted(Comparator.reverseOrder())
                        .limit(Math.max(0, terms.minMembers() - gaining.size()))
                        .mapToDouble(net -> net)
                        .sum();
        double missing = Math.max(0, terms.minVolume() - volume);
        double byVolume = gain + filled(losing.stream().sorted(dense).toList(), nets, volumes, missing);
        return Math.min(byHead, byVolume);
    }

    private static double filled(List<Integer> order, double[] nets, double[] volumes, double room) {
        double sum = 0;
        double left = room;
        for (int site : order) {
            double part = Math.min(1, left / volumes[site]);
            sum += part * nets[site];
            left -= part * volumes[site];
        }
        return sum;
    }

    /** Whatever plan it starts from. */
    @Property(tries = 60)
    void noPlanIsWorthMore(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Region region = random.nextBoolean() ? Pools.hard(seed) : Pools.region(seed, 11);
        int[] best = Subsets.plan(region);
        long exact = region.value(best);
        Search greedy = new Search(region);
        greedy.greedy();
        for (int[] plan : new int[][] {nobody(region), greedy.plan.hubs(), best}) {
            assertThat(Relaxation.bound(region, plan, region.value(plan))).isGreaterThanOrEqualTo(exact);
        }
    }

    /** A sample on which prices have to settle between hubs that want the same sites. */
    @ParameterizedTest
    @CsvSource({
        "0, 1000000, 2, 1.0055",
        "0, 60, 2, 1.26",
        "60, 1000000, 2, 1.0085",
        "0, 1000000, 4, 1.01",
        "50, 90, 3, 1.112"
    })
    void isCloseToTheBestPlanOnAverage(double least, double most, int members, double ratio) {
        double bound = 0;
        int regions = 0;
        for (long seed = 0; seed < 25; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Economics terms = new Economics(150, 100, 1, least, most, members, Metres.ofKilometres(1), 60, true);
            Region region = Pools.region(Pools.participants(random, 12), Pools.anchors(random), terms);
            int[] plan = Subsets.plan(region);
            long value = region.value(plan);
            if (value > 0) {
                double its = Relaxation.bound(region, plan, value);
                assertThat(its).isGreaterThanOrEqualTo(value);
                bound += its / value;
                regions++;
            }
        }
        assertThat(regions).isGreaterThan(15);
        assertThat(bound / regions).isLessThan(ratio);
    }

    /** Two groups of sites far apart, each at one spot: what members make in the plan are prices that prove it. */
    @Test
    void isTheValueOfThePlanWhereClustersDoNotCompete() {
        List<Participant> participants = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            participants.add(new Participant(i + 1, Position.ofMetres(i < 3 ? 0 : 900, 0), i, List.of(i), 10));
        }
        Region region = Pools.region(
                participants, List.of(), new Economics(10, 20, 0, 0, 1e9, 2, Metres.ofKilometres(1), 100, true));
        int[] plan = Subsets.plan(region);
        assertThat(value(region, plan)).isCloseTo(140, within(1e-9));
        assertThat(Relaxation.bound(region, plan, region.value(plan)) / region.euro.perUnit())
                .isCloseTo(140, within(1e-4));
    }
}
