package org.symbiozae.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.symbiozae.domain.Analysis;
import org.symbiozae.domain.Declaration;
import org.symbiozae.domain.Parameters;
import org.symbiozae.domain.Synergy;
import org.symbiozae.domain.Territory;

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

    @Property(tries = 40)
    void answersManyParametersWithOneEngine(@ForAll("crowded") Scene scene) {
        Engine engine = new Engine(scene.territory());
        engine.analyse(SHORT_LISTS);
        assertThat(engine.analyse(Parameters.DEFAULT)).isEqualTo(scene.analyse());
    }

    @Property(tries = 60)
    void answersAfterAnEditAsIfItHadNeverKnownAnythingElse(
            @ForAll("crowded") Scene scene, @ForAll @IntRange(min = 2, max = 9) int each) {
        Territory before = scene.territory();
        List<Declaration> edited = new ArrayList<>(before.declarations());
        edited.removeIf(declaration -> declaration.id() % each == 0);
        Territory after =
                new Territory(before.code(), before.dataVersion() + 1, before.sites(), edited, before.taxonomy());
        Engine engine = new Engine(before);
        Analysis first = engine.analyse(Parameters.DEFAULT);

        Engine updated = engine.updated(after);

        assertThat(updated.analyse(SHORT_LISTS)).isEqualTo(Engine.analyse(after, SHORT_LISTS));
        assertThat(updated.analyse(Parameters.DEFAULT)).isEqualTo(Engine.analyse(after, Parameters.DEFAULT));
        assertThat(updated.updated(before).analyse(Parameters.DEFAULT)).isEqualTo(first);
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
}
