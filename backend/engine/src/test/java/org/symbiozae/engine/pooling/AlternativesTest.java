package org.symbiozae.engine.pooling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.symbiozae.domain.Alternative;
import org.symbiozae.domain.Cluster;
import org.symbiozae.domain.Cluster.Hub;
import org.symbiozae.domain.Economics;
import org.symbiozae.domain.Zone;
import org.symbiozae.engine.Scene;
import org.symbiozae.engine.match.Facts;
import org.symbiozae.geo.Metres;
import org.symbiozae.geo.Position;

/** The clusters a plan did not take, against all groups around every hub. */
class AlternativesTest {

    private static final Comparator<Alternative> CHEAPEST = Comparator.comparingDouble(Alternative::cost)
            .thenComparing(Comparator.comparingDouble(Alternative::value).reversed())
            .thenComparing(Alternative::hub);

    private record Star(int hub, long value, List<Integer> sites) {}

    private record Country(Facts facts, List<Supplier<Pool>> pools, List<Zone> zones) {

        static Country of(Scene scene, List<Zone> zones) {
            Facts facts = scene.facts();
            return new Country(facts, Participants.pools(facts, scene.taxonomy(), zones, i -> 0), zones);
        }

        List<Cluster> clusters() {
            return Clusters.of(facts, pools, List.of()).clusters();
        }

        List<Alternative> alternatives() {
            return Alternatives.of(facts, pools, clusters());
        }
    }

    @Property(tries = 40)
    void areTheBestStarsAroundTheirPlacesThatThePlanDoesNotHold(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double least = random.nextInt(60);
        Economics terms = new Economics(
                random.nextInt(100),
                50,
                2,
                least,
                least + 40 + random.nextInt(60),
                2,
                Metres.ofKilometres(1.2),
                40,
                Metres.ZERO,
                random.nextBoolean() ? Metres.ZERO : Metres.ofKilometres(1.5),
                true);
        Scene scene = new Scene().material("waste", 10, 50).pooled("waste", terms);
        for (int i = 1; i <= 8; i++) {
            scene.site(i, random.nextInt(2500), random.nextInt(2500))
                    .share(100 + i, i, "waste", 1 + random.nextInt(40));
        }
        List<Zone> zones = List.of(
                new Zone(1, Position.ofMetres(random.nextInt(2500), random.nextInt(2500))),
                new Zone(2, Position.ofMetres(random.nextInt(2500), random.nextInt(2500))));
        Country country = Country.of(scene, zones);
        List<Cluster> clusters = country.clusters();
        List<Alternative> expected = new ArrayList<>();
        for (Region region : country.pools().get(0).get().regions()) {
            List<Star> stars = IntStream.range(0, region.hubs)
                    .mapToObj(hub -> star(region, hub))
                    .toList();
            for (Star star : stars) {
                if (star.value() > 0 && isBest(region, stars, star) && !isPlanned(region, clusters, star)) {
                    double cost = region.euro.amount(region.value(Subsets.plan(region)) - with(region, star));
                    expected.add(Formation.of(region, star.hub(), star.sites())
                            .toAlternative(country.facts(), Math.max(0, cost)));
                }
            }
        }
        List<Alternative> found = Alternatives.of(country.facts(), country.pools(), clusters);
        assertThat(found).isSortedAccordingTo(CHEAPEST);
        assertThat(found).hasSameSizeAs(expected);
        for (Alternative each : expected) {
            assertThat(found).anySatisfy(alternative -> {
                assertThat(alternative.hub()).isEqualTo(each.hub());
                assertThat(alternative.members()).isEqualTo(each.members());
                assertThat(alternative.value()).isEqualTo(each.value());
                assertThat(alternative.cost()).isCloseTo(each.cost(), within(1e-6));
            });
        }
    }

    private static Star star(Region region, int hub) {
        Star best = new Star(hub, 0, List.of());
        int[] near = region.near[hub];
        for (int group = 1; group < 1 << near.length; group++) {
            List<Integer> sites = new ArrayList<>();
            for (int i = 0; i < near.length; i++) {
                if ((group >> i & 1) == 1) {
                    sites.add(near[i]);
                }
            }
            int[] plan = region.plan(hub, sites);
            if (Pools.feasible(region, plan) && region.value(plan) > best.value()) {
                best = new Star(hub, region.value(plan), sites);
            }
        }
        return best;
    }

    /** No member, and no anchor around one, is the hub of a better star. */
    private static boolean isBest(Region region, List<Star> stars, Star star) {
        return stars.stream()
                .filter(other -> region.isAnchor(other.hub())
                        ? star.sites().stream().anyMatch(site -> region.within(site, other.hub()))
                        : star.sites().contains(other.hub()))
                .noneMatch(other -> other.value() > star.value()
                        || other.value() == star.value() && !region.isAnchor(other.hub()) && other.hub() < star.hub());
    }

    private static boolean isPlanned(Region region, List<Cluster> clusters, Star star) {
        List<Long> sites = star.sites().stream()
                .map(site -> region.participant(site).site())
                .toList();
        return clusters.stream()
                .anyMatch(cluster -> cluster.hub().equals(region.hub(star.hub()))
                        && cluster.members().stream()
                                .map(Cluster.Member::site)
                                .toList()
                                .equals(sites));
    }

    /** The star and the best plan of all others, around any other hub. */
    private static long with(Region region, Star star) {
        int[] others = IntStream.range(0, region.size)
                .filter(site -> !star.sites().contains(site))
                .toArray();
        int[] anchors = IntStream.range(region.size, region.hubs)
                .filter(anchor -> anchor != star.hub())
                .toArray();
        Region rest = region.of(others, anchors);
        return star.value() + region.euro.round(rest.euro.amount(rest.value(Subsets.plan(rest))));
    }

    /** Sites at 0, 900, 1000 and 1900 m, of which three fit: two pairs are planned, three in the middle are not. */
    private static Scene lines(int count) {
        Economics terms = new Economics(100, 0, 10, 0, 120, 2, Metres.ofKilometres(1), 100, true);
        Scene scene = new Scene().material("waste", 10, 50).pooled("waste", terms);
        double[] metres = {0, 900, 1000, 1900};
        for (int line = 0; line < count; line++) {
            for (int i = 0; i < 4; i++) {
                long site = 4L * line + i + 1;
                scene.site(site, metres[i], 10_000 * line).share(1000 + site, site, "waste", 40);
            }
        }
        return scene;
    }

    @Test
    void ofTwoAsGoodAmongTheSameMembersTheSmallerHubIsListed() {
        assertThat(Country.of(lines(1), List.of()).alternatives())
                .singleElement()
                .satisfies(alternative -> {
                    assertThat(alternative.hub()).isEqualTo(Hub.site(2));
                    assertThat(alternative.members()).containsExactly(1L, 2L, 3L);
                    assertThat(alternative.cost()).isCloseTo(220, within(1e-6));
                    assertThat(alternative.value()).isCloseTo(1000, within(1e-6));
                });
    }

    @Test
    void theCheapestFiftyOfAResourceAreListed() {
        List<Alternative> alternatives = Country.of(lines(60), List.of()).alternatives();
        assertThat(alternatives).hasSize(50).isSortedAccordingTo(CHEAPEST);
        assertThat(alternatives)
                .extracting(Alternative::hub)
                .containsExactlyElementsOf(IntStream.range(0, 50)
                        .mapToObj(line -> Hub.site(4L * line + 2))
                        .toList());
    }

    @Test
    void whatThePlanHoldsIsNoAlternative() {
        Economics terms = new Economics(100, 0, 10, 0, 1e9, 2, Metres.ofKilometres(1), 100, true);
        Scene scene = new Scene().material("waste", 10, 50).pooled("waste", terms);
        scene.site(1, 0, 0).share(11, 1, "waste", 40).site(2, 500, 0).share(12, 2, "waste", 40);
        Country country = Country.of(scene, List.of());
        assertThat(country.clusters()).hasSize(1);
        assertThat(country.alternatives()).isEmpty();
        assertThat(Alternatives.of(country.facts(), country.pools(), List.of()))
                .singleElement()
                .satisfies(alternative -> {
                    assertThat(alternative.hub()).isEqualTo(Hub.site(1));
                    assertThat(alternative.cost()).isZero();
                });
    }

    /** Twenty sites along a line: too many to plan exactly. */
    @Test
    void inALargeRegionTheCostIsWhatThePlanMendedAroundItLoses() {
        Economics terms = new Economics(100, 0, 10, 0, 120, 2, Metres.ofKilometres(1), 100, true);
        Scene scene = new Scene().material("waste", 10, 50).pooled("waste", terms);
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 1; i <= 20; i++) {
            scene.site(i, 600 * i + random.nextInt(300), 0).share(100 + i, i, "waste", 20 + random.nextInt(20));
        }
        Country country = Country.of(scene, List.of());
        Region region = country.pools().get(0).get().regions().get(0);
        List<Cluster> clusters = country.clusters();
        int[] plan = region.plan(0, List.of());
        for (Cluster cluster : clusters) {
            cluster.members()
                    .forEach(member ->
                            plan[(int) member.site() - 1] = (int) cluster.hub().id() - 1);
        }
        List<Alternative> alternatives = country.alternatives();
        assertThat(region.size).isEqualTo(20);
        assertThat(alternatives).isNotEmpty();
        for (Alternative alternative : alternatives) {
            int hub = (int) alternative.hub().id() - 1;
            List<Integer> star =
                    alternative.members().stream().map(site -> (int) (site - 1)).toList();
            long with = Search.valueWith(region, plan, hub, star);
            assertThat(alternative.cost())
                    .isCloseTo(Math.max(0, region.euro.amount(region.value(plan) - with)), within(1e-6));
        }
    }
}
