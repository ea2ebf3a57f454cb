package org.symbiozae.engine.pooling;

import static java.util.Comparator.comparingDouble;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.symbiozae.domain.Declaration.Kind;
import org.symbiozae.domain.Parameters;
import org.symbiozae.domain.Proposal;
import org.symbiozae.domain.Resource;
import org.symbiozae.domain.Synergy;
import org.symbiozae.domain.Visibility;
import org.symbiozae.engine.match.Facts;
import org.symbiozae.engine.match.Pairing;
import org.symbiozae.geo.Metres;

/**
 * Where equipment should stand that processing steps wait for.
 *
 * <p>The step of a synergy can be done wherever its equipment is, at the price of a detour: offer → place → need instead
 * of offer → need. A synergy is served when somebody offers the equipment, or something that replaces it, with a detour
 * within the equipment's reach R; the others wait. What a place is worth to those that wait is
 *
 * <pre>
 * gain(place) = Σ over needs of the largest s(offer, need) · exp(−detour / λ) with a detour ≤ R
 * </pre>
 *
 * λ and R being the equipment's. The site with the largest gain gets a proposal, the needs it serves stop waiting, and so
 * on until none waits. Candidates are the sites of those that wait; ties go to the smaller site number. This is greedy
 * covering: each place is the best one given those before it, their number is not claimed to be the least.
 *
 * <p>Cost: for each equipment, the synergies that wait times the sites near them. How much an equipment can do is not
 * limited here.
 */
public final class Proposals {

    private final Facts facts;
    private final double decay;
    private final double reach;
    private final double cell;
    private final Map<Long, List<Waiting>> near = new HashMap<>();

    /** A synergy whose step waits; positions in decimetres. */
    private static final class Waiting {

        private final Synergy synergy;
        private final int offer;
        private final int need;
        private final double length;
        private boolean served;

        Waiting(Facts facts, Synergy synergy) {
            this.synergy = synergy;
            offer = Arrays.binarySearch(facts.id, synergy.offer());
            need = Arrays.binarySearch(facts.id, synergy.need());
            length = Math.sqrt(facts.squaredDistance(offer, need));
        }
    }

    /** What a site would be worth; {@code best} holds each need's best synergy, by the need's number. */
    private record Gain(int site, double value, double detour, Map<Long, Double> best, List<Waiting> served) {}

    private Proposals(Facts facts, Resource equipment, Parameters parameters, List<Waiting> waiting) {
        this.facts = facts;
        decay = equipment.decay().value() * 10 * parameters.decayFactor();
        reach = equipment.reach().value() * 10 * parameters.reachFactor();
        // A place with a detour within reach lies in an ellipse around the middle, of this half axis.
        cell = Math.max(
                1,
                waiting.stream()
                        .mapToDouble(each -> (each.length + reach) / 2)
                        .max()
                        .orElse(1));
        for (Waiting each : waiting) {
            long column = column((facts.x(each.offer) + (double) facts.x(each.need)) / 2);
            long row = column((facts.y(each.offer) + (double) facts.y(each.need)) / 2);
            near.computeIfAbsent(key(column, row), key -> new ArrayList<>()).add(each);
        }
    }

    /**
     * The proposals for every equipment that these synergies name, by decreasing score, then equipment and site.
     *
     * @param synergies of the declarations in {@code facts}
     */
    public static List<Proposal> of(Facts facts, Parameters parameters, List<Synergy> synergies) {
        Map<String, List<Waiting>> steps = new TreeMap<>();
        for (Synergy synergy : synergies) {
            if (!synergy.equipment().isEmpty()) {
                steps.computeIfAbsent(synergy.equipment(), equipment -> new ArrayList<>())
                        .add(new Waiting(facts, synergy));
            }
        }
        List<Proposal> proposals = new ArrayList<>();
        for (int i = 0; i < facts.resources.size(); i++) {
            Resource equipment = facts.resources.get(i);
            List<Waiting> waiting = steps.getOrDefault(equipment.code(), List.of());
            if (!waiting.isEmpty()) {
                Proposals search = new Proposals(facts, equipment, parameters, waiting);
                search.serveWhatIsThere(facts.pairings().get(i));
                search.cover(waiting).forEach(gain -> proposals.add(proposal(facts, equipment, gain)));
            }
        }
        proposals.sort(comparingDouble(Proposal::score)
                .reversed()
                .thenComparing(Proposal::equipment)
                .thenComparing(Proposal::site));
        return proposals;
    }

    private void serveWhatIsThere(List<Pairing> holding) {
        boolean[] holds = new boolean[facts.resources.size()];
        holding.forEach(pairing -> holds[pairing.offered()] = true);
        for (int offer : facts.of(Kind.OFFER)) {
            if (holds[facts.resource[offer]]) {
                around(facts.site[offer]).forEach(each -> each.served = true);
            }
        }
    }

    private List<Gain> cover(List<Waiting> waiting) {
        PriorityQueue<Gain> queue =
                new PriorityQueue<>(comparingDouble(Gain::value).reversed().thenComparing(Gain::site));
        waiting.stream()
                .filter(each -> !each.served)
                .flatMap(each -> Stream.of(facts.site[each.offer], facts.site[each.need]))
                .distinct()
                .map(this::gain)
                .forEach(queue::add);
        List<Gain> chosen = new ArrayList<>();
        for (Gain top = queue.poll(); top != null; top = queue.poll()) {
            Gain now = gain(top.site);
            if (now.value == top.value && now.value > 0) {
                chosen.add(now);
                for (Waiting each : waiting) {
                    each.served |= now.best.containsKey(each.synergy.need());
                }
            } else if (now.value > 0) {
                queue.add(now);
            }
        }
        return chosen;
    }

    /** Of a site, to what still waits. */
    private Gain gain(int site) {
        List<Waiting> served = around(site);
        Map<Long, Double> best = new TreeMap<>();
        Map<Long, Double> detours = new HashMap<>();
        for (Waiting each : served) {
            double detour = detour(each, site);
            double worth = each.synergy.score() * StrictMath.exp(-detour / decay);
            Double known = best.get(each.synergy.need());
            if (known == null || worth > known) {
                best.put(each.synergy.need(), worth);
                detours.put(each.synergy.need(), detour);
            }
        }
        double value = 0;
        double way = 0;
        for (Map.Entry<Long, Double> each : best.entrySet()) {
            value += each.getValue();
            way += detours.getOrDefault(each.getKey(), 0.0);
        }
        return new Gain(site, value, best.isEmpty() ? 0 : way / best.size(), best, served);
    }

    /** What waits and could be served from there. */
    private List<Waiting> around(int site) {
        List<Waiting> found = new ArrayList<>();
        long column = column(facts.siteX[site]);
        long row = column(facts.siteY[site]);
        for (long x = column - 1; x <= column + 1; x++) {
            for (long y = row - 1; y <= row + 1; y++) {
                near.getOrDefault(key(x, y), List.of()).stream()
                        .filter(each -> !each.served && detour(each, site) <= reach)
                        .forEach(found::add);
            }
        }
        return found;
    }

    /** In decimetres. */
    private double detour(Waiting each, int site) {
        return Math.max(0, way(site, each.offer) + way(site, each.need) - each.length);
    }

    private double way(int site, int declaration) {
        double x = (double) facts.siteX[site] - facts.x(declaration);
        double y = (double) facts.siteY[site] - facts.y(declaration);
        return Math.sqrt(x * x + y * y);
    }

    private long column(double coordinate) {
        return (long) Math.floor(coordinate / cell);
    }

    private static long key(long column, long row) {
        return (column << 32) ^ (row & 0xFFFFFFFFL);
    }

    private static Proposal proposal(Facts facts, Resource equipment, Gain gain) {
        Visibility visibility = gain.served.stream()
                .map(each -> each.synergy.visibility())
                .reduce(Visibility::and)
                .orElseThrow();
        return new Proposal(
                equipment.code(),
                facts.siteId[gain.site],
                gain.served.stream()
                        .map(each -> each.synergy.offer())
                        .sorted()
                        .distinct()
                        .toList(),
                List.copyOf(gain.best.keySet()),
                new Metres(gain.detour / 10),
                gain.value,
                visibility);
    }
}
