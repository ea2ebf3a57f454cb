package org.symbiozae.engine.pooling;

/**
 * Small whole numbers by decreasing key, of equal keys the smaller number first. A heap: O(1) to add the numbers at once, O(log
 * n) to take one, so that taking few of many costs little.
 */
final class Foremost {

    private int[] heap = new int[64];

    /** Of each place of the heap, the key of the number there. */
    private double[] keys = new double[64];

    private int size;

    /** Makes room for so many numbers, and forgets all that were there. */
    void clear(int numbers) {
        size = 0;
        if (numbers > heap.length) {
            heap = new int[numbers];
            keys = new double[numbers];
        }
    }

    /** To be followed by {@link #heapify} before anything is taken. */
    void add(int number, double key) {
        keys[size] = key;
        heap[size++] = number;
    }

    void heapify() {
        for (int at = size / 2 - 1; at >= 0; at--) {
            int number = heap[at];
            double key = keys[at];
            rise(descend(at), at, number, key);
        }
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** The last goes down the way of the foremost and then up: it is seldom one of them. */
    int take() {
        int first = heap[0];
        int last = --size;
        if (last > 0) {
            rise(descend(0), 0, heap[last], keys[last]);
        }
        return first;
    }

    /** Leaves the place empty, to be taken by the foremost below it, and so on; answers the place that is empty then. */
    private int descend(int from) {
        int at = from;
        for (int child = 2 * at + 1; child < size; child = 2 * at + 1) {
            if (child + 1 < size && precedes(heap[child + 1], keys[child + 1], child)) {
                child++;
            }
            set(at, heap[child], keys[child]);
            at = child;
        }
        return at;
    }

    /** Fills an empty place with a number that rises from there, at most up to {@code top}. */
    private void rise(int from, int top, int number, double key) {
        int at = from;
        while (at > top && precedes(number, key, (at - 1) / 2)) {
            set(at, heap[(at - 1) / 2], keys[(at - 1) / 2]);
            at = (at - 1) / 2;
        }
        set(at, number, key);
    }

    private void set(int at, int number, double key) {
        heap[at] = number;
        keys[at] = key;
    }

    private boolean precedes(int number, double key, int other) {
        return key > keys[other] || key == keys[other] && number < heap[other];
    }
}
