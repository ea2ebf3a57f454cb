package org.symbiozae.engine.sharing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * The split under which the group with most reason to leave has as little reason as possible:
 *
 * <pre>
 * minimise ε   subject to   x(T) ≥ v(T) − ε for every group T of less than all,   x(all) = v(all),   x ≥ 0
 * </pre>
 *
 * <p>Groups enter one at a time: the linear program over those known is solved, the strongest {@link Objection} to its
 * answer is added, until none objects more than ε. Exact where objections are exhaustive. Cost: one small program a
 * round, some n rounds in practice, at most {@value #ROUNDS}. Source: Maschler, Peleg and Shapley 1979 (Math. Oper. Res.
 * 4:303–338); constraint generation as in Hallefjord, Helming and Jørnsten 1995 (Int. J. Game Theory 24:365–372).
 */
final class LeastCore {

    private static final int ROUNDS = 200;

    /** What counts as equal, as a part of the value. */
    private static final double TOLERANCE = 1e-9;

    private LeastCore() {}

    /** What each member is given; the sum is the game's value, which is above zero. */
    static double[] of(Game game) {
        List<BitSet> groups = new ArrayList<>();
        for (int i = 0; i < game.members; i++) {
            groups.add(BitSet.valueOf(new long[0]));
            groups.get(i).set(i);
        }
        double[] parts = solve(game, groups);
        for (int round = 0; round < ROUNDS; round++) {
            Objection objection = Objection.strongest(game, parts);
            if (objection.gain() <= strongest(game, groups, parts) + TOLERANCE * game.value) {
                break;
            }
            groups.add(objection.group());
            parts = solve(game, groups);
        }
        return parts;
    }

    private static double strongest(Game game, List<BitSet> groups, double[] parts) {
        return groups.stream()
                .mapToDouble(group -> worth(game, group)
                        - group.stream().mapToDouble(i -> parts[i]).sum())
                .max()
                .orElseThrow();
    }

    private static double worth(Game game, BitSet group) {
        return game.isSmall() ? game.worth((int) group.toLongArray()[0]) : game.star(group);
    }

    /**
     * Unknowns, in parts of the value: x of all but the last member, whose part is the rest, and t = highest worth − ε ≥ 0.
     * A group without the last member says t − x(T) ≤ highest − v(T); one with it, t + x(others) ≤ highest − v(T) + 1.
     */
    private static double[] solve(Game game, List<BitSet> groups) {
        int last = game.members - 1;
        double highest =
                groups.stream().mapToDouble(group -> worth(game, group)).max().orElseThrow() / game.value;
        double[][] rows = new double[groups.size() + 1][];
        double[] limits = new double[groups.size() + 1];
        for (int i = 0; i < groups.size(); i++) {
            BitSet group = groups.get(i);
            boolean withLast = group.get(last);
            rows[i] = new double[last + 1];
            for (int member = 0; member < last; member++) {
                rows[i][member] = withLast == group.get(member) ? 0 : withLast ? 1 : -1;
            }
            rows[i][last] = 1;
            limits[i] = highest - worth(game, group) / game.value + (withLast ? 1 : 0);
        }
        double[] sum = new double[last + 1];
        Arrays.fill(sum, 0, last, 1);
        rows[groups.size()] = sum;
        limits[groups.size()] = 1;
        double[] aim = new double[last + 1];
        aim[last] = 1;
        double[] solution = Simplex.maximise(aim, rows, limits);
        double[] parts = new double[game.members];
        double rest = 1;
        for (int member = 0; member < last; member++) {
            parts[member] = solution[member] * game.value;
            rest -= solution[member];
        }
        parts[last] = Math.max(0, rest) * game.value;
        return parts;
    }
}
