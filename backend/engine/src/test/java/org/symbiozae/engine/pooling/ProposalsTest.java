package org.symbiozae.engine.pooling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.symbiozae.domain.Analysis;
import org.symbiozae.domain.Compatibility;
import org.symbiozae.domain.Proposal;
import org.symbiozae.domain.Site;
import org.symbiozae.domain.Synergy;
import org.symbiozae.domain.Visibility;
import org.symbiozae.engine.Engine;
import org.symbiozae.engine.Scene;
import org.symbiozae.geo.Metres;
import org.symbiozae.geo.Position;

class ProposalsTest {

    private static final double DECAY = 2_000;
    private static final double REACH = 5_000;

    /** Cardboard becomes void fill in a shredder, which is worth the less the longer the detour. */
    private static Scene scene() {
        Scene scene = new Scene()
                .material("cardboard", 10, 30)
                .material("fill", 10, 30)
                .resource("shredder", "equipements", DECAY / 1000, REACH / 1000);
        scene.compatibilities.add(new Compatibility("cardboard", "fill", 0.8, 1, "shredding", "shredder"));
        return scene;
    }

    private static List<Proposal> proposals(Scene scene) {
        return scene.analyse().proposals();
    }

    @Test
    void theSiteThatTheStepsPassIsProposed() {
        Scene scene = scene().site(1, 0, 0).site(2, 1000, 0).site(3, 1000, 2000);
        scene.offer(1, 1, "cardboard", 10).offer(2, 2, "cardboard", 10).need(3, 2, "fill", 10);
        scene.need(4, 3, "fill", 10);
        assertThat(proposals(scene)).singleElement().satisfies(proposal -> {
            assertThat(proposal.equipment()).isEqualTo("shredder");
            assertThat(proposal.site()).isEqualTo(2);
            assertThat(proposal.offers()).containsExactly(1L, 2L);
            assertThat(proposal.needs()).containsExactly(3L, 4L);
            assertThat(proposal.detour().value()).isZero();
            assertThat(proposal.score())
                    .isCloseTo(scene.synergy(1, 3).score() + scene.synergy(2, 4).score(), within(1e-12));
        });
    }

    @Test
    void nothingIsProposedWhereSomebodyNearOffersTheEquipment() {
        Scene scene = scene().site(1, 0, 0).site(2, 1000, 0).site(3, 500, 2400);
        scene.offer(1, 1, "cardboard", 10).need(2, 2, "fill", 10);
        assertThat(proposals(scene)).hasSize(1);
        assertThat(proposals(scene.offer(3, 3, "shredder", 100))).isEmpty();
    }

    @Test
    void aWishToShareTheEquipmentDoesNotMakeItThere() {
        Scene scene = scene().site(1, 0, 0).site(2, 1000, 0);
        scene.offer(1, 1, "cardboard", 10).need(2, 2, "fill", 10).share(3, 1, "shredder", 100);
        assertThat(proposals(scene)).hasSize(1);
    }

    @Test
    void equipmentThatReplacesItServesToo() {
        Scene scene = scene().resource("mill", "equipements", 2, 5).compatible("mill", "shredder", 0.7, 1);
        scene.site(1, 0, 0).site(2, 1000, 0);
        scene.offer(1, 1, "cardboard", 10).need(2, 2, "fill", 10).offer(3, 2, "mill", 100);
        assertThat(proposals(scene)).isEmpty();
    }

    @Test
    void equipmentBeyondItsReachDoesNotServe() {
        Scene scene = scene().site(1, 0, 0).site(2, 1000, 0).site(3, 1000 + REACH / 2 + 1, 0);
        scene.offer(1, 1, "cardboard", 10).need(2, 2, "fill", 10).offer(3, 3, "shredder", 100);
        assertThat(proposals(scene)).hasSize(1);
        scene.sites.set(2, new Site(3, Position.ofMetres(1000 + REACH / 2, 0), null));
        assertThat(proposals(scene)).isEmpty();
    }

    @Test
    void stepsFarFromEachOtherGetPlacesOfTheirOwn() {
        Scene scene = scene().site(1, 0, 0).site(2, 1000, 0).site(3, 200_000, 0).site(4, 201_000, 0);
        scene.offer(1, 1, "cardboard", 10).need(2, 2, "fill", 10);
        scene.offer(3, 3, "cardboard", 10).need(4, 4, "fill", 10);
        assertThat(proposals(scene)).extracting(Proposal::site).containsExactly(1L, 3L);
    }

    /** The whole greedy search again, over all sites and all synergies, with nothing left out for being far. */
    @Property(tries = 100)
    void isWhatLookingAtEverySiteGives(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Scene scene = scene();
        for (int site = 1; site <= 12; site++) {
            scene.site(site, 250 * random.nextInt(100), 250 * random.nextInt(100));
            scene.offer(10L * site, site, "cardboard", 1 + random.nextInt(20));
            scene.need(10L * site + 1, site, "fill", 1 + random.nextInt(20));
        }
        if (random.nextBoolean()) {
            scene.offer(1000, 1 + random.nextInt(12), "shredder", 100);
        }
        Analysis analysis = Engine.analyse(scene.shuffled(seed), Scene.DEFAULT);
        assertThat(analysis.proposals()).isEqualTo(analyse(scene, analysis.synergies()));
    }

    private static List<Proposal> analyse(Scene scene, List<Synergy> synergies) {
        Map<Long, Position> places = new HashMap<>();
        scene.sites.forEach(site -> places.put(site.id(), site.position()));
        Map<Long, Long> siteOf = new HashMap<>();
        scene.declarations.forEach(each -> siteOf.put(each.id(), each.site()));
        List<Synergy> waiting = new ArrayList<>(synergies);
        scene.declarations.stream()
                .filter(each -> each.resource().equals("shredder"))
                .forEach(holder -> waiting.removeIf(each -> detour(places, siteOf, each, holder.site()) <= REACH));
        List<Proposal> proposals = new ArrayList<>();
        while (!waiting.isEmpty()) {
            Proposal best = null;
            for (Site site : scene.sites) {
                Map<Long, Synergy> served = new TreeMap<>();
                for (Synergy each : waiting) {
                    if (detour(places, siteOf, each, site.id()) <= REACH) {
                        served.merge(
                                each.need(),
                                each,
                                (one, other) ->
                                        worth(places, siteOf, other, site.id()) > worth(places, siteOf, one, site.id())
                                                ? other
                                                : one);
                    }
                }
                double value = served.values().stream()
                        .mapToDouble(each -> worth(places, siteOf, each, site.id()))
                        .reduce(0, Double::sum);
                if (value > 0 && (best == null || value > best.score())) {
                    double way = served.values().stream()
                            .mapToDouble(each -> 10 * detour(places, siteOf, each, site.id()))
                            .reduce(0, Double::sum);
                    best = new Proposal(
                            "shredder",
                            site.id(),
                            waiting.stream()
                                    .filter(each -> detour(places, siteOf, each, site.id()) <= REACH)
                                    .map(Synergy::offer)
                                    .sorted()
                                    .distinct()
                                    .toList(),
                            List.copyOf(served.keySet()),
                            new Metres(way / served.size() / 10),
                            value,
                            Visibility.PUBLIC);
                }
            }
            Proposal chosen = Objects.requireNonNull(best);
            waiting.removeIf(each -> chosen.needs().contains(each.need()));
            proposals.add(chosen);
        }
        proposals.sort(Comparator.comparingDouble(Proposal::score).reversed().thenComparing(Proposal::site));
        return proposals;
    }

    private static double worth(Map<Long, Position> places, Map<Long, Long> siteOf, Synergy synergy, long site) {
        return synergy.score() * StrictMath.exp(-detour(places, siteOf, synergy, site) * 10 / (DECAY * 10));
    }

    private static double detour(Map<Long, Position> places, Map<Long, Long> siteOf, Synergy synergy, long site) {
        Position offer = places.get(siteOf.get(synergy.offer()));
        Position need = places.get(siteOf.get(synergy.need()));
        Position place = places.get(site);
        return Math.max(0, decimetres(place, offer) + decimetres(place, need) - decimetres(offer, need)) / 10;
    }

    private static double decimetres(Position one, Position other) {
        double x = (double) one.x() - other.x();
        double y = (double) one.y() - other.y();
        return Math.sqrt(x * x + y * y);
    }
}
