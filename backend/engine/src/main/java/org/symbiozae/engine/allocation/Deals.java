package org.symbiozae.engine.allocation;

import java.util.Arrays;

/**
 * Who gets how much of what, packed, and what it is worth.
 *
 * @param offers declaration index of each deal
 * @param needs the same of its need
 * @param amounts in the offer's unit a year
 * @param value of all together
 * @param bound on the value of any other
 */
record Deals(int[] offers, int[] needs, double[] amounts, double value, double bound) {

    /** Those of all groups, by need; those of one need stay as they stand. */
    static Deals byNeed(Deals[] groups) {
        int size = Arrays.stream(groups).mapToInt(each -> each.offers.length).sum();
        int[] groupOf = new int[size];
        long[] keys = new long[size];
        int[] start = new int[groups.length];
        for (int group = 0, i = 0; group < groups.length; group++) {
            start[group] = i;
            for (int need : groups[group].needs) {
                groupOf[i] = group;
                keys[i] = (long) need << 32 | i;
                i++;
            }
        }
        Arrays.parallelSort(keys);
        Book book = new Book(size);
        for (long key : keys) {
            int group = groupOf[(int) key];
            int place = (int) key - start[group];
            book.add(groups[group].offers[place], groups[group].needs[place], groups[group].amounts[place]);
        }
        return book.deals();
    }

    /** Takes deals down one after the other. */
    static final class Book {

        private int[] offers;
        private int[] needs;
        private double[] amounts;
        private int size;
        private double value;
        private double bound;

        Book() {
            this(64);
        }

        Book(int room) {
            offers = new int[room];
            needs = new int[room];
            amounts = new double[room];
        }

        /** Its value and bound; its deals are added one by one. */
        void add(Clearing clearing) {
            value += clearing.value();
            bound += clearing.bound();
        }

        void add(int offer, int need, double amount) {
            if (size == offers.length) {
                int room = 2 * size + 1;
                offers = Arrays.copyOf(offers, room);
                needs = Arrays.copyOf(needs, room);
                amounts = Arrays.copyOf(amounts, room);
            }
            offers[size] = offer;
            needs[size] = need;
            amounts[size++] = amount;
        }

        Deals deals() {
            return new Deals(
                    Arrays.copyOf(offers, size),
                    Arrays.copyOf(needs, size),
                    Arrays.copyOf(amounts, size),
                    value,
                    bound);
        }
    }
}
