package org.symbiozae.engine.match;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The declarations of one resource while they come and go: a large tree, a side tree of what came later, and a small
 * buffer that is read from end to end. What goes is marked. Once a tenth of the large tree has changed, all is planted
 * again. One thread at a time.
 */
final class Forest {

    private static final int PART = 10;

    private final Columns columns;
    private final int buffered;
    private @Nullable BoxTree main;
    private @Nullable BoxTree side;
    private @Nullable BoxTree buffer;

    /** @param buffered the most declarations read from end to end @param main stays as it is */
    Forest(Columns columns, int buffered, BoxTree... main) {
        this.columns = columns;
        this.buffered = buffered;
        this.main = main.length == 0 ? null : new BoxTree(main[0]);
    }

    BoxTree[] trees() {
        return Stream.of(main, side, buffer).filter(tree -> tree != null).toArray(BoxTree[]::new);
    }

    void add(int declaration) {
        int[] recent = with(buffer, new int[] {declaration});
        if (recent.length <= buffered) {
            buffer = new BoxTree(columns, recent, buffered);
            return;
        }
        buffer = null;
        side = new BoxTree(columns, with(side, recent));
        int changed = side.size() + (main == null ? 0 : main.removed());
        if (main == null || changed * (long) PART > main.size()) {
            main = new BoxTree(columns, with(main, side.standing()));
            side = null;
        }
    }

    /** @param declaration must stand here */
    void remove(int declaration) {
        for (BoxTree tree : trees()) {
            int place = tree.find(
                    declaration, columns.x(declaration), columns.y(declaration), columns.lnQuantity(declaration));
            if (place >= 0) {
                tree.remove(place);
                return;
            }
        }
        throw new IllegalStateException("declaration " + columns.id[declaration] + " is not here");
    }

    private static int[] with(@Nullable BoxTree tree, int[] more) {
        return tree == null
                ? more
                : IntStream.concat(Arrays.stream(tree.standing()), Arrays.stream(more))
                        .toArray();
    }
}
