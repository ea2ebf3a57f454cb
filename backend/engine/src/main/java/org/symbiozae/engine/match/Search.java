package org.symbiozae.engine.match;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntUnaryOperator;
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
        /** What one unit needed is worth: the score without quantities and ages, divided by the yield. */
        WEIGHT
    }

    private static final int CHUNK = 512;

    /** The trees are worth walking when they hold less than so many times what is asked for. */
    private static final int MANY = 4;

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

    /**
     * What these needs would find at these prices, among all pairs worth showing.
     *
     * @param prices of offers, by declaration index; not negative
     */
    public Bargains bargains(double[] prices, int[] needs) {
        return new Bargains(facts, trees, score, prices, needs, visitingOrder(needs));
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
        IntStream.range(0, parts.length).parallel().forEach(i -> parts[i].moveOffers(places, i * CHUNK, first, offers));
        double[] costs = new double[first[needs.length]];
        IntStream.range(0, parts.length).parallel().forEach(i -> parts[i].moveCosts(places, i * CHUNK, first, costs));
        return new Lists(needs, limit, first, offers, costs);
    }

    /** Places in {@code needs}; neighbours together when most needs of their resources are asked for. */
    private int[] visitingOrder(int[] needs) {
        int[] places = new int[needs.length];
        int next = 0;
        if (areMany(needs)) {
            IntUnaryOperator placeOf = placeOf(needs);
            for (BoxTree tree : treesOf(needs)) {
                for (int need : tree.index) {
                    int place = placeOf.applyAsInt(need);
                    if (place >= 0) {
                        places[next++] = place;
                    }
                }
            }
        } else {
            Arrays.setAll(places, i -> i);
        }
        return places;
    }

    /** From a need to its place, negative when it has none. */
    private IntUnaryOperator placeOf(int[] needs) {
        if (needs.length < facts.size / 16) {
            return need -> Arrays.binarySearch(needs, need);
        }
        int[] places = new int[facts.size];
        Arrays.fill(places, -1);
        for (int place = 0; place < needs.length; place++) {
            places[needs[place]] = place;
        }
        return need -> places[need];
    }

    private boolean areMany(int[] needs) {
        long all = treesOf(needs).stream().mapToLong(BoxTree::size).sum();
        return all < MANY * (long) needs.length
                && IntStream.range(1, needs.length).allMatch(i -> needs[i - 1] < needs[i]);
    }

    private List<BoxTree> treesOf(int[] needs) {
        BitSet resources = new BitSet();
        for (int need : needs) {
            resources.set(facts.resource[need]);
        }
        return resources.stream()
                .mapToObj(resource -> trees.needs[resource])
                .flatMap(Arrays::stream)
                .toList();
    }

    private Part part(int[] needs, int[] places, int from, int limit) {
        Walk walk = new Walk(facts.columns, facts.pairings(), trees.offers, score, rankedBy, limit);
        int to = Math.min(from + CHUNK, places.length);
        Part part = new Part(to - from);
        for (int i = from; i < to; i++) {
            part.add(i - from, walk.search(needs[places[i]]));
        }
        part.trim();
        return part;
    }

    /** Lists one after the other, in visiting order. It lets go of what was moved: a country's lists are not held twice. */
    private static final class Part {

        private static final int[] NO_OFFERS = {};
        private static final double[] NO_COSTS = {};

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

        void trim() {
            int size = ends.length == 0 ? 0 : ends[ends.length - 1];
            offers = Arrays.copyOf(offers, size);
            costs = Arrays.copyOf(costs, size);
        }

        void moveOffers(int[] places, int from, int[] first, int[] all) {
            for (int i = 0; i < ends.length; i++) {
                System.arraycopy(offers, ends[i] - length(i), all, first[places[from + i]], length(i));
            }
            offers = NO_OFFERS;
        }

        void moveCosts(int[] places, int from, int[] first, double[] all) {
            for (int i = 0; i < ends.length; i++) {
                System.arraycopy(costs, ends[i] - length(i), all, first[places[from + i]], length(i));
            }
            costs = NO_COSTS;
        }
    }
}
