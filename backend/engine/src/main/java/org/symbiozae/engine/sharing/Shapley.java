package org.symbiozae.engine.sharing;

import java.util.BitSet;
import java.util.SplittableRandom;

/**
 * What each member brings on average, over every order in which the members could join; never negative.
 *
 * <p>Exact in a small game, at O(2ⁿ·n). In a larger one, the mean over {@value #ORDERS} orders drawn with a fixed seed, at
 * O(orders · n²). Source: Shapley 1953; sampling as in Castro, Gómez and Tejada
 * 2009 (Comput. Oper. Res. 36:1726–1730).
 */
final class Shapley {

    static final int ORDERS = 1000;
    private static final long SEED = 18;

    private Shapley() {}

    static double[] of(Game game) {
        return game.isSmall() ? exact(game) : sampled(game);
    }

    private static double[] exact(Game game) {
        int n = game.members;
        double[] chance = new double[n];
        chance[0] = 1.0 / n;
        for (int size = 1; size < n; size++) {
            chance[size] = chance[size - 1] * size / (n - size);
        }
        double[] brought = new double[n];
        for (int group = 0; group < 1 << n; group++) {
            for (int i = 0; i < n; i++) {
                if ((group >> i & 1) == 0) {
                    brought[i] += chance[Integer.bitCount(group)] * (game.worth(group | 1 << i) - game.worth(group));
                }
            }
        }
        return brought;
    }

    static double[] sampled(Game game) {
        int n = game.members;
        SplittableRandom random = new SplittableRandom(SEED);
        double[] brought = new double[n];
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            order[i] = i;
        }
        for (int drawn = 0; drawn < ORDERS; drawn++) {
            shuffle(order, random);
            walk(game, order, brought);
        }
        for (int i = 0; i < n; i++) {
            brought[i] /= ORDERS;
        }
        return brought;
    }

    /** Adds what each member brings when they join in this order. */
    private static void walk(Game game, int[] order, double[] brought) {
        double[] around = new double[game.hubs];
        BitSet joined = new BitSet();
        double volume = 0;
        double before = 0;
        for (int member : order) {
            joined.set(member);
            volume += game.volume(member);
            for (int hub = 0; hub < around.length; hub++) {
                around[hub] += game.net(member, hub);
            }
            double worth = before;
            if (game.feasible(joined.cardinality(), volume)) {
                for (int hub = 0; hub < around.length; hub++) {
                    if (hub >= game.members || joined.get(hub)) {
                        worth = Math.max(worth, around[hub] - game.fixedCost());
                    }
                }
            }
            brought[member] += worth - before;
            before = worth;
        }
    }

    private static void shuffle(int[] order, SplittableRandom random) {
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[j];
            order[j] = kept;
        }
    }
}
