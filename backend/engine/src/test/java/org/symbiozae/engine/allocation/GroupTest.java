package org.symbiozae.engine.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.symbiozae.domain.Declaration.Kind;
import org.symbiozae.domain.Parameters;
import org.symbiozae.engine.Scene;
import org.symbiozae.engine.Territories;
import org.symbiozae.engine.match.Facts;
import org.symbiozae.engine.match.Lists;
import org.symbiozae.engine.match.Pairing;
import org.symbiozae.engine.match.Score;
import org.symbiozae.engine.match.Search;
import org.symbiozae.engine.match.Search.Order;
import org.symbiozae.engine.match.Trees;

/** Groups against what replaces what, hop by hop, and their markets against lists and scores. */
class GroupTest {

    @Provide
    Arbitrary<Scene> scattered() {
        return Territories.scattered();
    }

    /** Twelve resources, some of which replace others. */
    private static Scene scene(SplittableRandom random) {
        Scene scene = new Scene();
        for (int i = 0; i < 12; i++) {
            scene.material("r" + (char) ('a' + i), 10, 30).site(i + 1, 100 * i, 0);
        }
        for (int i = random.nextInt(12); i > 0; i--) {
            int from = random.nextInt(12);
            int to = random.nextInt(12);
            if (from != to) {
                scene.compatible("r" + (char) ('a' + from), "r" + (char) ('a' + to), 0.5, 2);
            }
        }
        for (int i = 1; i <= 30; i++) {
            String resource = "r" + (char) ('a' + random.nextInt(12));
            switch (random.nextInt(3)) {
                case 0 -> scene.offer(i, 1 + random.nextInt(12), resource, 1 + i);
                case 1 -> scene.need(i, 1 + random.nextInt(12), resource, 1 + i);
                default -> scene.share(i, 1 + random.nextInt(12), resource, 1 + i);
            }
        }
        return scene;
    }

    /** All resources that replace this one or are replaced by it, hop by hop. */
    private static TreeSet<Integer> reached(Facts facts, int resource) {
        TreeSet<Integer> reached = new TreeSet<>(List.of(resource));
        int before;
        do {
            before = reached.size();
            for (int needed = 0; needed < facts.resources.size(); needed++) {
                for (Pairing pairing : facts.pairings().get(needed)) {
                    if (reached.contains(needed) || reached.contains(pairing.offered())) {
                        reached.add(needed);
                        reached.add(pairing.offered());
                    }
                }
            }
        } while (reached.size() > before);
        return reached;
    }

    @Property(tries = 80)
    void holdsTheNeedsAndOffersOfWhatReplacesEachOther(@ForAll long seed) {
        Facts facts = scene(new SplittableRandom(seed)).facts();
        List<TreeSet<Integer>> expected = IntStream.range(0, facts.resources.size())
                .mapToObj(resource -> reached(facts, resource))
                .distinct()
                .filter(those -> those(facts, Kind.NEED, those).length > 0)
                .filter(those -> those(facts, Kind.OFFER, those).length > 0)
                .toList();
        List<Group> groups = Group.of(facts);
        assertThat(groups).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            Group group = groups.get(i);
            assertThat(group.needs()).containsExactly(those(facts, Kind.NEED, expected.get(i)));
            assertThat(group.offers()).containsExactly(those(facts, Kind.OFFER, expected.get(i)));
            assertPlaces(group);
        }
    }

    private static int[] those(Facts facts, Kind kind, TreeSet<Integer> resources) {
        return Arrays.stream(facts.of(kind))
                .filter(i -> resources.contains((int) facts.resource[i]))
                .toArray();
    }

    private static void assertPlaces(Group group) {
        for (int i = 0; i < group.offers().length; i++) {
            assertThat(group.placeOf()[group.offers()[i]]).isEqualTo(i);
        }
    }

    /** Cells of 4096 decimetres counted from the south-western one, bit by bit: the row's before the column's. */
    @Property(tries = 40)
    void standsAlongMortonsCurveOnceNeighboursAreTogether(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Scene scene = new Scene().material("wood", 10, 30);
        int side = random.nextBoolean() ? 4_000 : 13_000_000;
        for (int i = 1; i <= 60; i++) {
            scene.site(i, random.nextInt(side) - side / 3, random.nextInt(side) - side / 2);
            if (random.nextBoolean()) {
                scene.offer(i, i, "wood", 1);
            } else {
                scene.need(i, i, "wood", 1);
            }
        }
        Facts facts = scene.facts();
        for (Group group : Group.of(facts)) {
            Group together = group.neighboursTogether();
            assertThat(together.needs()).containsExactly(byCurve(facts, group.needs()));
            assertThat(together.offers()).containsExactly(byCurve(facts, group.offers()));
            assertPlaces(together);
            assertThat(together.eastings())
                    .containsExactly(
                            Arrays.stream(together.offers()).map(facts::x).toArray());
        }
    }

    private static int[] byCurve(Facts facts, int[] declarations) {
        int west = Arrays.stream(declarations).map(facts::x).min().getAsInt();
        int south = Arrays.stream(declarations).map(facts::y).min().getAsInt();
        Comparator<Integer> byPlace = Comparator.comparing(i -> {
            StringBuilder bits = new StringBuilder();
            for (int bit = 14; bit >= 0; bit--) {
                bits.append((facts.y(i) - south) / 4096 >> bit & 1);
                bits.append((facts.x(i) - west) / 4096 >> bit & 1);
            }
            return bits.toString();
        });
        return Arrays.stream(declarations)
                .boxed()
                .sorted(byPlace.thenComparing(Comparator.naturalOrder()))
                .mapToInt(i -> i)
                .toArray();
    }

    @Property(tries = 40)
    void linksItsNeedsToTheOffersOfTheirLists(@ForAll("scattered") Scene scene, @ForAll boolean together) {
        Facts facts = scene.facts();
        Score score = new Score(facts, Parameters.DEFAULT);
        Search byWeight = new Search(facts, Trees.of(facts), score, Order.WEIGHT);
        for (Group each : Group.of(facts)) {
            Group group = together ? each.neighboursTogether() : each;
            Lists whole = byWeight.lists(group.needs(), Integer.MAX_VALUE);
            Market few = group.market(part(whole, 0, 3));
            assertLinks(group, score, few, part(whole, 0, 3));
            Market more = group.with(part(whole, 3, 5), few);
            assertLinks(group, score, more, part(whole, 0, 5));
            assertLinks(group, score, group.with(part(whole, 0, 0), more), part(whole, 0, 5));
        }
    }

    /** Those of each list from one rank up to another. */
    private static Lists part(Lists lists, int from, int to) {
        List<Integer> kept = new ArrayList<>();
        int[] first = new int[lists.needs().length + 1];
        for (int need = 0; need < lists.needs().length; need++) {
            for (int rank = from; rank < Math.min(to, lists.length(need)); rank++) {
                kept.add(lists.first()[need] + rank);
            }
            first[need + 1] = kept.size();
        }
        return new Lists(
                lists.needs(),
                to - from,
                first,
                kept.stream().mapToInt(i -> lists.offers()[i]).toArray(),
                kept.stream().mapToDouble(i -> lists.costs()[i]).toArray());
    }

    private static void assertLinks(Group group, Score score, Market market, Lists lists) {
        Facts facts = group.facts();
        assertThat(market.needs()).isEqualTo(group.needs());
        assertThat(market.offers()).isEqualTo(group.offers());
        for (int i = 0; i < market.offers().length; i++) {
            assertThat(market.supply()[i]).isEqualTo(facts.quantity[market.offers()[i]]);
        }
        for (int i = 0; i < market.needs().length; i++) {
            int need = market.needs()[i];
            assertThat(market.demand()[i]).isEqualTo(facts.quantity[need]);
            int[] offers = Arrays.stream(market.offerOf(), market.first()[i], market.first()[i + 1])
                    .map(place -> market.offers()[place])
                    .toArray();
            assertThat(offers).containsExactly(lists.offers(i));
            for (int j = 0; j < offers.length; j++) {
                Pairing pairing = facts.pairing(offers[j], need);
                int link = market.first()[i] + j;
                double cost = score.weightCost(pairing, offers[j], need, facts.squaredDistance(offers[j], need));
                assertThat(market.weight()[link]).isCloseTo(StrictMath.exp(-cost), within(1e-12));
                assertThat(market.yield()[link]).isEqualTo(pairing.yield());
            }
        }
    }

    @Test
    void leavesOutWhatIsOnlyNeededOrOnlyOffered() {
        Facts facts = new Scene()
                .material("heat", 10, 30)
                .material("wood", 10, 30)
                .site(1, 0, 0)
                .offer(1, 1, "heat", 5)
                .need(2, 1, "wood", 5)
                .facts();
        assertThat(Group.of(facts)).isEmpty();
    }
}
