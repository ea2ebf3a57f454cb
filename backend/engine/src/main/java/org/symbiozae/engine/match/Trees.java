package org.symbiozae.engine.match;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinTask;
import org.symbiozae.domain.Declaration.Kind;

/**
 * The offers and the needs of a territory in {@link BoxTree}s, one for each resource. Cost: O(n log n), on all processors.
 * Immutable.
 */
public final class Trees {

    private static final BoxTree[] NONE = {};

    /** By resource, the trees that hold its offers: none or one. */
    final BoxTree[][] offers;

    /** By resource, the trees that hold its needs: none or one. */
    final BoxTree[][] needs;

    private Trees(BoxTree[][] offers, BoxTree[][] needs) {
        this.offers = offers;
        this.needs = needs;
    }

    public static Trees of(Facts facts) {
        return new Trees(trees(facts, Kind.OFFER), trees(facts, Kind.NEED));
    }

    private static BoxTree[][] trees(Facts facts, Kind kind) {
        int[][] declarations = byResource(facts, facts.of(kind));
        BoxTree[][] trees = new BoxTree[declarations.length][];
        List<ForkJoinTask<?>> tasks = new ArrayList<>();
        for (int resource = 0; resource < trees.length; resource++) {
            int[] here = declarations[resource];
            int slot = resource;
            trees[slot] = NONE;
            if (here.length > 0) {
                tasks.add(ForkJoinTask.adapt(() -> {
                    trees[slot] = new BoxTree[] {new BoxTree(facts.columns, here)};
                }));
            }
        }
        ForkJoinTask.invokeAll(tasks);
        return trees;
    }

    /** Splits declarations by resource, in their order. */
    static int[][] byResource(Facts facts, int[] declarations) {
        int[] counts = new int[facts.resources.size()];
        for (int declaration : declarations) {
            counts[facts.resource[declaration]]++;
        }
        int[][] split = new int[counts.length][];
        for (int resource = 0; resource < counts.length; resource++) {
            split[resource] = new int[counts[resource]];
        }
        for (int i = declarations.length - 1; i >= 0; i--) {
            int resource = facts.resource[declarations[i]];
            split[resource][--counts[resource]] = declarations[i];
        }
        return split;
    }
}
