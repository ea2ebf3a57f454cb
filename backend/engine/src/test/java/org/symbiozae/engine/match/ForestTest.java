package org.symbiozae.engine.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.symbiozae.engine.Scene;

/** Declarations that come and go, against a set of them, and how little stands beside the large tree. */
class ForestTest {

    private static final int BUFFERED = 4;

    private static Columns columns(long seed, int size) {
        SplittableRandom random = new SplittableRandom(seed);
        Scene scene = new Scene().material("wood", 5, 30);
        for (int i = 1; i <= size; i++) {
            scene.site(i, 50 * random.nextInt(20), 50 * random.nextInt(20)).offer(i, i, "wood", 1 + random.nextInt(3));
        }
        return scene.facts().columns;
    }

    private static Forest forest(Columns columns, int planted) {
        int[] first = IntStream.range(0, planted).toArray();
        return planted == 0
                ? new Forest(columns, BUFFERED)
                : new Forest(columns, BUFFERED, new BoxTree(columns, first));
    }

    private static int[] sizes(Forest forest) {
        return Arrays.stream(forest.trees()).mapToInt(BoxTree::size).toArray();
    }

    private static int[] standing(Forest forest) {
        return Arrays.stream(forest.trees())
                .flatMapToInt(tree -> Arrays.stream(tree.standing()))
                .toArray();
    }

    @Property(tries = 60)
    void holdsWhatCameAndHasNotGone(@ForAll long seed, @ForAll @IntRange(max = 60) int planted) {
        Columns columns = columns(seed, 200);
        Forest forest = forest(columns, planted);
        TreeSet<Integer> expected = new TreeSet<>();
        IntStream.range(0, planted).forEach(expected::add);
        SplittableRandom random = new SplittableRandom(seed);
        for (int next = planted; next < 200; ) {
            if (random.nextInt(3) > 0 || expected.isEmpty()) {
                forest.add(next);
                expected.add(next++);
            } else {
                Integer some = expected.ceiling(random.nextInt(next));
                int gone = some == null ? expected.last() : some;
                forest.remove(gone);
                expected.remove(gone);
            }
        }
        assertThat(standing(forest))
                .containsExactlyInAnyOrder(
                        expected.stream().mapToInt(each -> each).toArray());
    }

    @Test
    void readsFourFromEndToEndAndPlantsTheFifthInASideTree() {
        Forest forest = forest(columns(1, 200), 100);
        for (int i = 100; i < 104; i++) {
            forest.add(i);
        }
        assertThat(sizes(forest)).containsExactly(100, 4);
        assertThat(forest.trees()[1].right).hasSize(1);
        forest.add(104);
        assertThat(sizes(forest)).containsExactly(100, 5);
    }

    @Test
    void plantsAllAgainOnceMoreThanATenthHasCome() {
        Forest forest = forest(columns(2, 200), 100);
        for (int i = 100; i < 110; i++) {
            forest.add(i);
        }
        assertThat(sizes(forest)).containsExactly(100, 10);
        for (int i = 110; i < 115; i++) {
            forest.add(i);
        }
        assertThat(sizes(forest)).containsExactly(115);
    }

    @Test
    void countsWhatWentAsChangedToo() {
        Forest forest = forest(columns(3, 200), 100);
        for (int i = 0; i < 5; i++) {
            forest.remove(i);
        }
        for (int i = 100; i < 105; i++) {
            forest.add(i);
        }
        assertThat(sizes(forest)).containsExactly(100, 5);
        forest.remove(5);
        for (int i = 105; i < 110; i++) {
            forest.add(i);
        }
        assertThat(sizes(forest)).containsExactly(104);
    }

    @Test
    void plantsWhatCameFirstAtOnce() {
        Forest forest = forest(columns(4, 200), 0);
        assertThat(forest.trees()).isEmpty();
        for (int i = 0; i < 5; i++) {
            forest.add(i);
        }
        assertThat(sizes(forest)).containsExactly(5);
        forest.add(5);
        assertThat(sizes(forest)).containsExactly(5, 1);
    }

    @Test
    void leavesTheTreeItWasGivenAsItWas() {
        Columns columns = columns(5, 20);
        BoxTree given = new BoxTree(columns, IntStream.range(0, 20).toArray());
        new Forest(columns, BUFFERED, given).remove(7);
        assertThat(given.removed()).isZero();
        assertThat(given.standing()).hasSize(20);
    }

    @Test
    void refusesToRemoveWhatIsNotThere() {
        Forest forest = forest(columns(6, 20), 10);
        forest.remove(3);
        assertThatThrownBy(() -> forest.remove(3))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("declaration 4");
    }
}
