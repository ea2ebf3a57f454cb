package org.symbiozae.compute;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.symbiozae.domain.Alternative;
import org.symbiozae.domain.Analysis;
import org.symbiozae.domain.Declaration;
import org.symbiozae.domain.Parameters;
import org.symbiozae.domain.Site;
import org.symbiozae.domain.Synergy;
import org.symbiozae.domain.Territory;
import org.symbiozae.domain.Viewer;
import org.symbiozae.engine.Engine;
import org.symbiozae.store.Snapshots;

/**
 * Indexed engines of the territories that were asked for last, so that a slider's answer need not read and index them
 * again. One is made of what its viewer may see and of nothing else: what is confidential cannot shine through an answer,
 * however many are asked for. An engine lives until the facts change or the day ends. Memory: some 500 bytes for each of
 * at most two million declarations.
 */
@Component
class Engines {

    private static final long DECLARATIONS = 2_000_000;
    private static final int FIXED = 2_000;

    private final Snapshots snapshots;
    private final Clock clock;
    private final Cache<Key, Held> cache = Caffeine.newBuilder()
            .maximumWeight(DECLARATIONS)
            .weigher((Key key, Held held) -> held.territory.declarations().size() + FIXED)
            .build();

    Engines(Snapshots snapshots, Clock clock) {
        this.snapshots = snapshots;
        this.clock = clock;
    }

    private record Key(String territory, Viewer.Role role, Set<String> territories) {}

    /** An engine, and what the reference parameters answered last. */
    static final class Held {

        private final Territory territory;
        private final LocalDate day;
        private final Engine engine;
        private final Map<Long, Declaration> declarations;
        private final Map<Long, String> categories;
        private @Nullable Parameters alternativesTo;
        private @Nullable List<Alternative> alternatives;
        private @Nullable Parameters askedFor;
        private @Nullable Answer answer;

        Held(Territory territory, LocalDate day, Engine engine) {
            this.territory = territory;
            this.day = day;
            this.engine = engine;
            declarations =
                    territory.declarations().stream().collect(Collectors.toMap(Declaration::id, Function.identity()));
            categories = territory.declarations().stream()
                    .collect(Collectors.toMap(Declaration::id, each -> categoryOf(each.resource())));
        }

        Declaration declaration(long id) {
            return Objects.requireNonNull(declarations.get(id));
        }

        long site(long declaration) {
            return declaration(declaration).site();
        }

        /** Of a declaration's resource. */
        String category(long declaration) {
            return Objects.requireNonNull(categories.get(declaration));
        }

        String categoryOf(String resource) {
            return territory.taxonomy().resource(resource).category();
        }

        Territory territory() {
            return territory;
        }

        LocalDate day() {
            return day;
        }

        Engine engine() {
            return engine;
        }

        /** Kept for the parameters that were asked for last. */
        synchronized List<Alternative> alternatives(Parameters parameters) {
            List<Alternative> known = alternatives;
            if (known == null || !parameters.equals(alternativesTo)) {
                known = engine.analyse(parameters).alternatives();
                alternatives = known;
                alternativesTo = parameters;
            }
            return known;
        }

        /** What the engine answers to parameters that are asked for again and again. */
        synchronized Answer reference(Parameters parameters, boolean whole) {
            Answer known = answer;
            if (known == null || !parameters.equals(askedFor) || whole && known.analysis == null) {
                known = answer(parameters, whole);
                answer = known;
                askedFor = parameters;
            }
            return known;
        }

        Answer answer(Parameters parameters, boolean whole) {
            if (whole) {
                Analysis analysis = engine.outlook(parameters);
                return new Answer(analysis.synergies(), analysis);
            }
            return new Answer(engine.lists(parameters), null);
        }
    }

    /** @param analysis null when only the lists were asked for */
    record Answer(List<Synergy> synergies, @Nullable Analysis analysis) {}

    /**
     * The engine of a topmost territory as this viewer may see it now; an administrator's holds everything.
     *
     * @throws org.symbiozae.domain.Problem NOT_FOUND
     */
    Held held(String root, Viewer viewer) {
        long version = snapshots.version(root);
        LocalDate today = LocalDate.now(clock);
        Key key = new Key(root, viewer.role(), viewer.territories());
        Held held = cache.getIfPresent(key);
        if (held == null || held.territory.dataVersion() != version || !held.day.equals(today)) {
            held = make(root, viewer, today, held);
            cache.put(key, held);
        }
        return held;
    }

    /** The engine of everything, read from the store anew whatever its version says. */
    Held fresh(String root) {
        Key key = new Key(root, Viewer.ADMINISTRATOR.role(), Viewer.ADMINISTRATOR.territories());
        Held held = make(root, Viewer.ADMINISTRATOR, LocalDate.now(clock), cache.getIfPresent(key));
        cache.put(key, held);
        return held;
    }

    /** Everything, from the store; or the part of it that somebody may see. */
    private Held make(String root, Viewer viewer, LocalDate today, @Nullable Held before) {
        if (viewer.role() == Viewer.Role.ADMINISTRATOR) {
            return index(snapshots.territory(root, today), today, before);
        }
        Held whole = held(root, Viewer.ADMINISTRATOR);
        Territory all = whole.territory;
        Set<Long> visible = snapshots.visibleDeclarations(root, viewer);
        List<Declaration> seen = all.declarations().stream()
                .filter(declaration -> visible.contains(declaration.id()))
                .toList();
        if (seen.size() == all.declarations().size()) {
            return whole;
        }
        Set<Long> sites = seen.stream().map(Declaration::site).collect(Collectors.toSet());
        List<Site> places =
                all.sites().stream().filter(site -> sites.contains(site.id())).toList();
        Territory part =
                new Territory(all.code(), all.dataVersion(), places, seen, all.taxonomy(), all.zones(), all.chosen());
        return index(part, today, before);
    }

    private static Held index(Territory territory, LocalDate today, @Nullable Held before) {
        return new Held(territory, today, before == null ? new Engine(territory) : before.engine.updated(territory));
    }
}
