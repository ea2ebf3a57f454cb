package org.symbiozae.engine.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.symbiozae.engine.Scene;

/** The offers kept, against all of them sorted by cost, distance and number. */
class ShortlistTest {

    private static final double MOST = 3.5;

    /** Offers 0 to n − 1 on a coarse grid, then the need. */
    private static Facts facts(SplittableRandom random, int offers) {
        Scene scene = new Scene().material("wood", 5, 30).site(500, 300, 300).need(500, 500, "wood", 1);
        for (int i = 0; i < offers; i++) {
            scene.site(i + 1, 100 * random.nextInt(7), 100 * random.nextInt(7)).offer(i + 1, i + 1, "wood", 1);
        }
        return scene.facts();
    }

    @Property(tries = 200)
    void holdsTheBestByCostThenDistanceThenNumber(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 80) int offers,
            @ForAll @IntRange(min = 1, max = 90) int limit) {
        SplittableRandom random = new SplittableRandom(seed);
        Facts facts = facts(random, offers);
        double[] costs =
                IntStream.range(0, offers).mapToDouble(i -> random.nextInt(4)).toArray();
        Integer[] best = IntStream.range(0, offers).boxed().toArray(Integer[]::new);
        Arrays.sort(
                best,
                Comparator.comparingDouble((Integer offer) -> costs[offer])
                        .thenComparingLong(offer -> facts.squaredDistance(offer, offers))
                        .thenComparingInt(offer -> offer));
        Shortlist list = new Shortlist(facts.columns, limit, MOST);
        list.clear(offers);
        for (int i : random.ints(0, offers).distinct().limit(offers).toArray()) {
            if (costs[i] <= list.worst()) {
                list.add(i, costs[i]);
            }
        }
        assertThat(list.size()).isEqualTo(Math.min(limit, offers));
        for (int rank = 0; rank < list.size(); rank++) {
            assertThat(list.offer(rank)).isEqualTo(best[rank]);
            assertThat(list.cost(rank)).isEqualTo(costs[best[rank]]);
        }
        assertThat(list.worst()).isEqualTo(offers < limit ? MOST : costs[best[limit - 1]]);
    }

    @Test
    void aFullListTakesAnEqualCostOnlyWhenItIsNearerOrOfASmallerNumber() {
        Facts facts = new Scene()
                .material("wood", 5, 30)
                .site(1, 0, 0)
                .site(2, 100, 0)
                .site(3, 0, 100)
                .site(4, 0, 200)
                .offer(1, 4, "wood", 1)
                .offer(2, 2, "wood", 1)
                .offer(3, 3, "wood", 1)
                .need(9, 1, "wood", 1)
                .facts();
        int need = 3;
        assertThat(kept(facts, need, 0, 1)).isEqualTo(1);
        assertThat(kept(facts, need, 1, 0)).isEqualTo(1);
        assertThat(kept(facts, need, 1, 2)).isEqualTo(1);
        assertThat(kept(facts, need, 2, 1)).isEqualTo(1);
    }

    private static int kept(Facts facts, int need, int... offers) {
        Shortlist list = new Shortlist(facts.columns, 1, MOST);
        list.clear(need);
        for (int offer : offers) {
            list.add(offer, 1);
        }
        return list.offer(0);
    }

    @Test
    void beginsAnew() {
        Facts facts = facts(new SplittableRandom(1), 3);
        Shortlist list = new Shortlist(facts.columns, 2, MOST);
        list.clear(3);
        list.add(0, 1);
        list.add(1, 2);
        list.clear(3);
        assertThat(list.size()).isZero();
        assertThat(list.worst()).isEqualTo(MOST);
    }
}
