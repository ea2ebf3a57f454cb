package org.symbiozae.engine.match;

import java.util.Arrays;

/** The best offers seen so far for one need, by (cost, squared distance, number of the offer). One thread at a time. */
public final class Shortlist {

    /**
     * @param offers indexes in {@link Facts}, best first
     * @param costs in the same order
     * @param cut whether the list may have been cut: nothing absent costs less than the last one here
     */
    public record Candidates(int[] offers, double[] costs, boolean cut) {}

    private final Columns columns;
    private final int limit;
    private final double maxCost;
    private int need;
    private int size;
    private int[] offers = new int[32];
    private double[] costs = new double[32];

    /** @param maxCost nothing dearer enters; equality does */
    Shortlist(Columns columns, int limit, double maxCost) {
        this.columns = columns;
        this.limit = limit;
        this.maxCost = maxCost;
    }

    /** Begins a new list. */
    void clear(int need) {
        this.need = need;
        size = 0;
    }

    int size() {
        return size;
    }

    int offer(int rank) {
        return offers[rank];
    }

    double cost(int rank) {
        return costs[rank];
    }

    /** The cost above which nothing can enter any more. */
    double worst() {
        return size == limit ? costs[size - 1] : maxCost;
    }

    /** @param cost at most {@link #worst} */
    void add(int offer, double cost) {
        if (size == limit) {
            if (!before(offer, cost, size - 1)) {
                return;
            }
        } else {
            size++;
            if (size > offers.length) {
                offers = Arrays.copyOf(offers, 2 * size);
                costs = Arrays.copyOf(costs, 2 * size);
            }
        }
        int place = size - 1;
        while (place > 0 && before(offer, cost, place - 1)) {
            offers[place] = offers[place - 1];
            costs[place] = costs[place - 1];
            place--;
        }
        offers[place] = offer;
        costs[place] = cost;
    }

    private boolean before(int offer, double cost, int place) {
        return cost != costs[place] ? cost < costs[place] : nearer(offer, offers[place]);
    }

    private boolean nearer(int offer, int other) {
        int byDistance = Long.compare(columns.squaredDistance(offer, need), columns.squaredDistance(other, need));
        return byDistance != 0 ? byDistance < 0 : columns.id[offer] < columns.id[other];
    }
}
