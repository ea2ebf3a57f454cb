package org.symbiozae.engine.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.symbiozae.domain.Declaration;
import org.symbiozae.domain.Declaration.Kind;
import org.symbiozae.domain.Site;
import org.symbiozae.engine.match.Search.Order;

/**
 * The lists of every need, kept right while sites change, one after the other.
 *
 * <p>A changed site touches its own needs, and the needs whose lists held one of its former offers or can hold one of its
 * new ones; the trees of needs find those by where their lists end, and they alone are searched again. After any sequence
 * of changes the lists are those of a full run, to the last bit. Source: §4 of the engine's design.
 *
 * <p>Cost of a change: the search of the touched needs, tens to hundreds of them, plus now and then the replanting of a
 * tree of which a tenth has changed. Memory: 8 bytes a need and 4 a declaration beside what was handed in, and a few dozen
 * bytes a change. One thread at a time.
 */
public final class LiveLists {

    private static final int BUFFERED = 64;

    /**
     * One need's offers, best first.
     *
     * @param offers their numbers
     * @param costs what each is ranked by
     */
    public record Ranking(long[] offers, double[] costs) {}

    private record Own(int[] offers, double[] costs) {}

    private record Spot(int resource, int tree, int place) implements Comparable<Spot> {

        @Override
        public int compareTo(Spot other) {
            return resource != other.resource
                    ? Integer.compare(resource, other.resource)
                    : tree != other.tree ? Integer.compare(tree, other.tree) : Integer.compare(place, other.place);
        }
    }

    private record Meeting(int needed, Pairing pairing) {}

    private final Columns columns;
    private final Map<String, Integer> resourceIndex = new HashMap<>();
    private final Lists base;
    private final int limit;
    private final double maxCost;
    private final Forest[] offers;
    private final Forest[] needs;
    private final BoxTree[][] offerTrees;
    private final BoxTree[][] needTrees;
    private final Limits[][] limits;
    private final List<List<Meeting>> meetings = new ArrayList<>();
    private final int[] places;
    private final int[] firstOfSite;
    private final int[] bySite;
    private final Map<Long, int[]> changedSites = new HashMap<>();
    private final Map<Integer, Own> changedLists = new HashMap<>();
    private final Walk walk;
    private final Shortlist patched;
    private final Reverse reverse;

    /** @param lists of every need, as a {@link Search} of these facts and trees with this score ranks them */
    public LiveLists(Facts facts, Trees trees, Score score, Lists lists) {
        this(facts, trees, score, lists, BUFFERED);
    }

    LiveLists(Facts facts, Trees trees, Score score, Lists lists, int buffered) {
        columns = new Columns(facts.columns);
        base = lists;
        limit = lists.limit();
        maxCost = score.maxCost();
        int resources = facts.resources.size();
        offers = new Forest[resources];
        needs = new Forest[resources];
        offerTrees = new BoxTree[resources][];
        needTrees = new BoxTree[resources][];
        limits = new Limits[resources][];
        for (int resource = 0; resource < resources; resource++) {
            resourceIndex.put(facts.resources.get(resource).code(), resource);
            offers[resource] = new Forest(columns, buffered, trees.offers[resource]);
            needs[resource] = new Forest(columns, buffered, trees.needs[resource]);
            offerTrees[resource] = offers[resource].trees();
            limits[resource] = new Limits[0];
            meetings.add(new ArrayList<>());
        }
        places = new int[facts.size];
        for (int place = 0; place < base.needs().length; place++) {
            places[base.needs()[place]] = place;
        }
        IntStream.range(0, resources).parallel().forEach(this::limit);
        for (int needed = 0; needed < resources; needed++) {
            for (Pairing pairing : facts.pairings().get(needed)) {
                meetings.get(pairing.offered()).add(new Meeting(needed, pairing));
            }
        }
        firstOfSite = new int[facts.siteId.length + 1];
        for (int i = 0; i < facts.size; i++) {
            firstOfSite[facts.site[i] + 1]++;
        }
        Arrays.parallelPrefix(firstOfSite, Integer::sum);
        bySite = new int[facts.size];
        int[] next = firstOfSite.clone();
        for (int i = 0; i < facts.size; i++) {
            bySite[next[facts.site[i]]++] = i;
        }
        walk = new Walk(columns, facts.pairings(), offerTrees, score, Order.SCORE, limit);
        patched = new Shortlist(columns, limit, maxCost);
        reverse = new Reverse(columns, score);
    }

    /**
     * What a site declares becomes this, wherever it stood and whatever it declared before. Nothing at all: it is gone.
     *
     * @param declarations all of this site; their numbers are used by no other site
     * @return the numbers of the needs whose lists were made again, in increasing order
     * @throws IllegalArgumentException when a declaration is another site's or names an unknown resource
     */
    public long[] change(Site site, List<Declaration> declarations) {
        for (Declaration declaration : declarations) {
            if (declaration.site() != site.id() || !resourceIndex.containsKey(declaration.resource())) {
                throw new IllegalArgumentException("declaration " + declaration.id() + ": of site " + declaration.site()
                        + " and resource " + declaration.resource());
            }
        }
        int[] former = ofSite(site.id());
        TreeSet<Spot> touched = new TreeSet<>();
        touch(former, touched);
        withdraw(former);
        int[] now = declare(site, declarations);
        touch(now, touched);
        long[] again = new long[touched.size() + now.length];
        int count = 0;
        for (Spot spot : touched) {
            int need = needTrees[spot.resource][spot.tree].index[spot.place];
            if (need >= 0) {
                if (!patch(need, former, now)) {
                    search(need);
                }
                limits[spot.resource][spot.tree].set(spot.place, last(need));
                again[count++] = columns.id[need];
            }
        }
        for (int declaration : now) {
            if (columns.kind(declaration) == Kind.NEED) {
                search(declaration);
                needs[columns.resource[declaration]].add(declaration);
                limit(columns.resource[declaration]);
                again[count++] = columns.id[declaration];
            }
        }
        return Arrays.stream(again, 0, count).sorted().toArray();
    }

    /** A need's list now. @throws IllegalArgumentException when there is no such need */
    public Ranking ranking(Site site, long need) {
        for (int declaration : ofSite(site.id())) {
            if (columns.id[declaration] == need && columns.kind(declaration) == Kind.NEED) {
                Own own = own(declaration);
                return new Ranking(
                        Arrays.stream(own.offers)
                                .mapToLong(offer -> columns.id[offer])
                                .toArray(),
                        own.costs);
            }
        }
        throw new IllegalArgumentException("no need " + need + " at site " + site.id());
    }

    private void withdraw(int[] declarations) {
        for (int declaration : declarations) {
            Kind kind = columns.kind(declaration);
            if (kind != Kind.SHARE) {
                (kind == Kind.OFFER ? offers : needs)[columns.resource[declaration]].remove(declaration);
                changedLists.remove(declaration);
            }
        }
    }

    /** Writes the declarations down and plants the offers. */
    private int[] declare(Site site, List<Declaration> declarations) {
        int[] now = new int[declarations.size()];
        int index = columns.site(site.id(), site.position());
        for (int i = 0; i < now.length; i++) {
            int resource = resourceIndex.get(declarations.get(i).resource());
            now[i] = columns.declaration(declarations.get(i), index, resource);
            if (columns.kind(now[i]) == Kind.OFFER) {
                offers[resource].add(now[i]);
                offerTrees[resource] = offers[resource].trees();
            }
        }
        changedSites.put(site.id(), now);
        return now;
    }

    private void search(int need) {
        keep(need, walk.search(need));
    }

    /**
     * Makes a list again from itself and the new offers, where that is sure: what is absent from a full list costs no less
     * than its last offer.
     */
    private boolean patch(int need, int[] former, int[] now) {
        Own own = own(need);
        boolean full = own.offers.length == limit;
        double last = last(need);
        patched.clear(need);
        for (int rank = 0; rank < own.offers.length; rank++) {
            if (!contains(former, own.offers[rank])) {
                patched.add(own.offers[rank], own.costs[rank]);
            }
        }
        for (int offer : now) {
            double cost = columns.kind(offer) == Kind.OFFER ? cost(offer, need) : Double.POSITIVE_INFINITY;
            if (full && cost == last) {
                return false;
            }
            if (cost <= Math.min(last, patched.worst())) {
                patched.add(offer, cost);
            }
        }
        if (full && patched.size() < limit) {
            return false;
        }
        keep(need, patched);
        return true;
    }

    private static boolean contains(int[] few, int declaration) {
        for (int each : few) {
            if (each == declaration) {
                return true;
            }
        }
        return false;
    }

    private double cost(int offer, int need) {
        for (Meeting meeting : meetings.get(columns.resource[offer])) {
            if (meeting.needed == columns.resource[need]) {
                return reverse.cost(offer, need, meeting.pairing);
            }
        }
        return Double.POSITIVE_INFINITY;
    }

    private void keep(int need, Shortlist list) {
        int[] best = new int[list.size()];
        double[] costs = new double[list.size()];
        for (int rank = 0; rank < best.length; rank++) {
            best[rank] = list.offer(rank);
            costs[rank] = list.cost(rank);
        }
        changedLists.put(need, new Own(best, costs));
    }

    /** Says of each tree of needs where its lists end. */
    private void limit(int resource) {
        BoxTree[] trees = needs[resource].trees();
        Limits[] former = limits[resource];
        limits[resource] = Arrays.stream(trees)
                .map(tree -> Arrays.stream(former)
                        .filter(known -> known.isOf(tree))
                        .findFirst()
                        .orElseGet(() -> new Limits(tree, this::last)))
                .toArray(Limits[]::new);
        needTrees[resource] = trees;
    }

    /** The cost above which nothing can enter a need's list. */
    private double last(int need) {
        Own own = changedLists.get(need);
        if (own != null) {
            return own.costs.length == limit ? own.costs[limit - 1] : maxCost;
        }
        int place = places[need];
        return base.cut(place) ? base.costs()[base.first()[place + 1] - 1] : maxCost;
    }

    private Own own(int need) {
        Own own = changedLists.get(need);
        return own != null ? own : new Own(base.offers(places[need]), base.costs(places[need]));
    }

    private int[] ofSite(long number) {
        int[] changed = changedSites.get(number);
        if (changed != null) {
            return changed;
        }
        int index = Arrays.binarySearch(columns.siteId, 0, firstOfSite.length - 1, number);
        return index < 0 ? new int[0] : Arrays.copyOfRange(bySite, firstOfSite[index], firstOfSite[index + 1]);
    }

    /** The needs in whose lists these offers stand or could stand. */
    private void touch(int[] declarations, TreeSet<Spot> touched) {
        for (int offer : declarations) {
            if (columns.kind(offer) == Kind.OFFER) {
                for (Meeting meeting : meetings.get(columns.resource[offer])) {
                    int needed = meeting.needed;
                    for (int i = 0; i < needTrees[needed].length; i++) {
                        int tree = i;
                        reverse.reach(
                                offer,
                                meeting.pairing,
                                needTrees[needed][i],
                                limits[needed][i],
                                place -> touched.add(new Spot(needed, tree, place)));
                    }
                }
            }
        }
    }
}
