package org.symbiozae.compute;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.symbiozae.compute.Difference.Pair;
import org.symbiozae.compute.Engines.Answer;
import org.symbiozae.compute.Engines.Held;
import org.symbiozae.domain.Cluster;
import org.symbiozae.domain.Declaration;
import org.symbiozae.domain.Parameters;
import org.symbiozae.domain.Problem;
import org.symbiozae.domain.Synergy;
import org.symbiozae.domain.Viewer;
import org.symbiozae.store.Snapshots;
import org.symbiozae.store.Snapshots.Place;

/**
 * Answers sliders: what other parameters would change, computed at once and stored nowhere.
 *
 * <p>Both sides of the comparison are computed from what the viewer may see and nothing else. For facilitators that is
 * everything, and the reference is what the map shows; for others the answer may differ from the map, where closed
 * declarations take their share, but it tells nothing of them.
 */
@Component
class Previews {

    /** Up to this size allocation and clusters are quick enough to follow a slider. */
    static final int WHOLE_UP_TO = 5_000;

    private static final int AT_ONCE = 2;
    private static final int PATIENCE_SECONDS = 5;
    private static final int SELECTED = 200;
    private static final Counts NONE = new Counts(0, 0, 0, 0, 0);

    private final Engines engines;
    private final Snapshots snapshots;
    private final Semaphore places = new Semaphore(AT_ONCE, true);

    Previews(Engines engines, Snapshots snapshots) {
        this.engines = engines;
        this.snapshots = snapshots;
    }

    /**
     * @param whole whether quantities were allocated and clusters formed; else the lists alone are compared
     * @param engineMs what computing took on the server, milliseconds
     * @param clusters null unless whole
     * @param categories the same counts by code of the category
     * @param top the largest changes of score
     * @param selection the lists of what was selected, best first, with what they were before
     */
    record Preview(
            String territory,
            long dataVersion,
            Parameters parameters,
            boolean whole,
            long engineMs,
            Counts synergies,
            @Nullable Counts clusters,
            Map<String, CategoryCounts> categories,
            List<Change> top,
            List<Change> selection) {}

    record CategoryCounts(Counts synergies, @Nullable Counts clusters) {}

    /** @param before rows with the reference parameters, {@code after} with those asked for */
    record Counts(int before, int after, int gained, int lost, int changed) {

        Counts plus(Counts other) {
            return new Counts(
                    before + other.before,
                    after + other.after,
                    gained + other.gained,
                    lost + other.lost,
                    changed + other.changed);
        }
    }

    /** One pair before and after; null where it is not among the lists. */
    record Change(
            long offer,
            long need,
            String category,
            String resource,
            Place offerSite,
            Place needSite,
            @Nullable Facet before,
            @Nullable Facet after) {}

    record Facet(double score, int rank, double equivalentKm, double distanceM, double allocated) {

        static @Nullable Facet of(@Nullable Synergy synergy) {
            return synergy == null
                    ? null
                    : new Facet(
                            synergy.score(),
                            synergy.rank(),
                            synergy.equivalent(),
                            synergy.distance().value(),
                            synergy.allocated());
        }
    }

    /** @param kind site, zone or declaration */
    record Selection(String kind, long id) {}

    /** @throws Problem UNAVAILABLE when too many are asked for at once */
    Preview preview(
            String root,
            Viewer viewer,
            Parameters reference,
            Parameters asked,
            @Nullable Selection selection,
            int top) {
        return inTurn(() -> {
            Held held = engines.held(root, viewer);
            boolean whole = held.territory().declarations().size() <= WHOLE_UP_TO;
            long begun = System.nanoTime();
            Answer before = held.reference(reference, whole);
            Answer after = reference.equals(asked) ? before : held.answer(asked, whole);
            Difference<Synergy> synergies = Difference.of(
                    before.synergies(), after.synergies(), Synergy::need, Synergy::offer, Synergy::equals);
            long millis = (System.nanoTime() - begun) / 1_000_000;
            return new Comparison(held, before, after, synergies, viewer).preview(asked, whole, millis, selection, top);
        });
    }

    private <T> T inTurn(Supplier<T> work) {
        boolean admitted = false;
        try {
            admitted = places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (admitted) {
                return work.get();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            if (admitted) {
                places.release();
            }
        }
        throw new Problem(
                Problem.Code.UNAVAILABLE, "Too many previews are being computed. Try again in a few seconds.");
    }

    /** One answer in the making. */
    private final class Comparison {

        private final Held held;
        private final Answer before;
        private final Answer after;
        private final Difference<Synergy> synergies;
        private final @Nullable Difference<Cluster> clusters;
        private final Viewer viewer;

        Comparison(Held held, Answer before, Answer after, Difference<Synergy> synergies, Viewer viewer) {
            this.held = held;
            this.before = before;
            this.after = after;
            this.synergies = synergies;
            this.viewer = viewer;
            clusters = before.analysis() == null || after.analysis() == null
                    ? null
                    : Difference.of(
                            before.analysis().clusters(),
                            after.analysis().clusters(),
                            cluster -> 0,
                            cluster -> cluster.resource() + " " + cluster.hub(),
                            Cluster::equals);
        }

        Preview preview(Parameters asked, boolean whole, long millis, @Nullable Selection selection, int top) {
            Map<String, CategoryCounts> categories = categories();
            List<Pair<Synergy>> largest = synergies.largest(
                    top,
                    Comparator.comparingDouble((Pair<Synergy> pair) -> -Math.abs(step(pair)))
                            .thenComparing(pair -> Difference.either(pair).need())
                            .thenComparing(pair -> Difference.either(pair).offer()));
            List<Pair<Synergy>> selected = selection == null ? List.of() : selected(selection);
            Map<Long, Place> named = named(largest, selected);
            return new Preview(
                    held.territory().code(),
                    held.territory().dataVersion(),
                    asked,
                    whole,
                    millis,
                    total(categories.values().stream().map(CategoryCounts::synergies)),
                    clusters == null
                            ? null
                            : total(categories.values().stream().flatMap(each -> Stream.ofNullable(each.clusters()))),
                    categories,
                    changes(largest, named),
                    changes(selected, named));
        }

        private static double step(Pair<Synergy> pair) {
            return (pair.after() == null ? 0 : pair.after().score())
                    - (pair.before() == null ? 0 : pair.before().score());
        }

        private Map<String, CategoryCounts> categories() {
            Map<String, Counts> bySynergy =
                    tally(before.synergies(), after.synergies(), synergies, each -> held.category(each.offer()));
            Map<String, Counts> byCluster = clusters == null || before.analysis() == null || after.analysis() == null
                    ? Map.of()
                    : tally(
                            before.analysis().clusters(),
                            after.analysis().clusters(),
                            clusters,
                            each -> held.categoryOf(each.resource()));
            Map<String, CategoryCounts> counts = new TreeMap<>();
            held.territory().taxonomy().resources().values().forEach(resource -> {
                String code = resource.category();
                counts.put(
                        code,
                        new CategoryCounts(
                                bySynergy.getOrDefault(code, NONE),
                                clusters == null ? null : byCluster.getOrDefault(code, NONE)));
            });
            return counts;
        }

        private static <T> Map<String, Counts> tally(
                List<T> before, List<T> after, Difference<T> difference, Function<T, String> category) {
            List<Map<String, Integer>> columns = Stream.of(
                            before,
                            after,
                            difference.gained(),
                            difference.lost(),
                            difference.changed().stream()
                                    .map(Difference::either)
                                    .toList())
                    .parallel()
                    .map(rows -> count(rows, category))
                    .toList();
            return columns.stream()
                    .flatMap(column -> column.keySet().stream())
                    .distinct()
                    .collect(Collectors.toMap(Function.identity(), code -> {
                        int[] of = columns.stream()
                                .mapToInt(column -> column.getOrDefault(code, 0))
                                .toArray();
                        return new Counts(of[0], of[1], of[2], of[3], of[4]);
                    }));
        }

        private static <T> Map<String, Integer> count(List<T> rows, Function<T, String> category) {
            Map<String, Integer> counts = new HashMap<>();
            rows.forEach(row -> counts.merge(category.apply(row), 1, Integer::sum));
            return counts;
        }

        private static Counts total(Stream<Counts> parts) {
            return parts.reduce(NONE, Counts::plus);
        }

        private List<Pair<Synergy>> selected(Selection selection) {
            Set<Long> declarations = declarations(selection);
            Predicate<Synergy> touches =
                    synergy -> declarations.contains(synergy.need()) || declarations.contains(synergy.offer());
            Map<List<Long>, Synergy> former = before.synergies().stream()
                    .filter(touches)
                    .collect(Collectors.toMap(each -> List.of(each.offer(), each.need()), Function.identity()));
            return after.synergies().stream()
                    .filter(touches)
                    .sorted(Comparator.comparingDouble(Synergy::score)
                            .reversed()
                            .thenComparing(Synergy::need)
                            .thenComparing(Synergy::offer))
                    .limit(SELECTED)
                    .map(each -> new Pair<>(former.get(List.of(each.offer(), each.need())), each))
                    .toList();
        }

        private Set<Long> declarations(Selection selection) {
            Set<Long> sites = held.territory().sites().stream()
                    .filter(site -> switch (selection.kind) {
                        case "site" -> site.id() == selection.id;
                        case "zone" -> site.zone() != null && site.zone() == selection.id;
                        default -> false;
                    })
                    .map(site -> site.id())
                    .collect(Collectors.toSet());
            return held.territory().declarations().stream()
                    .filter(each -> selection.kind.equals("declaration")
                            ? each.id() == selection.id
                            : sites.contains(each.site()))
                    .map(Declaration::id)
                    .collect(Collectors.toSet());
        }

        private Map<Long, Place> named(List<Pair<Synergy>> largest, List<Pair<Synergy>> selected) {
            Set<Long> sites = new HashSet<>();
            for (List<Pair<Synergy>> pairs : List.of(largest, selected)) {
                pairs.forEach(pair -> {
                    sites.add(held.site(Difference.either(pair).offer()));
                    sites.add(held.site(Difference.either(pair).need()));
                });
            }
            return sites.isEmpty() ? Map.of() : snapshots.places(sites, viewer);
        }

        /** A site that was closed a moment ago has no name any more for this viewer, and its pairs are left out. */
        private List<Change> changes(List<Pair<Synergy>> pairs, Map<Long, Place> named) {
            return pairs.stream()
                    .filter(pair ->
                            named.containsKey(held.site(Difference.either(pair).offer()))
                                    && named.containsKey(
                                            held.site(Difference.either(pair).need())))
                    .map(pair -> {
                        Synergy either = Difference.either(pair);
                        return new Change(
                                either.offer(),
                                either.need(),
                                held.category(either.offer()),
                                held.declaration(either.offer()).resource(),
                                named.get(held.site(either.offer())),
                                named.get(held.site(either.need())),
                                Facet.of(pair.before()),
                                Facet.of(pair.after()));
                    })
                    .toList();
        }
    }
}
