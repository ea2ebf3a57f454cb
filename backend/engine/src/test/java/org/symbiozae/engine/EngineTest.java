package org.symbiozae.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.symbiozae.domain.Analysis;
import org.symbiozae.domain.Declaration.Kind;
import org.symbiozae.domain.Parameters;
import org.symbiozae.domain.Site;
import org.symbiozae.domain.Synergy;
import org.symbiozae.domain.Territory;
import org.symbiozae.engine.match.BoxTree;
import org.symbiozae.engine.match.Facts;
import org.symbiozae.engine.match.Score;
import org.symbiozae.engine.match.Search;
import org.symbiozae.geo.Position;

class EngineTest {

    private static final Parameters SHORT_LISTS = new Parameters(1, 0.25, 0.01, 2, 24, 1, 1);

    @Provide
    Arbitrary<Scene> crowded() {
        return Territories.crowded();
    }

    @Provide
    Arbitrary<Scene> scattered() {
        return Territories.scattered();
    }

    @Property(tries = 60)
    void doesNotDependOnTheOrderOfItsInput(@ForAll("crowded") Scene scene, @ForAll long seed) {
        assertThat(Engine.analyse(scene.shuffled(seed), Parameters.DEFAULT)).isEqualTo(scene.analyse());
    }

    @Property(tries = 10)
    void doesNotDependOnTheNumberOfThreads(@ForAll("scattered") Scene scene) {
        Analysis expected = scene.analyse();
        for (int threads : new int[] {1, 2, 7}) {
            ForkJoinPool pool = new ForkJoinPool(threads);
            try {
                assertThat(pool.submit(scene::analyse).join()).isEqualTo(expected);
            } finally {
                pool.shutdown();
            }
        }
    }

    @Property(tries = 40)
    void doesNotDependOnWhereTheOriginLiesOrWhichWayIsEast(@ForAll("crowded") Scene scene) {
        Analysis expected = scene.analyse();
        Territory moved = moved(scene.territory(), 1, 9_500_000, -65_000_000);
        Territory mirrored = moved(scene.territory(), -1, 0, 0);
        assertThat(Engine.analyse(moved, Parameters.DEFAULT)).isEqualTo(expected);
        assertThat(Engine.analyse(mirrored, Parameters.DEFAULT)).isEqualTo(expected);
    }

    @Property(tries = 40)
    void answersManyParametersWithOneEngine(@ForAll("crowded") Scene scene) {
        Engine engine = new Engine(scene.territory());
        engine.analyse(SHORT_LISTS);
        assertThat(engine.analyse(Parameters.DEFAULT)).isEqualTo(scene.analyse());
    }

    @Property(tries = 60)
    void listsEveryAllocatedPairUnderItsTrueRank(@ForAll("crowded") Scene scene) {
        List<Synergy> whole = Engine.analyse(scene.territory(), new Parameters(1, 0.25, 0.01, 1000, 24, 1, 1))
                .synergies();
        List<Synergy> shortened = Engine.analyse(scene.territory(), SHORT_LISTS).synergies();
        assertThat(shortened)
                .containsExactlyElementsOf(whole.stream()
                        .filter(synergy -> synergy.rank() <= 2 || synergy.allocated() > 0)
                        .toList());
    }

    @Property(tries = 60)
    void explainsEveryScore(@ForAll("scattered") Scene scene) {
        for (Synergy synergy : scene.analyse().synergies()) {
            assertThat(synergy.score()).isEqualTo(synergy.factors().score()).isBetween(0.01 - 1e-15, 1.0);
            assertThat(synergy.equivalent()).isEqualTo(synergy.parts().total());
            Synergy.Parts parts = synergy.parts();
            assertThat(Stream.of(parts.type(), parts.distance(), parts.quantity(), parts.season(), parts.freshness()))
                    .allMatch(part -> part >= 0);
            if (synergy.distance().value() > 0) {
                double decay = parts.distance() / -Math.log(synergy.factors().distance());
                assertThat(Math.exp(-synergy.equivalent() / decay)).isCloseTo(synergy.score(), within(1e-9));
            }
        }
    }

    @Property(tries = 40)
    void leavesTheListsOfFarNeedsAlone(@ForAll("scattered") Scene scene) {
        Parameters listsOnly = new Parameters(1, 0.25, 0.01, 20, 24, 1, 0.1);
        Search before = search(scene.facts(), listsOnly);
        Facts facts = scene.facts();
        Scene changed = scene.site(999, 500_000, 500_000).offer(999_999, 999, "wood", 10);
        Facts after = changed.facts();
        Search search = search(after, listsOnly);
        for (int need : facts.of(Kind.NEED)) {
            assertThat(search.best(need, 20).costs())
                    .isEqualTo(before.best(need, 20).costs());
        }
    }

    @Test
    void findsNothingWhereThereIsNothing() {
        Analysis empty = new Scene().analyse();
        assertThat(empty.synergies()).isEmpty();
        assertThat(empty.clusters()).isEmpty();
        assertThat(empty.allocation().gap()).isZero();
        assertThat(empty.plan().gap()).isZero();
    }

    @Test
    void copesWithEverybodyAtOnePlace() {
        Scene scene = new Scene().material("wood", 10, 30);
        for (int i = 1; i <= 300; i++) {
            scene.site(i, 0, 0);
            if (i % 2 == 0) {
                scene.offer(i, i, "wood", 10);
            } else {
                scene.need(i, i, "wood", 10);
            }
        }
        Analysis analysis = scene.analyse();
        assertThat(analysis.allocation().value()).isEqualTo(1500, within(1e-9));
        assertThat(analysis.synergies().stream().filter(synergy -> synergy.need() == 1 && synergy.rank() <= 20))
                .extracting(Synergy::offer)
                .containsExactlyElementsOf(
                        Stream.iterate(2L, id -> id + 2).limit(20).toList());
    }

    private static Search search(Facts facts, Parameters parameters) {
        return new Search(facts, BoxTree.ofOffers(facts), new Score(facts, parameters), Search.Order.SCORE);
    }

    private static Territory moved(Territory territory, int sign, int east, int north) {
        return new Territory(
                territory.code(),
                territory.dataVersion(),
                territory.sites().stream()
                        .map(site -> new Site(
                                site.id(),
                                new Position(
                                        sign * site.position().x() + east,
                                        site.position().y() + north),
                                site.zone()))
                        .toList(),
                territory.declarations(),
                territory.taxonomy());
    }
}
