package org.symbiozae.engine.sharing;

import java.util.BitSet;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The group that gains most by leaving a split.
 *
 * <p>Every group is tried in a small game, at O(2ⁿ). In a larger one, for each hub the members that would net more around
 * it than they are given, completed to the minimum membership and volume by those who lose least and cut to the maximum
 * volume: the group of largest gain where the volume does not bind. Cost there: O(n² log n).
 *
 * @param group the members' indexes; empty when no group of less than all gains
 * @param gain what the group makes beyond what it is given, euros a year; may be negative
 */
record Objection(BitSet group, double gain) {

    /** @param parts what each member is given; their sum is shared among all */
    static Objection strongest(Game game, double[] parts) {
        return game.isSmall() ? ofAll(game, parts) : ofLikely(game, parts);
    }

    private static Objection ofAll(Game game, double[] parts) {
        int all = (1 << game.members) - 1;
        double[] given = new double[all + 1];
        int best = 0;
        double most = Double.NEGATIVE_INFINITY;
        for (int group = 1; group < all; group++) {
            given[group] = given[group & group - 1] + parts[Integer.numberOfTrailingZeros(group)];
            double gain = game.worth(group) - given[group];
            if (gain > most) {
                most = gain;
                best = group;
            }
        }
        return new Objection(BitSet.valueOf(new long[] {best}), most);
    }

    private static Objection ofLikely(Game game, double[] parts) {
        Objection best = new Objection(new BitSet(), Double.NEGATIVE_INFINITY);
        for (int hub = 0; hub < game.hubs; hub++) {
            BitSet group = around(game, parts, hub);
            if (group.cardinality() < game.members) {
                double gain = game.star(group)
                        - group.stream().mapToDouble(i -> parts[i]).sum();
                if (gain > best.gain) {
                    best = new Objection(group, gain);
                }
            }
        }
        return best;
    }

    private static BitSet around(Game game, double[] parts, int hub) {
        int[] willing = IntStream.range(0, game.members)
                .filter(i -> i != hub && game.net(i, hub) > Double.NEGATIVE_INFINITY)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(i -> parts[i] - game.net(i, hub))
                        .thenComparing(i -> i))
                .mapToInt(i -> i)
                .toArray();
        BitSet group = new BitSet();
        double volume = 0;
        if (hub < game.members) {
            group.set(hub);
            volume = game.volume(hub);
        }
        for (int member : willing) {
            boolean gains = game.net(member, hub) > parts[member];
            if ((gains || !game.enough(group.cardinality(), volume)) && game.fits(volume + game.volume(member))) {
                group.set(member);
                volume += game.volume(member);
            }
        }
        return group;
    }
}
