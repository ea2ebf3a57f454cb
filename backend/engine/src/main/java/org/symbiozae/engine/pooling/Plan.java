package org.symbiozae.engine.pooling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.IntConsumer;

/**
 * A good plan of a pool of any size: lazy greedy, then local search.
 *
 * <p>Greedy opens the best star among the sites still free, again and again; a star can only lose value as sites leave,
 * so a star that is still the best after it has been looked at again is the best of all. Local search then repeats five
 * moves while one of them gains: a member to a better hub (or to none, or in from none), a hub to another member, a
 * cluster closed and its members dispersed, a new hub opened with those who prefer it, and a cluster swapped for another
 * hub. Each move is done, weighed as a whole and undone unless the plan is feasible and worth strictly more.
 *
 * <p>Contract: a cluster's hub is one of its members; no site is in two clusters; every cluster is feasible; none of the
 * five moves gains. Cost: O(n · degree · log degree) for greedy, about the same for each pass of the search; passes end
 * because euros are whole quanta. Source: §6 of the engine's design; facility location with lower bounds, Svitkina 2010.
 */
final class Plan {

    static final int ALONE = -1;

    private final Pool pool;
    private final int[] hub;
    private final int[] members;
    private final long[] volume;
    private long value;

    /** Undo log: the site, and the hub it had. */
    private int[] trail = new int[64];

    private int moves;

    /** A site, and what opening it as a hub or admitting it as a member is worth. */
    private record Star(int hub, long value) {}

    private static final Comparator<Star> RICHEST =
            Comparator.comparingLong(Star::value).reversed();

    private final Comparator<Star> densest;

    private Plan(Pool pool) {
        densest = Comparator.comparingDouble(star -> -(double) star.value() / Math.max(1, pool.volume[star.hub()]));
        this.pool = pool;
        hub = new int[pool.size];
        Arrays.fill(hub, ALONE);
        members = new int[pool.size];
        volume = new long[pool.size];
    }

    /** For each site the hub it joins, or {@link #ALONE}. */
    static int[] of(Pool pool) {
        Plan plan = new Plan(pool);
        plan.greedy();
        plan.improve();
        return plan.hub;
    }

    /** The same without the local search: the baseline. */
    static int[] greedy(Pool pool) {
        Plan plan = new Plan(pool);
        plan.greedy();
        return plan.hub;
    }

    private void greedy() {
        PriorityQueue<Star> stars = new PriorityQueue<>(
                Comparator.comparingLong(Star::value).reversed().thenComparingInt(Star::hub));
        for (int site = 0; site < pool.size; site++) {
            Star star = open(site, false);
            undoTo(0);
            if (star.value() > 0) {
                stars.add(star);
            }
        }
        while (!stars.isEmpty()) {
            int candidate = stars.poll().hub();
            if (hub[candidate] != ALONE) {
                continue;
            }
            Star star = open(candidate, false);
            Star next = stars.peek();
            if (star.value() > 0 && (next == null || stars.comparator().compare(star, next) <= 0)) {
                moves = 0;
            } else {
                undoTo(0);
                if (star.value() > 0) {
                    stars.add(star);
                }
            }
        }
    }

    private void improve() {
        boolean gained = true;
        while (gained) {
            gained = false;
            for (int site = 0; site < pool.size; site++) {
                gained |= attempt(site, this::shift);
                if (isHub(site)) {
                    gained |= relocate(site);
                    gained |= attempt(site, this::close);
                    gained |= swap(site);
                } else {
                    gained |= attempt(site, opening -> open(opening, true));
                }
            }
        }
    }

    /** Does a move and keeps it when the plan is feasible and worth more. */
    private boolean attempt(int site, IntConsumer move) {
        long before = value;
        move.accept(site);
        boolean keep = value > before && touchedAreFeasible();
        if (!keep) {
            undoTo(0);
        }
        moves = 0;
        return keep;
    }

    /** The member to its best hub, if it is not a hub. */
    private void shift(int site) {
        if (!isHub(site) && spared(site)) {
            join(site);
        }
    }

    private void join(int site) {
        int best = ALONE;
        long most = 0;
        for (int candidate : pool.near[site]) {
            if (isHub(candidate)
                    && pool.net(site, candidate) > most
                    && (hub[site] == candidate || pool.fits(volume[candidate] + pool.volume[site]))) {
                most = pool.net(site, candidate);
                best = candidate;
            }
        }
        if (most > contribution(site)) {
            move(site, best);
        }
    }

    private boolean relocate(int old) {
        boolean gained = false;
        for (int site : membersOf(old)) {
            if (site != old && isHub(old)) {
                gained |= attempt(site, fresh -> {
                    for (int member : membersOf(old)) {
                        if (pool.within(member, fresh)) {
                            move(member, fresh);
                        }
                    }
                });
            }
        }
        return gained;
    }

    private void close(int old) {
        int[] freed = membersOf(old);
        for (int member : freed) {
            move(member, ALONE);
        }
        for (int member : freed) {
            join(member);
        }
    }

    /** Closes a cluster and opens one of the sites around it instead. */
    private boolean swap(int old) {
        boolean gained = false;
        for (int site : pool.near[old]) {
            if (isHub(old) && !isHub(site)) {
                gained |= attempt(site, fresh -> {
                    int[] freed = membersOf(old);
                    for (int member : freed) {
                        move(member, ALONE);
                    }
                    open(fresh, true);
                    for (int member : freed) {
                        if (hub[member] == ALONE) {
                            join(member);
                        }
                    }
                });
            }
        }
        return gained;
    }

    /**
     * Makes a site the hub of the best star around it: everyone who gains by joining, then the least unwilling until it
     * is large enough. Where not all who gain fit in the maximum volume, those who gain most come first, or those who
     * gain most for their volume, whichever is worth more.
     *
     * @param fromClusters whether members of other clusters may come, where their cluster can spare them
     * @return the star, worth 0 when it is not feasible
     */
    private Star open(int site, boolean fromClusters) {
        long before = value;
        if (isHub(site) || hub[site] != ALONE && !(fromClusters && spared(site)) || !pool.fits(pool.volume[site])) {
            return new Star(site, 0);
        }
        move(site, site);
        List<Star> candidates = new ArrayList<>();
        for (int candidate : pool.near[site]) {
            if (candidate != site && (hub[candidate] == ALONE || fromClusters && !isHub(candidate))) {
                candidates.add(new Star(candidate, pool.net(candidate, site) - contribution(candidate)));
            }
        }
        int mark = moves;
        Star best = gather(site, candidates, RICHEST, before);
        if (candidates.stream().anyMatch(candidate -> candidate.value() > 0 && hub[candidate.hub()] != site)) {
            undoTo(mark);
            Star denser = gather(site, candidates, densest, before);
            if (denser.value() > best.value()) {
                return denser;
            }
            undoTo(mark);
            gather(site, candidates, RICHEST, before);
        }
        return best;
    }

    private Star gather(int site, List<Star> candidates, Comparator<Star> order, long before) {
        candidates.sort(order.thenComparingInt(Star::hub));
        for (Star candidate : candidates) {
            if (candidate.value() > 0) {
                admit(candidate.hub(), site);
            }
        }
        fill(site, candidates);
        boolean feasible = pool.feasible(members[site], volume[site]);
        return new Star(site, feasible ? Math.max(0, value - before) : 0);
    }

    /** Brings in the unwilling who lose least for what they add, then lets those go who were not needed after all. */
    private void fill(int open, List<Star> candidates) {
        boolean admitted = true;
        while (admitted && !pool.enough(members[open], volume[open])) {
            long lacking = pool.lacking(volume[open]);
            Star best = null;
            for (Star candidate : candidates) {
                if (hub[candidate.hub()] != open
                        && pool.fits(volume[open] + pool.volume[candidate.hub()])
                        && spared(candidate.hub())
                        && (best == null || loss(candidate, lacking) < loss(best, lacking))) {
                    best = candidate;
                }
            }
            admitted = best != null && admit(best.hub(), open);
        }
        for (int i = candidates.size() - 1; i >= 0; i--) {
            int member = candidates.get(i).hub();
            if (hub[member] == open && pool.net(member, open) < 0 && spared(member)) {
                move(member, ALONE);
            }
        }
    }

    private double loss(Star candidate, long lacking) {
        long useful = Math.min(lacking, pool.volume[candidate.hub()]);
        return (double) -candidate.value() / Math.max(1, useful);
    }

    private boolean admit(int site, int to) {
        boolean admitted = pool.fits(volume[to] + pool.volume[site]) && spared(site);
        if (admitted) {
            move(site, to);
        }
        return admitted;
    }

    /** Whether a site can leave its cluster without ruining it. */
    private boolean spared(int site) {
        int old = hub[site];
        return old == ALONE || pool.enough(members[old] - 1, volume[old] - pool.volume[site]);
    }

    private boolean isHub(int site) {
        return hub[site] == site;
    }

    private long contribution(int site) {
        return hub[site] == ALONE ? 0 : pool.net(site, hub[site]);
    }

    private int[] membersOf(int of) {
        return Arrays.stream(pool.near[of]).filter(site -> hub[site] == of).toArray();
    }

    private boolean touchedAreFeasible() {
        for (int i = 0; i < moves; i += 2) {
            int site = trail[i];
            if (!sound(trail[i + 1]) || !sound(hub[site])) {
                return false;
            }
        }
        return true;
    }

    private boolean sound(int of) {
        return of == ALONE || members[of] == 0 || isHub(of) && pool.feasible(members[of], volume[of]);
    }

    private void move(int site, int to) {
        if (moves + 2 > trail.length) {
            trail = Arrays.copyOf(trail, 2 * trail.length);
        }
        trail[moves++] = site;
        trail[moves++] = hub[site];
        put(site, to);
    }

    private void undoTo(int mark) {
        while (moves > mark) {
            moves -= 2;
            put(trail[moves], trail[moves + 1]);
        }
    }

    private void put(int site, int to) {
        int from = hub[site];
        if (from != ALONE) {
            value -= pool.net(site, from) - (--members[from] == 0 ? pool.fixed : 0);
            volume[from] -= pool.volume[site];
        }
        hub[site] = to;
        if (to != ALONE) {
            value += pool.net(site, to) - (members[to]++ == 0 ? pool.fixed : 0);
            volume[to] += pool.volume[site];
        }
    }
}
