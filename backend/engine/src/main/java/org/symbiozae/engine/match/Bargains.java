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
 * <p>The offers' trees are walked as in {@link Walk}, each node knowing the lowest price below it; what tables cannot rule
 * out ({@link Falloff}) is weighed exactly. Cost: O(offers) to
 * make, then about O(log n) a need where prices are near what needs pay. Safe for several threads.
 */
public final class Bargains {

    private static final int CHUNK = 512;

    /** Makes nodes look a little nearer than rounding could make them. */
    private static final double MARGIN = 1e-9;

    /** What the needs are asked at: the prices of one tree's offers leaf by leaf, and the lowest below each node. */
    private record Prices(BoxTree tree, Falloff falloff, double[] each, double[] lowest) {}

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
                        .map(tree -> priced(tree, score.falloff(resource), prices))
                        .toArray(Prices[]::new));
    }

    private static Prices priced(BoxTree tree, Falloff falloff, double[] prices) {
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
        return new Prices(tree, falloff, each, lowest);
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
        private double decay;
        private double typeCost;

        /** At least what season and type leave of a weight, by the number of common months. */
        private final double[] shares = new double[13];

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
                decay = score.decayDecimetres(each.offered());
                typeCost = each.typeCost();
                for (int common = 0; common <= Integer.bitCount(months); common++) {
                    shares[common] = Decay.of(Math.max(0, seasonCosts[common] + typeCost - MARGIN));
                }
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
                double bound = bounds[top--];
                if (!promising(bound)) {
                    continue;
                }
                if (tree.right[node] == 0) {
                    double free = bound + here.lowest[node] * perYield;
                    for (int i = tree.start[node]; i < tree.end[node]; i++) {
                        if (promising(free - here.each[i] * perYield)) {
                            consider(here, i);
                        }
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
                double farBound = leftFirst ? rightBound : leftBound;
                double nearBound = leftFirst ? leftBound : rightBound;
                if (farBound > Double.NEGATIVE_INFINITY) {
                    nodes[++top] = leftFirst ? right : left;
                    bounds[top] = farBound;
                }
                if (nearBound > Double.NEGATIVE_INFINITY) {
                    nodes[++top] = leftFirst ? left : right;
                    bounds[top] = nearBound;
                }
            }
        }

        /** At least the margin of any offer below the node. */
        private double bound(Prices here, int node) {
            BoxTree tree = here.tree;
            long dx = Math.max(0, Math.max((long) tree.minX[node] - x, (long) x - tree.maxX[node]));
            long dy = Math.max(0, Math.max((long) tree.minY[node] - y, (long) y - tree.maxY[node]));
            long squaredDistance = dx * dx + dy * dy;
            int common = Integer.bitCount(tree.anyMonths[node] & months);
            double margin = squaredDistance > squaredReach
                    ? Double.NEGATIVE_INFINITY
                    : margin(here, squaredDistance, common, here.lowest[node]);
            return promising(margin) && mayServe(tree, node, squaredDistance, common)
                    ? margin
                    : Double.NEGATIVE_INFINITY;
        }

        /** Whether an offer below the node could be worth showing. */
        private boolean mayServe(BoxTree tree, int node, long squaredDistance, int common) {
            if ((tree.anyQualities[node] & qualities) != qualities) {
                return false;
            }
            double mismatch =
                    Math.max(0, Math.max(coverage * (wanted - tree.maxLn[node]), usage * (tree.minLn[node] - wanted)));
            double farthest = decay
                    * (most - mismatch - (tree.minAge[node] + age) * costPerMonth - seasonCosts[common] - typeCost);
            return farthest >= 0 && (double) squaredDistance <= farthest * farthest;
        }

        private void consider(Prices here, int i) {
            BoxTree tree = here.tree;
            double price = here.each[i];
            long dx = (long) tree.x[i] - x;
            long dy = (long) tree.y[i] - y;
            long squaredDistance = dx * dx + dy * dy;
            if (squaredDistance > squaredReach
                    || !promising(margin(here, squaredDistance, Integer.bitCount(tree.months[i] & months), price))
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

        /** At least what an offer at that price leaves, so far away and with so many common months. */
        private double margin(Prices here, long squaredDistance, int common, double price) {
            return (shares[common] * here.falloff.of(squaredDistance) - price) * perYield;
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
