package org.symbiozae.engine.pooling;

import java.util.Arrays;

/**
 * Who gathers where, what it is worth, and a way back to how it was.
 *
 * <p>Moves are made one by one and may leave clusters that do not keep their terms for a while; whoever moves looks at
 * {@link #isSound} before the last step and else undoes. Cost: O(1) a move.
 */
final class Plan {

    static final int ALONE = -1;

    final Region region;

    private final int[] hub;
    private final int[] members;
    private final long[] volume;
    private final int[] head;
    private final int[] next;
    private final int[] before;
    private final boolean[] held;
    private final long[] contribution;
    private long value;

    /** Undo log: the site, and the hub it had. */
    private int[] trail = new int[64];

    private int moves;
    private long steps;

    Plan(Region region) {
        this.region = region;
        hub = new int[region.size];
        held = new boolean[region.size];
        contribution = new long[region.size];
        next = new int[region.size];
        before = new int[region.size];
        members = new int[region.hubs];
        volume = new long[region.hubs];
        head = new int[region.hubs];
        Arrays.fill(hub, ALONE);
        Arrays.fill(head, ALONE);
    }

    /** For each site the hub it joins, or {@link #ALONE}. */
    int[] hubs() {
        return hub.clone();
    }

    long value() {
        return value;
    }

    /** How many moves were made so far, those taken back included. */
    long steps() {
        return steps;
    }

    int hub(int site) {
        return hub[site];
    }

    boolean isOpen(int of) {
        return members[of] > 0;
    }

    int members(int of) {
        return members[of];
    }

    long volume(int of) {
        return volume[of];
    }

    /** The sites gathered at a hub, as they are now. */
    int[] membersOf(int of) {
        int[] list = new int[members[of]];
        int count = 0;
        for (int site = head[of]; site != ALONE; site = next[site]) {
            list[count++] = site;
        }
        Arrays.sort(list);
        return list;
    }

    /** What a site adds to the value where it is. */
    long contribution(int site) {
        return contribution[site];
    }

    /** Whether a site is the hub of its own cluster. */
    boolean hosts(int site) {
        return hub[site] == site;
    }

    /** Whether a site can leave its cluster without ruining it. */
    boolean spared(int site) {
        int old = hub[site];
        return old == ALONE
                || !held[site] && !hosts(site) && region.enough(members[old] - 1, volume[old] - region.volume[site]);
    }

    /** Makes a site stay where it is, and its cluster as it is. */
    void hold(int site) {
        held[site] = true;
    }

    boolean isHeld(int site) {
        return held[site];
    }

    /** Whether a cluster has to stay as it is. */
    boolean holds(int of) {
        return head[of] != ALONE && held[head[of]];
    }

    /** Whether a cluster can take this site, which is not in it. */
    boolean takes(int of, int site) {
        return !holds(of) && region.fits(volume[of] + region.volume[site]) && accepts(of, site, ALONE);
    }

    /** Whether all members of a cluster, but one perhaps, may be with this site. */
    boolean accepts(int of, int site, int but) {
        if (region.limitsPairs()) {
            for (int member = head[of]; member != ALONE; member = next[member]) {
                if (member != but && !region.together(member, site)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Whether a hub is closed, or its cluster keeps all terms but reach and pairs, which every move keeps. */
    boolean isSound(int of) {
        return members[of] == 0 || (region.isAnchor(of) || hub[of] == of) && region.feasible(members[of], volume[of]);
    }

    void move(int site, int to) {
        if (moves + 2 > trail.length) {
            trail = Arrays.copyOf(trail, 2 * trail.length);
        }
        steps++;
        trail[moves++] = site;
        trail[moves++] = hub[site];
        put(site, to);
    }

    /** Makes the moves so far final. */
    void keep() {
        moves = 0;
    }

    int mark() {
        return moves;
    }

    void undoTo(int mark) {
        while (moves > mark) {
            moves -= 2;
            put(trail[moves], trail[moves + 1]);
        }
    }

    /** The sites moved since this mark, by number. */
    int[] moved(int mark) {
        int[] moved = new int[(moves - mark) / 2];
        for (int i = 0; i < moved.length; i++) {
            moved[i] = trail[mark + 2 * i];
        }
        return distinct(moved);
    }

    /** The hubs that sites came from or are at since this mark, by number. */
    int[] touched(int mark) {
        int[] touched = new int[moves - mark];
        for (int i = mark; i < moves; i += 2) {
            touched[i - mark] = trail[i + 1];
            touched[i - mark + 1] = hub[trail[i]];
        }
        int[] hubs = distinct(touched);
        return hubs.length > 0 && hubs[0] == ALONE ? Arrays.copyOfRange(hubs, 1, hubs.length) : hubs;
    }

    /** Whether every cluster touched since this mark {@link #isSound(int)}. */
    boolean isSoundSince(int mark) {
        for (int i = mark; i < moves; i += 2) {
            int now = hub[trail[i]];
            if (trail[i + 1] != ALONE && !isSound(trail[i + 1]) || now != ALONE && !isSound(now)) {
                return false;
            }
        }
        return true;
    }

    /** Each number once, in increasing order. */
    static int[] distinct(int[] numbers) {
        Arrays.sort(numbers);
        int count = 0;
        for (int i = 0; i < numbers.length; i++) {
            if (i == 0 || numbers[i] != numbers[i - 1]) {
                numbers[count++] = numbers[i];
            }
        }
        return Arrays.copyOf(numbers, count);
    }

    private void put(int site, int to) {
        int from = hub[site];
        if (from != ALONE) {
            value -= contribution[site] - (--members[from] == 0 ? region.fixed : 0);
            contribution[site] = 0;
            volume[from] -= region.volume[site];
            unlink(site, from);
        }
        hub[site] = to;
        if (to != ALONE) {
            contribution[site] = region.net(site, to);
            value += contribution[site] - (members[to]++ == 0 ? region.fixed : 0);
            volume[to] += region.volume[site];
            next[site] = head[to];
            before[site] = ALONE;
            if (head[to] != ALONE) {
                before[head[to]] = site;
            }
            head[to] = site;
        }
    }

    private void unlink(int site, int from) {
        if (before[site] == ALONE) {
            head[from] = next[site];
        } else {
            next[before[site]] = next[site];
        }
        if (next[site] != ALONE) {
            before[next[site]] = before[site];
        }
    }
}
