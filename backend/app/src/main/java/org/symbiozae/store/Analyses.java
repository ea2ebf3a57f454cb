package org.symbiozae.store;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.symbiozae.domain.Analysis;
import tools.jackson.databind.json.JsonMapper;

/** Keeps numbered analyses. One is written whole, in one transaction; readers see the last one until then. */
@Component
public class Analyses {

    private static final int DETAILED_RUNS = 10;

    private final JdbcClient jdbc;
    private final AnalysisDraft draft;
    private final JsonMapper json;

    Analyses(JdbcClient jdbc, JdbcTemplate connections, JsonMapper json) {
        this.jdbc = jdbc;
        this.draft = new AnalysisDraft(jdbc, connections);
        this.json = json;
    }

    /**
     * What one run left.
     *
     * @param summary counts, certificates and the time taken, as stored
     */
    public record Run(
            long id,
            String territory,
            int number,
            String scenario,
            long dataVersion,
            OffsetDateTime startedAt,
            OffsetDateTime finishedAt,
            Map<String, Object> summary) {}

    /**
     * Stores an analysis under the territory's next number. Facts deleted since the snapshot take their synergies with
     * them.
     *
     * @param settings all it takes to compute it again: parameters, the day, the scenario
     */
    @Transactional
    public Run add(
            Analysis analysis,
            String scenario,
            Map<String, Object> settings,
            Map<String, Object> summary,
            OffsetDateTime startedAt) {
        long territory = jdbc.sql("SELECT id, pg_advisory_xact_lock(id) FROM territory WHERE code = :code")
                .param("code", analysis.territory())
                .query((row, number) -> row.getLong(1))
                .single();
        long id = jdbc.sql("""
                        INSERT INTO analysis (territory_id, number, scenario, data_version, parameters, summary, started_at)
                        VALUES (:territory, (SELECT coalesce(max(number), 0) + 1 FROM analysis WHERE territory_id = :territory),
                                :scenario, :version, :parameters::jsonb, :summary::jsonb, :startedAt)
                        RETURNING id
                        """)
                .param("territory", territory)
                .param("scenario", scenario)
                .param("version", analysis.dataVersion())
                .param("parameters", json.writeValueAsString(settings))
                .param("summary", json.writeValueAsString(summary))
                .param("startedAt", startedAt)
                .query(Long.class)
                .single();
        draft.store(analysis, id, territory);
        forgetDetails(territory);
        return run(id).orElseThrow();
    }

    /** Synergies and clusters are kept for the last runs only; every run keeps its number, parameters and summary. */
    private void forgetDetails(long territory) {
        for (String table : List.of("synergy", "cluster")) {
            jdbc.sql("DELETE FROM " + table
                            + " WHERE analysis_id IN (SELECT id FROM analysis WHERE territory_id = :territory"
                            + " ORDER BY number DESC OFFSET :kept)")
                    .param("territory", territory)
                    .param("kept", DETAILED_RUNS)
                    .update();
        }
    }

    /** The latest run of each topmost territory, by territory code. */
    public List<Run> latest() {
        return runs("WHERE analysis.id IN (SELECT id FROM visible.latest_analysis) ORDER BY territory.code", 0);
    }

    public Optional<Run> run(long id) {
        return runs("WHERE analysis.id = :id", id).stream().findFirst();
    }

    private List<Run> runs(String condition, long id) {
        return jdbc.sql("""
                        SELECT analysis.*, territory.code FROM analysis
                        JOIN territory ON territory.id = analysis.territory_id
                        """ + condition)
                .params(condition.contains(":id") ? Map.of("id", id) : Map.of())
                .query((row, number) -> new Run(
                        row.getLong("id"),
                        row.getString("code"),
                        row.getInt("number"),
                        row.getString("scenario"),
                        row.getLong("data_version"),
                        row.getObject("started_at", OffsetDateTime.class),
                        row.getObject("finished_at", OffsetDateTime.class),
                        json.readerForMapOf(Object.class).readValue(row.getString("summary"))))
                .list();
    }
}
