package org.symbiozae.engine.pooling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.symbiozae.domain.Compatibility;
import org.symbiozae.domain.Declaration;
import org.symbiozae.domain.Declaration.Kind;
import org.symbiozae.domain.Months;
import org.symbiozae.domain.Parameters;
import org.symbiozae.domain.Proposal;
import org.symbiozae.domain.Synergy;
import org.symbiozae.domain.Visibility;
import org.symbiozae.engine.Engine;
import org.symbiozae.engine.Scene;

/** Proposals of equipment by hand: several kinds, how long detours weigh, who may see them. */
class PlacesTest {

    private static Scene scene() {
        Scene scene = new Scene()
                .material("cardboard", 10, 30)
                .material("fill", 10, 30)
                .material("glass", 10, 30)
                .material("sand", 10, 30)
                .resource("mill", "equipements", 4, 6)
                .resource("shredder", "equipements", 2, 5);
        scene.compatibilities.add(new Compatibility("cardboard", "fill", 0.8, 1, "shredding", "shredder"));
        scene.compatibilities.add(new Compatibility("glass", "sand", 0.8, 1, "milling", "mill"));
        return scene;
    }

    private static List<Proposal> proposals(Scene scene, Parameters parameters) {
        return Engine.analyse(scene.territory(), parameters).proposals();
    }

    private static Parameters factors(double decay, double reach) {
        Parameters each = Scene.DEFAULT;
        return new Parameters(
                each.coverageExponent(),
                each.usageExponent(),
                each.minScore(),
                each.listLength(),
                each.halfLifeMonths(),
                decay,
                reach);
    }

    private static Declaration seen(long id, long site, Kind kind, String resource, Visibility visibility) {
        return new Declaration(
                id,
                site,
                kind,
                resource,
                10,
                Months.ALL_YEAR,
                0,
                0,
                0,
                Declaration.ALWAYS_FROM,
                Declaration.ALWAYS_TO,
                visibility,
                false);
    }

    /** The same step for two kinds of equipment at two places each. */
    @Test
    void comeByDecreasingScoreThenEquipmentThenSite() {
        Scene scene = scene();
        for (int i = 0; i < 2; i++) {
            scene.site(2 * i + 1, 50_000 * i, 0).site(2 * i + 2, 50_000 * i + 1000, 0);
            scene.offer(10 + i, 2 * i + 1, "cardboard", 10).need(20 + i, 2 * i + 2, "fill", 10);
            scene.offer(30 + i, 2 * i + 1, "glass", 10).need(40 + i, 2 * i + 2, "sand", 10);
        }
        scene.site(5, 100_000, 0)
                .site(6, 100_100, 0)
                .offer(15, 5, "cardboard", 10)
                .need(25, 6, "fill", 10);
        List<Proposal> proposals = proposals(scene, Scene.DEFAULT);
        assertThat(proposals)
                .extracting(Proposal::equipment)
                .containsExactly("shredder", "mill", "mill", "shredder", "shredder");
        assertThat(proposals).extracting(Proposal::site).containsExactly(5L, 1L, 3L, 1L, 3L);
        assertThat(proposals)
                .allSatisfy(proposal -> assertThat(proposal.detour().value()).isZero());
    }

    /** A place on the way of one step, 1.5 km off that of the other: a detour of 3 km, of λ = 2 km. */
    private static Scene corner() {
        Scene scene = scene().site(1, 0, 0).site(2, 1000, 0).site(3, 1000, 1500);
        return scene.offer(1, 1, "cardboard", 10)
                .need(2, 2, "fill", 10)
                .offer(3, 3, "cardboard", 10)
                .need(4, 3, "fill", 10);
    }

    @Test
    void aDetourWeighsByTheDecayOfTheEquipment() {
        for (double decay : new double[] {0.5, 1, 3}) {
            Parameters parameters = factors(decay, 1);
            Scene scene = corner();
            List<Synergy> synergies =
                    Engine.analyse(scene.territory(), parameters).synergies();
            double first = score(synergies, 1, 2);
            double across = score(synergies, 3, 2);
            double other = score(synergies, 3, 4);
            double before = score(synergies, 1, 4);
            Proposal proposal = proposals(scene, parameters).get(0);
            double lambda = 2000 * decay;
            double way = 1500 + 1000 - Math.hypot(1000, 1500);
            double fromTwo = Math.max(first, across)
                    + Math.max(other * Math.exp(-3000 / lambda), before * Math.exp(-way / lambda));
            double fromThree =
                    other + Math.max(across, first * Math.exp(-(1500 + Math.hypot(1000, 1500) - 1000) / lambda));
            double fromOne = Math.max(first, across * Math.exp(-(1000 + Math.hypot(1000, 1500) - 1500) / lambda))
                    + Math.max(before, other * Math.exp(-2 * Math.hypot(1000, 1500) / lambda));
            assertThat(proposal.score()).isCloseTo(Math.max(fromOne, Math.max(fromTwo, fromThree)), within(1e-3));
        }
    }

    private static double score(List<Synergy> synergies, long offer, long need) {
        return synergies.stream()
                .filter(synergy -> synergy.offer() == offer && synergy.need() == need)
                .mapToDouble(Synergy::score)
                .findFirst()
                .orElse(0);
    }

    /** The equipment stands 2 km beyond the need: a detour of 4 km, of R = 5 km. */
    @Test
    void equipmentServesAsFarAsItsReachTimesTheFactor() {
        Scene scene = scene().site(1, 0, 0).site(2, 1000, 0).site(3, 3000, 0);
        scene.offer(1, 1, "cardboard", 10).need(2, 2, "fill", 10).offer(3, 3, "shredder", 1);
        assertThat(proposals(scene, factors(1, 1))).isEmpty();
        assertThat(proposals(scene, factors(1, 0.81))).isEmpty();
        assertThat(proposals(scene, factors(1, 0.79))).hasSize(1);
    }

    @Test
    void worksOnEitherSideOfTheOrigin() {
        for (int shift : new int[] {0, -700, -20_000, 20_000}) {
            Scene scene =
                    scene().site(1, shift, -shift).site(2, shift + 1000, -shift).site(3, shift + 500, 2000 - shift);
            scene.offer(1, 1, "cardboard", 10).need(2, 2, "fill", 10);
            assertThat(proposals(scene, Scene.DEFAULT))
                    .extracting(Proposal::site)
                    .containsExactly(1L);
            assertThat(proposals(scene.offer(3, 3, "shredder", 1), Scene.DEFAULT))
                    .isEmpty();
        }
    }

    @Test
    void aProposalIsAsClosedAsTheMostClosedItServes() {
        for (Visibility visibility : Visibility.values()) {
            Scene scene = scene().site(1, 0, 0).site(2, 1000, 0);
            scene.add(seen(1, 1, Kind.OFFER, "cardboard", Visibility.PUBLIC));
            scene.add(seen(2, 1, Kind.OFFER, "cardboard", visibility));
            scene.add(seen(3, 2, Kind.NEED, "fill", Visibility.PUBLIC));
            assertThat(proposals(scene, Scene.DEFAULT)).singleElement().satisfies(proposal -> {
                assertThat(proposal.visibility()).isEqualTo(visibility);
                assertThat(proposal.offers()).containsExactly(1L, 2L);
                assertThat(proposal.needs()).containsExactly(3L);
            });
        }
    }

    /** Two steps apart: through the third site, which is an end of the second, the first is 344 m longer. */
    @Test
    void saysTheDetourOnAverageOverTheNeeds() {
        Scene scene = scene().site(1, 0, 0).site(2, 1000, 0).site(3, 1000, 300).site(4, 1000, 900);
        scene.compatibilities.set(1, new Compatibility("glass", "sand", 0.8, 1, "grinding", "shredder"));
        scene.offer(1, 1, "cardboard", 10)
                .need(2, 2, "fill", 10)
                .offer(3, 3, "glass", 10)
                .need(4, 4, "sand", 10);
        assertThat(proposals(scene, Scene.DEFAULT)).singleElement().satisfies(proposal -> {
            assertThat(proposal.site()).isEqualTo(3);
            assertThat(proposal.offers()).containsExactly(1L, 3L);
            assertThat(proposal.needs()).containsExactly(2L, 4L);
            double detour = Math.hypot(1000, 300) + 300 - 1000;
            assertThat(proposal.detour().value()).isCloseTo(detour / 2, within(1e-6));
            assertThat(proposal.score())
                    .isCloseTo(
                            scene.synergy(1, 2).score() * Math.exp(-detour / 2000)
                                    + scene.synergy(3, 4).score(),
                            within(1e-9));
        });
    }

    @Test
    void stepsWithoutEquipmentWaitForNothing() {
        Scene scene = scene().site(1, 0, 0).site(2, 1000, 0);
        scene.compatibilities.clear();
        scene.compatible("cardboard", "fill", 0.8, 1);
        scene.offer(1, 1, "cardboard", 10).need(2, 2, "fill", 10);
        assertThat(scene.analyse().synergies()).hasSize(1);
        assertThat(proposals(scene, Scene.DEFAULT)).isEmpty();
    }
}
