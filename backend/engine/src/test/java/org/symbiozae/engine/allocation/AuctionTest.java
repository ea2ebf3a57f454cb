package org.symbiozae.engine.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.ortools.Loader;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Auctions by hand, and what each must end with: nothing promised twice, and nobody who could gain by a bid. */
class AuctionTest {

    private static final double EPSILON = 0.01;

    /** The part of a quantity that is worth no bid: a millionth, and rounding. */
    private static final double CRUMBS = 1.0 / (1 << 20) + 1e-9;

    @BeforeAll
    static void loadSolvers() {
        Loader.loadNativeLibraries();
    }

    private static Auction held(int[][] weights, int[] supply, int[] demand) {
        Market market = AllocationTest.market(weights, supply, demand);
        return new Auction(market, new Quantum(1), EPSILON).held();
    }

    @Test
    void givesAScarceOfferToWhoCameFirstWithTheHighestBid() {
        Auction auction = held(new int[][] {{900}, {700}}, new int[] {10}, new int[] {10, 10});
        assertThat(auction.flow()).containsExactly(10, 0);
        assertThat(auction.prices()).containsExactly(0.9);
        assertThat(auction.work()).isEqualTo(2);
    }

    /** The first need is outbid and asks once more. */
    @Test
    void takesAnOfferFromALowerBidder() {
        Auction auction = held(new int[][] {{700}, {900}}, new int[] {10}, new int[] {10, 10});
        assertThat(auction.flow()).containsExactly(0, 10);
        assertThat(auction.prices()).containsExactly(0.9);
        assertThat(auction.work()).isEqualTo(3);
    }

    /** It would pay 0.3 more for the first offer than for the second, and ε. */
    @Test
    void bidsWhatItWouldLoseByItsSecondBest() {
        Auction auction = held(new int[][] {{900, 600}}, new int[] {10, 10}, new int[] {15});
        assertThat(auction.flow()).containsExactly(10, 5);
        assertThat(auction.prices()[0]).isCloseTo(0.31, within(1e-12));
        assertThat(auction.prices()[1]).isZero();
        assertThat(auction.work()).isEqualTo(4);
    }

    @Test
    void dropsOnlyAsMuchOfALowerBidAsItWants() {
        Auction auction = held(new int[][] {{500}, {900}}, new int[] {10}, new int[] {10, 3});
        assertThat(auction.flow()).containsExactly(7, 3);
        assertThat(auction.prices()).containsExactly(0.5);
    }

    /** What it already holds has no price to a need: it asks for more of the same and does not outbid itself. */
    @Test
    void neverBidsAgainstItself() {
        Auction auction = held(new int[][] {{900}}, new int[] {10}, new int[] {25});
        assertThat(auction.flow()).containsExactly(10);
        assertThat(auction.prices()).containsExactly(0.9);
        assertThat(auction.work()).isEqualTo(2);
    }

    @Test
    void leavesAnOfferThatIsNotSoldFree() {
        Auction auction = held(new int[][] {{900}, {100}}, new int[] {10}, new int[] {3, 4});
        assertThat(auction.flow()).containsExactly(3, 4);
        assertThat(auction.prices()).containsExactly(0);
    }

    @Test
    void bidsAtTheFirstOfTwoAsGood() {
        Auction auction = held(new int[][] {{900, 900}, {900, 0}}, new int[] {10, 10}, new int[] {5, 10});
        assertThat(auction.flow()).containsExactly(0, 5, 10);
        assertThat(held(new int[][] {{900, 900}}, new int[] {10, 10}, new int[] {5})
                        .flow())
                .containsExactly(5, 0);
    }

    /** Less than a millionth of an offer is as good as sold, less than a millionth of a need as good as met. */
    @Test
    void leavesCrumbsToNobody() {
        Auction offered = held(new int[][] {{900}, {500}}, new int[] {10_000_000}, new int[] {9_999_995, 100});
        assertThat(offered.flow()).containsExactly(9_999_995, 0);
        assertThat(offered.prices()).containsExactly(0.9);
        Auction needed = held(new int[][] {{900, 500}}, new int[] {9_999_995, 100}, new int[] {10_000_000});
        assertThat(needed.flow()).containsExactly(9_999_995, 0);
        Auction more = held(new int[][] {{900}, {500}}, new int[] {10_000_000}, new int[] {9_999_985, 100});
        assertThat(more.flow()).containsExactly(9_999_985, 15);
    }

    /** Where units differ some quanta are lost to rounding: an offer that has no more is sold before anyone bids. */
    @Test
    void asksAllAnythingCanBeWorthForAnOfferOfCrumbs() {
        Market market = new Market(
                new int[2],
                new int[1],
                new int[] {0, 2},
                new int[] {0, 1},
                new double[] {0.9, 0.5},
                new double[] {0.4, 0.4},
                new double[] {8, 9},
                new double[] {100});
        Auction auction = new Auction(market, new Quantum(1), EPSILON).held();
        assertThat(auction.flow()).containsExactly(0, 9);
        assertThat(auction.prices()).containsExactly(1, 0.5);
    }

    @Property(tries = 100)
    void endsWhenNobodyCanGainByABid(
            @ForAll long seed, @ForAll boolean converted, @ForAll @IntRange(min = 1, max = 3) int digits) {
        SplittableRandom random = new SplittableRandom(seed);
        Market market = Markets.random(random, 12, 16, converted);
        assertEnded(new Auction(market, market.quantum(), Math.pow(10, -digits)).held());
    }

    @Property(tries = 10)
    void endsWhenNobodyCanGainByABidInAnyStrip(@ForAll long seed, @ForAll boolean converted) {
        SplittableRandom random = new SplittableRandom(seed);
        int offers = 40 + random.nextInt(40);
        Market market = Markets.random(random, offers, 150 + random.nextInt(100), 9, converted);
        Strips strips = new Strips(IntStream.range(0, offers).map(i -> 7 * i).toArray(), 2 + random.nextInt(3));
        Auction auction = new Auction(market, market.quantum(), EPSILON).held(strips);
        assertEnded(auction);
        Auction again = new Auction(market, market.quantum(), EPSILON).held(strips);
        assertThat(again.flow()).containsExactly(auction.flow());
        assertThat(again.work()).isEqualTo(auction.work());
    }

    /** What is left is free, nobody pays more than a link is worth, who misses something would pay too much. */
    private static void assertEnded(Auction auction) {
        Market market = auction.market();
        double[] prices = auction.prices();
        double[] left = market.supply().clone();
        double[] missing = market.demand().clone();
        int[] needOf = market.needOf();
        for (int link = 0; link < auction.flow().length; link++) {
            double amount = auction.quantum().amount(auction.flow()[link]);
            double most = amount > 0 ? market.weight()[link] : Double.POSITIVE_INFINITY;
            assertThat(amount).isNotNegative();
            assertThat(prices[market.offerOf()[link]]).isBetween(0.0, most);
            left[market.offerOf()[link]] -= amount;
            missing[needOf[link]] -= amount * market.yield()[link];
        }
        for (int offer = 0; offer < left.length; offer++) {
            assertThat(left[offer]).isGreaterThan(-1e-9);
            if (left[offer] > CRUMBS * market.supply()[offer]) {
                assertThat(prices[offer]).isZero();
            }
        }
        for (int need = 0; need < missing.length; need++) {
            assertThat(missing[need]).isGreaterThan(-1e-9);
            if (missing[need] > CRUMBS * market.demand()[need]) {
                assertThat(market.margin(need, prices)).isLessThan(1e-12);
            }
        }
    }

    /** How far an auction may stay from the optimum is measured on known markets, as a whole. */
    @Test
    void reachesNearlyAllAndProvesNearlyAsMuch() {
        for (boolean converted : new boolean[] {false, true}) {
            double value = 0;
            double bound = 0;
            double optimum = 0;
            for (long seed = 0; seed < 100; seed++) {
                Market market = Markets.random(new SplittableRandom(seed), 12, 12, converted);
                Auction auction = new Auction(market, market.quantum(), EPSILON).held();
                value += market.value(auction.flow(), auction.quantum());
                bound += market.bound(auction.prices());
                optimum += Markets.optimum(market);
            }
            assertThat(value).isBetween(0.998 * optimum, optimum);
            assertThat(bound).isBetween(optimum, 1.03 * optimum);
        }
    }

    /** Strips that nobody's offers leave are auctions of their own: what is asked in one changes nothing in another. */
    @Property(tries = 20)
    void isHeldInEachStripAsIfItWereAlone(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[][] weights = new int[30][20];
        for (int need = 0; need < 30; need++) {
            for (int offer = need < 15 ? 0 : 10; offer < (need < 15 ? 10 : 20); offer++) {
                weights[need][offer] = random.nextInt(1000);
            }
        }
        int[] supply = random.ints(20, 1, 10).toArray();
        int[] demand = random.ints(30, 1, 10).toArray();
        Market market = AllocationTest.market(weights, supply, demand);
        Strips strips = new Strips(IntStream.range(0, 20).toArray(), 2);
        Auction whole = new Auction(market, new Quantum(1), EPSILON).held(strips);
        Auction west = held(Arrays.copyOf(weights, 15), supply, Arrays.copyOf(demand, 15));
        Auction east = held(Arrays.copyOfRange(weights, 15, 30), supply, Arrays.copyOfRange(demand, 15, 30));
        assertThat(whole.flow())
                .containsExactly(IntStream.concat(
                                Arrays.stream(west.flow()).mapToInt(i -> (int) i),
                                Arrays.stream(east.flow()).mapToInt(i -> (int) i))
                        .asLongStream()
                        .toArray());
        assertThat(whole.work()).isEqualTo(west.work() + east.work());
    }
}
