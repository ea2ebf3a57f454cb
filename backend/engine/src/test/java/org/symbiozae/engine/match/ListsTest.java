package org.symbiozae.engine.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Packed lists against what they hold, written down. */
class ListsTest {

    private static final int[] NEEDS = {4, 7, 9};
    private static final int[] FIRST = {0, 2, 2, 5};
    private static final int[] OFFERS = {8, 3, 3, 5, 8};
    private static final double[] COSTS = {0.5, 1, 0.25, 0.5, 2};

    private static Lists lists(int[] first, int[] offers, double[] costs) {
        return new Lists(NEEDS, 3, first, offers, costs);
    }

    @Test
    void holdEachNeedsOffersAtItsPlace() {
        Lists lists = lists(FIRST, OFFERS, COSTS);
        assertThat(lists.offers(0)).containsExactly(8, 3);
        assertThat(lists.offers(1)).isEmpty();
        assertThat(lists.costs(2)).containsExactly(0.25, 0.5, 2);
        assertThat(lists.length(2)).isEqualTo(3);
        assertThat(lists.cut(2)).isTrue();
        assertThat(lists.cut(0)).isFalse();
    }

    @Test
    void rankAnOfferAmongThoseOfItsNeedOnly() {
        Lists lists = lists(FIRST, OFFERS, COSTS);
        assertThat(lists.rank(0, 8)).isZero();
        assertThat(lists.rank(0, 3)).isEqualTo(1);
        assertThat(lists.rank(2, 3)).isZero();
        assertThat(lists.rank(2, 8)).isEqualTo(2);
        assertThat(lists.rank(0, 5)).isEqualTo(-1);
        assertThat(lists.rank(1, 3)).isEqualTo(-1);
    }

    /** hash of {0, 1} = (31 + 0)·31 + 1 = 962; then (962·31 + 5)·31 + the bits of 2, which are 2⁶². */
    @Test
    void haveAChecksumThatCanBeComputedByHand() {
        assertThat(lists(new int[] {0}, new int[0], new double[0]).checksum()).isEqualTo(31);
        assertThat(lists(new int[] {0, 1}, new int[] {5}, new double[] {2}).checksum())
                .isEqualTo(924_637 + (1L << 62));
    }

    @Test
    void haveAChecksumThatChangesWithEveryOfferCostAndPlace() {
        Set<Long> sums = new HashSet<>();
        sums.add(lists(FIRST, OFFERS, COSTS).checksum());
        sums.add(lists(new int[] {0, 2, 3, 5}, OFFERS, COSTS).checksum());
        for (int i = 0; i < OFFERS.length; i++) {
            int[] offers = OFFERS.clone();
            offers[i]++;
            sums.add(lists(FIRST, offers, COSTS).checksum());
            double[] costs = COSTS.clone();
            costs[i] = Math.nextUp(costs[i]);
            sums.add(lists(FIRST, OFFERS, costs).checksum());
        }
        sums.add(lists(FIRST, new int[] {3, 8, 3, 5, 8}, COSTS).checksum());
        sums.add(lists(FIRST, OFFERS, new double[] {1, 0.5, 0.25, 0.5, 2}).checksum());
        assertThat(sums).hasSize(4 + 2 * OFFERS.length);
    }
}
