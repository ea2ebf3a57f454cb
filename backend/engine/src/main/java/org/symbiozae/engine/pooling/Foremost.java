package org.symbiozae.engine.pooling;

/**
 * Small whole numbers by decreasing key, of equal keys the smaller number first. A heap: O(1) to add the numbers at once, O(log
 * n) to take one, so that taking few of many costs little.
 */
final class Foremost {

    private int[] heap = new int[64];
    private double[] keys = new double[64];
    private int size;

    /** Makes room for the numbers below this one, and forgets all that were there. */
    void clear(int numbers) {
        size = 0;
        if (numbers > heap.length) {
            heap = new int[numbers];
            keys = new double[numbers];
        }
    }

    /** To be followed by {@link #heapify} before anything is taken. */
    void add(int number, double key) {
        keys[number] = key;
        heap[size++] = number;
    }

    void heapify() {
        for (int at = size / 2 - 1; at >= 0; at--) {
            sink(at);
        }
    }

    boolean isEmpty() {
        return size == 0;
    }

    int take() {
        int first = heap[0];
        heap[0] = heap[--size];
        sink(0);
        return first;
    }

    private void sink(int from) {
        int number = heap[from];
        int at = from;
        for (int child = 2 * at + 1; child < size; child = 2 * at + 1) {
            if (child + 1 < size && precedes(heap[child + 1], heap[child])) {
                child++;
            }
            if (!precedes(heap[child], number)) {
                break;
            }
            heap[at] = heap[child];
            at = child;
        }
        heap[at] = number;
    }

    private boolean precedes(int one, int other) {
        return keys[one] > keys[other] || keys[one] == keys[other] && one < other;
    }
}
