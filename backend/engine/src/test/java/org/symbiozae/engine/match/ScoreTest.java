package org.symbiozae.engine.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.symbiozae.domain.Declaration;
import org.symbiozae.domain.Declaration.Kind;
import org.symbiozae.domain.Months;
import org.symbiozae.domain.Parameters;
import org.symbiozae.domain.Synergy;
import org.symbiozae.domain.Visibility;
import org.symbiozae.engine.Scene;

class ScoreTest {

    private static Scene two(double eastMetres) {
        return new Scene().material("oil", 10, 50).site(1, 0, 0).site(2, eastMetres, 0);
    }

    private static Declaration oil(
            long id, Kind kind, Months months, int qualities, int ageMonths, int from, int to, Visibility visibility) {
        long site = kind == Kind.OFFER ? 1 : 2;
        return new Declaration(
                id, site, kind, "oil", 100, months, 0, qualities, ageMonths, from, to, visibility, false);
    }

    private static Declaration oil(long id, Kind kind, int qualities, int ageMonths) {
        return oil(id, kind, Months.ALL_YEAR, qualities, ageMonths, 0, 1000, Visibility.PUBLIC);
    }

    private static boolean meets(Declaration offer, Declaration need) {
        return !two(1000).add(offer).add(need).analyse().synergies().isEmpty();
    }

    @Test
    void reachesExactlyAsFarAsTheResourceDoes() {
        assertThat(two(50_000)
                        .offer(1, 1, "oil", 100)
                        .need(2, 2, "oil", 100)
                        .analyse()
                        .synergies())
                .isEmpty();
        Scene far = two(45_000).material("oil", 10, 45).offer(1, 1, "oil", 100).need(2, 2, "oil", 100);
        assertThat(far.synergy(1, 2).score()).isEqualTo(0.011109, within(5e-7));
        Scene beyond =
                two(45_000.1).material("oil", 10, 45).offer(1, 1, "oil", 100).need(2, 2, "oil", 100);
        assertThat(beyond.analyse().synergies()).isEmpty();
    }

    @Test
    void neverMatchesASiteWithItself() {
        Scene alone = new Scene().material("oil", 10, 50).site(1, 0, 0);
        assertThat(alone.offer(1, 1, "oil", 10).need(2, 1, "oil", 10).analyse().synergies())
                .isEmpty();
    }

    @Test
    void scoresAPerfectNeighbourOne() {
        Synergy synergy = two(0).offer(1, 1, "oil", 100).need(2, 2, "oil", 100).synergy(1, 2);
        assertThat(synergy.score()).isEqualTo(1);
        assertThat(synergy.equivalent()).isZero();
    }

    @Test
    void demandsEveryRequiredQuality() {
        assertThat(meets(oil(1, Kind.OFFER, 0b111, 0), oil(2, Kind.NEED, 0b101, 0)))
                .isTrue();
        assertThat(meets(oil(1, Kind.OFFER, 0b001, 0), oil(2, Kind.NEED, 0b101, 0)))
                .isFalse();
    }

    @Test
    void demandsACommonDay() {
        Declaration need = oil(2, Kind.NEED, Months.ALL_YEAR, 0, 0, 10, 20, Visibility.PUBLIC);
        assertThat(meets(oil(1, Kind.OFFER, Months.ALL_YEAR, 0, 0, 20, 30, Visibility.PUBLIC), need))
                .isTrue();
        assertThat(meets(oil(1, Kind.OFFER, Months.ALL_YEAR, 0, 0, 21, 30, Visibility.PUBLIC), need))
                .isFalse();
        assertThat(meets(oil(1, Kind.OFFER, Months.ALL_YEAR, 0, 0, 0, 9, Visibility.PUBLIC), need))
                .isFalse();
    }

    @Test
    void demandsACommonMonth() {
        Declaration summer = oil(1, Kind.OFFER, Months.fromTo(6, 8), 0, 0, 0, 1, Visibility.PUBLIC);
        Declaration winter = oil(2, Kind.NEED, Months.fromTo(12, 2), 0, 0, 0, 1, Visibility.PUBLIC);
        assertThat(meets(summer, winter)).isFalse();
    }

    @Test
    void halvesADeclarationOfTwoYears() {
        Synergy synergy = two(0).add(oil(1, Kind.OFFER, 0, 24))
                .add(oil(2, Kind.NEED, 0, 12))
                .synergy(1, 2);
        assertThat(synergy.factors().offerFreshness()).isEqualTo(0.5, within(1e-15));
        assertThat(synergy.factors().needFreshness()).isEqualTo(Math.sqrt(0.5), within(1e-15));
        assertThat(synergy.parts().freshness()).isEqualTo(10 * 1.5 * Math.log(2), within(1e-12));
    }

    @Test
    void isAsClosedAsItsMostClosedSide() {
        Synergy synergy = two(0).add(oil(1, Kind.OFFER, Months.ALL_YEAR, 0, 0, 0, 1, Visibility.PUBLIC))
                .add(oil(2, Kind.NEED, Months.ALL_YEAR, 0, 0, 0, 1, Visibility.NETWORK))
                .synergy(1, 2);
        assertThat(synergy.visibility()).isEqualTo(Visibility.NETWORK);
    }

    @Test
    void asksForTwoSitesWithinReachAndACommonMonth() {
        Scene scene = two(45_000).material("oil", 10, 45).site(3, 45_000.1, 0);
        scene.offer(1, 1, "oil", 5, Months.fromTo(6, 8), 0).need(2, 2, "oil", 5).need(3, 3, "oil", 5);
        scene.add(oil(4, Kind.NEED, Months.fromTo(12, 2), 0, 0, 0, 1, Visibility.PUBLIC));
        scene.need(5, 1, "oil", 5);
        Facts facts = scene.facts();
        Score score = new Score(facts, Scene.DEFAULT);
        assertThat(score.possible(0, 1, facts.squaredDistance(0, 1))).isTrue();
        assertThat(score.possible(0, 2, facts.squaredDistance(0, 2))).isFalse();
        assertThat(score.possible(0, 3, facts.squaredDistance(0, 3))).isFalse();
        assertThat(score.possible(0, 4, facts.squaredDistance(0, 4))).isFalse();
    }

    @Test
    void countsTheShareOfTheNeededMonths() {
        Scene scene = two(0).offer(1, 1, "oil", 100, Months.fromTo(6, 8), 0)
                .add(oil(2, Kind.NEED, Months.fromTo(8, 11), 0, 0, 0, 1000, Visibility.PUBLIC));
        Synergy synergy = scene.synergy(1, 2);
        assertThat(synergy.factors().season()).isEqualTo(0.25);
        assertThat(synergy.parts().season()).isEqualTo(10 * Math.log(4), within(1e-12));
    }

    @Test
    void saysHowFarItReachesAndFallsAsAScenarioHasIt() {
        Facts facts = two(1000).offer(1, 1, "oil", 100).need(2, 2, "oil", 100).facts();
        Score score = new Score(facts, new Parameters(1, 0.25, 0.01, 20, 24, 4, 0.5));
        Synergy synergy = score.explain(0, 1, 1, 0);
        assertThat(synergy.decay().value()).isEqualTo(40_000);
        assertThat(synergy.reach().value()).isEqualTo(25_000);
        assertThat(synergy.factors().score()).isEqualTo(Math.exp(-1 / 40.0), within(1e-15));
        assertThat(score.reaches(0, 250_000L * 250_000L)).isTrue();
        assertThat(score.reaches(0, 250_000L * 250_000L + 1)).isFalse();
    }

    @Test
    void convertsUnitsByTheYield() {
        Scene scene = two(0).material("heat", 10, 50).compatible("oil", "heat", 1, 10);
        Synergy synergy = scene.offer(1, 1, "oil", 5).need(2, 2, "heat", 100).synergy(1, 2);
        assertThat(synergy.factors().quantity()).isEqualTo(0.5, within(1e-15));
        assertThat(synergy.allocated()).isEqualTo(5);
    }

    @Test
    void refusesADeclarationWithoutASite() {
        Scene scene = new Scene().material("oil", 10, 50).offer(1, 9, "oil", 5);
        assertThatThrownBy(scene::analyse)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no site 9");
    }

    @Test
    void refusesANumberUsedTwice() {
        Scene scene = two(0).offer(1, 1, "oil", 5).need(1, 2, "oil", 5);
        assertThatThrownBy(scene::analyse)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("comes twice");
    }

    @Test
    void refusesAnUnknownResource() {
        Scene scene = two(0).offer(1, 1, "gold", 5);
        assertThatThrownBy(scene::analyse)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("gold");
    }
}
