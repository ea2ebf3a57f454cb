package org.symbiozae.engine.pooling;

import java.util.SplittableRandom;
import org.symbiozae.engine.pooling.Stars.From;

/**
 * Goes on where local search ends: stars are forced open whatever they ruin, what is left is mended, and what is worth as much
 * is kept. Each hub's best star comes once, then those of hubs drawn by lot and of some sites drawn by lot. In small regions
 * what is worth a little less is kept for a while too, less and less of it, and the best plan in the end; where the bound then
 * still leaves much open, {@link Replanning} looks at every hub's neighbours.
 */
final class Forcing {

    private static final long SEED = 6;

    /**
     * What it may cost in a region, in sites looked at and a quarter of moves made: this by the square of its size, and as
     * much for each site.
     */
    private static final long EFFORT = 40_000_000;

    private static final int MOST_EFFORT_UP_TO = 16;
    private static final int EFFORT_PER_SITE = 60;
    private static final int PATIENCE = 20;

    /** Of a hundred sites around a forced hub, at most so many stay away by lot. */
    private static final int MOST_SHUNNED = 60;

    private static final int SMALL = 100;
    private static final double MOST_LOST = 0.15;

    /** The part of the bound that is not worth looking for. */
    private static final double ENOUGH = 0.005;

    /** The part of the bound that is worth planning neighbours anew. */
    private static final double MUCH = 0.05;

    private final Search search;
    private final Region region;
    private final Plan plan;
    private final Stars stars;
    private final SplittableRandom random = new SplittableRandom(SEED);

    Forcing(Search search) {
        this.search = search;
        region = search.region;
        plan = search.plan;
        stars = search.stars;
    }

    /** @param bound no plan is worth more; where that leaves little to gain, nothing is forced */
    void improve(double bound) {
        boolean small = region.size <= SMALL;
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
            draw(hub, turn < region.hubs ? 0 : random.nextInt(MOST_SHUNNED));
            double left = 1 - (double) (work() - start) / effort;
            long loss = small ? (long) (MOST_LOST * left * random.nextDouble() * most) : 0;
            long before = plan.value();
            force(hub);
            if (plan.value() < before - loss || !plan.isSoundSince(0)) {
                plan.undoTo(0);
            }
            search.note();
            if (plan.value() > before) {
                search.improve();
            }
            idle++;
            if (plan.value() > most) {
                idle = 0;
                most = plan.value();
                best = small ? plan.hubs() : best;
            }
        }
        if (plan.value() < most) {
            search.restore(best);
        }
        search.improve();
        if (small && region.size <= 32 && bound - plan.value() > MUCH * bound) {
            replan();
        }
    }

    private void replan() {
        Replanning replanning = new Replanning(plan);
        boolean gained = true;
        while (gained) {
            gained = false;
            for (int hub = 0; hub < region.hubs; hub++) {
                gained |= replanning.improve(hub);
                search.note();
            }
            search.improve();
        }
    }

    private void draw(int hub, int chance) {
        for (int site : region.near[hub]) {
            stars.shunned[site] = chance > 0 && random.nextInt(100) < chance;
        }
    }

    private void welcome(int hub) {
        for (int site : region.near[hub]) {
            stars.shunned[site] = false;
        }
    }

    private long work() {
        return stars.looks() + 4 * plan.steps();
    }

    private void force(int hub) {
        int mark = plan.mark();
        if (plan.isOpen(hub)) {
            search.moves.free(plan.membersOf(hub));
        }
        if (stars.look(hub, From.ANYWHERE) != Stars.NONE) {
            search.moves.gather(hub);
            search.moves.mend(mark);
            welcome(hub);
            search.polish(mark);
        }
        welcome(hub);
    }
}
