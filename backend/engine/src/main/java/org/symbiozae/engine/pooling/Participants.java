package org.symbiozae.engine.pooling;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import java.util.function.Supplier;
import org.symbiozae.domain.Declaration.Kind;
import org.symbiozae.domain.Economics;
import org.symbiozae.domain.Resource;
import org.symbiozae.domain.Taxonomy;
import org.symbiozae.domain.Zone;
import org.symbiozae.engine.allocation.Allocation;
import org.symbiozae.engine.match.Facts;
import org.symbiozae.engine.pooling.Pool.Participant;
import org.symbiozae.geo.Distances;
import org.symbiozae.geo.Position;

/**
 * Who could pool what, once the allocation is done.
 *
 * <p>The rule, for a resource that may be pooled and has economics: every wish to <i>share</i> takes part. Of what flows
 * (materials and fluids), so does the part of an <i>offer</i> that nobody took: it still has to be collected. Of all the
 * rest (services, equipment, land), so does the part of a <i>need</i> that nobody met. Zones are places to gather at; a round
 * that visits its members needs none. A site takes part once in a
 * resource, with the sum of its volumes.
 */
public final class Participants {

    private static final Set<String> FLOWING = Set.of("flux", "fluides");

    private Participants() {}

    /** One pool for each resource that anyone could pool, by resource index, each made when it is asked for. */
    public static List<Supplier<Pool>> pools(Facts facts, Taxonomy taxonomy, List<Zone> zones, Allocation allocation) {
        return pools(facts, taxonomy, zones, allocation::left);
    }

    /** The same for any idea of what is left of an offer or missing to a need, by the index of its declaration. */
    public static List<Supplier<Pool>> pools(
            Facts facts, Taxonomy taxonomy, List<Zone> zones, IntToDoubleFunction left) {
        List<Zone> sorted =
                zones.stream().sorted(Comparator.comparingLong(Zone::id)).toList();
        List<List<Integer>> declared = new ArrayList<>();
        facts.resources.forEach(resource -> declared.add(new ArrayList<>()));
        for (int i = 0; i < facts.size; i++) {
            Resource resource = facts.resources.get(facts.resource[i]);
            if (resource.mutualisable()
                    && taxonomy.economics().containsKey(resource.code())
                    && volume(facts, left, i) > 0) {
                declared.get(facts.resource[i]).add(i);
            }
        }
        List<Supplier<Pool>> pools = new ArrayList<>();
        for (int i = 0; i < declared.size(); i++) {
            List<Integer> declarations = declared.get(i);
            Economics economics =
                    taxonomy.economics().get(facts.resources.get(i).code());
            if (economics != null && !declarations.isEmpty()) {
                pools.add(() -> new Pool(
                        participants(facts, left, declarations),
                        economics.byRound() ? List.of() : sorted,
                        economics,
                        Distances.STRAIGHT));
            }
        }
        return pools;
    }

    private static List<Participant> participants(Facts facts, IntToDoubleFunction left, List<Integer> declarations) {
        TreeMap<Long, List<Integer>> bySite = new TreeMap<>();
        for (int i : declarations) {
            bySite.computeIfAbsent(facts.siteId[facts.site[i]], site -> new ArrayList<>(1))
                    .add(i);
        }
        return bySite.values().stream()
                .map(each -> participant(facts, left, each))
                .toList();
    }

    private static double volume(Facts facts, IntToDoubleFunction left, int i) {
        Kind joining = FLOWING.contains(facts.resources.get(facts.resource[i]).category()) ? Kind.OFFER : Kind.NEED;
        if (facts.kind(i) == Kind.SHARE) {
            return facts.quantity[i];
        }
        return facts.kind(i) == joining ? left.applyAsDouble(i) : 0;
    }

    private static Participant participant(Facts facts, IntToDoubleFunction left, List<Integer> declarations) {
        double sum = 0;
        int largest = declarations.get(0);
        for (int i : declarations) {
            double volume = volume(facts, left, i);
            sum += volume;
            if (volume > volume(facts, left, largest)) {
                largest = i;
            }
        }
        return new Participant(
                facts.siteId[facts.site[largest]],
                new Position(facts.x(largest), facts.y(largest)),
                largest,
                declarations,
                sum);
    }
}
