package org.symbiozae.engine.pooling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.symbiozae.domain.Choice;
import org.symbiozae.domain.Cluster.Hub;
import org.symbiozae.domain.Economics;
import org.symbiozae.domain.Zone;
import org.symbiozae.engine.Scene;
import org.symbiozae.engine.match.Facts;
import org.symbiozae.engine.pooling.Pool.Participant;
import org.symbiozae.geo.Metres;
import org.symbiozae.geo.Position;

/** Which choices hold and what they leave, on sites 1 to 6 every 500 m along a line. */
class ChoicesTest {

    /** F = 100, b = 10·v, V_min = 10, V_max = 100, m = 2, ρ = 1 km, τ = 100, pairs within 1.5 km; nets lie far apart. */
    private static Economics terms(double fixed) {
        return new Economics(
                fixed, 0, 10, 10, 100, 2, Metres.ofKilometres(1), 100, Metres.ZERO, new Metres(1500), true);
    }

    private static Choices choices(double fixed, Choice... chosen) {
        return choices(terms(fixed), chosen);
    }

    private static Choices choices(Economics terms, Choice... chosen) {
        Scene scene = new Scene().material("waste", 10, 50).pooled("waste", terms);
        for (int i = 1; i <= 6; i++) {
            scene.site(i, 500 * (i - 1), 0).share(100 + i, i, "waste", 30);
        }
        Facts facts = scene.facts();
        List<Zone> zones = List.of(new Zone(7, Position.ofMetres(750, 0)), new Zone(8, Position.ofMetres(2000, 0)));
        Pool pool = Participants.pools(facts, scene.taxonomy(), zones, i -> 0)
                .get(0)
                .get();
        return Choices.of(facts, pool, List.of(chosen));
    }

    private static Choice choice(Hub hub, Long... sites) {
        return new Choice("waste", hub, List.of(sites));
    }

    private static List<Long> sites(Formation formation) {
        return formation.sites().stream()
                .map(site -> formation.region().participant(site).site())
                .toList();
    }

    private static List<Long> rest(Choices choices) {
        return choices.rest().participants().stream().map(Participant::site).toList();
    }

    @Test
    void whatIsChosenIsKeptAndTheRestIsWithoutIt() {
        Choices choices = choices(100, choice(Hub.site(2), 1L, 2L, 3L));
        Formation kept = choices.kept().get(0);
        assertThat(sites(kept)).containsExactly(1L, 2L, 3L);
        assertThat(kept.region().hub(kept.hub())).isEqualTo(Hub.site(2));
        assertThat(kept.value()).isCloseTo(900 - 100 - 100, within(1e-9));
        assertThat(rest(choices)).containsExactly(4L, 5L, 6L);
        assertThat(choices.rest().zones()).extracting(Zone::id).containsExactly(7L, 8L);
        assertThat(choices.rest().economics()).isEqualTo(terms(100));
    }

    @Test
    void aChosenZoneIsTakenFromTheRest() {
        Choices choices =
                choices(100, choice(Hub.zone(7), 1L, 2L, 3L), choice(Hub.zone(7), 4L, 5L), choice(Hub.zone(8), 4L, 5L));
        assertThat(choices.kept()).hasSize(2);
        assertThat(sites(choices.kept().get(1))).containsExactly(4L, 5L);
        assertThat(rest(choices)).containsExactly(6L);
        assertThat(choices.rest().zones()).isEmpty();
    }

    @Test
    void ofTwoThatShareASiteTheFirstHolds() {
        Choices choices = choices(100, choice(Hub.site(2), 1L, 2L), choice(Hub.site(2), 2L, 3L, 4L));
        assertThat(choices.kept()).hasSize(1);
        assertThat(sites(choices.kept().get(0))).containsExactly(1L, 2L);
        assertThat(rest(choices)).containsExactly(3L, 4L, 5L, 6L);
    }

    @Test
    void membersWhoLeftAreLeftOut() {
        Choices choices = choices(100, choice(Hub.site(2), 1L, 2L, 99L));
        assertThat(sites(choices.kept().get(0))).containsExactly(1L, 2L);
    }

    @Test
    void doesNotHoldWhereATermIsBroken() {
        for (Choice broken : List.of(
                choice(Hub.site(1), 1L),
                choice(Hub.site(1), 1L, 4L),
                choice(Hub.site(2), 1L, 2L, 3L, 4L),
                choice(Hub.site(9), 1L, 2L),
                choice(Hub.site(3), 1L, 2L),
                choice(Hub.zone(9), 1L, 2L),
                choice(Hub.site(3), 1L, 3L, 5L),
                new Choice("other", Hub.site(2), List.of(1L, 2L)))) {
            Choices choices = choices(100, broken);
            assertThat(choices.kept()).isEmpty();
            assertThat(rest(choices)).hasSize(6);
        }
    }

    /** Two members 500 m from each other bring 600 less 50. */
    @Test
    void holdsWhileItIsWorthMoreThanNothing() {
        assertThat(choices(549, choice(Hub.site(2), 1L, 2L)).kept()).hasSize(1);
        assertThat(choices(550, choice(Hub.site(2), 1L, 2L)).kept()).isEmpty();
        assertThat(choices(551, choice(Hub.site(2), 1L, 2L)).kept()).isEmpty();
    }

    /** There and back again is a kilometre. */
    @Test
    void holdsWhileItsRoundIsShortEnough() {
        Economics rounds =
                new Economics(100, 0, 10, 10, 100, 2, Metres.ofKilometres(1), 100, new Metres(1000), Metres.ZERO, true);
        assertThat(choices(rounds, choice(Hub.site(2), 1L, 2L)).kept()).hasSize(1);
        assertThat(choices(rounds, choice(Hub.site(2), 1L, 2L, 3L)).kept()).isEmpty();
    }

    @Test
    void nothingChosenLeavesThePoolAsItIs() {
        Choices choices = choices(100);
        assertThat(choices.kept()).isEmpty();
        assertThat(rest(choices)).hasSize(6);
        assertThat(choices.rest().zones()).hasSize(2);
    }
}
