package org.symbiozae.compute;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What two results have not in common. Rows are paired by their key within blocks: both lists come in ascending order of
 * their blocks, so the cost is linear.
 *
 * @param gained only in the second
 * @param lost only in the first
 * @param changed in both, with other values
 */
record Difference<T>(List<T> gained, List<T> lost, List<Pair<T>> changed) {

    /** @param before null for what is gained, {@code after} for what is lost */
    record Pair<T>(@Nullable T before, @Nullable T after) {}

    /**
     * @param block what both lists are sorted by
     * @param key names a row within its block
     * @param same whether two rows of one key say the same
     */
    static <T, K> Difference<T> of(
            List<T> before, List<T> after, ToLongFunction<T> block, Function<T, K> key, BiPredicate<T, T> same) {
        Difference<T> difference = new Difference<>(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        int i = 0;
        int j = 0;
        while (i < before.size() || j < after.size()) {
            long next = Math.min(blockAt(before, i, block), blockAt(after, j, block));
            int endBefore = end(before, i, next, block);
            int endAfter = end(after, j, next, block);
            difference.compare(before.subList(i, endBefore), after.subList(j, endAfter), key, same);
            i = endBefore;
            j = endAfter;
        }
        return difference;
    }

    private static <T> long blockAt(List<T> rows, int index, ToLongFunction<T> block) {
        return index < rows.size() ? block.applyAsLong(rows.get(index)) : Long.MAX_VALUE;
    }

    private static <T> int end(List<T> rows, int start, long wanted, ToLongFunction<T> block) {
        int end = start;
        while (end < rows.size() && block.applyAsLong(rows.get(end)) == wanted) {
            end++;
        }
        return end;
    }

    private <K> void compare(List<T> before, List<T> after, Function<T, K> key, BiPredicate<T, T> same) {
        Map<K, T> left = new HashMap<>();
        before.forEach(row -> left.put(key.apply(row), row));
        for (T row : after) {
            T former = left.remove(key.apply(row));
            if (former == null) {
                gained.add(row);
            } else if (!same.test(former, row)) {
                changed.add(new Pair<>(former, row));
            }
        }
        if (!left.isEmpty()) {
            before.stream().filter(row -> left.containsKey(key.apply(row))).forEach(lost::add);
        }
    }

    /** The largest changes, largest first. Cost: O(n log limit). */
    List<Pair<T>> largest(int limit, Comparator<Pair<T>> bySize) {
        List<Pair<T>> all = new ArrayList<>(changed);
        gained.forEach(row -> all.add(new Pair<>(null, row)));
        lost.forEach(row -> all.add(new Pair<>(row, null)));
        if (limit == 0) {
            return List.of();
        }
        PriorityQueue<Pair<T>> smallestFirst = new PriorityQueue<>(bySize.reversed());
        for (Pair<T> pair : all) {
            smallestFirst.add(pair);
            if (smallestFirst.size() > limit) {
                smallestFirst.remove();
            }
        }
        return smallestFirst.stream().sorted(bySize).toList();
    }

    /** The row a change is about. */
    static <T> T either(Pair<T> pair) {
        return Objects.requireNonNull(pair.after == null ? pair.before : pair.after);
    }
}
