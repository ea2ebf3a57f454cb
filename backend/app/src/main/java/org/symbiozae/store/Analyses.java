package org.symbiozae.store;

import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.symbiozae.domain.Analysis;
import org.symbiozae.domain.Cluster;
import org.symbiozae.domain.Declaration;
import org.symbiozae.domain.Parameters;
import org.symbiozae.domain.Problem;
import org.symbiozae.domain.Proposal;
import org.symbiozae.domain.Site;
import org.symbiozae.domain.Synergy;
import org.symbiozae.domain.Territory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps numbered analyses. One is written in one transaction; readers see the last one until then. Only what differs from
 * the scenario's analysis before is written, so that an edit costs what it changed.
 */
@Component
public class Analyses {

    /** Synergies, clusters and facts are kept for this many runs of a scenario; every run keeps its summary. */
    static final int DETAILED_RUNS = 10;

    private final JdbcClient jdbc;
    private final JdbcTemplate connections;
    private final JsonMapper json;
    private final KeptFacts facts;

    Analyses(JdbcClient jdbc, JdbcTemplate connections, JsonMapper json) {
        this.jdbc = jdbc;
        this.connections = connections;
        this.json = json;
        this.facts = new KeptFacts(jdbc, connections, json);
    }

    /**
     * What one run left.
     *
     * @param number within its territory, whatever the scenario
     * @param settings all it takes to compute it again beside its facts: the parameters and the day
     * @param summary counts, certificates and the time taken, as stored
     * @param checksum of its result, bit for bit; null for runs stored before checksums were
     */
    public record Run(
            long id,
            String territory,
            int number,
            String scenario,
            long dataVersion,
            OffsetDateTime startedAt,
            OffsetDateTime finishedAt,
            Map<String, Object> settings,
            Map<String, Object> summary,
            @Nullable Long checksum) {}

    /**
     * Stores an analysis under the territory's next number. Facts deleted since the snapshot take their synergies with
     * them.
     *
     * @param used what it was computed from
     * @param settings the day, and the parameters under {@code parameters}
     */
    @Transactional
    public Run add(
            Territory used,
            Analysis analysis,
            String scenario,
            Map<String, Object> settings,
            Map<String, Object> summary,
            OffsetDateTime startedAt) {
        long territory = jdbc.sql("SELECT id, pg_advisory_xact_lock(id) FROM territory WHERE code = :code")
                .param("code", analysis.territory())
                .query((row, number) -> row.getLong(1))
                .single();
        int number = jdbc.sql("SELECT coalesce(max(number), 0) + 1 FROM analysis WHERE territory_id = ?")
                .param(territory)
                .query(Integer.class)
                .single();
        Marks marks = new Marks(used);
        facts.keep(used, territory, number);
        store(analysis, marks, Map.of("territory", territory, "scenario", scenario, "number", number));
        long id = jdbc.sql("""
                        INSERT INTO analysis (territory_id, number, scenario, data_version, parameters, summary, started_at,
                                              edition_id, checksum)
                        VALUES (:territory, :number, :scenario, :version, :parameters::jsonb, :summary::jsonb, :startedAt,
                                :edition, :checksum)
                        RETURNING id
                        """)
                .param("territory", territory)
                .param("number", number)
                .param("scenario", scenario)
                .param("version", analysis.dataVersion())
                .param("parameters", json.writeValueAsString(settings))
                .param("summary", json.writeValueAsString(summary))
                .param("startedAt", startedAt)
                .param("edition", facts.edition(used))
                .param("checksum", marks.checksum(analysis))
                .query(Long.class)
                .single();
        forgetDetails(territory, scenario);
        return run(id).orElseThrow();
    }

    private void store(Analysis analysis, Marks marks, Map<String, Object> run) {
        int number = (Integer) run.get("number");
        Map<String, Object> owner = new HashMap<>(run);
        owner.remove("number");
        AnalysisDraft draft = new AnalysisDraft(jdbc, connections, run);
        draft.add(
                ranges("synergy", owner)
                        .renew(
                                number,
                                "need_id || ' ' || offer_id",
                                analysis.synergies(),
                                each -> each.need() + " " + each.offer(),
                                marks::of),
                marks::of);
        draft.addClusters(
                ranges("cluster", owner)
                        .renew(
                                number,
                                "hub || ' ' || resource",
                                analysis.clusters(),
                                each -> AnalysisDraft.number(each.hub()) + " " + each.resource(),
                                marks::of),
                marks::of);
        draft.addProposals(
                ranges("proposal", owner)
                        .renew(
                                number,
                                "site_id || ' ' || equipment",
                                analysis.proposals(),
                                each -> each.site() + " " + each.equipment(),
                                marks::of),
                marks::of);
    }

    private Ranges ranges(String table, Map<String, Object> owner) {
        return new Ranges(jdbc, table, "territory_id = :territory AND scenario = :scenario", owner);
    }

    private void forgetDetails(long territory, String scenario) {
        Map<String, Object> owner = Map.of("territory", territory, "scenario", scenario);
        String oldest = "SELECT number FROM analysis WHERE territory_id = :territory AND scenario = :scenario"
                + " ORDER BY number DESC OFFSET " + (DETAILED_RUNS - 1) + " LIMIT 1";
        jdbc.sql(oldest).params(owner).query(Integer.class).optional().ifPresent(first -> {
            ranges("synergy", owner).forget(first);
            ranges("cluster", owner).forget(first);
            ranges("proposal", owner).forget(first);
        });
        jdbc.sql("""
                        SELECT min(number) FROM (
                            SELECT number, row_number() OVER (PARTITION BY scenario ORDER BY number DESC) AS age
                            FROM analysis WHERE territory_id = ?) run
                        WHERE age <= ?
                        """)
                .params(territory, DETAILED_RUNS)
                .query(Integer.class)
                .optional()
                .ifPresent(first -> facts.forget(territory, first));
    }

    /** The latest run of the reference scenario in each topmost territory, by territory code. */
    public List<Run> latest() {
        return runs("WHERE analysis.id IN (SELECT id FROM visible.latest_analysis) ORDER BY territory.code", Map.of());
    }

    /** The last runs of a territory, newest first. */
    public List<Run> recent(String territory, int limit) {
        return runs(
                "WHERE territory.code = :code ORDER BY number DESC LIMIT :limit",
                Map.of("code", territory, "limit", limit));
    }

    public Optional<Run> run(long id) {
        return runs("WHERE analysis.id = :id", Map.of("id", id)).stream().findFirst();
    }

    /** @throws Problem NOT_FOUND */
    public Run run(String territory, int number) {
        return runs("WHERE territory.code = :code AND number = :number", Map.of("code", territory, "number", number))
                .stream()
                .findFirst()
                .orElseThrow(() -> Problem.notFound("analysis of " + territory + " with the number", number));
    }

    /** Whether the synergies and clusters of this run are still kept. */
    boolean hasDetails(Run run) {
        return jdbc.sql("SELECT count(*) FROM analysis newer JOIN analysis run ON run.id = :id"
                                + " AND newer.territory_id = run.territory_id AND newer.scenario = run.scenario"
                                + " AND newer.number > run.number")
                        .param("id", run.id())
                        .query(Integer.class)
                        .single()
                < DETAILED_RUNS;
    }

    /**
     * What a run was computed from, as the engine took it.
     *
     * @throws Problem CONFLICT when its facts are not kept any more, or some were taken back since
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Territory used(Run run) {
        Problem gone = new Problem(
                Problem.Code.CONFLICT,
                "Analysis " + run.number() + " of " + run.territory()
                        + " cannot be computed again: facts are kept for the last " + DETAILED_RUNS
                        + " runs of a scenario, and as long as their owners do not take them back.");
        record Source(long territory, @Nullable Long edition) {}
        Source source = jdbc.sql("SELECT territory_id AS territory, edition_id AS edition FROM analysis WHERE id = ?")
                .param(run.id())
                .query(Source.class)
                .single();
        if (source.edition == null) {
            throw gone;
        }
        Territory territory =
                facts.territory(run.territory(), run.dataVersion(), source.territory, run.number(), source.edition);
        if (!isCount(run, "sites", territory.sites().size())
                || !isCount(run, "declarations", territory.declarations().size())) {
            throw gone;
        }
        return territory;
    }

    private static boolean isCount(Run run, String what, int found) {
        return run.summary().get(what) instanceof Number stored && stored.intValue() == found;
    }

    /** The parameters a run used. */
    public Parameters parameters(Run run) {
        return json.convertValue(run.settings().get("parameters"), Parameters.class);
    }

    /** What the checksum of this analysis of these facts is; equal to a stored one when every bit of the result is. */
    public long checksum(Territory used, Analysis analysis) {
        return new Marks(used).checksum(analysis);
    }

    /** The fingerprints of rows, which cover the facts stored beside a result: places and quantities. */
    private static final class Marks {

        private final Map<Long, Site> sites;
        private final Map<Long, Declaration> declarations;

        Marks(Territory used) {
            sites = used.sites().stream().collect(Collectors.toMap(Site::id, site -> site));
            declarations = used.declarations().stream().collect(Collectors.toMap(Declaration::id, each -> each));
        }

        long of(Synergy synergy) {
            Fingerprint print = new Fingerprint().add(AnalysisDraft.cells(synergy));
            addDeclaration(print, synergy.offer());
            addDeclaration(print, synergy.need());
            return print.value();
        }

        long of(Cluster cluster) {
            Fingerprint print = new Fingerprint().add(AnalysisDraft.cells(cluster));
            for (Cluster.Member member : cluster.members()) {
                print.add(AnalysisDraft.cells(member));
                addSite(print, member.site());
            }
            ClusterDetails.addTo(print, cluster);
            return print.value();
        }

        long of(Proposal proposal) {
            Fingerprint print = new Fingerprint().add(AnalysisDraft.cells(proposal));
            addSite(print, proposal.site());
            return print.value();
        }

        /** A sum: it does not depend on the order of the rows, which are told apart by their keys. */
        long checksum(Analysis analysis) {
            return analysis.synergies().stream().mapToLong(this::of).sum()
                    + analysis.clusters().stream().mapToLong(this::of).sum()
                    + analysis.proposals().stream().mapToLong(this::of).sum();
        }

        private void addDeclaration(Fingerprint print, long id) {
            Declaration declaration = declarations.get(id);
            if (declaration != null) {
                print.add(declaration.resource(), declaration.quantity());
                addSite(print, declaration.site());
            }
        }

        private void addSite(Fingerprint print, long id) {
            Site site = sites.get(id);
            if (site != null) {
                print.add(id, site.position().x(), site.position().y());
            }
        }
    }

    private List<Run> runs(String condition, Map<String, Object> values) {
        return jdbc.sql("""
                        SELECT analysis.*, territory.code FROM analysis
                        JOIN territory ON territory.id = analysis.territory_id
                        """ + condition)
                .params(values)
                .query((row, number) -> new Run(
                        row.getLong("id"),
                        row.getString("code"),
                        row.getInt("number"),
                        row.getString("scenario"),
                        row.getLong("data_version"),
                        row.getObject("started_at", OffsetDateTime.class),
                        row.getObject("finished_at", OffsetDateTime.class),
                        json.readerForMapOf(Object.class).readValue(row.getString("parameters")),
                        json.readerForMapOf(Object.class).readValue(row.getString("summary")),
                        row.getObject("checksum", Long.class)))
                .list();
    }
}
