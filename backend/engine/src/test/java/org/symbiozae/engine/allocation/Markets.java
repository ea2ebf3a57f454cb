package org.symbiozae.engine.allocation;

import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPVariable;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Random markets, and what any flow in one must keep. */
final class Markets {

    private static final double[] YIELDS = {1, 0.3, 2.5, 1, 0.5};

    private Markets() {}

    /** With few distinct weights and quantities, so that they tie. */
    static Market random(SplittableRandom random, int mostOffers, int mostNeeds, boolean converted) {
        return random(random, 1 + random.nextInt(mostOffers), 1 + random.nextInt(mostNeeds), 1 << 30, converted);
    }

    /** In which each need reaches some offers at most {@code reach} from its own place in the row. */
    static Market random(SplittableRandom random, int offers, int needs, int reach, boolean converted) {
        int[][] offersOf = new int[needs][];
        Arrays.setAll(
                offersOf,
                need -> IntStream.range(0, offers)
                        .filter(offer -> Math.abs(offer - (long) need * offers / needs) <= reach)
                        .filter(offer -> random.nextInt(3) > 0)
                        .toArray());
        int[] first = new int[needs + 1];
        Arrays.setAll(
                first,
                n -> Arrays.stream(offersOf, 0, n).mapToInt(each -> each.length).sum());
        int links = first[needs];
        return new Market(
                IntStream.range(0, offers).map(i -> 1000 + 2 * i).toArray(),
                IntStream.range(0, needs).map(i -> 1001 + 2 * i).toArray(),
                first,
                Arrays.stream(offersOf).flatMapToInt(Arrays::stream).toArray(),
                random.ints(links, 1, 41).mapToDouble(i -> i / 40.0).toArray(),
                random.ints(links, 0, YIELDS.length)
                        .mapToDouble(i -> converted ? YIELDS[i] : 1)
                        .toArray(),
                random.ints(offers, 1, 30).asDoubleStream().toArray(),
                random.ints(needs, 1, 30).asDoubleStream().toArray());
    }

    /** Some of what is left, link by link in any order. */
    static long[] anyFlow(Market market, Quantum quantum, SplittableRandom random) {
        double[] supply = market.supply().clone();
        double[] demand = market.demand().clone();
        long[] flow = new long[market.offerOf().length];
        int[] needOf = market.needOf();
        for (int i = 0; i < flow.length; i++) {
            int link = random.nextInt(flow.length);
            int offer = market.offerOf()[link];
            int need = needOf[link];
            double most = Math.min(supply[offer], Math.floor(demand[need] / market.yield()[link]));
            double more = random.nextBoolean() ? most : Math.floor(most * random.nextDouble());
            flow[link] += quantum.within(more);
            supply[offer] -= more;
            demand[need] -= more * market.yield()[link];
        }
        return flow;
    }

    /** By how much the flow passes a supply or a demand at worst; minus what is left if it passes none. */
    static double excess(Market market, Quantum quantum, long[] flow) {
        double[] offered = market.supply().clone();
        double[] needed = market.demand().clone();
        double excess = Double.NEGATIVE_INFINITY;
        int[] needOf = market.needOf();
        for (int link = 0; link < flow.length; link++) {
            double amount = quantum.amount(flow[link]);
            offered[market.offerOf()[link]] -= amount;
            needed[needOf[link]] -= amount * market.yield()[link];
            excess = Math.max(excess, -amount);
        }
        for (double left : offered) {
            excess = Math.max(excess, -left);
        }
        for (double left : needed) {
            excess = Math.max(excess, -left);
        }
        return excess;
    }

    /** By linear programming; its native library must have been loaded. */
    static double optimum(Market market) {
        MPSolver solver = MPSolver.createSolver("GLOP");
        MPConstraint[] offers = limits(solver, market.supply());
        MPConstraint[] needs = limits(solver, market.demand());
        int[] needOf = market.needOf();
        for (int link = 0; link < needOf.length; link++) {
            MPVariable amount = solver.makeNumVar(0, Double.POSITIVE_INFINITY, "");
            solver.objective().setCoefficient(amount, market.weight()[link]);
            offers[market.offerOf()[link]].setCoefficient(amount, 1);
            needs[needOf[link]].setCoefficient(amount, market.yield()[link]);
        }
        solver.objective().setMaximization();
        if (solver.solve() != MPSolver.ResultStatus.OPTIMAL) {
            throw new IllegalStateException("no optimum");
        }
        return solver.objective().value();
    }

    private static MPConstraint[] limits(MPSolver solver, double[] most) {
        return Arrays.stream(most)
                .mapToObj(each -> solver.makeConstraint(Double.NEGATIVE_INFINITY, each))
                .toArray(MPConstraint[]::new);
    }
}
