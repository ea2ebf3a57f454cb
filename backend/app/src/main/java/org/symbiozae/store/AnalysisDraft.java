package org.symbiozae.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.symbiozae.domain.Cluster;
import org.symbiozae.domain.Proposal;
import org.symbiozae.domain.Synergy;

/**
 * Moves what a run found into its tables: by COPY into temporary tables, then joined with the facts it speaks of, so that
 * facts deleted since the snapshot are left out. Runs in the caller's transaction.
 */
final class AnalysisDraft {

    private static final String SYNERGY_DRAFT = """
            CREATE TEMP TABLE synergy_draft (
                visibility visibility, offer_id bigint, need_id bigint, rank integer, score float8,
                f_type float8, f_distance float8, f_quantity float8, f_season float8,
                f_offer_freshness float8, f_need_freshness float8, km_type float8, km_distance float8,
                km_quantity float8, km_season float8, km_freshness float8, equivalent_km float8,
                distance_m float8, allocated float8, step text, decay_km float8, reach_km float8, yield float8,
                equipment text, fingerprint bigint) ON COMMIT DROP
            """;

    private static final String SYNERGIES_FROM_DRAFT = """
            INSERT INTO synergy (territory_id, scenario, first_run, fingerprint, visibility, offer_id, need_id,
                offer_site_id, need_site_id, offered, needed, rank, score, f_type, f_distance, f_quantity, f_season,
                f_offer_freshness, f_need_freshness, km_type, km_distance, km_quantity, km_season, km_freshness,
                equivalent_km, distance_m, offer_quantity, need_quantity, allocated, step, decay_km, reach_km, yield,
                equipment, link)
            SELECT :territory, :scenario, :number, draft.fingerprint,
                greatest(draft.visibility, offer.visibility, need.visibility), offer.id, need.id,
                offering.id, needing.id, offer.resource, need.resource, draft.rank, draft.score, f_type, f_distance,
                f_quantity, f_season, f_offer_freshness, f_need_freshness, km_type, km_distance, km_quantity, km_season,
                km_freshness, equivalent_km, distance_m, offer.quantity, need.quantity, draft.allocated, draft.step,
                draft.decay_km, draft.reach_km, draft.yield, nullif(draft.equipment, ''),
                ST_MakeLine(offering.position, needing.position)
            FROM synergy_draft draft
            JOIN declaration offer ON offer.id = draft.offer_id
            JOIN declaration need ON need.id = draft.need_id
            JOIN site offering ON offering.id = offer.site_id
            JOIN site needing ON needing.id = need.site_id
            """;

    private static final String CLUSTER_DRAFT = """
            CREATE TEMP TABLE cluster_draft (
                cluster integer, visibility visibility, resource text, hub bigint, members integer,
                volume float8, benefit float8, distance_cost float8, fixed_cost float8, value float8,
                radius_m float8, diameter_m float8, min_volume float8, min_members integer,
                default_economics boolean, fingerprint bigint) ON COMMIT DROP
            """;

    private static final String MEMBER_DRAFT = """
            CREATE TEMP TABLE member_draft (
                cluster integer, site_id bigint, declaration_id bigint, volume float8, distance_m float8,
                net float8, share float8, critical boolean) ON COMMIT DROP
            """;

    private static final String CLUSTERS_FROM_DRAFT = """
            INSERT INTO cluster (territory_id, scenario, first_run, fingerprint, visibility, resource, hub_site_id, hub_zone_id,
                members, volume, benefit, distance_cost, fixed_cost, value, radius_m, diameter_m, min_volume, min_members,
                default_economics, hull)
            SELECT :territory, :scenario, :number, draft.fingerprint,
                greatest(draft.visibility, (SELECT max(visibility) FROM member_draft
                    JOIN declaration ON declaration.id = declaration_id WHERE cluster = draft.cluster)),
                resource, nullif(greatest(hub, 0), 0), nullif(greatest(-hub, 0), 0), members, volume, benefit, distance_cost, fixed_cost, value, radius_m, diameter_m,
                min_volume, min_members, default_economics,
                (SELECT ST_Buffer(ST_ConvexHull(ST_Collect(site.position))::geography, 60)::geometry
                 FROM member_draft JOIN site ON site.id = member_draft.site_id
                 WHERE member_draft.cluster = draft.cluster)
            FROM cluster_draft draft
            WHERE (EXISTS (SELECT FROM site WHERE id = draft.hub) OR EXISTS (SELECT FROM zone WHERE id = -draft.hub))
              AND EXISTS (SELECT FROM member_draft JOIN site ON site.id = site_id WHERE cluster = draft.cluster)
            """;

    private static final String MEMBERS_FROM_DRAFT = """
            INSERT INTO cluster_member (cluster_id, site_id, declaration_id, volume, distance_m, net, share, critical)
            SELECT cluster.id, site.id, declaration.id, member.volume, member.distance_m, member.net, member.share,
                   member.critical
            FROM member_draft member
            JOIN cluster_draft draft ON draft.cluster = member.cluster
            JOIN site ON site.id = member.site_id
            JOIN declaration ON declaration.id = member.declaration_id
            JOIN cluster ON cluster.territory_id = :territory AND cluster.scenario = :scenario
                        AND cluster.last_run IS NULL AND cluster.resource = draft.resource
                        AND cluster.hub = draft.hub
            """;

    private static final String PROPOSAL_DRAFT = """
            CREATE TEMP TABLE proposal_draft (
                visibility visibility, equipment text, site_id bigint, offers bigint[], needs bigint[],
                mean_detour_m float8, score float8, fingerprint bigint) ON COMMIT DROP
            """;

    private static final String PROPOSALS_FROM_DRAFT = """
            INSERT INTO proposal (territory_id, scenario, first_run, fingerprint, visibility, equipment, site_id,
                mean_detour_m, score, offers, needs)
            SELECT :territory, :scenario, :number, draft.fingerprint,
                greatest(draft.visibility, (SELECT max(visibility) FROM declaration WHERE id = ANY (offers || needs))),
                equipment, site.id, mean_detour_m, score, offers, needs
            FROM proposal_draft draft JOIN site ON site.id = draft.site_id
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate connections;
    private final Map<String, Object> run;

    /** @param run named values: territory, scenario and number of the run */
    AnalysisDraft(JdbcClient jdbc, JdbcTemplate connections, Map<String, Object> run) {
        this.jdbc = jdbc;
        this.connections = connections;
        this.run = run;
    }

    /** What the draft of a synergy holds, but for its fingerprint. */
    static Object[] cells(Synergy each) {
        return new Object[] {
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
            each.step(),
            each.decay().kilometres(),
            each.reach().kilometres(),
            each.yield(),
            each.equipment()
        };
    }

    /** What the draft of a cluster holds, but for its number and its fingerprint. */
    static Object[] cells(Cluster each) {
        return new Object[] {
            each.visibility().code(),
            each.resource(),
            number(each.hub()),
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
    }

    /** How the tables name a hub: a zone by its negative number. */
    static long number(Cluster.Hub hub) {
        return hub.atZone() ? -hub.id() : hub.id();
    }

    static Object[] cells(Cluster.Member each) {
        return new Object[] {
            each.site(),
            each.declaration(),
            each.volume(),
            each.distance().value(),
            each.net(),
            each.share(),
            each.critical()
        };
    }

    /** What the draft of a proposal holds, but for its fingerprint. */
    static Object[] cells(Proposal each) {
        return new Object[] {
            each.visibility().code(),
            each.equipment(),
            each.site(),
            ClusterDetails.array(each.offers()),
            ClusterDetails.array(each.needs()),
            each.detour().value(),
            each.score()
        };
    }

    void add(List<Synergy> synergies, Function<Synergy, Long> fingerprint) {
        if (!synergies.isEmpty()) {
            jdbc.sql(SYNERGY_DRAFT).update();
            copy("synergy_draft", synergies, each -> joined(null, cells(each), fingerprint.apply(each)));
            jdbc.sql("ANALYZE synergy_draft").update();
            Statistics.follow(
                    jdbc, "synergy", jdbc.sql(SYNERGIES_FROM_DRAFT).params(run).update());
        }
    }

    void addClusters(List<Cluster> clusters, Function<Cluster, Long> fingerprint) {
        record Joined(int cluster, Cluster.Member member) {}
        if (!clusters.isEmpty()) {
            List<Integer> numbers = IntStream.range(0, clusters.size()).boxed().toList();
            List<Joined> members = numbers.stream()
                    .flatMap(
                            number -> clusters.get(number).members().stream().map(member -> new Joined(number, member)))
                    .toList();
            jdbc.sql(CLUSTER_DRAFT).update();
            jdbc.sql(MEMBER_DRAFT).update();
            copy("cluster_draft", numbers, number -> {
                Cluster each = clusters.get(number);
                return joined(number, cells(each), fingerprint.apply(each));
            });
            copy("member_draft", members, each -> joined(each.cluster, cells(each.member), null));
            jdbc.sql("CREATE INDEX ON member_draft (cluster)").update();
            Statistics.follow(
                    jdbc, "cluster", jdbc.sql(CLUSTERS_FROM_DRAFT).params(run).update());
            Statistics.follow(
                    jdbc,
                    "cluster_member",
                    jdbc.sql(MEMBERS_FROM_DRAFT).params(run).update());
            new ClusterDetails(jdbc, connections, run).add(clusters);
        }
    }

    void addProposals(List<Proposal> proposals, Function<Proposal, Long> fingerprint) {
        if (!proposals.isEmpty()) {
            jdbc.sql(PROPOSAL_DRAFT).update();
            copy("proposal_draft", proposals, each -> joined(null, cells(each), fingerprint.apply(each)));
            jdbc.sql(PROPOSALS_FROM_DRAFT).params(run).update();
        }
    }

    private static Object[] joined(@Nullable Object first, Object[] cells, @Nullable Object last) {
        List<Object> all = new ArrayList<>();
        if (first != null) {
            all.add(first);
        }
        all.addAll(Arrays.asList(cells));
        if (last != null) {
            all.add(last);
        }
        return all.toArray();
    }

    private <T> void copy(String table, List<T> rows, Function<T, Object[]> values) {
        connections.execute((ConnectionCallback<Boolean>) connection -> {
            CopyWriter.copy(connection, table, rows, values);
            return true;
        });
    }
}
