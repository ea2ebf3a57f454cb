package org.symbiozae.engine.pooling;

import java.util.Arrays;
import java.util.List;

/**
 * The best star around a hub, given where everybody is: who should come, and what the plan gains if they do.
 *
 * <p>Where everyone who gains by coming fits and is enough, they are the star. Else it is a knapsack: who comes is chosen
 * greedily, by gain and by gain for the volume, and where few could come, by branch and bound over at most {@value
 * #NODES} nodes. Cost: O(sites within ρ), and sorting them where the terms bind.
 */
final class Stars {

    /** Who may be asked to come. */
    enum From {
        /** Sites that stand alone. */
        FREE,
        /** Those, and members whose cluster keeps its terms without them. */
        SPARED,
        /** Everybody, whatever becomes of the clusters they leave. */
        ANYWHERE
    }

    static final long NONE = Long.MIN_VALUE;

    private static final int NODES = 400;

    /** Of those who could come, this many by gain are looked at where the terms bind. */
    private static final int LOOKED_AT = 48;

    /** Sites that may not come for now, but as the hub itself. */
    final boolean[] shunned;

    private final Region region;
    private final Plan plan;
    private int[] site = new int[64];
    private long[] gain = new long[64];
    private int candidates;

    private int[] best = new int[64];
    private int[] star = new int[64];
    private int bestSize;
    private long bestGain;
    private final int[] chosen = new int[LOOKED_AT + 1];
    private long[] promise = new long[64];
    private long[] volumes = new long[64];
    private final Foremost foremost = new Foremost();
    private int nodes;

    /** How many sites were looked at so far, and how many branches. */
    private long looks;

    Stars(Plan plan) {
        this.plan = plan;
        region = plan.region;
        shunned = new boolean[region.size];
    }

    long looks() {
        return looks;
    }

    /** The sites of the star found last, the hub's own first. */
    int[] sites() {
        return Arrays.copyOf(best, bestSize);
    }

    /** The same by number. */
    List<Integer> sorted() {
        return Arrays.stream(sites()).sorted().boxed().toList();
    }

    /**
     * Looks for the best star around a closed hub.
     *
     * @return what the plan gains, as far as the clusters that are left are concerned not counting what their ruin costs;
     *     {@link #NONE} when there is no star that keeps the terms
     */
    long look(int hub, From from) {
        return look(hub, from, NONE);
    }

    /** The same where only a gain of more than {@code least} matters: {@link #NONE} as soon as it cannot be reached. */
    long look(int hub, From from, long least) {
        bestGain = NONE;
        bestSize = 0;
        candidates = 0;
        boolean site = !region.isAnchor(hub);
        if (plan.isOpen(hub) || site && (!asked(hub, from) || !region.fits(region.volume[hub]))) {
            return NONE;
        }
        long start = -region.fixed + (site ? region.net(hub, hub) - plan.contribution(hub) : 0);
        if (start + gather(hub, from) <= least) {
            return NONE;
        }
        if (site) {
            chosen[0] = hub;
        }
        int first = site ? 1 : 0;
        long volume = site ? region.volume[hub] : 0;
        if (!everyoneWilling(first, volume, start)) {
            choose(first, volume, start);
        }
        return bestGain;
    }

    /** Who could come. Answers what those who gain by it gain together: no star gains more. */
    private long gather(int hub, From from) {
        int[] near = region.near[hub];
        if (near.length > site.length) {
            site = new int[near.length];
            gain = new long[near.length];
            promise = new long[near.length];
            volumes = new long[near.length];
            best = new int[near.length + 1];
            star = new int[near.length + 1];
        }
        looks += near.length;
        long gains = 0;
        for (int each : near) {
            if (each != hub && !shunned[each] && asked(each, from)) {
                site[candidates] = each;
                gain[candidates] = region.net(each, hub) - plan.contribution(each);
                gains += Math.max(0, gain[candidates++]);
            }
        }
        return gains;
    }

    private boolean asked(int each, From from) {
        return switch (from) {
            case FREE -> plan.hub(each) == Plan.ALONE;
            case SPARED -> plan.spared(each);
            case ANYWHERE -> true;
        };
    }

    /** Takes all who gain, when they fit and are enough. */
    private boolean everyoneWilling(int first, long volume, long start) {
        if (region.limitsPairs()) {
            return false;
        }
        long sum = start;
        long load = volume;
        int count = first;
        for (int i = 0; i < candidates; i++) {
            if (gain[i] > 0) {
                sum += gain[i];
                load += region.volume[site[i]];
                count++;
            }
        }
        if (!region.feasible(count, load)) {
            return false;
        }
        bestGain = sum;
        System.arraycopy(chosen, 0, best, 0, first);
        bestSize = first;
        for (int i = 0; i < candidates; i++) {
            if (gain[i] > 0) {
                best[bestSize++] = site[i];
            }
        }
        return true;
    }

    private void choose(int first, long volume, long start) {
        int all = candidates;
        greedily(first, volume, start, false);
        if (all <= LOOKED_AT || bestGain == NONE) {
            sort();
            candidates = Math.min(all, LOOKED_AT);
            nodes = 0;
            long upTo = 0;
            long load = 0;
            for (int i = candidates - 1; i >= 0; i--) {
                upTo += Math.max(0, gain[i]);
                load += region.volume[site[i]];
                promise[i] = upTo;
                volumes[i] = load;
            }
            branch(0, first, volume, start);
            looks += nodes;
        }
        if (bestGain == NONE || all > LOOKED_AT) {
            candidates = all;
            greedily(first, volume, start, true);
        }
    }

    /**
     * First those who gain, most first, by themselves or for their volume, as long as they fit; then the least unwilling until
     * they are enough.
     */
    private void greedily(int first, long volume, long start, boolean byVolume) {
        looks += candidates;
        long sum = start;
        long load = volume;
        int count = first;
        System.arraycopy(chosen, 0, star, 0, first);
        long least = queue(byVolume);
        while (!foremost.isEmpty() && region.fits(load + least)) {
            int i = foremost.take();
            if (gain[i] <= 0 && region.enough(count, load)) {
                break;
            }
            if (region.fits(load + region.volume[site[i]]) && agree(star, count, site[i])) {
                star[count++] = site[i];
                load += region.volume[site[i]];
                sum += gain[i];
            }
        }
        if (sum > bestGain && region.enough(count, load)) {
            bestGain = sum;
            bestSize = count;
            System.arraycopy(star, 0, best, 0, count);
        }
    }

    /** With the candidate or without it; the hub's own place and those before are in {@link #chosen}. */
    private void branch(int i, int count, long load, long sum) {
        if (++nodes > NODES) {
            return;
        }
        if (sum > bestGain && region.enough(count, load)) {
            bestGain = sum;
            bestSize = count;
            System.arraycopy(chosen, 0, best, 0, count);
        }
        if (i == candidates
                || bestGain != NONE && sum + promise[i] <= bestGain
                || !region.enough(count + candidates - i, load + volumes[i])) {
            return;
        }
        long more = load + region.volume[site[i]];
        if (count <= LOOKED_AT && region.fits(more) && agree(chosen, count, site[i])) {
            chosen[count] = site[i];
            branch(i + 1, count + 1, more, sum + gain[i]);
        }
        branch(i + 1, count, load, sum);
    }

    private boolean agree(int[] star, int count, int other) {
        if (region.limitsPairs()) {
            for (int i = 0; i < count; i++) {
                if (!region.together(star[i], other)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Those who gain most first. */
    private void sort() {
        queue(false);
        int[] sites = new int[candidates];
        long[] gains = new long[candidates];
        for (int place = 0; place < candidates; place++) {
            int next = foremost.take();
            sites[place] = site[next];
            gains[place] = gain[next];
        }
        System.arraycopy(sites, 0, site, 0, candidates);
        System.arraycopy(gains, 0, gain, 0, candidates);
    }

    /** Queues all who could come by what they gain, or gain for their volume. Answers the smallest of their volumes. */
    private long queue(boolean byVolume) {
        long least = Long.MAX_VALUE - region.most();
        foremost.clear(candidates);
        for (int i = 0; i < candidates; i++) {
            long volume = region.volume[site[i]];
            foremost.add(i, byVolume ? gain[i] / (double) Math.max(1, volume) : gain[i]);
            least = Math.min(least, volume);
        }
        foremost.heapify();
        return least;
    }
}
