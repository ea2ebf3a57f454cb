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
    private int size;
    private int[] offers = new int[32];
    private long[] squaredDistances = new long[32];
    private double[] costs = new double[32];

    /** @param maxCost nothing dearer enters; equality does */
    Shortlist(Columns columns, int limit, double maxCost) {
        this.columns = columns;
        this.limit = limit;
        this.maxCost = maxCost;
    }

    void clear() {
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
    void add(int offer, long squaredDistance, double cost) {
        if (size == limit) {
            if (!before(offer, squaredDistance, cost, size - 1)) {
                return;
            }
        } else {
            size++;
            if (size > offers.length) {
                offers = Arrays.copyOf(offers, 2 * size);
                squaredDistances = Arrays.copyOf(squaredDistances, 2 * size);
                costs = Arrays.copyOf(costs, 2 * size);
            }
        }
        int place = size - 1;
        while (place > 0 && before(offer, squaredDistance, cost, place - 1)) {
            offers[place] = offers[place - 1];
            squaredDistances[place] = squaredDistances[place - 1];
            costs[place] = costs[place - 1];
            place--;
        }
        offers[place] = offer;
        squaredDistances[place] = squaredDistance;
        costs[place] = cost;
    }

    private boolean before(int offer, long squaredDistance, double cost, int place) {
        if (cost != costs[place]) {
            return cost < costs[place];
        }
        if (squaredDistance != squaredDistances[place]) {
            return squaredDistance < squaredDistances[place];
        }
        return columns.id[offer] < columns.id[offers[place]];
    }
}
