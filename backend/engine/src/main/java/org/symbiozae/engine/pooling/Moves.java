package org.symbiozae.engine.pooling;

import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.symbiozae.engine.pooling.Stars.From;

/**
 * The single changes a search tries on a plan: of a site, of a cluster, of a closed hub. Each is kept only when the plan is
 * worth more and sound after it.
 *
 * <p>Cost: O(sites within ρ) for a site or a closed hub; for a cluster, that for each hub it could have.
 */
final class Moves {

    private final Region region;
    private final Plan plan;
    private final Stars stars;

    private record Star(int hub, long gain) {}

    private static final Comparator<Star> RICHEST =
            Comparator.comparingLong(Star::gain).reversed().thenComparingInt(Star::hub);

    Moves(Plan plan, Stars stars) {
        this.region = plan.region;
        this.plan = plan;
        this.stars = stars;
    }

    boolean improveSite(int site) {
        return !plan.isHeld(site) && attempt(site, this::shift);
    }

    boolean improveCluster(int hub) {
        return !plan.holds(hub)
                && (attempt(hub, this::close)
                        || exchange(hub) | relocate(hub) | (plan.isOpen(hub) && attempt(hub, this::renew)));
    }

    boolean improveClosed(int hub) {
        return attempt(hub, this::openFromSpared);
    }

    /** Opens the best star around one of these hubs, of sites that stand alone, again and again. */
    void open(int[] hubs) {
        PriorityQueue<Star> queue = new PriorityQueue<>(RICHEST);
        for (int hub : hubs) {
            long gain = stars.look(hub, From.FREE, 0);
            if (gain > 0) {
                queue.add(new Star(hub, gain));
            }
        }
        while (!queue.isEmpty()) {
            int hub = queue.poll().hub();
            Star star = new Star(hub, stars.look(hub, From.FREE, 0));
            Star next = queue.peek();
            if (star.gain() > 0 && next != null && RICHEST.compare(star, next) > 0) {
                queue.add(star);
            } else if (star.gain() > 0) {
                gather(hub);
            }
        }
    }

    /** Brings the star found last to its hub. */
    void gather(int hub) {
        for (int site : stars.sites()) {
            plan.move(site, hub);
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
        for (int[] hubs : new int[][] {region.near[site], region.anchors(site)}) {
            for (int hub : hubs) {
                if (plan.isOpen(hub) && hub != plan.hub(site)) {
                    long net = region.net(site, hub);
                    if (net > most && plan.takes(hub, site)) {
                        most = net;
                        best = hub;
                    }
                }
            }
        }
        return best;
    }

    /** A member of a cluster against one of another, or one that stands alone. */
    private boolean exchange(int hub) {
        int[] members = plan.membersOf(hub);
        boolean gained = false;
        for (int other : region.near[hub]) {
            int there = plan.hub(other);
            if (there != hub && !plan.isHeld(other) && !plan.hosts(other)) {
                gained |= exchange(members, hub, other, there);
            }
        }
        return gained;
    }

    /** The first member for whom a site from elsewhere would better be here; the member goes where that was. */
    private boolean exchange(int[] members, int hub, int other, int there) {
        long come = region.net(other, hub) - plan.contribution(other);
        for (int i = 0; i < members.length; i++) {
            int site = members[i];
            long more = region.volume[other] - region.volume[site];
            boolean alone = there == Plan.ALONE;
            if (come + (alone ? 0 : region.benefit[site]) > plan.contribution(site)
                    && !plan.hosts(site)
                    && region.suits(plan.volume(hub) + more)
                    && (alone || region.suits(plan.volume(there) - more) && region.within(site, there))
                    && come + (alone ? 0 : region.net(site, there)) > plan.contribution(site)
                    && plan.accepts(hub, other, site)
                    && (alone || plan.accepts(there, site, other))) {
                plan.move(site, there);
                plan.move(other, hub);
                members[i] = other;
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

    void free(int[] sites) {
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
                gained |= bringsMore(old, fresh)
                        && attempt(fresh, to -> {
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

    /** Whether a cluster's members net more around another hub. */
    private boolean bringsMore(int old, int fresh) {
        long gain = 0;
        for (int member : plan.membersOf(old)) {
            gain += (region.within(member, fresh) ? region.net(member, fresh) : 0) - plan.contribution(member);
        }
        return gain > 0;
    }

    /** The members, and the anchors around them. */
    int[] hubsOf(int[] members) {
        int count = members.length;
        for (int member : members) {
            count += region.anchors(member).length;
        }
        int[] hubs = Arrays.copyOf(members, count);
        for (int member : members) {
            for (int anchor : region.anchors(member)) {
                hubs[--count] = anchor;
            }
        }
        return Plan.distinct(hubs);
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
        if (stars.look(hub, From.SPARED, 0) > 0) {
            for (int site : stars.sites()) {
                if (plan.spared(site)) {
                    plan.move(site, hub);
                }
            }
        }
    }

    /** What the moves so far have ruined: gathered anew around another hub, or closed; who is free then settles. */
    void mend(int mark) {
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
