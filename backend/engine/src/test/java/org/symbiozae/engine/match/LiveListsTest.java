package org.symbiozae.engine.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.symbiozae.domain.Declaration;
import org.symbiozae.domain.Declaration.Kind;
import org.symbiozae.domain.Months;
import org.symbiozae.domain.Parameters;
import org.symbiozae.domain.Site;
import org.symbiozae.domain.Taxonomy;
import org.symbiozae.domain.Territory;
import org.symbiozae.engine.Scene;
import org.symbiozae.engine.Territories;
import org.symbiozae.engine.match.LiveLists.Ranking;
import org.symbiozae.engine.match.Search.Order;
import org.symbiozae.geo.Position;

/** After any changes, the lists of a full run: same offers, same costs, to the last bit. */
class LiveListsTest {

    private static final Parameters SHORT_LISTS = new Parameters(1, 0.25, 0.01, 3, 24, 1, 1);

    @Provide
    Arbitrary<Scene> crowded() {
        return Territories.crowded();
    }

    @Provide
    Arbitrary<Scene> scattered() {
        return Territories.scattered();
    }

    @Property(tries = 100)
    void equalAFullRunAfterAnyEditsAmongTies(@ForAll("crowded") Scene scene, @ForAll long seed) {
        assertEqualAfterEdits(scene, seed, 64, 12, 100, 20);
    }

    @Property(tries = 60)
    void equalAFullRunAfterAnyEditsAcrossACountry(@ForAll("scattered") Scene scene, @ForAll long seed) {
        assertEqualAfterEdits(scene, seed, 64, 12, 1, 40_000);
    }

    @Property(tries = 30)
    void equalAFullRunOnceWholeTreesHaveBeenPlantedAgain(@ForAll("crowded") Scene scene, @ForAll long seed) {
        assertEqualAfterEdits(scene, seed, 2, 60, 100, 20);
    }

    @Test
    void refuseAnotherSitesDeclaration() {
        LiveLists live = live(Territories.scene(1, 5, 20, 100, 20, true).facts(), 64);
        Declaration foreign = Scene.declaration(1, 2, Kind.NEED, "wood", 1, Months.ALL_YEAR, 0);
        assertThatThrownBy(() -> live.change(new Site(1, new Position(0, 0), null), List.of(foreign)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("declaration 1");
    }

    private static void assertEqualAfterEdits(Scene scene, long seed, int buffered, int edits, double step, int steps) {
        LiveLists live = live(scene.facts(), buffered);
        SplittableRandom random = new SplittableRandom(seed);
        Map<Long, Site> sites = new HashMap<>();
        scene.sites.forEach(site -> sites.put(site.id(), site));
        Map<Long, List<Declaration>> declared = new HashMap<>();
        scene.declarations.forEach(each ->
                declared.computeIfAbsent(each.site(), key -> new ArrayList<>()).add(each));
        long next = 1_000_000;
        for (int edit = 0; edit < edits; edit++) {
            long number = 1 + random.nextInt(scene.sites.size() + 2);
            Site site = random.nextBoolean() && sites.containsKey(number)
                    ? sites.get(number)
                    : new Site(
                            number,
                            Position.ofMetres(step * random.nextInt(steps), step * random.nextInt(steps)),
                            null);
            List<Declaration> now = new ArrayList<>(declared.getOrDefault(number, List.of()));
            now.removeIf(each -> random.nextInt(4) == 0);
            for (int more = random.nextInt(4); more > 0; more--) {
                next += 1 - 2 * random.nextInt(2) * 500;
                now.add(Territories.declaration(random, next++, number, step > 1));
            }
            Map<Long, Ranking> before = rankings(live, sites, declared);
            sites.put(number, site);
            declared.put(number, now);
            long[] renewed = live.change(site, now);
            Map<Long, Ranking> after = rankings(live, sites, declared);
            after.forEach((need, ranking) -> {
                if (Arrays.binarySearch(renewed, need) < 0) {
                    assertThat(ranking.offers()).isEqualTo(before.get(need).offers());
                }
            });
        }
        Territory territory = new Territory(
                "scene",
                2,
                List.copyOf(sites.values()),
                declared.values().stream().flatMap(List::stream).toList(),
                new Taxonomy(scene.resources, scene.compatibilities, scene.economics));
        Facts facts = new Facts(territory);
        Lists full = search(facts).lists(SHORT_LISTS.listLength());
        Map<Long, Ranking> rankings = rankings(live, sites, declared);
        assertThat(rankings).hasSize(full.needs().length);
        for (int place = 0; place < full.needs().length; place++) {
            Ranking ranking = rankings.get(facts.id[full.needs()[place]]);
            assertThat(ranking.costs()).isEqualTo(full.costs(place));
            assertThat(ranking.offers())
                    .isEqualTo(Arrays.stream(full.offers(place))
                            .mapToLong(offer -> facts.id[offer])
                            .toArray());
        }
    }

    private static Map<Long, Ranking> rankings(
            LiveLists live, Map<Long, Site> sites, Map<Long, List<Declaration>> declared) {
        Map<Long, Ranking> rankings = new HashMap<>();
        declared.forEach((site, declarations) -> declarations.stream()
                .filter(declaration -> declaration.kind() == Kind.NEED)
                .forEach(need -> rankings.put(need.id(), live.ranking(sites.get(site), need.id()))));
        return rankings;
    }

    private static LiveLists live(Facts facts, int buffered) {
        return new LiveLists(
                facts,
                Trees.of(facts),
                new Score(facts, SHORT_LISTS),
                search(facts).lists(SHORT_LISTS.listLength()),
                buffered);
    }

    private static Search search(Facts facts) {
        return new Search(facts, Trees.of(facts), new Score(facts, SHORT_LISTS), Order.SCORE);
    }
}
