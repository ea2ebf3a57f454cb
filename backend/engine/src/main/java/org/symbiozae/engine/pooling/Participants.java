package org.symbiozae.engine.pooling;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.symbiozae.domain.Declaration.Kind;
import org.symbiozae.domain.Economics;
import org.symbiozae.domain.Resource;
import org.symbiozae.domain.Taxonomy;
import org.symbiozae.engine.allocation.Allocation;
import org.symbiozae.engine.match.Facts;
import org.symbiozae.engine.pooling.Pool.Participant;
import org.symbiozae.geo.Position;

/**
 * Who could pool what, once the allocation is done.
 *
 * <p>The rule, for a resource that may be pooled and has economics: every wish to <i>share</i> takes part. Of what flows
 * (materials and fluids), so does the part of an <i>offer</i> that nobody took: it still has to be collected. Of all the
 * rest (services, equipment, land), so does the part of a <i>need</i> that nobody met. A site takes part once in a
 * resource, with the sum of its volumes.
 */
public final class Participants {

    private static final Set<String> FLOWING = Set.of("flux", "fluides");

    private Participants() {}

    /** One pool for each resource that anyone could pool, by resource index. */
    public static List<Pool> pools(Facts facts, Taxonomy taxonomy, Allocation allocation) {
        Map<Integer, TreeMap<Long, List<Integer>>> declared = new TreeMap<>();
        for (int i = 0; i < facts.size; i++) {
            Resource resource = facts.resources.get(facts.resource[i]);
            if (resource.mutualisable()
                    && taxonomy.economics().containsKey(resource.code())
                    && volume(facts, allocation, i) > 0) {
                declared.computeIfAbsent((int) facts.resource[i], key -> new TreeMap<>())
                        .computeIfAbsent(facts.siteId[facts.site[i]], key -> new ArrayList<>())
                        .add(i);
            }
        }
        List<Pool> pools = new ArrayList<>();
        declared.forEach((resource, sites) -> {
            Economics economics =
                    taxonomy.economics().get(facts.resources.get(resource).code());
            pools.add(new Pool(
                    sites.values().stream()
                            .map(declarations -> participant(facts, allocation, declarations))
                            .toList(),
                    economics));
        });
        return pools;
    }

    private static double volume(Facts facts, Allocation allocation, int i) {
        Kind joining = FLOWING.contains(facts.resources.get(facts.resource[i]).category()) ? Kind.OFFER : Kind.NEED;
        if (facts.kind(i) == Kind.SHARE) {
            return facts.quantity[i];
        }
        return facts.kind(i) == joining ? allocation.left(i) : 0;
    }

    private static Participant participant(Facts facts, Allocation allocation, List<Integer> declarations) {
        double sum = 0;
        int largest = declarations.get(0);
        for (int i : declarations) {
            double volume = volume(facts, allocation, i);
            sum += volume;
            if (volume > volume(facts, allocation, largest)) {
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
