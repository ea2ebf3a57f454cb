package org.symbiozae.engine.pooling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.symbiozae.domain.Economics;
import org.symbiozae.domain.Resource;
import org.symbiozae.domain.Zone;
import org.symbiozae.engine.Scene;
import org.symbiozae.engine.match.Facts;
import org.symbiozae.engine.pooling.Pool.Participant;
import org.symbiozae.geo.Metres;
import org.symbiozae.geo.Position;

/** Who takes part in which pool, by hand. */
class ParticipantsTest {

    private static final Economics TERMS = new Economics(100, 100, 0, 0, 1e9, 2, Metres.ofKilometres(1), 10, true);
    private static final Economics ROUNDS =
            new Economics(100, 100, 0, 0, 1e9, 2, Metres.ofKilometres(1), 10, Metres.ofKilometres(5), true);

    private static final List<Zone> ZONES =
            List.of(new Zone(9, Position.ofMetres(5, 5)), new Zone(3, Position.ofMetres(1, 1)));

    /** What is left of a declaration is a tenth of it. */
    private static List<Pool> pools(Scene scene) {
        Facts facts = scene.facts();
        return Participants.pools(facts, scene.taxonomy(), ZONES, i -> facts.quantity[i] / 10).stream()
                .map(Supplier::get)
                .toList();
    }

    private static Scene scene(String category) {
        return new Scene()
                .resource("thing", category, 10, 50)
                .pooled("thing", TERMS)
                .site(1, 0, 0)
                .site(2, 100, 0)
                .site(3, 200, 300)
                .offer(11, 1, "thing", 100)
                .need(12, 2, "thing", 200)
                .share(13, 3, "thing", 300);
    }

    @Test
    void whatFlowsIsCollectedFromOffersNobodyTook() {
        for (String category : List.of("flux", "fluides")) {
            assertThat(pools(scene(category)))
                    .singleElement()
                    .satisfies(pool -> assertThat(pool.participants())
                            .containsExactly(
                                    new Participant(1, Position.ofMetres(0, 0), 0, List.of(0), 10),
                                    new Participant(3, Position.ofMetres(200, 300), 2, List.of(2), 300)));
        }
    }

    @Test
    void allElseIsSoughtTogetherByNeedsNobodyMet() {
        for (String category : List.of("services", "equipements")) {
            assertThat(pools(scene(category)))
                    .singleElement()
                    .satisfies(pool -> assertThat(pool.participants())
                            .containsExactly(
                                    new Participant(2, Position.ofMetres(100, 0), 1, List.of(1), 20),
                                    new Participant(3, Position.ofMetres(200, 300), 2, List.of(2), 300)));
        }
    }

    /** Of equal declarations the one with the smaller number stands for the site. */
    @Test
    void aSiteTakesPartOnceWithTheSumOfItsVolumes() {
        Scene scene = scene("flux").offer(20, 3, "thing", 4000).share(21, 1, "thing", 30);
        scene.offer(22, 1, "thing", 300).need(23, 1, "thing", 5000);
        assertThat(pools(scene).get(0).participants())
                .containsExactly(
                        new Participant(1, Position.ofMetres(0, 0), 4, List.of(0, 4, 5), 70),
                        new Participant(3, Position.ofMetres(200, 300), 3, List.of(2, 3), 700));
    }

    @Test
    void whoHasNothingLeftDoesNotTakePart() {
        Scene scene = scene("flux");
        Facts facts = scene.facts();
        List<Supplier<Pool>> pools = Participants.pools(facts, scene.taxonomy(), ZONES, i -> 0);
        assertThat(pools)
                .singleElement()
                .satisfies(pool -> assertThat(pool.get().participants())
                        .extracting(Participant::site)
                        .containsExactly(3L));
        scene.declarations.remove(2);
        assertThat(Participants.pools(scene.facts(), scene.taxonomy(), ZONES, i -> 0))
                .isEmpty();
    }

    @Test
    void onlyWhatMayBePooledAndHasTermsIs() {
        Scene scene = scene("flux")
                .material("apples", 10, 50)
                .pooled("apples", ROUNDS)
                .material("zinc", 10, 50);
        scene.resources.put(
                "lead", new Resource("lead", "flux", "t", Metres.ofKilometres(1), Metres.ofKilometres(2), false));
        scene.pooled("lead", TERMS).material("nobody", 10, 50).pooled("nobody", TERMS);
        scene.share(31, 1, "apples", 1).share(32, 1, "zinc", 1).share(33, 1, "lead", 1);
        assertThat(pools(scene)).extracting(Pool::economics).containsExactly(ROUNDS, TERMS);
    }

    @Test
    void zonesComeByNumberAndNotWhereRoundsVisitTheMembers() {
        Scene scene = scene("flux")
                .material("apples", 10, 50)
                .pooled("apples", ROUNDS)
                .share(31, 1, "apples", 1);
        List<Pool> pools = pools(scene);
        assertThat(pools.get(0).zones()).isEmpty();
        assertThat(pools.get(1).zones()).extracting(Zone::id).containsExactly(3L, 9L);
    }
}
