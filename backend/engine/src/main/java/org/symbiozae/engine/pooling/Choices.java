package org.symbiozae.engine.pooling;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.symbiozae.domain.Choice;
import org.symbiozae.domain.Cluster;
import org.symbiozae.domain.Zone;
import org.symbiozae.engine.match.Facts;
import org.symbiozae.engine.pooling.Pool.Participant;

/**
 * What people chose of one pool, as far as it holds, and the pool without it.
 *
 * <p>A choice holds while its members that still take part keep the terms around its hub and are worth more than nothing;
 * of two choices that share a site, the first one. Members who left are left out.
 */
record Choices(List<Formation> kept, Pool rest) {

    static Choices of(Facts facts, Pool pool, List<Choice> chosen) {
        if (chosen.isEmpty() || pool.participants().isEmpty()) {
            return new Choices(List.of(), pool);
        }
        int declaration = pool.participants().get(0).declaration();
        String resource = facts.resources.get(facts.resource[declaration]).code();
        List<Formation> kept = new ArrayList<>();
        Pool rest = pool;
        for (Choice choice : chosen) {
            if (choice.resource().equals(resource)) {
                Formation formation = formation(rest, choice);
                if (formation != null) {
                    kept.add(formation);
                    rest = without(rest, choice);
                }
            }
        }
        return new Choices(kept, rest);
    }

    private static @org.jspecify.annotations.Nullable Formation formation(Pool pool, Choice choice) {
        Set<Long> sites = new HashSet<>(choice.sites());
        List<Participant> members = pool.participants().stream()
                .filter(participant -> sites.contains(participant.site()))
                .toList();
        List<Zone> anchors = pool.zones().stream()
                .filter(zone -> choice.hub().equals(Cluster.Hub.zone(zone.id())))
                .toList();
        Region region = new Region(new Pool(members, anchors, pool.economics(), pool.distances()));
        for (int hub = 0; hub < region.hubs; hub++) {
            if (region.hub(hub).equals(choice.hub())) {
                List<Integer> all = new ArrayList<>();
                for (int site = 0; site < region.size; site++) {
                    all.add(site);
                }
                Formation formation = Formation.of(region, hub, all);
                return formation.keepsItsTerms() && formation.starValue() > 0 ? formation : null;
            }
        }
        return null;
    }

    private static Pool without(Pool pool, Choice choice) {
        Set<Long> sites = new HashSet<>(choice.sites());
        return new Pool(
                pool.participants().stream()
                        .filter(participant -> !sites.contains(participant.site()))
                        .toList(),
                pool.zones().stream()
                        .filter(zone -> !choice.hub().equals(Cluster.Hub.zone(zone.id())))
                        .toList(),
                pool.economics(),
                pool.distances());
    }
}
