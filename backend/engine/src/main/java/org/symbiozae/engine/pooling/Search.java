package org.symbiozae.engine.pooling;

import java.util.List;
import java.util.stream.IntStream;

/** A good plan of a region of any size: lazy greedy, then local search. {@link Forcing} goes on from there. */
final class Search {

    final Region region;
    final Plan plan;
    final Stars stars;
    final Moves moves;

    /** When each site last moved, or its cluster changed; when each site and each hub was last looked at. */
    private final int[] moved;

    private final int[] siteLookedAt;
    private final int[] hubLookedAt;
    private int clock = 1;

    Search(Region region) {
        this.region = region;
        plan = new Plan(region);
        stars = new Stars(plan);
        moves = new Moves(plan, stars);
        moved = new int[region.size];
        siteLookedAt = new int[region.size];
        hubLookedAt = new int[region.hubs];
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
    static long valueWith(Region region, int[] hubs, int hub, List<Integer> star) {
        Search search = new Search(region);
        Plan plan = search.plan;
        search.restore(hubs);
        search.moves.free(plan.membersOf(hub));
        star.forEach(site -> plan.move(site, hub));
        star.forEach(plan::hold);
        search.moves.mend(0);
        search.polish(0);
        return plan.value();
    }

    /** Opens the best star, again and again: the baseline. */
    void greedy() {
        moves.open(IntStream.range(0, region.hubs).toArray());
        note();
    }

    /** Moves everybody and every cluster as long as that gains. What nothing has changed around is not looked at again. */
    void improve() {
        boolean gained = true;
        while (gained) {
            gained = false;
            for (int site = 0; site < region.size; site++) {
                gained |= isStaleSite(site) && moves.improveSite(site);
                note();
            }
            for (int hub = 0; hub < region.hubs; hub++) {
                gained |= isStaleHub(hub) && (plan.isOpen(hub) ? moves.improveCluster(hub) : moves.improveClosed(hub));
                note();
            }
        }
    }

    /** The same for the clusters touched since a mark alone. */
    void polish(int mark) {
        boolean gained = true;
        while (gained) {
            gained = false;
            for (int hub : plan.touched(mark)) {
                for (int site : plan.membersOf(hub)) {
                    gained |= moves.improveSite(site);
                }
                gained |= plan.isOpen(hub) && moves.improveCluster(hub);
            }
            for (int site : plan.moved(mark)) {
                gained |= moves.improveSite(site);
            }
        }
    }

    /** Another plan, for good. */
    void restore(int[] hubs) {
        for (int site = 0; site < region.size; site++) {
            if (plan.hub(site) != hubs[site]) {
                plan.move(site, hubs[site]);
            }
        }
        note();
    }

    /** Makes the moves so far final. */
    void note() {
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

    /** Whether anything moved, where a site could go or where it is, since it was looked at. */
    private boolean isStaleSite(int site) {
        int since = siteLookedAt[site];
        siteLookedAt[site] = clock;
        int old = plan.hub(site);
        return since == 0
                || movedAround(site, since)
                || old != Plan.ALONE && movedAround(old, since)
                || movedAround(region.anchors(site), since);
    }

    /** Whether anything moved that a closed hub could draw from, or a cluster's members could go to, since it was looked at. */
    private boolean isStaleHub(int hub) {
        int since = hubLookedAt[hub];
        hubLookedAt[hub] = clock;
        return since == 0
                || movedAround(hub, since)
                || plan.isOpen(hub) && movedAround(moves.hubsOf(plan.membersOf(hub)), since);
    }

    private boolean movedAround(int[] hubs, int since) {
        for (int hub : hubs) {
            if (movedAround(hub, since)) {
                return true;
            }
        }
        return false;
    }

    private boolean movedAround(int hub, int since) {
        for (int site : region.near[hub]) {
            if (moved[site] > since) {
                return true;
            }
        }
        return false;
    }
}
