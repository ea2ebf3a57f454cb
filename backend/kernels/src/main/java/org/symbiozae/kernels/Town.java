package org.symbiozae.kernels;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.symbiozae.domain.Declaration.Kind;
import org.symbiozae.domain.Economics;
import org.symbiozae.domain.Months;
import org.symbiozae.domain.Parameters;
import org.symbiozae.domain.Resource;
import org.symbiozae.domain.Taxonomy;
import org.symbiozae.domain.Visibility;
import org.symbiozae.engine.allocation.Allocation;
import org.symbiozae.engine.match.Columns;
import org.symbiozae.engine.match.Facts;
import org.symbiozae.engine.match.Score;
import org.symbiozae.engine.match.Search;
import org.symbiozae.engine.match.Search.Order;
import org.symbiozae.engine.match.Trees;
import org.symbiozae.geo.Metres;
import org.symbiozae.geo.Position;

/** Sites scattered over a town; each offers, needs or would share the one material there is. The same at every run. */
@State(Scope.Benchmark)
public class Town {

    static final Taxonomy TAXONOMY = new Taxonomy(
            Map.of("wood", new Resource("wood", "flux", "t", Metres.ofKilometres(10), Metres.ofKilometres(40), true)),
            List.of(),
            Map.of("wood", new Economics(600, 300, 15, 20, 1e9, 3, Metres.ofKilometres(2), 60, true)));

    /** A hundred thousand offers and needs, for what touches few of them. */
    final Facts large = facts(100_000, 100_000);

    /** A thousand, for what touches them all. */
    final Facts small = facts(1_000, 10_000);

    final Score score = new Score(large, Parameters.DEFAULT);
    final Search search = new Search(large, Trees.of(large), score, Order.SCORE);
    final Search byWeight = new Search(small, Trees.of(small), new Score(small, Parameters.DEFAULT), Order.WEIGHT);

    final Allocation allocation = Allocation.of(small, byWeight);

    private int next;

    /** One need after the other. */
    int need() {
        int[] needs = large.of(Kind.NEED);
        next = (next + 1) % needs.length;
        return needs[next];
    }

    private static Facts facts(int sites, int sideMetres) {
        SplittableRandom random = new SplittableRandom(1989);
        Columns columns = new Columns(TAXONOMY, sites, sites);
        for (int site = 0; site < sites; site++) {
            columns.site(site + 1, Position.ofMetres(random.nextInt(sideMetres), random.nextInt(sideMetres)));
            Kind kind = Kind.values()[random.nextInt(3)];
            columns.declaration(
                    site + 1,
                    site,
                    kind,
                    0,
                    1 + random.nextInt(100),
                    random.nextInt(4) == 0 ? Months.fromTo(1 + random.nextInt(12), 12) : Months.ALL_YEAR,
                    0,
                    random.nextInt(36),
                    0,
                    1000,
                    Visibility.PUBLIC);
        }
        return columns.facts();
    }
}
