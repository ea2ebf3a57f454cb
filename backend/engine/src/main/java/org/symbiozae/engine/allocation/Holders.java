package org.symbiozae.engine.allocation;

/**
 * Who holds each offer at what bid: for every offer a binary heap of its links, lowest bid first, equal bids by the larger
 * link. All heaps lie in one array, with room for every link of their offer.
 *
 * <p>Cost: O(log holders) a change; 8 bytes a link.
 */
final class Holders {

    private final double[] bid;
    private final int[] start;
    private final int[] count;
    private final int[] heap;

    /** Where in its offer's heap a link stands. */
    private final int[] placeOf;

    /** @param bid of each link; may change only while the link is not in its heap */
    Holders(int offers, int[] offerOf, double[] bid) {
        this.bid = bid;
        start = new int[offers + 1];
        for (int offer : offerOf) {
            start[offer + 1]++;
        }
        for (int offer = 0; offer < offers; offer++) {
            start[offer + 1] += start[offer];
        }
        count = new int[offers];
        heap = new int[offerOf.length];
        placeOf = new int[offerOf.length];
    }

    int count(int offer) {
        return count[offer];
    }

    /** A link holding the offer; number 0 has the lowest bid. */
    int link(int offer, int number) {
        return heap[start[offer] + number];
    }

    double lowest(int offer) {
        return count[offer] > 0 ? bid[link(offer, 0)] : Double.POSITIVE_INFINITY;
    }

    double secondLowest(int offer) {
        double second = count[offer] > 1 ? bid[link(offer, 1)] : Double.POSITIVE_INFINITY;
        return count[offer] > 2 ? Math.min(second, bid[link(offer, 2)]) : second;
    }

    void add(int offer, int link) {
        rise(start[offer], count[offer]++, link);
    }

    void removeLowest(int offer) {
        int last = heap[start[offer] + --count[offer]];
        if (count[offer] > 0) {
            sink(start[offer], count[offer], 0, last);
        }
    }

    void remove(int offer, int link) {
        int from = start[offer];
        int at = placeOf[link];
        int last = heap[from + --count[offer]];
        if (at < count[offer]) {
            sink(from, count[offer], at, last);
        }
    }

    private void rise(int from, int at, int link) {
        int place = at;
        while (place > 0 && before(link, heap[from + (place - 1 >> 1)])) {
            put(from, place, heap[from + (place - 1 >> 1)]);
            place = place - 1 >> 1;
        }
        put(from, place, link);
    }

    /** Fills an empty place: the lowest below it moves up, and so on down to a leaf, from where the link rises. */
    private void sink(int from, int size, int at, int link) {
        int place = at;
        for (int child = 2 * place + 1; child < size; child = 2 * place + 1) {
            if (child + 1 < size && before(heap[from + child + 1], heap[from + child])) {
                child++;
            }
            put(from, place, heap[from + child]);
            place = child;
        }
        rise(from, place, link);
    }

    private void put(int from, int place, int link) {
        heap[from + place] = link;
        placeOf[link] = place;
    }

    private boolean before(int one, int other) {
        return bid[one] < bid[other] || bid[one] == bid[other] && one > other;
    }
}
