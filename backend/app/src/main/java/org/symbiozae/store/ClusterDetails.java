package org.symbiozae.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.symbiozae.domain.Cluster;
import org.symbiozae.domain.Split;

/**
 * What hangs on a stored cluster: its round, the ways to share its value, and who could still be won. Runs after the
 * clusters of the same run are in their table, in the same transaction.
 */
final class ClusterDetails {

    /** Each draft starts with its cluster's resource and hub. */
    private static final String DRAFTS = """
            CREATE TEMP TABLE round_draft (resource text, hub bigint, stops bigint[], length_m float8) ON COMMIT DROP;
            CREATE TEMP TABLE split_draft (resource text, hub bigint, rule text, sites bigint[], parts float8[],
                blocking bigint[], blocking_gain float8, exhaustive boolean) ON COMMIT DROP;
            CREATE TEMP TABLE prospect_draft (resource text, hub bigint, site_id bigint, declaration_id bigint,
                visibility visibility, volume float8, distance_m float8, net float8, missing float8) ON COMMIT DROP
            """;

    private static final String FROM_DRAFT = """
            FROM %s draft
            JOIN cluster ON cluster.territory_id = :territory AND cluster.scenario = :scenario
                        AND cluster.first_run = :number AND cluster.last_run IS NULL
                        AND cluster.resource = draft.resource AND cluster.hub = draft.hub
            """;

    private static final List<String> INSERTIONS = List.of(
            "INSERT INTO cluster_round (cluster_id, stops, length_m) SELECT cluster.id, draft.stops, draft.length_m "
                    + FROM_DRAFT.formatted("round_draft"),
            """
            INSERT INTO cluster_split (cluster_id, rule, sites, parts, blocking, blocking_gain, exhaustive)
            SELECT cluster.id, draft.rule, draft.sites, draft.parts, draft.blocking, draft.blocking_gain, draft.exhaustive
            """ + FROM_DRAFT.formatted("split_draft"),
            """
            INSERT INTO cluster_prospect (cluster_id, site_id, declaration_id, visibility, volume, distance_m, net, missing)
            SELECT cluster.id, site.id, declaration.id, greatest(draft.visibility, declaration.visibility), draft.volume,
                   draft.distance_m, draft.net, draft.missing
            """
                    + FROM_DRAFT.formatted("prospect_draft")
                    + " JOIN site ON site.id = draft.site_id JOIN declaration ON declaration.id = draft.declaration_id");

    private final JdbcClient jdbc;
    private final JdbcTemplate connections;
    private final Map<String, Object> run;

    /** @param run named values: territory, scenario and number of the run */
    ClusterDetails(JdbcClient jdbc, JdbcTemplate connections, Map<String, Object> run) {
        this.jdbc = jdbc;
        this.connections = connections;
        this.run = run;
    }

    void add(List<Cluster> clusters) {
        jdbc.sql(DRAFTS).update();
        copy("round_draft", rows(clusters, ClusterDetails::rounds));
        copy("split_draft", rows(clusters, ClusterDetails::splits));
        copy("prospect_draft", rows(clusters, ClusterDetails::prospects));
        INSERTIONS.forEach(insertion -> jdbc.sql(insertion).params(run).update());
    }

    static void addTo(Fingerprint print, Cluster cluster) {
        for (List<Object[]> details : List.of(rounds(cluster), splits(cluster), prospects(cluster))) {
            details.forEach(print::add);
        }
    }

    private static List<Object[]> rounds(Cluster cluster) {
        Cluster.Round round = cluster.round();
        return round == null
                ? List.of()
                : List.<Object[]>of(
                        new Object[] {array(round.stops()), round.length().value()});
    }

    private static List<Object[]> splits(Cluster cluster) {
        List<Long> sites = cluster.members().stream().map(Cluster.Member::site).toList();
        return cluster.splits().stream()
                .map(split -> new Object[] {
                    code(split.rule()),
                    array(sites),
                    array(split.parts()),
                    array(split.blocking()),
                    split.blockingGain(),
                    split.exhaustive()
                })
                .toList();
    }

    private static List<Object[]> prospects(Cluster cluster) {
        return cluster.prospects().stream()
                .map(each -> new Object[] {
                    each.site(),
                    each.declaration(),
                    each.visibility().code(),
                    each.volume(),
                    each.distance().value(),
                    each.net(),
                    each.missing()
                })
                .toList();
    }

    private static String code(Split.Rule rule) {
        return rule.name().toLowerCase(Locale.ROOT);
    }

    static String array(List<? extends Number> numbers) {
        return numbers.stream().map(Object::toString).collect(Collectors.joining(",", "{", "}"));
    }

    private static List<Object[]> rows(List<Cluster> clusters, Function<Cluster, List<Object[]>> of) {
        List<Object[]> rows = new ArrayList<>();
        for (Cluster cluster : clusters) {
            for (Object[] details : of.apply(cluster)) {
                Object[] row = new Object[details.length + 2];
                row[0] = cluster.resource();
                row[1] = AnalysisDraft.number(cluster.hub());
                System.arraycopy(details, 0, row, 2, details.length);
                rows.add(row);
            }
        }
        return rows;
    }

    private void copy(String table, Collection<Object[]> rows) {
        connections.execute((ConnectionCallback<Boolean>) connection -> {
            CopyWriter.copy(connection, table, rows, row -> row);
            return true;
        });
    }
}
