package org.symbiozae.engine.match;

import java.util.Arrays;
import java.util.function.IntPredicate;
import org.symbiozae.domain.Declaration.Kind;

/** Makes parts of a tree unreadable, so that a search fails when it reads what it should have ruled out. */
final class Seals {

    /** Far more than bounds are loosened by. */
    static final double SHADE = 1e-6;

    private static final int UNREADABLE = -1;
    private static final BoxTree[] NONE = {};

    private Seals() {}

    /** By resource, a tree of the first 2ⁿ declarations of a kind whose every leaf is a point. */
    static BoxTree[][] points(Facts facts, Kind kind) {
        return Arrays.stream(Trees.byResource(facts, facts.of(kind)))
                .map(here -> here.length == 0
                        ? NONE
                        : new BoxTree[] {
                            new BoxTree(facts.columns, Arrays.copyOf(here, Integer.highestOneBit(here.length)), 1)
                        })
                .toArray(BoxTree[][]::new);
    }

    /** Closes all leaves that hold nothing but these declarations, and all nodes above, which nobody reads through. */
    static void leaves(BoxTree tree, IntPredicate declarations) {
        for (int node = 0; node < tree.right.length; node++) {
            boolean sealed = true;
            for (int i = tree.start[node]; sealed && tree.right[node] == 0 && i < tree.end[node]; i++) {
                sealed = declarations.test(tree.index[i]);
            }
            if (sealed) {
                tree.start[node] = UNREADABLE;
            }
        }
    }

    /** Hides the qualities and dates of these declarations, the last thing looked at before one is weighed. */
    static void terms(BoxTree tree, IntPredicate declarations) {
        for (int i = 0; i < tree.size(); i++) {
            if (declarations.test(tree.index[i])) {
                tree.terms[i] = UNREADABLE;
            }
        }
    }
}
