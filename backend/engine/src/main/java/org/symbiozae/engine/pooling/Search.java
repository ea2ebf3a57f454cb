package org.symbiozae.engine.pooling;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.symbiozae.engine.pooling.Stars.From;

/**
 * A good plan of a region of any size: lazy greedy, local search, then stars forced open.
 */
final class Search {

    private static final long SEED = 6;

    /**
     * What forcing may cost in a region, in sites looked at and a quarter of moves made: this by the square of its size, and
     * as much for each site.
     */
    private static final long EFFORT = 40_000_000;

    private static final int MOST_EFFORT_UP_TO = 16;
    private static final int EFFORT_PER_SITE = 60;
    private static final int PATIENCE = 20;

    /** Of a hundred sites around a forced hub, at most so many stay away by lot. */
    private static final int MOST_SHUNNED = 60;

    private static final int LOSING_UP_TO = 100;
    private static final double MOST_LOST = 0.15;

    /** The part of the bound that is not worth looking for. */
    private static final double ENOUGH = 0.005;

    private final Region region;
    private final Plan plan;
    private final Stars stars;

    /** When each site last moved, or its cluster changed; when each hub was last looked at as one to open. */
    private final int[] moved;

    private final int[] lookedAt;
    private int clock = 1;

    private record Star(int hub, long gain) {}

    private static final Comparator<Star> RICHEST =
            Comparator.comparingLong(Star::gain).reversed().thenComparingInt(Star::hub);

    Search(Region region) {
        this.region = region;
        plan = new Plan(region);
        stars = new Stars(plan);
        moved = new int[region.size];
        lookedAt = new int[region.hubs];
    }

    /** For each site the hub it joins, or {@link Plan#ALONE}. */
    int[] plan() {
        return plan.hubs();
    }

    long value() {
        return plan.value();
    }

    /** Greedy, then local search. */
    void descend() {
        greedy();
        improve();
    }

    /**
     * What a plan is worth when a star is fixed in it and what that ruins is mended.
     *
     * @param star with its hub, when that is a site
     */
    static long valueWith(Region region, int[] plan, int hub, List<Integer> star) {
        Search search = new Search(region);
        for (int site = 0; site < region.size; site++) {
            if (plan[site] != Plan.ALONE) {
                search.plan.move(site, plan[site]);
            }
        }
        search.plan.keep();
        for (int member : search.plan.membersOf(hub)) {
            search.plan.move(member, Plan.ALONE);
        }
        star.forEach(site -> search.plan.move(site, hub));
        star.forEach(site -> search.plan.hold(site));
        search.mend(0);
        search.polish(0);
        return search.plan.value();
    }

    /** Opens the best star, again and again: the baseline. */
    void greedy() {
        open(IntStream.range(0, region.hubs).toArray());
        note();
    }

    /** Opens the best star around one of these hubs, of sites that stand alone, again and again. */
    private void open(int[] hubs) {
        PriorityQueue<Star> queue = new PriorityQueue<>(RICHEST);
        for (int hub : hubs) {
            long gain = stars.look(hub, From.FREE);
            if (gain > 0) {
                queue.add(new Star(hub, gain));
            }
        }
        while (!queue.isEmpty()) {
            int hub = queue.poll().hub();
            Star star = new Star(hub, stars.look(hub, From.FREE));
            Star next = queue.peek();
            if (star.gain() > 0 && next != null && RICHEST.compare(star, next) > 0) {
                queue.add(star);
            } else if (star.gain() > 0) {
                gather(hub);
            }
        }
    }

    /** Brings the star found last to its hub. */
    private void gather(int hub) {
        for (int site : stars.sites()) {
            plan.move(site, hub);
        }
    }

    /** Moves everybody and every cluster as long as that gains. */
    private void improve() {
        boolean gained = true;
        while (gained) {
            gained = false;
            for (int site = 0; site < region.size; site++) {
                gained |= improveSite(site);
            }
            for (int hub = 0; hub < region.hubs; hub++) {
                gained |= plan.isOpen(hub) ? improveCluster(hub) : isStale(hub) && attempt(hub, this::openFromSpared);
                note();
            }
        }
    }

    private boolean improveSite(int site) {
        return !plan.isHeld(site) && (attempt(site, this::shift) | exchange(site));
    }

    private boolean improveCluster(int hub) {
        return !plan.holds(hub)
                && (attempt(hub, this::close) || relocate(hub) | (plan.isOpen(hub) && attempt(hub, this::renew)));
    }

    /** The same for the clusters touched since a mark alone. */
    private void polish(int mark) {
        boolean gained = true;
        while (gained) {
            gained = false;
            for (int hub : plan.touched(mark)) {
                for (int site : plan.membersOf(hub)) {
                    gained |= improveSite(site);
                }
                gained |= plan.isOpen(hub) && improveCluster(hub);
            }
            for (int site : plan.moved(mark)) {
                gained |= improveSite(site);
            }
        }
    }

    /** Whether somebody who could come to this hub moved, or the cluster they are in, since it was looked at. */
    private boolean isStale(int hub) {
        int since = lookedAt[hub];
        lookedAt[hub] = clock;
        if (since == 0) {
            return true;
        }
        for (int site : region.near[hub]) {
            if (moved[site] >= since) {
                return true;
            }
        }
        return false;
    }

    /** Makes the moves so far final. */
    private void note() {
        if (plan.mark() > 0) {
            clock++;
            for (int site : plan.moved(0)) {
                moved[site] = clock;
            }
            for (int hub : plan.touched(0)) {
                for (int site : plan.membersOf(hub)) {
                    moved[site] = clock;
                }
            }
            plan.keep();
        }
    }

    /** Does a move; undoes it unless the plan is sound and worth more. */
    private boolean attempt(int at, IntConsumer move) {
        long before = plan.value();
        int mark = plan.mark();
        move.accept(at);
        boolean keep = plan.value() > before && plan.isSoundSince(mark);
        if (!keep) {
            plan.undoTo(mark);
        }
        return keep;
    }

    /** The member to its best hub, or to none. */
    private void shift(int site) {
        if (plan.spared(site)) {
            int best = bestHub(site);
            if (best != plan.hub(site)) {
                plan.move(site, best);
            }
        }
    }

    /** The open hub that could take a site and where it nets most, if more than nothing. */
    private int bestHub(int site) {
        int best = plan.contribution(site) > 0 ? plan.hub(site) : Plan.ALONE;
        long most = Math.max(0, plan.contribution(site));
        for (int hub : region.near[site]) {
            if (plan.isOpen(hub) && hub != plan.hub(site)) {
                long net = region.net(site, hub);
                if (net > most && plan.takes(hub, site)) {
                    most = net;
                    best = hub;
                }
            }
        }
        for (int hub : region.anchors(site)) {
            if (plan.isOpen(hub) && hub != plan.hub(site)) {
                long net = region.net(site, hub);
                if (net > most && plan.takes(hub, site)) {
                    most = net;
                    best = hub;
                }
            }
        }
        return best;
    }

    /** The member of a cluster against one of another, or one that stands alone. */
    private boolean exchange(int site) {
        int old = plan.hub(site);
        if (old == Plan.ALONE || plan.hosts(site)) {
            return false;
        }
        long left = plan.contribution(site);
        for (int other : region.near[old]) {
            int there = plan.hub(other);
            if (there == old
                    || plan.isHeld(other)
                    || there != Plan.ALONE && (plan.hosts(other) || !region.within(site, there))) {
                continue;
            }
            long more = region.volume[other] - region.volume[site];
            if (!region.suits(plan.volume(old) + more)
                    || there != Plan.ALONE && !region.suits(plan.volume(there) - more)) {
                continue;
            }
            long come = region.net(other, old) + (there == Plan.ALONE ? 0 : region.net(site, there));
            if (come > left + plan.contribution(other)
                    && plan.accepts(old, other, site)
                    && (there == Plan.ALONE || plan.accepts(there, site, other))) {
                plan.move(site, there);
                plan.move(other, old);
                return true;
            }
        }
        return false;
    }

    private void close(int old) {
        int[] freed = plan.membersOf(old);
        free(freed);
        settle(freed);
    }

    private void free(int[] sites) {
        for (int site : sites) {
            plan.move(site, Plan.ALONE);
        }
    }

    private void settle(int[] freed) {
        for (int site : freed) {
            if (plan.hub(site) == Plan.ALONE) {
                int best = bestHub(site);
                if (best != Plan.ALONE) {
                    plan.move(site, best);
                }
            }
        }
    }

    private boolean relocate(int old) {
        boolean gained = false;
        for (int fresh : hubsOf(plan.membersOf(old))) {
            if (plan.isOpen(old) && !plan.isOpen(fresh)) {
                gained |= attempt(fresh, to -> {
                    for (int member : plan.membersOf(old)) {
                        if (region.within(member, to)) {
                            plan.move(member, to);
                        }
                    }
                });
                gained |= plan.isOpen(old)
                        && attempt(fresh, to -> {
                            int[] freed = plan.membersOf(old);
                            free(freed);
                            if (stars.look(to, From.FREE) != Stars.NONE) {
                                gather(to);
                            }
                            settle(freed);
                        });
            }
        }
        return gained;
    }

    /** The members, and the anchors around them. */
    private int[] hubsOf(int[] members) {
        TreeSet<Integer> hubs = new TreeSet<>();
        for (int member : members) {
            hubs.add(member);
            for (int anchor : region.anchors(member)) {
                hubs.add(anchor);
            }
        }
        return hubs.stream().mapToInt(hub -> hub).toArray();
    }

    /** The cluster gathered anew, of its own members and of those who stand alone. */
    private void renew(int hub) {
        int[] freed = plan.membersOf(hub);
        free(freed);
        if (stars.look(hub, From.FREE) != Stars.NONE) {
            gather(hub);
            settle(freed);
        }
    }

    private void openFromSpared(int hub) {
        if (stars.look(hub, From.SPARED) > 0) {
            for (int site : stars.sites()) {
                if (plan.spared(site)) {
                    plan.move(site, hub);
                }
            }
        }
    }

    /**
     * Forces stars open whatever they ruin, mends what is left, and keeps what is worth as much: each hub's best star once,
     * then those of hubs drawn by lot and of some sites drawn by lot. In small regions what is worth a little less is kept
     * for a while too, less and less of it, and the best plan in the end. Ends early where nothing was gained for long.
     *
     * @param bound no plan is worth more; where that leaves little to gain, nothing is forced
     */
    void force(double bound) {
        SplittableRandom random = new SplittableRandom(SEED);
        long start = work();
        long square = (long) Math.max(MOST_EFFORT_UP_TO, region.size) * Math.max(MOST_EFFORT_UP_TO, region.size);
        long effort = EFFORT / square + (long) EFFORT_PER_SITE * region.size;
        int[] best = plan.hubs();
        long most = plan.value();
        int idle = 0;
        for (int turn = 0;
                work() - start < effort && idle < PATIENCE * region.hubs && bound - most > ENOUGH * bound;
                turn++) {
            int hub = turn < region.hubs ? turn : random.nextInt(region.hubs);
            draw(hub, turn < region.hubs ? 0 : random.nextInt(MOST_SHUNNED), random);
            double left = 1 - (double) (work() - start) / effort;
            long loss = region.size > LOSING_UP_TO ? 0 : (long) (MOST_LOST * left * random.nextDouble() * most);
            long before = plan.value();
            force(hub);
            if (plan.value() < before - loss || !plan.isSoundSince(0)) {
                plan.undoTo(0);
            }
            note();
            if (plan.value() > before) {
                improve();
            }
            idle++;
            if (plan.value() > most) {
                idle = 0;
                most = plan.value();
                best = region.size > LOSING_UP_TO ? best : plan.hubs();
            }
        }
        if (plan.value() < most) {
            restore(best);
        }
        improve();
    }

    private void draw(int hub, int chance, SplittableRandom random) {
        for (int site : region.near[hub]) {
            stars.shunned[site] = chance > 0 && random.nextInt(100) < chance;
        }
    }

    private void welcome(int hub) {
        for (int site : region.near[hub]) {
            stars.shunned[site] = false;
        }
    }

    private void restore(int[] hubs) {
        for (int site = 0; site < region.size; site++) {
            if (plan.hub(site) != hubs[site]) {
                plan.move(site, hubs[site]);
            }
        }
        note();
    }

    private long work() {
        return stars.looks() + 4 * plan.steps();
    }

    private void force(int hub) {
        int mark = plan.mark();
        if (plan.isOpen(hub)) {
            free(plan.membersOf(hub));
        }
        if (stars.look(hub, From.ANYWHERE) != Stars.NONE) {
            gather(hub);
            mend(mark);
            welcome(hub);
            polish(mark);
        }
        welcome(hub);
    }

    /** What the moves so far have ruined: gathered anew around another hub, or closed; who is free then settles. */
    private void mend(int mark) {
        for (int hub : plan.touched(mark)) {
            if (!plan.isSound(hub)) {
                int[] left = plan.membersOf(hub);
                free(left);
                open(hubsOf(left));
            }
        }
        int[] freed = plan.moved(mark);
        settle(freed);
        open(hubsOf(
                IntStream.of(freed).filter(site -> plan.hub(site) == Plan.ALONE).toArray()));
    }
}
