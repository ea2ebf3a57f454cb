package org.symbiozae.engine;

import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.symbiozae.domain.Analysis;
import org.symbiozae.domain.Cluster;
import org.symbiozae.domain.Declaration.Kind;
import org.symbiozae.domain.Parameters;
import org.symbiozae.domain.Site;
import org.symbiozae.domain.Synergy;
import org.symbiozae.domain.Territory;
import org.symbiozae.domain.Zone;
import org.symbiozae.engine.allocation.Allocation;
import org.symbiozae.engine.allocation.Lots;
import org.symbiozae.engine.match.Facts;
import org.symbiozae.engine.match.Lists;
import org.symbiozae.engine.match.Score;
import org.symbiozae.engine.match.Search;
import org.symbiozae.engine.match.Search.Order;
import org.symbiozae.engine.match.Trees;
import org.symbiozae.engine.pooling.Alternatives;
import org.symbiozae.engine.pooling.Clusters;
import org.symbiozae.engine.pooling.Participants;
import org.symbiozae.engine.pooling.Pool;
import org.symbiozae.engine.pooling.Proposals;
import org.symbiozae.engine.sharing.Splits;
import org.symbiozae.geo.Distances;
import org.symbiozae.geo.Position;

/**
 * Finds synergies and clusters.
 *
 * <p>{@link #analyse(Territory, Parameters)} is all most callers want. To try several parameters on one territory, make
 * one {@code new Engine(territory)} and ask it several times: the territory is read and indexed once.
 *
 * <p>The result depends on the territory and the parameters alone, bit for bit: not on the order of the lists, the
 * number of processors or the Java version. Cost: O(n log n) in the declarations plus the pairs that can meet; 200 sites
 * with 2 000 declarations take some 100 ms. Its last allocations stay with it, some 400 bytes a need. Safe for use by several
 * threads.
 */
public final class Engine {

    /** How many allocations are kept for the engine that comes after. */
    private static final int KNOWN = 4;

    private final Territory territory;
    private final Facts facts;
    private final Trees trees;
    private final Map<Parameters, Allocation> known = Collections.synchronizedMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Parameters, Allocation> eldest) {
            return size() > KNOWN;
        }
    });

    /**
     * @throws IllegalArgumentException when a site or declaration number comes twice, or a declaration or compatibility
     *     names a site or resource the territory does not have
     */
    public Engine(Territory territory) {
        this.territory = territory;
        facts = new Facts(territory);
        trees = Trees.of(facts);
    }

    /**
     * The analysis of one territory: for every need its best offers, at most the list length and none below the smallest
     * score; every pair the allocation gives something; the clusters worth forming on what is left; where equipment is missing
     * that processing steps need.
     *
     * @throws IllegalArgumentException as {@link #Engine}
     */
    public static Analysis analyse(Territory territory, Parameters parameters) {
        return new Engine(territory).analyse(parameters);
    }

    /**
     * An engine for what the territory has become. Its answers are those of {@code new Engine(next)}, to the last bit;
     * markets in which nothing changed are not cleared again for parameters that were asked for last. This engine stays
     * as it is.
     *
     * @throws IllegalArgumentException as {@link #Engine}
     */
    public Engine updated(Territory next) {
        Engine engine = new Engine(next);
        synchronized (known) {
            engine.known.putAll(known);
        }
        return engine;
    }

    /** The same for this engine's territory. */
    public Analysis analyse(Parameters parameters) {
        Score score = new Score(facts, parameters);
        List<Supplier<Pool>> pools = new ArrayList<>();
        Analysis outlook = outlook(score, parameters, pools);
        Map<Long, Position> positions = territory.sites().stream().collect(toMap(Site::id, Site::position));
        Map<Long, Position> anchors = territory.zones().stream().collect(toMap(Zone::id, Zone::anchor));
        List<Cluster> clusters = outlook.clusters().parallelStream()
                .map(cluster -> Splits.of(cluster, positions::get, anchors::get, Distances.STRAIGHT))
                .toList();
        return outlook.detailed(clusters, Alternatives.of(facts, pools, clusters));
    }

    /** As {@link #analyse(Parameters)}, but the clusters come without alternatives and ways to share their value: quicker. */
    public Analysis outlook(Parameters parameters) {
        return outlook(new Score(facts, parameters), parameters, new ArrayList<>());
    }

    /** @param pools to which those that were planned are added */
    private Analysis outlook(Score score, Parameters parameters, List<Supplier<Pool>> pools) {
        Search byWeight = new Search(facts, trees, score, Order.WEIGHT);
        Allocation free = allocation(parameters, byWeight);
        Allocation allocation = Lots.kept(facts, territory.taxonomy(), score, byWeight, free);
        pools.addAll(Participants.pools(facts, territory.taxonomy(), territory.zones(), allocation));
        Clusters clusters = Clusters.of(facts, pools, territory.chosen());
        List<Synergy> synergies = synergies(score, parameters, allocation.links());
        return new Analysis(
                territory.code(),
                territory.dataVersion(),
                parameters,
                synergies,
                clusters.clusters(),
                List.of(),
                Proposals.of(facts, parameters, synergies),
                allocation.certificate(),
                allocation.lost(),
                clusters.certificate());
    }

    private Allocation allocation(Parameters parameters, Search byWeight) {
        Allocation before = known.get(parameters);
        Allocation allocation =
                before == null ? Allocation.of(facts, byWeight) : Allocation.of(facts, byWeight, before);
        known.put(parameters, allocation);
        return allocation;
    }

    /**
     * The lists alone: for every need its best offers as {@link #analyse(Parameters)} ranks them, nothing allocated. Much
     * quicker, for answers while somebody moves a slider.
     */
    public List<Synergy> lists(Parameters parameters) {
        return synergies(new Score(facts, parameters), parameters, List.of());
    }

    private List<Synergy> synergies(Score score, Parameters parameters, List<Allocation.Link> links) {
        Search search = new Search(facts, trees, score, Order.SCORE);
        int[] needs = facts.of(Kind.NEED);
        Lists lists = search.lists(needs, parameters.listLength());
        Map<Integer, Map<Integer, Double>> allocated = new HashMap<>();
        for (Allocation.Link link : links) {
            allocated.computeIfAbsent(link.need(), need -> new HashMap<>()).put(link.offer(), link.amount());
        }
        return IntStream.range(0, needs.length)
                .parallel()
                .boxed()
                .flatMap(i ->
                        synergies(score, search, needs[i], lists.offers(i), allocated.getOrDefault(needs[i], Map.of())))
                .toList();
    }

    /** The need's list, and beyond its end the offers that were allocated to it, under their true rank. */
    private static Stream<Synergy> synergies(
            Score score, Search search, int need, int[] listed, Map<Integer, Double> allocated) {
        boolean complete = Arrays.stream(listed).filter(allocated::containsKey).count() == allocated.size();
        int[] offers = complete
                ? listed
                : search.lists(new int[] {need}, Integer.MAX_VALUE).offers();
        return IntStream.range(0, offers.length)
                .filter(i -> i < listed.length || allocated.containsKey(offers[i]))
                .mapToObj(i -> score.explain(offers[i], need, i + 1, allocated.getOrDefault(offers[i], 0.0)));
    }
}
