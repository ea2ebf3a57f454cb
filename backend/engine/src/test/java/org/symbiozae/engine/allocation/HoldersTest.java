package org.symbiozae.engine.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The heaps of who holds what against sorted sets. */
class HoldersTest {

    /** Holders beside the same in sorted sets, by lowest bid, equal bids by the larger link. */
    private static final class Both {

        private final double[] bid;
        private final Holders holders;
        private final List<TreeSet<Integer>> sets = new ArrayList<>();

        Both(int offers, int[] offerOf) {
            bid = new double[offerOf.length];
            holders = new Holders(offers, offerOf, bid);
            Comparator<Integer> lowestFirst = Comparator.comparingDouble(link -> bid[link]);
            for (int offer = 0; offer < offers; offer++) {
                sets.add(new TreeSet<>(lowestFirst.thenComparing(Comparator.reverseOrder())));
            }
        }

        void add(int offer, int link, double level) {
            bid[link] = level;
            holders.add(offer, link);
            sets.get(offer).add(link);
        }

        void remove(int offer, int link) {
            holders.remove(offer, link);
            sets.get(offer).remove(link);
        }

        void removeLowest(int offer) {
            holders.removeLowest(offer);
            sets.get(offer).pollFirst();
        }

        void assertSame(int offer) {
            List<Integer> expected = List.copyOf(sets.get(offer));
            assertThat(holders.count(offer)).isEqualTo(expected.size());
            assertThat(IntStream.range(0, expected.size()).mapToObj(i -> holders.link(offer, i)))
                    .containsExactlyInAnyOrderElementsOf(expected);
            assertThat(holders.lowest(offer)).isEqualTo(bid(expected, 0));
            assertThat(holders.secondLowest(offer)).isEqualTo(bid(expected, 1));
            if (!expected.isEmpty()) {
                assertThat(holders.link(offer, 0)).isEqualTo(expected.get(0));
            }
        }

        private double bid(List<Integer> links, int number) {
            return number < links.size() ? bid[links.get(number)] : Double.POSITIVE_INFINITY;
        }
    }

    @Property(tries = 25)
    void knowsTheTwoLowestBidsWhoeverComesAndGoes(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int offers = 1 + random.nextInt(3);
        int[] offerOf = random.ints(1 + random.nextInt(50), 0, offers).toArray();
        Both both = new Both(offers, offerOf);
        for (int step = 0; step < 200; step++) {
            int link = random.nextInt(offerOf.length);
            int offer = offerOf[link];
            if (!both.sets.get(offer).contains(link)) {
                both.add(offer, link, random.nextInt(8) / 8.0);
            } else if (random.nextInt(3) == 0) {
                both.removeLowest(offer);
            } else if (random.nextBoolean()) {
                both.remove(offer, link);
            }
            for (int each = 0; each < offers; each++) {
                both.assertSame(each);
            }
        }
    }

    @Property(tries = 15)
    void givesUpItsHoldersByBidThenTheLargerLink(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Both both = new Both(1, new int[40]);
        for (int link = 0; link < 40; link++) {
            both.add(0, link, random.nextInt(10) / 10.0);
        }
        for (int i = 0; i < 40; i++) {
            both.assertSame(0);
            both.removeLowest(0);
        }
        both.assertSame(0);
    }
}
