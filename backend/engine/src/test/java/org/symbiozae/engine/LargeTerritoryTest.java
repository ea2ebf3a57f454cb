package org.symbiozae.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.symbiozae.domain.Analysis.Certificate;
import org.symbiozae.domain.Declaration;
import org.symbiozae.domain.Declaration.Kind;
import org.symbiozae.domain.Months;
import org.symbiozae.domain.Parameters;
import org.symbiozae.domain.Site;
import org.symbiozae.domain.Taxonomy;
import org.symbiozae.domain.Territory;
import org.symbiozae.engine.allocation.Allocation;
import org.symbiozae.engine.allocation.Allocation.Link;
import org.symbiozae.engine.match.Facts;
import org.symbiozae.engine.match.Score;
import org.symbiozae.engine.match.Search;
import org.symbiozae.engine.match.Search.Order;
import org.symbiozae.engine.match.Trees;

/**
 * S6 where the work is really shared out: one resource with so many needs that its lists are searched in dozens of parts and its
 * market is large, auctioned in strips.
 */
class LargeTerritoryTest {

    private static final int SITES = 14_000;
    private static final int SIDE_METRES = 150_000;

    private record Outcome(long lists, List<Link> links, Certificate certificate) {}

    private static final Territory TERRITORY = territory();
    private static final Outcome EXPECTED = outcome(TERRITORY);

    @Test
    void givesTheSameBitsOnOneTwoAndSevenThreads() throws Exception {
        assertThat(EXPECTED.links()).hasSizeGreaterThan(SITES / 2);
        assertThat(EXPECTED.certificate().gap()).isBetween(0.0, 0.01);
        for (int threads : new int[] {1, 2, 7}) {
            ForkJoinPool pool = new ForkJoinPool(threads);
            try {
                assertThat(pool.submit((Callable<Outcome>) () -> outcome(TERRITORY))
                                .get())
                        .as(threads + " threads")
                        .isEqualTo(EXPECTED);
            } finally {
                pool.shutdown();
            }
        }
    }

    @Test
    void givesTheSameBitsWhateverTheOrderOfItsInput() {
        List<Site> sites = new ArrayList<>(TERRITORY.sites());
        List<Declaration> declarations = new ArrayList<>(TERRITORY.declarations());
        Collections.shuffle(sites, new Random(1));
        Collections.shuffle(declarations, new Random(2));
        assertThat(outcome(new Territory("large", 1, sites, declarations, TERRITORY.taxonomy())))
                .isEqualTo(EXPECTED);
    }

    private static Outcome outcome(Territory territory) {
        Facts facts = new Facts(territory);
        Trees trees = Trees.of(facts);
        Score score = new Score(facts, Parameters.DEFAULT);
        Allocation allocation = Allocation.of(facts, new Search(facts, trees, score, Order.WEIGHT));
        return new Outcome(
                new Search(facts, trees, score, Order.SCORE).lists(20).checksum(),
                List.copyOf(allocation.links()),
                allocation.certificate());
    }

    /** An offer or need of wood, or of chips that it can be made into, at every site; few distinct quantities, so that bids tie. */
    private static Territory territory() {
        SplittableRandom random = new SplittableRandom(7);
        Scene scene =
                new Scene().material("wood", 10, 30).material("chips", 10, 30).compatible("wood", "chips", 0.8, 1);
        for (int i = 1; i <= SITES; i++) {
            scene.site(i, random.nextInt(SIDE_METRES), random.nextInt(SIDE_METRES));
            for (int j = 0; j < 2; j++) {
                Kind kind = random.nextBoolean() ? Kind.OFFER : Kind.NEED;
                scene.add(Scene.declaration(
                        2 * i + j,
                        i,
                        kind,
                        random.nextInt(4) == 0 ? "chips" : "wood",
                        1 + random.nextInt(100),
                        random.nextInt(4) == 0 ? Months.fromTo(1 + random.nextInt(12), 6) : Months.ALL_YEAR,
                        0));
            }
        }
        return new Territory(
                "large",
                1,
                scene.sites,
                scene.declarations,
                new Taxonomy(scene.resources, scene.compatibilities, scene.economics));
    }
}
