package org.symbiozae.engine.match;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;

/**
 * Finds, when every offer has a price, the offers that leave a need more than it has found so far: what proves an
 * allocation to be good whatever lists were looked at, or says which pairs its lists lack (column generation).
 *
 * <pre>
 * margin = (w − price) / γ     what one unit of the need gains; w is the score without quantities and ages
 * </pre>
 *
 * <p>The offers' trees are walked as in {@link Walk}, each node knowing the lowest price below it. Cost: O(offers) to
 * make, then about O(log n) a need where prices are near what needs pay. Safe for several threads.
 */
public final class Bargains {

    private static final int CHUNK = 512;

    /** Makes nodes look a little nearer than rounding could make them. */
    private static final double MARGIN = 1e-9;

    /** What the needs are asked at: the prices of one tree's offers leaf by leaf, and the lowest below each node. */
    private record Prices(BoxTree tree, double[] each, double[] lowest) {}

    private final Facts facts;
    private final Score score;
    private final int[] needs;
    private final int[] places;
    private final Prices[][] offered;

    /**
     * @param prices of the offers by declaration index, not negative
     * @param places the order in which the needs are visited, neighbours together
     */
    Bargains(Facts facts, Trees trees, Score score, double[] prices, int[] needs, int[] places) {
        this.facts = facts;
        this.score = score;
        this.needs = needs;
        this.places = places;
        BitSet wanted = new BitSet();
        for (int need : needs) {
            wanted.set(facts.resource[need]);
        }
        BitSet asked = new BitSet();
        wanted.stream()
                .flatMap(resource -> facts.pairings().get(resource).stream().mapToInt(Pairing::offered))
                .forEach(asked::set);
        offered = new Prices[trees.offers.length][];
        asked.stream()
                .parallel()
                .forEach(resource -> offered[resource] = Arrays.stream(trees.offers[resource])
                        .map(tree -> priced(tree, prices))
                        .toArray(Prices[]::new));
    }

    private static Prices priced(BoxTree tree, double[] prices) {
        double[] each = new double[tree.index.length];
        for (int i = 0; i < each.length; i++) {
            each[i] = tree.index[i] >= 0 ? prices[tree.index[i]] : Double.POSITIVE_INFINITY;
        }
        double[] lowest = new double[tree.right.length];
        for (int node = lowest.length - 1; node >= 0; node--) {
            if (tree.right[node] != 0) {
                lowest[node] = Math.min(lowest[node + 1], lowest[tree.right[node]]);
                continue;
            }
            lowest[node] = Double.POSITIVE_INFINITY;
            for (int i = tree.start[node]; i < tree.end[node]; i++) {
                lowest[node] = Math.min(lowest[node], each[i]);
            }
        }
        return new Prices(tree, each, lowest);
    }

    /**
     * The best {@code limit} offers of each need by margin, none with {@code margins} at its place or less.
     *
     * @return with the costs of {@link Search.Order#WEIGHT}
     */
    public Lists above(double[] margins, int limit) {
        Part[] parts = new Part[(places.length + CHUNK - 1) / CHUNK];
        int[] first = new int[needs.length + 1];
        IntStream.range(0, parts.length).parallel().forEach(chunk -> {
            Part part = new Part(limit);
            for (int i = chunk * CHUNK; i < Math.min(places.length, (chunk + 1) * CHUNK); i++) {
                first[places[i] + 1] = part.search(needs[places[i]], margins[places[i]]);
            }
            parts[chunk] = part;
        });
        for (int i = 0; i < needs.length; i++) {
            first[i + 1] = Math.addExact(first[i], first[i + 1]);
        }
        int[] offers = new int[first[needs.length]];
        double[] costs = new double[offers.length];
        for (int i = 0, from = 0; i < places.length; i++) {
            Part part = parts[i / CHUNK];
            from = i % CHUNK == 0 ? 0 : from;
            int to = first[places[i]];
            int length = first[places[i] + 1] - to;
            System.arraycopy(part.offers, from, offers, to, length);
            System.arraycopy(part.costs, from, costs, to, length);
            from += length;
        }
        return new Lists(needs, limit, first, offers, costs);
    }

    /** One thread's search of one need after another. */
    private final class Part {

        private final int limit;
        private final double coverage = score.coverageExponent();
        private final double usage = score.usageExponent();
        private final double costPerMonth = score.ageCost(1);
        private final double most = score.maxCost() + MARGIN * (1 + score.maxCost());
        private int[] offers = new int[64];
        private double[] costs = new double[64];
        private double[] found = new double[64];
        private int size;
        private int[] nodes = new int[64];
        private double[] bounds = new double[64];
        private int from;
        private double floor;

        /** The need. */
        private int need;

        private int x;
        private int y;
        private int months;
        private int terms;
        private int qualities;
        private int site;
        private int age;
        private double ln;
        private double[] seasonCosts = {};

        /** What meets it now. */
        private Pairing pairing = Pairing.identity(0);

        private long squaredReach;
        private double costPerDecimetre;
        private double typeCost;
        private double wanted;
        private double perYield;

        Part(int limit) {
            this.limit = limit;
        }

        /** Answers how many were found. */
        int search(int need, double margin) {
            from = size;
            floor = margin;
            if (size + limit > offers.length) {
                int room = 2 * (size + limit);
                offers = Arrays.copyOf(offers, room);
                costs = Arrays.copyOf(costs, room);
                found = Arrays.copyOf(found, room);
            }
            this.need = need;
            site = facts.site[need];
            x = facts.siteX[site];
            y = facts.siteY[site];
            months = facts.months[need];
            terms = facts.columns.terms[need];
            qualities = facts.qualities(need);
            age = facts.age[need];
            ln = facts.lnQuantity(need);
            seasonCosts = score.seasonCosts(months);
            for (Pairing each : facts.pairings(need)) {
                pairing = each;
                squaredReach = score.squaredReach(each.offered());
                costPerDecimetre = 1 / score.decayDecimetres(each.offered());
                typeCost = each.typeCost();
                wanted = ln - each.lnYield();
                perYield = 1 / each.yield();
                for (Prices here : offered[each.offered()]) {
                    visit(here);
                }
            }
            return size - from;
        }

        private void visit(Prices here) {
            BoxTree tree = here.tree;
            int top = 0;
            nodes[0] = 0;
            bounds[0] = bound(here, 0);
            while (top >= 0) {
                int node = nodes[top];
                if (!promising(bounds[top--])) {
                    continue;
                }
                if (tree.right[node] == 0) {
                    for (int i = tree.start[node]; i < tree.end[node]; i++) {
                        consider(here, i);
                    }
                    continue;
                }
                if (top + 2 >= nodes.length) {
                    nodes = Arrays.copyOf(nodes, 2 * nodes.length);
                    bounds = Arrays.copyOf(bounds, 2 * bounds.length);
                }
                int left = node + 1;
                int right = tree.right[node];
                double leftBound = bound(here, left);
                double rightBound = bound(here, right);
                boolean leftFirst = leftBound >= rightBound;
                nodes[++top] = leftFirst ? right : left;
                bounds[top] = leftFirst ? rightBound : leftBound;
                nodes[++top] = leftFirst ? left : right;
                bounds[top] = leftFirst ? leftBound : rightBound;
            }
        }

        /** At least the margin of any offer below the node. */
        private double bound(Prices here, int node) {
            BoxTree tree = here.tree;
            long dx = Math.max(0, Math.max((long) tree.minX[node] - x, (long) x - tree.maxX[node]));
            long dy = Math.max(0, Math.max((long) tree.minY[node] - y, (long) y - tree.maxY[node]));
            long squaredDistance = dx * dx + dy * dy;
            if (squaredDistance > squaredReach || (tree.anyQualities[node] & qualities) != qualities) {
                return Double.NEGATIVE_INFINITY;
            }
            double cost = cost(squaredDistance, tree.anyMonths[node]);
            double mismatch =
                    Math.max(0, Math.max(coverage * (wanted - tree.maxLn[node]), usage * (tree.minLn[node] - wanted)));
            return cost + mismatch + (tree.minAge[node] + age) * costPerMonth <= most
                    ? margin(cost, here.lowest[node])
                    : Double.NEGATIVE_INFINITY;
        }

        private void consider(Prices here, int i) {
            BoxTree tree = here.tree;
            double price = here.each[i];
            if (!promising((1 - price) * perYield)) {
                return;
            }
            long dx = (long) tree.x[i] - x;
            long dy = (long) tree.y[i] - y;
            long squaredDistance = dx * dx + dy * dy;
            if (squaredDistance > squaredReach
                    || !promising(margin(cost(squaredDistance, tree.months[i]), price))
                    || tree.site[i] == site
                    || !facts.columns.compatible(tree.terms[i], terms)) {
                return;
            }
            double weightCost = score.weightCost(pairing, squaredDistance, tree.months[i], months);
            double whole = score.cost(weightCost, tree.ln[i] + pairing.lnYield(), ln, tree.age[i] + age);
            double margin = (Decay.of(weightCost) - price) * perYield;
            if (whole <= score.maxCost() && promising(margin)) {
                insert(tree.index[i], weightCost + pairing.lnYield(), margin);
            }
        }

        /** The weight cost, but for rounding; infinite without a common month. */
        private double cost(long squaredDistance, int offeredMonths) {
            return Math.sqrt((double) squaredDistance) * costPerDecimetre
                    + seasonCosts[Integer.bitCount(offeredMonths & months)]
                    + typeCost;
        }

        /** At least what is left at that price of what costs so much. */
        private double margin(double cost, double price) {
            return (Decay.of(Math.max(0, cost - MARGIN)) - price) * perYield;
        }

        private boolean promising(double margin) {
            return margin > floor && (size - from < limit || margin >= found[size - 1]);
        }

        private void insert(int offer, double cost, double margin) {
            int place = size;
            while (place > from && before(offer, margin, place - 1)) {
                place--;
            }
            if (place == from + limit) {
                return;
            }
            size = Math.min(size + 1, from + limit);
            int moved = size - 1 - place;
            System.arraycopy(offers, place, offers, place + 1, moved);
            System.arraycopy(costs, place, costs, place + 1, moved);
            System.arraycopy(found, place, found, place + 1, moved);
            offers[place] = offer;
            costs[place] = cost;
            found[place] = margin;
        }

        private boolean before(int offer, double margin, int place) {
            return margin > found[place] || margin == found[place] && offer < offers[place];
        }
    }
}
