package org.symbiozae.store;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.symbiozae.domain.Analysis;
import org.symbiozae.domain.Cluster;
import org.symbiozae.domain.Synergy;
import tools.jackson.databind.json.JsonMapper;

/** Keeps numbered analyses. One is written whole, in one transaction; readers see the last one until then. */
@Component
public class Analyses {

    private static final String SYNERGIES_FROM_DRAFT = """
            INSERT INTO synergy (analysis_id, territory_id, visibility, offer_id, need_id, offer_site_id, need_site_id,
                offered, needed, rank, score, f_type, f_distance, f_quantity, f_season, f_offer_freshness,
                f_need_freshness, km_type, km_distance, km_quantity, km_season, km_freshness, equivalent_km, distance_m,
                offer_quantity, need_quantity, allocated, step, link)
            SELECT :analysis, :territory, draft.visibility, offer.id, need.id, offering.id, needing.id,
                offer.resource, need.resource, draft.rank, draft.score, f_type, f_distance, f_quantity, f_season,
                f_offer_freshness, f_need_freshness, km_type, km_distance, km_quantity, km_season, km_freshness,
                equivalent_km, distance_m, offer.quantity, need.quantity, draft.allocated, draft.step,
                ST_MakeLine(offering.position, needing.position)
            FROM synergy_draft draft
            JOIN declaration offer ON offer.id = draft.offer_id
            JOIN declaration need ON need.id = draft.need_id
            JOIN site offering ON offering.id = offer.site_id
            JOIN site needing ON needing.id = need.site_id
            """;

    private static final String CLUSTERS_FROM_DRAFT = """
            INSERT INTO cluster (analysis_id, territory_id, visibility, resource, hub_site_id, members, volume, benefit,
                distance_cost, fixed_cost, value, radius_m, diameter_m, min_volume, min_members, default_economics, hull)
            SELECT :analysis, :territory, draft.visibility, resource, hub_site_id, members, volume, benefit,
                distance_cost, fixed_cost, value, radius_m, diameter_m, min_volume, min_members, default_economics,
                (SELECT ST_Buffer(ST_ConvexHull(ST_Collect(site.position))::geography, 60)::geometry
                 FROM member_draft JOIN site ON site.id = member_draft.site_id
                 WHERE member_draft.cluster = draft.cluster)
            FROM cluster_draft draft
            """;

    private static final String MEMBERS_FROM_DRAFT = """
            INSERT INTO cluster_member (cluster_id, site_id, declaration_id, volume, distance_m, net, share, critical)
            SELECT cluster.id, member.site_id, member.declaration_id, member.volume, member.distance_m, member.net,
                   member.share, member.critical
            FROM member_draft member
            JOIN cluster_draft draft ON draft.cluster = member.cluster
            JOIN cluster ON cluster.analysis_id = :analysis AND cluster.resource = draft.resource
                        AND cluster.hub_site_id = draft.hub_site_id
            """;

    private static final int DETAILED_RUNS = 10;

    private final JdbcClient jdbc;
    private final JdbcTemplate connections;
    private final JsonMapper json;

    Analyses(JdbcClient jdbc, JdbcTemplate connections, JsonMapper json) {
        this.jdbc = jdbc;
        this.connections = connections;
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
        long territory = jdbc.sql("SELECT id FROM territory WHERE code = :code FOR UPDATE")
                .param("code", analysis.territory())
                .query(Long.class)
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
        draftSynergies(analysis.synergies());
        draftClusters(analysis.clusters());
        for (String insertion : List.of(SYNERGIES_FROM_DRAFT, CLUSTERS_FROM_DRAFT)) {
            jdbc.sql(insertion)
                    .param("analysis", id)
                    .param("territory", territory)
                    .update();
        }
        jdbc.sql(MEMBERS_FROM_DRAFT).param("analysis", id).update();
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

    private void draftSynergies(List<Synergy> synergies) {
        jdbc.sql("""
                        CREATE TEMP TABLE synergy_draft (
                            visibility visibility, offer_id bigint, need_id bigint, rank integer, score float8,
                            f_type float8, f_distance float8, f_quantity float8, f_season float8,
                            f_offer_freshness float8, f_need_freshness float8, km_type float8, km_distance float8,
                            km_quantity float8, km_season float8, km_freshness float8, equivalent_km float8,
                            distance_m float8, allocated float8, step text) ON COMMIT DROP
                        """).update();
        copy("synergy_draft", synergies, each -> new Object[] {
            each.visibility().code(),
            each.offer(),
            each.need(),
            each.rank(),
            each.score(),
            each.factors().type(),
            each.factors().distance(),
            each.factors().quantity(),
            each.factors().season(),
            each.factors().offerFreshness(),
            each.factors().needFreshness(),
            each.parts().type(),
            each.parts().distance(),
            each.parts().quantity(),
            each.parts().season(),
            each.parts().freshness(),
            each.equivalent(),
            each.distance().value(),
            each.allocated(),
            each.step()
        });
    }

    private void draftClusters(List<Cluster> clusters) {
        jdbc.sql("""
                        CREATE TEMP TABLE cluster_draft (
                            cluster integer, visibility visibility, resource text, hub_site_id bigint, members integer,
                            volume float8, benefit float8, distance_cost float8, fixed_cost float8, value float8,
                            radius_m float8, diameter_m float8, min_volume float8, min_members integer,
                            default_economics boolean) ON COMMIT DROP
                        """).update();
        jdbc.sql("""
                        CREATE TEMP TABLE member_draft (
                            cluster integer, site_id bigint, declaration_id bigint, volume float8, distance_m float8,
                            net float8, share float8, critical boolean) ON COMMIT DROP
                        """).update();
        List<Integer> numbers = IntStream.range(0, clusters.size()).boxed().toList();
        copy("cluster_draft", numbers, number -> {
            Cluster each = clusters.get(number);
            return new Object[] {
                number,
                each.visibility().code(),
                each.resource(),
                each.hub(),
                each.members().size(),
                each.volume(),
                each.benefit(),
                each.distanceCost(),
                each.economics().fixedCost(),
                each.value(),
                each.radius().value(),
                each.diameter().value(),
                each.economics().minVolume(),
                each.economics().minMembers(),
                each.economics().isDefault()
            };
        });
        record Joined(int cluster, Cluster.Member member) {}
        List<Joined> members = numbers.stream()
                .flatMap(number -> clusters.get(number).members().stream().map(member -> new Joined(number, member)))
                .toList();
        copy("member_draft", members, joined -> new Object[] {
            joined.cluster,
            joined.member.site(),
            joined.member.declaration(),
            joined.member.volume(),
            joined.member.distance().value(),
            joined.member.net(),
            joined.member.share(),
            joined.member.critical()
        });
    }

    private <T> void copy(String table, List<T> rows, java.util.function.Function<T, Object[]> values) {
        connections.execute((ConnectionCallback<Boolean>) connection -> {
            try {
                CopyWriter.copy(connection, table, rows, values);
                return true;
            } catch (java.io.IOException broken) {
                throw new java.io.UncheckedIOException(broken);
            }
        });
    }
}
