package org.symbiozae.engine.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.symbiozae.domain.Declaration;
import org.symbiozae.domain.Declaration.Kind;
import org.symbiozae.domain.Months;
import org.symbiozae.domain.Visibility;
import org.symbiozae.engine.Scene;
import org.symbiozae.geo.Position;

/** What a packed tree holds and how it is parted, against its definition. */
class BoxTreeTest {

    private static final double LAMBDA_METRES = 5_000;
    private static final int LEAF = 12;

    /** In parts of λ: how far east, north and in ln quantity offers lie apart. */
    private record Spread(double east, double north, double ln) {}

    private static Columns columns(long seed, int size, Spread spread) {
        Columns columns = new Columns(new Scene().material("wood", 5, 30).taxonomy(), size, size);
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < size; i++) {
            int site = columns.site(
                    i + 1,
                    Position.ofMetres(
                            1e6 + LAMBDA_METRES * spread.east * random.nextDouble(),
                            6e6 + LAMBDA_METRES * spread.north * random.nextDouble()));
            columns.declaration(
                    i + 1,
                    site,
                    Kind.OFFER,
                    0,
                    StrictMath.exp(spread.ln * (random.nextDouble() - 0.5)),
                    new Months(1 + random.nextInt(Months.ALL_BITS)),
                    random.nextInt(8),
                    5 + random.nextInt(60),
                    Declaration.ALWAYS_FROM,
                    Declaration.ALWAYS_TO,
                    Visibility.PUBLIC);
        }
        return columns;
    }

    private static int[] all(Columns columns) {
        return IntStream.range(0, columns.declarations).toArray();
    }

    @Property(tries = 40)
    void holdsEveryDeclarationOnceAndWhatASearchReadsOfIt(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 300) int size) {
        Columns columns = columns(seed, size, new Spread(1, 1, 1));
        BoxTree tree = new BoxTree(columns, all(columns));
        assertThat(tree.size()).isEqualTo(size);
        assertThat(tree.index).containsExactlyInAnyOrder(all(columns));
        for (int i = 0; i < size; i++) {
            int declaration = tree.index[i];
            assertThat(tree.x[i]).isEqualTo(columns.x(declaration));
            assertThat(tree.y[i]).isEqualTo(columns.y(declaration));
            assertThat(tree.ln[i]).isEqualTo(columns.lnQuantity(declaration));
            assertThat(tree.months[i]).isEqualTo(columns.months[declaration]);
            assertThat(tree.age[i]).isEqualTo(columns.age[declaration]);
            assertThat(tree.terms[i]).isEqualTo(columns.terms[declaration]);
            assertThat(tree.site[i]).isEqualTo(columns.site[declaration]);
        }
    }

    @Property(tries = 60)
    void halvesDownToLeavesOfAtMostTwelveAndNoFurther(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 300) int size) {
        Columns columns = columns(seed, size, new Spread(1, 1, 1));
        assertHalved(new BoxTree(columns, all(columns)), size, LEAF);
        assertHalved(new BoxTree(columns, all(columns), 1), size, 1);
        assertHalved(new BoxTree(columns, all(columns), 2), size, 2);
    }

    @Test
    void fillsItsLeavesBeforeItPartsThem() {
        for (int size : new int[] {1, 11, 12, 13, 23, 24, 25, 48, 49, 96, 97}) {
            Columns columns = columns(size, size, new Spread(1, 1, 1));
            assertHalved(new BoxTree(columns, all(columns)), size, LEAF);
        }
    }

    /** So large that its upper nodes are built side by side. */
    @Test
    void isBuiltInPartsWhenLarge() {
        Columns columns = columns(5, 40_000, new Spread(3, 2, 1));
        BoxTree tree = new BoxTree(columns, all(columns));
        assertHalved(tree, 40_000, LEAF);
        assertEnclosed(columns, tree);
        assertPartedAcrossTheWidest(columns, tree);
        int[] found = tree.index.clone();
        Arrays.sort(found);
        assertThat(found).isEqualTo(all(columns));
    }

    @Property(tries = 40)
    void knowsTheBoxMonthsQualitiesAndSmallestAgeBelowEachNode(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 200) int size) {
        Columns columns = columns(seed, size, new Spread(1, 1, 1));
        assertEnclosed(columns, new BoxTree(columns, all(columns)));
        assertEnclosed(columns, new BoxTree(columns, all(columns), 2));
    }

    @Property(tries = 60)
    void isPartedAcrossTheWidest(
            @ForAll long seed,
            @ForAll @IntRange(min = 30, max = 200) int size,
            @ForAll @IntRange(min = 1, max = 30) int east,
            @ForAll @IntRange(min = 1, max = 30) int north,
            @ForAll @IntRange(min = 1, max = 30) int ln) {
        Columns columns = columns(seed, size, new Spread(0.1 * east, 0.1 * north, 0.1 * ln / 0.6));
        assertPartedAcrossTheWidest(columns, new BoxTree(columns, all(columns)));
    }

    @Test
    void isPartedAcrossTheOnlyWidthItHas() {
        for (Spread spread : new Spread[] {new Spread(1, 0, 0), new Spread(0, 1, 0), new Spread(0, 0, 1e-3)}) {
            Columns columns = columns(3, 60, spread);
            assertPartedAcrossTheWidest(columns, new BoxTree(columns, all(columns)));
        }
    }

    @Property(tries = 30)
    void losesOnlyWhatIsTakenOut(@ForAll long seed, @ForAll @IntRange(min = 1, max = 100) int size) {
        Columns columns = columns(seed, size, new Spread(1, 1, 1));
        BoxTree whole = new BoxTree(columns, all(columns));
        BoxTree tree = new BoxTree(whole);
        int gone = new SplittableRandom(seed).nextInt(size + 1);
        for (int declaration = 0; declaration < gone; declaration++) {
            tree.remove(find(columns, tree, declaration));
            assertThat(tree.removed()).isEqualTo(declaration + 1);
            assertThat(find(columns, tree, declaration)).isEqualTo(-1);
        }
        assertThat(tree.standing())
                .containsExactlyInAnyOrder(IntStream.range(gone, size).toArray());
        assertThat(new BoxTree(tree).removed()).isEqualTo(gone);
        for (int declaration = 0; declaration < size; declaration++) {
            int place = find(columns, whole, declaration);
            assertThat(whole.index[place]).isEqualTo(declaration);
            assertThat(find(columns, tree, declaration)).isEqualTo(declaration < gone ? -1 : place);
        }
        assertThat(whole.removed()).isZero();
    }

    private static int find(Columns columns, BoxTree tree, int declaration) {
        return tree.find(declaration, columns.x(declaration), columns.y(declaration), columns.lnQuantity(declaration));
    }

    private static void assertHalved(BoxTree tree, int size, int leaf) {
        int depth = 0;
        while (Math.ceil(size / (double) (1 << depth)) > leaf) {
            depth++;
        }
        assertThat(tree.right).hasSize((1 << depth + 1) - 1);
        assertThat(tree.start[0]).isZero();
        assertThat(tree.end[0]).isEqualTo(size);
        assertThat(nodesBelow(tree, 0, depth)).isEqualTo(tree.right.length);
    }

    /** Pre-order: a left child is the next node, a right one comes after all that is below its sibling. */
    private static int nodesBelow(BoxTree tree, int node, int height) {
        if (height == 0) {
            assertThat(tree.right[node]).isZero();
            return 1;
        }
        int far = tree.right[node];
        int half = tree.end[node + 1] - tree.start[node + 1];
        int otherHalf = tree.end[far] - tree.start[far];
        assertThat(tree.start[node + 1]).isEqualTo(tree.start[node]);
        assertThat(tree.start[far]).isEqualTo(tree.end[node + 1]);
        assertThat(tree.end[far]).isEqualTo(tree.end[node]);
        assertThat(otherHalf - half).isBetween(0, 1);
        int near = nodesBelow(tree, node + 1, height - 1);
        assertThat(far).isEqualTo(node + 1 + near);
        return 1 + near + nodesBelow(tree, far, height - 1);
    }

    private static void assertEnclosed(Columns columns, BoxTree tree) {
        for (int node = 0; node < tree.right.length; node++) {
            int[] inside = Arrays.copyOfRange(tree.index, tree.start[node], tree.end[node]);
            assertThat(tree.minX[node]).isEqualTo((int) least(inside, columns::x));
            assertThat(tree.maxX[node]).isEqualTo((int) most(inside, columns::x));
            assertThat(tree.minY[node]).isEqualTo((int) least(inside, columns::y));
            assertThat(tree.maxY[node]).isEqualTo((int) most(inside, columns::y));
            assertThat(tree.minLn[node]).isEqualTo(least(inside, columns::lnQuantity));
            assertThat(tree.maxLn[node]).isEqualTo(most(inside, columns::lnQuantity));
            assertThat((int) tree.minAge[node]).isEqualTo((int) least(inside, each -> columns.age[each]));
            int months = 0;
            int qualities = 0;
            for (int declaration : inside) {
                months |= columns.months[declaration];
                qualities |= columns.terms(columns.terms[declaration]).qualities();
            }
            assertThat((int) tree.anyMonths[node]).isEqualTo(months);
            assertThat(tree.anyQualities[node]).isEqualTo(qualities);
        }
    }

    /** To the 2⁻²⁰ to which quantities are told apart. */
    private static void assertPartedAcrossTheWidest(Columns columns, BoxTree tree) {
        for (int node = 0; node < tree.right.length; node++) {
            if (tree.right[node] != 0) {
                int[] all = Arrays.copyOfRange(tree.index, tree.start[node], tree.end[node]);
                int middle = tree.start[tree.right[node]] - tree.start[node];
                double east = (most(all, columns::x) - least(all, columns::x)) / (10 * LAMBDA_METRES);
                double north = (most(all, columns::y) - least(all, columns::y)) / (10 * LAMBDA_METRES);
                double ln = 0.6 * (most(all, columns::lnQuantity) - least(all, columns::lnQuantity));
                IntToDoubleFunction widest =
                        ln > east && ln > north ? columns::lnQuantity : east >= north ? columns::x : columns::y;
                assertThat(most(Arrays.copyOf(all, middle), widest))
                        .isLessThanOrEqualTo(
                                least(Arrays.copyOfRange(all, middle, all.length), widest) + 1.0 / (1 << 20));
            }
        }
    }

    private static double least(int[] declarations, IntToDoubleFunction of) {
        return Arrays.stream(declarations).mapToDouble(of).min().orElseThrow();
    }

    private static double most(int[] declarations, IntToDoubleFunction of) {
        return Arrays.stream(declarations).mapToDouble(of).max().orElseThrow();
    }
}
