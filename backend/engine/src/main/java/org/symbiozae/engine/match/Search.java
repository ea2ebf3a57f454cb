package org.symbiozae.engine.match;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.symbiozae.domain.Declaration.Kind;
import org.symbiozae.engine.match.Shortlist.Candidates;

/**
 * The best offers of a need, exactly: k nearest neighbours with bounds that never pass the truth.
 *
 * <p>For each compatible resource, most compatible first, the offers' tree is walked depth first, nearer child first. A
 * node is skipped when the cost of the best offer it could hold passes the k-th cost found so far; at equality it is
 * opened, or ties would be lost. Bounds are loosened by a margin far above what rounding can do, and what they let through
 * is weighed exactly, so the lists are those of {@link Score} to the last bit.
 *
 * <p>Cost: about O(log n + k) a need, whatever R and λ. Needs are visited in the order of their own tree, so that
 * neighbours read the same nodes, on all processors; each need has its own result, so the outcome depends neither on
 * their number nor on the order. Source: §3 of the engine's design; search in packed trees as in Roussopoulos, Kelley and
 * Vincent 1995 (SIGMOD), here depth-first.
 */
public final class Search {

    /** What a list is ranked by. */
    public enum Order {
        /** The whole score. */
        SCORE,
        /** The score without quantities and ages, which the allocation sets right by itself. */
        WEIGHT
    }

    private static final int CHUNK = 512;

    private final Facts facts;
    private final Trees trees;
    private final Score score;
    private final Order rankedBy;

    public Search(Facts facts, Trees trees, Score score, Order rankedBy) {
        this.facts = facts;
        this.trees = trees;
        this.score = score;
        this.rankedBy = rankedBy;
    }

    /** The best {@code limit} offers of every need, none whose score is not worth showing. */
    public Lists lists(int limit) {
        return lists(facts.of(Kind.NEED), limit);
    }

    public Candidates[] best(int[] needs, int limit) {
        Lists lists = lists(needs, limit);
        return IntStream.range(0, needs.length)
                .mapToObj(i -> new Candidates(lists.offers(i), lists.costs(i), lists.cut(i)))
                .toArray(Candidates[]::new);
    }

    public Candidates best(int need, int limit) {
        return best(new int[] {need}, limit)[0];
    }

    /** The same for some needs, each at its place. */
    public Lists lists(int[] needs, int limit) {
        int[] places = visitingOrder(needs);
        Part[] parts = new Part[(places.length + CHUNK - 1) / CHUNK];
        IntStream.range(0, parts.length).parallel().forEach(i -> parts[i] = part(needs, places, i * CHUNK, limit));
        int[] first = new int[needs.length + 1];
        for (int i = 0; i < places.length; i++) {
            first[places[i] + 1] = parts[i / CHUNK].length(i % CHUNK);
        }
        for (int i = 0; i < needs.length; i++) {
            first[i + 1] = Math.addExact(first[i], first[i + 1]);
        }
        int[] offers = new int[first[needs.length]];
        double[] costs = new double[first[needs.length]];
        IntStream.range(0, parts.length).parallel().forEach(i -> {
            parts[i].copy(places, i * CHUNK, first, offers, costs);
            parts[i] = Part.EMPTY;
        });
        return new Lists(needs, limit, first, offers, costs);
    }

    /** Places in {@code needs}, neighbours together when there are many. */
    private int[] visitingOrder(int[] needs) {
        int[] places = new int[needs.length];
        if (needs.length < facts.size / 16) {
            Arrays.setAll(places, i -> i);
            return places;
        }
        int[] placeOf = new int[facts.size];
        Arrays.fill(placeOf, -1);
        for (int i = 0; i < needs.length; i++) {
            placeOf[needs[i]] = i;
        }
        int next = 0;
        for (BoxTree[] here : trees.needs) {
            for (BoxTree tree : here) {
                for (int need : tree.index) {
                    if (placeOf[need] >= 0) {
                        places[next++] = placeOf[need];
                    }
                }
            }
        }
        return places;
    }

    private Part part(int[] needs, int[] places, int from, int limit) {
        Walk walk = new Walk(facts.columns, facts.pairings(), trees.offers, score, rankedBy, limit);
        int to = Math.min(from + CHUNK, places.length);
        Part part = new Part(to - from);
        for (int i = from; i < to; i++) {
            part.add(i - from, walk.search(needs[places[i]]));
        }
        return part;
    }

    /** Lists one after the other, in visiting order. */
    private static final class Part {

        static final Part EMPTY = new Part(0);

        private final int[] ends;
        private int[] offers;
        private double[] costs;

        Part(int needs) {
            ends = new int[needs];
            offers = new int[16 * needs];
            costs = new double[16 * needs];
        }

        int length(int i) {
            return ends[i] - (i > 0 ? ends[i - 1] : 0);
        }

        void add(int i, Shortlist list) {
            int from = i > 0 ? ends[i - 1] : 0;
            int to = from + list.size();
            ends[i] = to;
            if (to > offers.length) {
                int room = to + offers.length / 2;
                offers = Arrays.copyOf(offers, room);
                costs = Arrays.copyOf(costs, room);
            }
            for (int rank = 0; rank < list.size(); rank++) {
                offers[from + rank] = list.offer(rank);
                costs[from + rank] = list.cost(rank);
            }
        }

        void copy(int[] places, int from, int[] first, int[] allOffers, double[] allCosts) {
            for (int i = 0; i < ends.length; i++) {
                int start = i > 0 ? ends[i - 1] : 0;
                System.arraycopy(offers, start, allOffers, first[places[from + i]], length(i));
                System.arraycopy(costs, start, allCosts, first[places[from + i]], length(i));
            }
        }
    }
}
