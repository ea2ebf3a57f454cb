package org.symbiozae.engine.pooling;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import org.symbiozae.geo.Position;

/**
 * Places by squares as wide as a reach: what lies within reach of a place is in its square or one of the eight around.
 *
 * <p>Cost: O(n log n) to lay out, three searches and the places in nine squares to look around.
 */
final class Grid {

    private final double side;
    private final long[] squares;
    private final int[] places;

    /** @param reach in metres */
    Grid(List<Position> positions, double reach) {
        side = Math.max(1, Math.ceil(reach * 10));
        Integer[] order = new Integer[positions.size()];
        Arrays.setAll(order, i -> i);
        long[] unsorted = positions.stream()
                .mapToLong(position -> square(column(position.x()), column(position.y())))
                .toArray();
        Arrays.sort(order, (one, other) -> Long.compare(unsorted[one], unsorted[other]));
        squares = new long[order.length];
        places = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            places[i] = order[i];
            squares[i] = unsorted[order[i]];
        }
    }

    /** Every place in the squares around, among them all within reach; each once. */
    void around(Position position, IntConsumer found) {
        long row = column(position.y());
        for (long x = column(position.x()) - 1, last = x + 2; x <= last; x++) {
            int from = Arrays.binarySearch(squares, square(x, row - 1));
            if (from < 0) {
                from = -from - 1;
            }
            while (from > 0 && squares[from - 1] == square(x, row - 1)) {
                from--;
            }
            for (long end = square(x, row + 1); from < squares.length && squares[from] <= end; from++) {
                found.accept(places[from]);
            }
        }
    }

    private long column(int coordinate) {
        return (long) Math.floor(coordinate / side);
    }

    private static long square(long column, long row) {
        return column << 32 | row + Integer.MAX_VALUE & 0xFFFFFFFFL;
    }
}
