package org.symbiozae.engine.match;

import java.util.Arrays;

/** The best offers seen so far for one need, by (cost, squared distance, number of the offer). One thread at a time. */
public final class Shortlist {

    private final int limit;
    private final double maxCost;
    private int size;
    private boolean cut;
    private int[] offers = new int[8];
    private long[] squaredDistances = new long[8];
    private double[] costs = new double[8];

    /**
     * @param offers indexes in {@link Facts}, best first
     * @param costs in the same order
     * @param cut whether a candidate was turned away for lack of room: nothing absent costs less than the last one here
     */
    public record Candidates(int[] offers, double[] costs, boolean cut) {}

    /** @param maxCost nothing dearer enters; equality does */
    Shortlist(int limit, double maxCost) {
        this.limit = limit;
        this.maxCost = maxCost;
    }

    /** The cost above which nothing can enter any more. */
    double worst() {
        return size == limit ? costs[size - 1] : maxCost;
    }

    void skip() {
        cut |= size == limit;
    }

    void offer(int offer, long squaredDistance, double cost) {
        if (cost > maxCost) {
            return;
        }
        int place = size;
        while (place > 0 && before(offer, squaredDistance, cost, place - 1)) {
            place--;
        }
        if (size == limit) {
            cut = true;
            if (place == size) {
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
        int moved = size - 1 - place;
        System.arraycopy(offers, place, offers, place + 1, moved);
        System.arraycopy(squaredDistances, place, squaredDistances, place + 1, moved);
        System.arraycopy(costs, place, costs, place + 1, moved);
        offers[place] = offer;
        squaredDistances[place] = squaredDistance;
        costs[place] = cost;
    }

    Candidates candidates() {
        return new Candidates(Arrays.copyOf(offers, size), Arrays.copyOf(costs, size), cut);
    }

    private boolean before(int offer, long squaredDistance, double cost, int place) {
        if (cost != costs[place]) {
            return cost < costs[place];
        }
        if (squaredDistance != squaredDistances[place]) {
            return squaredDistance < squaredDistances[place];
        }
        return offer < offers[place];
    }
}
