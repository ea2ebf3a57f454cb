package org.symbiozae.engine.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.symbiozae.domain.Parameters;
import org.symbiozae.engine.Scene;
import org.symbiozae.engine.Territories;
import org.symbiozae.engine.match.Facts;
import org.symbiozae.engine.match.Score;
import org.symbiozae.engine.match.Search;
import org.symbiozae.engine.match.Search.Order;
import org.symbiozae.engine.match.Trees;

/** Whole groups cleared over few links: their prices must prove the bound over every pair there is. */
class ExchangeTest {

    @Provide
    Arbitrary<Scene> crowded() {
        return Territories.crowded();
    }

    private static Search byWeight(Facts facts) {
        return new Search(facts, Trees.of(facts), new Score(facts, Parameters.DEFAULT), Order.WEIGHT);
    }

    private static Exchange exchange(Facts facts, int firstLength) {
        return new Exchange(byWeight(facts), firstLength, facts.size, new ConcurrentHashMap<>());
    }

    /** The bound of the clearings' prices, over the market of all pairs. */
    private static double provedOverAll(Facts facts, Group group, List<Clearing> clearings) {
        Market all = group.market(byWeight(facts).lists(group.needs(), Integer.MAX_VALUE));
        double[] prices = new double[facts.size];
        for (Clearing clearing : clearings) {
            for (int i = 0; i < clearing.prices().length; i++) {
                prices[clearing.market().offers()[i]] = clearing.prices()[i];
            }
        }
        return all.bound(Arrays.stream(group.offers())
                .mapToDouble(offer -> prices[offer])
                .toArray());
    }

    @Property(tries = 60)
    void provesTheOptimumOfASmallGroupOverAllItsPairs(
            @ForAll("crowded") Scene scene, @ForAll @IntRange(min = 1, max = 3) int firstLength) {
        Facts facts = scene.facts();
        for (Group group : Group.of(facts)) {
            Exchange exchange = exchange(facts, firstLength);
            assertThat(exchange.isLarge(group)).isFalse();
            List<Clearing> clearings = exchange.clear(group).toList();
            double value = clearings.stream().mapToDouble(Clearing::value).sum();
            double bound = clearings.stream().mapToDouble(Clearing::bound).sum();
            assertThat(provedOverAll(facts, group, clearings))
                    .isCloseTo(bound, within(1e-9 * bound))
                    .isCloseTo(value, within(1e-9 * value));
            int[] needs = clearings.stream()
                    .flatMapToInt(clearing -> Arrays.stream(clearing.market().needs()))
                    .toArray();
            assertThat(needs).doesNotHaveDuplicates();
        }
    }

    /** Scarce offers make lists grow, but only where the proof lacks links; and no more is proved than is asked for. */
    @ParameterizedTest
    @CsvSource({"300, 0.005, 18", "80, 0, 12"})
    void provesAHundredthOfALargeGroupOverAllItsPairs(int mostOffered, double leastGap, int mostLinks) {
        SplittableRandom random = new SplittableRandom(11);
        Scene scene =
                new Scene().material("wood", 10, 30).material("chips", 10, 30).compatible("wood", "chips", 0.8, 2.5);
        for (int i = 1; i <= 1800; i++) {
            scene.site(i, random.nextInt(30_000), random.nextInt(30_000));
            String resource = random.nextInt(3) == 0 ? "chips" : "wood";
            if (i % 4 == 0) {
                scene.offer(i, i, resource, 1 + random.nextInt(mostOffered));
            } else {
                scene.need(i, i, resource, 1 + random.nextInt(100));
            }
        }
        Facts facts = scene.facts();
        Group group = Group.of(facts).get(0);
        Exchange exchange = exchange(facts, 64);
        assertThat(exchange.isLarge(group)).isTrue();
        List<Clearing> clearings = exchange.clear(group).toList();
        assertThat(clearings).hasSize(1);
        Clearing clearing = clearings.get(0);
        assertThat(clearing.market().value(clearing.flow(), clearing.quantum())).isEqualTo(clearing.value());
        assertThat(Markets.excess(clearing.market(), clearing.quantum(), clearing.flow()))
                .isLessThan(1e-9);
        assertThat(provedOverAll(facts, Group.of(facts).get(0), clearings)).isCloseTo(clearing.bound(), within(1e-6));
        assertThat(1 - clearing.value() / clearing.bound()).isBetween(leastGap, 0.01);
        assertThat(clearing.flow().length).isLessThanOrEqualTo(mostLinks * group.needs().length);
        assertThat(exchange.cleared()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1250, 16, true",
        "1249, 16, false",
        "1249, 99, false",
        "1250, 15, false",
        "5000, 4, true",
        "4999, 4, false"
    })
    void isLargeWithTwentyThousandLinksAtSixteenANeed(int needs, int offers, boolean large) {
        Facts facts = new Scene().facts();
        Group group = new Group(facts, new int[needs], new int[offers], new int[0]);
        assertThat(exchange(facts, 64).isLarge(group)).isEqualTo(large);
    }

    /** One offer and one need in each of ten places too far from each other. */
    private static Facts tenPlaces(double quantity) {
        Scene scene = new Scene().material("wood", 10, 30);
        for (int i = 0; i < 10; i++) {
            scene.site(2 * i + 1, 100_000 * i, 0).site(2 * i + 2, 100_000 * i + 1000 + 10 * i, 0);
            scene.offer(2 * i + 1, 2 * i + 1, "wood", 8).need(2 * i + 2, 2 * i + 2, "wood", i == 0 ? quantity : 8);
        }
        return scene.facts();
    }

    @Test
    void clearsAgainOnlyTheMarketsThatChanged() {
        Facts facts = tenPlaces(7);
        Exchange first = exchange(facts, 64);
        List<Clearing> before = first.clear(Group.of(facts).get(0)).toList();
        assertThat(before).hasSize(10);
        assertThat(first.cleared()).hasSize(10);
        Facts changed = tenPlaces(6);
        Exchange second = new Exchange(byWeight(changed), 64, changed.size, first.cleared());
        List<Clearing> after = second.clear(Group.of(changed).get(0)).toList();
        assertThat(after.get(0).flow()).isNotSameAs(before.get(0).flow());
        assertThat(after.get(0).quantum().amount(after.get(0).flow()[0])).isEqualTo(6);
        for (int i = 1; i < 10; i++) {
            assertThat(after.get(i).flow()).isSameAs(before.get(i).flow());
            assertThat(after.get(i).market()).isNotSameAs(before.get(i).market());
        }
        assertThat(second.cleared()).hasSize(10);
    }

    /** Figures may differ though their fingerprints agree. */
    @Test
    void clearsAMarketAnewWhenAnotherHasItsFingerprint() {
        Facts facts = tenPlaces(7);
        Exchange first = exchange(facts, 64);
        List<Clearing> before = first.clear(Group.of(facts).get(0)).toList();
        Clearing other = Clearing.of(AllocationTest.market(new int[][] {{500}}, new int[] {1}, new int[] {1}));
        Map<Long, Clearing> wrong =
                first.cleared().keySet().stream().collect(Collectors.toMap(Function.identity(), key -> other));
        Exchange second = new Exchange(byWeight(facts), 64, facts.size, new ConcurrentHashMap<>(wrong));
        List<Clearing> after = second.clear(Group.of(facts).get(0)).toList();
        IntStream.range(0, 10)
                .forEach(i -> assertThat(after.get(i).flow())
                        .isEqualTo(before.get(i).flow())
                        .isNotSameAs(before.get(i).flow()));
    }
}
