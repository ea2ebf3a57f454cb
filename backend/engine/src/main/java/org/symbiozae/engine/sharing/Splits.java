package org.symbiozae.engine.sharing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongFunction;
import org.symbiozae.domain.Cluster;
import org.symbiozae.domain.Split;
import org.symbiozae.domain.Split.Rule;
import org.symbiozae.engine.pooling.Parts;
import org.symbiozae.geo.Distances;
import org.symbiozae.geo.Position;

/**
 * The ways to share what a cluster brings: in proportion, by the Shapley value, and, where a group of members would do
 * better alone under either, the least core.
 *
 * <p>Every split gives each member a part that is not negative, and the parts add up to the value to the last bit, in
 * any order. Cost: up to 15 members O(2ⁿ·n), some 10 ms; above, O(n²) a sampled order. Source: §6 of the engine's design.
 */
public final class Splits {

    /** What counts as no gain, as a part of the value. */
    private static final double TOLERANCE = 1e-9;

    private Splits() {}

    /**
     * The cluster with its splits.
     *
     * @param positions of its members, by site number
     * @param anchors of its hub, by zone number
     */
    public static Cluster of(
            Cluster cluster, LongFunction<Position> positions, LongFunction<Position> anchors, Distances distances) {
        List<Cluster.Member> members = cluster.members();
        Game game = new Game(
                members.stream().map(member -> positions.apply(member.site())).toList(),
                cluster.hub().atZone() ? List.of(anchors.apply(cluster.hub().id())) : List.of(),
                members.stream().mapToDouble(Cluster.Member::volume).toArray(),
                cluster.economics(),
                cluster.value(),
                distances);
        List<Split> splits = new ArrayList<>();
        splits.add(split(Rule.PROPORTIONAL, game, cluster, weights(cluster)));
        splits.add(split(Rule.SHAPLEY, game, cluster, Shapley.of(game)));
        if (!splits.stream().allMatch(Split::inCore)) {
            splits.add(split(Rule.LEAST_CORE, game, cluster, LeastCore.of(game)));
        }
        return cluster.split(splits);
    }

    private static double[] weights(Cluster cluster) {
        return cluster.members().stream().mapToDouble(Cluster.Member::share).toArray();
    }

    private static Split split(Rule rule, Game game, Cluster cluster, double[] weights) {
        double[] parts = rule == Rule.PROPORTIONAL ? weights : Parts.of(cluster.value(), weights);
        Objection objection = Objection.strongest(game, parts);
        boolean blocked = objection.gain() > TOLERANCE * game.value;
        List<Long> blocking = blocked
                ? objection.group().stream()
                        .mapToObj(i -> cluster.members().get(i).site())
                        .toList()
                : List.of();
        return new Split(
                rule, Arrays.stream(parts).boxed().toList(), blocking, blocked ? objection.gain() : 0, game.isSmall());
    }
}
