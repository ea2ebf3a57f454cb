package org.symbiozae.engine.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Packed deals against lists of them. */
class DealsTest {

    private record Deal(int offer, int need, double amount) {}

    private static Stream<Deal> unpacked(Deals deals) {
        return IntStream.range(0, deals.offers().length)
                .mapToObj(i -> new Deal(deals.offers()[i], deals.needs()[i], deals.amounts()[i]));
    }

    @Property(tries = 60)
    void standByNeedAndForOneNeedAsTheyWereWritten(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Deal> expected = new ArrayList<>();
        Deals[] groups = new Deals[random.nextInt(5)];
        for (int group = 0; group < groups.length; group++) {
            Deals.Book book = new Deals.Book();
            for (int i = random.nextInt(200); i > 0; i--) {
                Deal deal = new Deal(random.nextInt(), random.nextInt(50), random.nextDouble());
                book.add(deal.offer, deal.need, deal.amount);
                expected.add(deal);
            }
            groups[group] = book.deals();
        }
        expected.sort(Comparator.comparingInt(Deal::need));
        assertThat(unpacked(Deals.byNeed(groups))).containsExactlyElementsOf(expected);
    }

    @Test
    void addUpTheValuesAndBoundsOfTheirMarkets() {
        Market market = AllocationTest.market(new int[][] {{900}}, new int[] {2}, new int[] {3});
        Deals.Book book = new Deals.Book(0);
        book.add(new Clearing(market, market.quantum(), new long[1], new double[1], 2, 3));
        book.add(7, 8, 0.5);
        book.add(new Clearing(market, market.quantum(), new long[1], new double[1], 10, 20));
        Deals deals = book.deals();
        assertThat(unpacked(deals)).containsExactly(new Deal(7, 8, 0.5));
        assertThat(deals.value()).isEqualTo(12);
        assertThat(deals.bound()).isEqualTo(23);
    }
}
