package org.symbiozae.engine.match;

import java.util.Arrays;

/**
 * The best offers of many needs, packed: those of the need at place {@code i} stand from {@code first[i]} up to
 * {@code first[i + 1]}, best first.
 *
 * @param needs declaration indexes
 * @param limit the most offers a need may have here
 * @param first one more than there are needs
 * @param offers declaration indexes
 * @param costs what each is ranked by, as {@link Search.Order} says
 */
public record Lists(int[] needs, int limit, int[] first, int[] offers, double[] costs) {

    public int length(int place) {
        return first[place + 1] - first[place];
    }

    public int[] offers(int place) {
        return Arrays.copyOfRange(offers, first[place], first[place + 1]);
    }

    public double[] costs(int place) {
        return Arrays.copyOfRange(costs, first[place], first[place + 1]);
    }

    /** Whether the list may have been cut for lack of room: nothing absent costs less than its last offer. */
    public boolean cut(int place) {
        return length(place) == limit;
    }

    /** Where an offer stands in the need's list, from 0; −1 when it does not. */
    public int rank(int place, int offer) {
        for (int i = first[place]; i < first[place + 1]; i++) {
            if (offers[i] == offer) {
                return i - first[place];
            }
        }
        return -1;
    }

    /** A number that changes with every offer, cost and their order. */
    public long checksum() {
        long sum = Arrays.hashCode(first);
        for (int i = 0; i < offers.length; i++) {
            sum = 31 * (31 * sum + offers[i]) + Double.doubleToLongBits(costs[i]);
        }
        return sum;
    }
}
