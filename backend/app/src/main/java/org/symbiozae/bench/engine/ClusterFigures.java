package org.symbiozae.bench.engine;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.symbiozae.domain.Declaration;
import org.symbiozae.domain.Declaration.Kind;
import org.symbiozae.domain.Economics;
import org.symbiozae.domain.Months;
import org.symbiozae.domain.Resource;
import org.symbiozae.domain.Site;
import org.symbiozae.domain.Taxonomy;
import org.symbiozae.domain.Territory;
import org.symbiozae.domain.Visibility;
import org.symbiozae.engine.match.Facts;
import org.symbiozae.engine.pooling.Clusters;
import org.symbiozae.engine.pooling.Participants;
import org.symbiozae.engine.pooling.Pool;
import org.symbiozae.geo.Metres;
import org.symbiozae.geo.Position;

/**
 * The search for clusters, its exact short cut for small regions taken away, against the exact plan: thirteen sites that
 * share one resource, on terms of which V_min, V_max, m and ρ all bind. Cases of which no cluster comes are left out. The
 * search plans up to thirteen neighbours anew at once, so cases of fifteen, which it cannot see as a whole, come beside them.
 */
final class ClusterFigures {

    private static final int CASES = 2000;
    private static final int SITES = 13;
    private static final int MORE_CASES = 500;
    private static final int MORE_SITES = 15;
    private static final String WASTE = "waste";

    private ClusterFigures() {}

    /** @param certified the value of the large plan as a part of its bound */
    static Map<String, Object> of(double certified) {
        DoubleSummaryStatistics ratios = ratios(CASES, SITES);
        DoubleSummaryStatistics more = ratios(MORE_CASES, MORE_SITES);
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("cases", ratios.getCount());
        figures.put("mean_to_exact", ratios.getAverage());
        figures.put("worst_to_exact", ratios.getMin());
        figures.put("mean_to_exact_of_" + MORE_SITES, more.getAverage());
        figures.put("worst_to_exact_of_" + MORE_SITES, more.getMin());
        figures.put("certified", certified);
        return figures;
    }

    private static DoubleSummaryStatistics ratios(int cases, int sites) {
        return LongStream.range(0, cases)
                .parallel()
                .mapToObj(seed -> ratio(seed, sites))
                .flatMap(List::stream)
                .mapToDouble(ratio -> ratio)
                .summaryStatistics();
    }

    /** One number, or none where nothing is worth pooling. */
    private static List<Double> ratio(long seed, int sites) {
        SplittableRandom random = new SplittableRandom(seed);
        Taxonomy taxonomy = taxonomy(random);
        Facts facts = new Facts(territory(random, taxonomy, sites));
        List<Supplier<Pool>> pools =
                Participants.pools(facts, taxonomy, List.of(), declaration -> facts.quantity[declaration]);
        double exact = Clusters.of(facts, pools, List.of()).certificate().value();
        return exact > 0 ? List.of(Clusters.searched(facts, pools).certificate().value() / exact) : List.of();
    }

    private static Taxonomy taxonomy(SplittableRandom random) {
        double minVolume = 20 + random.nextInt(80);
        Economics terms = new Economics(
                50 + 50 * random.nextInt(8),
                25 * random.nextInt(6),
                1 + random.nextInt(5),
                minVolume,
                minVolume + 10 + random.nextInt(80),
                2 + random.nextInt(4),
                Metres.ofKilometres(0.4 + random.nextInt(16) / 10.0),
                20 + 20 * random.nextInt(6),
                true);
        Resource waste = new Resource(WASTE, "flux", "t", Metres.ofKilometres(10), Metres.ofKilometres(50), true);
        return new Taxonomy(Map.of(WASTE, waste), List.of(), Map.of(WASTE, terms));
    }

    private static Territory territory(SplittableRandom random, Taxonomy taxonomy, int count) {
        int side = 10 + random.nextInt(25);
        List<Site> sites = new ArrayList<>();
        List<Declaration> declarations = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            sites.add(new Site(i, Position.ofMetres(100 * random.nextInt(side), 100 * random.nextInt(side)), null));
            declarations.add(new Declaration(
                    i,
                    i,
                    Kind.SHARE,
                    WASTE,
                    1 + random.nextInt(40),
                    Months.ALL_YEAR,
                    0,
                    0,
                    0,
                    Declaration.ALWAYS_FROM,
                    Declaration.ALWAYS_TO,
                    Visibility.PUBLIC,
                    false));
        }
        return new Territory("case", 1, sites, declarations, taxonomy);
    }
}
