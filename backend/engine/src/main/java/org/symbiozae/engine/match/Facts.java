package org.symbiozae.engine.match;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.symbiozae.domain.Compatibility;
import org.symbiozae.domain.Declaration;
import org.symbiozae.domain.Declaration.Kind;
import org.symbiozae.domain.Resource;
import org.symbiozae.domain.Site;
import org.symbiozae.domain.Taxonomy;
import org.symbiozae.domain.Territory;
import org.symbiozae.geo.Position;

/**
 * A territory as columns. Declarations are indexed by increasing number and resources by code, so that an index orders
 * like the thing it stands for and nothing depends on the order of the input.
 *
 * <p>Cost: O(n log n), about 60 bytes a declaration beside the territory itself.
 */
public final class Facts {

    public final Declaration[] declarations;
    public final int[] x;
    public final int[] y;
    public final int[] resource;
    public final double[] lnQuantity;

    /** Month masks; those of offers are extended by their storage. */
    public final int[] months;

    public final List<Resource> resources;

    private final List<List<Pairing>> pairings;
    private final int[][] byKind = new int[Kind.values().length][];

    /**
     * @throws IllegalArgumentException when a number is used twice, or a declaration names a site or a resource the
     *     territory does not have
     */
    public Facts(Territory territory) {
        Taxonomy taxonomy = territory.taxonomy();
        resources = taxonomy.resources().values().stream()
                .sorted(Comparator.comparing(Resource::code))
                .toList();
        Map<String, Integer> indexes = new HashMap<>();
        for (int i = 0; i < resources.size(); i++) {
            indexes.put(resources.get(i).code(), i);
        }
        pairings = pairings(taxonomy, indexes);

        declarations = territory.declarations().stream()
                .sorted(Comparator.comparingLong(Declaration::id))
                .toArray(Declaration[]::new);
        int size = declarations.length;
        x = new int[size];
        y = new int[size];
        resource = new int[size];
        lnQuantity = new double[size];
        months = new int[size];
        Map<Long, Position> positions = positions(territory.sites());
        for (int i = 0; i < size; i++) {
            Declaration declaration = declarations[i];
            Position position = positions.get(declaration.site());
            if (position == null || i > 0 && declarations[i - 1].id() == declaration.id()) {
                throw new IllegalArgumentException("declaration " + declaration.id()
                        + (position == null ? ": no site " + declaration.site() : " comes twice"));
            }
            x[i] = position.x();
            y[i] = position.y();
            resource[i] = indexes.get(taxonomy.resource(declaration.resource()).code());
            lnQuantity[i] = StrictMath.log(declaration.quantity());
            months[i] = declaration.months().stored(declaration.storageMonths()).mask();
        }
        for (Kind kind : Kind.values()) {
            byKind[kind.ordinal()] = IntStream.range(0, size)
                    .filter(i -> declarations[i].kind() == kind)
                    .toArray();
        }
    }

    /** The declarations of one kind, by number. */
    public int[] of(Kind kind) {
        return byKind[kind.ordinal()];
    }

    /** What can meet this need: its own resource first, then by decreasing κ and code. */
    public List<Pairing> pairings(int need) {
        return pairings.get(resource[need]);
    }

    /** How this offer meets this need. @throws IllegalArgumentException when it does not */
    public Pairing pairing(int offer, int need) {
        for (Pairing pairing : pairings(need)) {
            if (pairing.offered() == resource[offer]) {
                return pairing;
            }
        }
        throw new IllegalArgumentException(declarations[offer].id() + " does not meet " + declarations[need].id());
    }

    /** Exact, in square decimetres. */
    public long squaredDistance(int one, int other) {
        long dx = (long) x[one] - x[other];
        long dy = (long) y[one] - y[other];
        return dx * dx + dy * dy;
    }

    private static Map<Long, Position> positions(List<Site> sites) {
        Map<Long, Position> positions = new HashMap<>();
        for (Site site : sites) {
            if (positions.put(site.id(), site.position()) != null) {
                throw new IllegalArgumentException("site " + site.id() + " comes twice");
            }
        }
        return positions;
    }

    private static List<List<Pairing>> pairings(Taxonomy taxonomy, Map<String, Integer> indexes) {
        List<List<Pairing>> pairings = new ArrayList<>();
        for (int i = 0; i < indexes.size(); i++) {
            pairings.add(new ArrayList<>(List.of(Pairing.identity(i))));
        }
        taxonomy.compatibilities().stream()
                .sorted(Comparator.comparingDouble(Compatibility::weight)
                        .reversed()
                        .thenComparing(Compatibility::from)
                        .thenComparing(Compatibility::yield)
                        .thenComparing(Compatibility::step))
                .forEach(compatibility -> {
                    int offered =
                            indexes.get(taxonomy.resource(compatibility.from()).code());
                    List<Pairing> known = pairings.get(
                            indexes.get(taxonomy.resource(compatibility.to()).code()));
                    if (known.stream().noneMatch(pairing -> pairing.offered() == offered)) {
                        known.add(Pairing.of(offered, compatibility));
                    }
                });
        return pairings;
    }
}
