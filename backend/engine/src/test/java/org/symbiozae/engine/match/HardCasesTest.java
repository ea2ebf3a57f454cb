package org.symbiozae.engine.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.symbiozae.domain.Analysis;
import org.symbiozae.domain.Declaration.Kind;
import org.symbiozae.domain.Months;
import org.symbiozae.domain.Parameters;
import org.symbiozae.domain.Synergy;
import org.symbiozae.engine.Engine;
import org.symbiozae.engine.Scene;

/** Where trees, logarithms and tie-breaking go wrong first: every case against brute force, in every order of the input. */
class HardCasesTest {

    private static final int SITES = 60;

    private enum Layout {
        ONE_POINT {
            @Override
            void place(Scene scene, int site, SplittableRandom random) {
                scene.site(site, 5, 5);
            }
        },
        EAST_WEST_LINE {
            @Override
            void place(Scene scene, int site, SplittableRandom random) {
                scene.site(site, 100 * random.nextInt(20), 0);
            }
        },
        DIAGONAL_LINE {
            @Override
            void place(Scene scene, int site, SplittableRandom random) {
                int along = 100 * random.nextInt(20);
                scene.site(site, along, along);
            }
        },
        CIRCLE_OF_TIES {
            @Override
            void place(Scene scene, int site, SplittableRandom random) {
                double[][] ends = {{500, 0}, {-500, 0}, {0, 500}, {0, -500}, {300, 400}, {-300, 400}, {0, 0}};
                double[] end = ends[random.nextInt(ends.length)];
                scene.site(site, end[0], end[1]);
            }
        };

        abstract void place(Scene scene, int site, SplittableRandom random);
    }

    private enum Amounts {
        EQUAL(10, 10),
        TINY(1e-6, 1e-6),
        HUGE(1e12, 1e12),
        BOTH_ENDS(1e-6, 1e12);

        private final double offered;
        private final double needed;

        Amounts(double offered, double needed) {
            this.offered = offered;
            this.needed = needed;
        }
    }

    private static Scene scene(Layout layout, Amounts amounts) {
        SplittableRandom random = new SplittableRandom(7);
        Scene scene = new Scene().material("wood", 10, 30).material("chips", 10, 30);
        scene.compatible("wood", "chips", 0.8, 0.5);
        for (int site = 1; site <= SITES; site++) {
            layout.place(scene, site, random);
            Months months = random.nextBoolean() ? Months.ALL_YEAR : new Months(1 << random.nextInt(12));
            scene.offer(10L * site, site, "wood", amounts.offered, months, random.nextInt(3));
            scene.need(10L * site + 1, site, random.nextBoolean() ? "wood" : "chips", amounts.needed);
        }
        return scene;
    }

    @ParameterizedTest
    @EnumSource(Layout.class)
    void listsEqualBruteForceWhereverTheSitesLie(Layout layout) {
        for (Amounts amounts : Amounts.values()) {
            Scene scene = scene(layout, amounts);
            SearchTest.assertListsEqualBruteForce(scene, Parameters.DEFAULT, 1);
            SearchTest.assertListsEqualBruteForce(scene, Parameters.DEFAULT, 20);
            SearchTest.assertListsEqualBruteForce(scene, new Parameters(1, 0.25, 1e-9, 20, 24, 1, 1), SITES);
        }
    }

    @ParameterizedTest
    @EnumSource(Layout.class)
    void everythingIsTheSameForEveryOrderOfTheInput(Layout layout) {
        for (Amounts amounts : List.of(Amounts.EQUAL, Amounts.BOTH_ENDS)) {
            Scene scene = scene(layout, amounts);
            Analysis analysis = scene.analyse();
            assertThat(Engine.analyse(scene.shuffled(3), Scene.DEFAULT)).isEqualTo(analysis);
            assertThat(analysis.allocation().value())
                    .isLessThanOrEqualTo(analysis.allocation().bound());
        }
    }

    @Test
    void tiesGoToTheSmallerNumber() {
        Scene scene = new Scene()
                .material("wood", 10, 30)
                .site(1, 0, 0)
                .site(2, 100, 0)
                .site(3, -100, 0);
        scene.need(1, 1, "wood", 10).offer(7, 2, "wood", 10).offer(5, 3, "wood", 10);
        assertThat(scene.analyse().synergies()).extracting(Synergy::offer).containsExactly(5L, 7L);
    }

    @Test
    void oneSiteAloneFindsNothing() {
        Scene scene = new Scene().material("wood", 10, 30).site(1, 0, 0);
        scene.offer(1, 1, "wood", 10).need(2, 1, "wood", 10);
        assertThat(scene.analyse().synergies()).isEmpty();
    }

    @Test
    void twoCompaniesAtOneAddressScoreAsIfNextDoor() {
        Scene scene = new Scene().material("wood", 10, 30).site(1, 0, 0).site(2, 0, 0);
        Synergy synergy = scene.offer(1, 1, "wood", 10).need(2, 2, "wood", 10).synergy(1, 2);
        assertThat(synergy.score()).isEqualTo(1);
        assertThat(synergy.equivalent()).isZero();
    }

    @Test
    void theReachIsIncluded() {
        Scene scene = new Scene()
                .material("wood", 10, 30)
                .site(1, 0, 0)
                .site(2, 30_000, 0)
                .site(3, 0, 30_000.1);
        scene.need(1, 1, "wood", 10).offer(2, 2, "wood", 10).offer(3, 3, "wood", 10);
        assertThat(scene.analyse().synergies()).extracting(Synergy::offer).containsExactly(2L);
    }

    @Test
    void monthsThatNeverMeetMatchNothingAndNoMonthsAtAllAreRefused() {
        Scene scene = new Scene().material("wood", 10, 30).site(1, 0, 0).site(2, 100, 0);
        scene.offer(1, 1, "wood", 10, Months.fromTo(11, 1), 0);
        scene.add(Scene.declaration(2, 2, Kind.NEED, "wood", 10, Months.fromTo(2, 10), 0));
        assertThat(scene.analyse().synergies()).isEmpty();
        assertThatThrownBy(() -> new Months(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
