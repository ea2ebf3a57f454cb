package org.symbiozae.engine.allocation;

/** First in, first out. */
final class IntQueue {

    private int[] ring = new int[64];
    private int head;
    private int size;

    boolean isEmpty() {
        return size == 0;
    }

    int size() {
        return size;
    }

    void add(int value) {
        if (size == ring.length) {
            int[] larger = new int[2 * size];
            for (int i = 0; i < size; i++) {
                larger[i] = ring[head + i & size - 1];
            }
            ring = larger;
            head = 0;
        }
        ring[head + size++ & ring.length - 1] = value;
    }

    int poll() {
        int value = ring[head];
        head = head + 1 & ring.length - 1;
        size--;
        return value;
    }
}
