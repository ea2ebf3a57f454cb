package org.symbiozae.store;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.symbiozae.domain.Problem;
import org.symbiozae.domain.Step;

/**
 * Moves synergies and clusters through their life cycle. Every step is kept; none is changed or deleted. One that comes again
 * under the id it was sent with before is known, and left as it is.
 */
@Component
public class LifeCycles {

    private final JdbcClient jdbc;

    LifeCycles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The code of the territory that owns the synergy. @throws Problem NOT_FOUND */
    public String territoryOfSynergy(long id) {
        return territory("synergy", id);
    }

    /** The code of the territory that owns the cluster. @throws Problem NOT_FOUND */
    public String territoryOfCluster(long id) {
        return territory("cluster", id);
    }

    /** Adds a step to the life of the synergy's pair of offer and need, which later analyses find again. */
    @Transactional
    public void addToSynergy(long id, Step step, @Nullable UUID sentAs, String byWhom) {
        add(
                "synergy_event (territory_id, offer_id, need_id,",
                "territory_id, offer_id, need_id",
                "synergy",
                id,
                step,
                sentAs,
                byWhom);
    }

    /** Adds a step to the life of the cluster's resource and hub, which later analyses find again. */
    @Transactional
    public void addToCluster(long id, Step step, @Nullable UUID sentAs, String byWhom) {
        add(
                "cluster_event (territory_id, resource, hub_site_id, hub_zone_id,",
                "territory_id, resource, hub_site_id, hub_zone_id",
                "cluster",
                id,
                step,
                sentAs,
                byWhom);
    }

    private void add(
            String target, String identity, String from, long id, Step step, @Nullable UUID sentAs, String byWhom) {
        jdbc.sql("INSERT INTO " + target + " status, reason, proof, by_whom, sent_as) SELECT " + identity
                        + ", :status::life_status, :reason::life_reason, :proof, :byWhom, :sentAs::uuid FROM " + from
                        + " WHERE id = :id ON CONFLICT (sent_as) DO NOTHING")
                .param("status", step.status().code())
                .param("reason", code(step.reason()))
                .param("proof", step.proof())
                .param("byWhom", byWhom)
                .param("sentAs", sentAs)
                .param("id", id)
                .update();
    }

    private static @Nullable String code(Step.@Nullable Reason reason) {
        return reason == null ? null : reason.code();
    }

    private String territory(String table, long id) {
        return jdbc.sql("SELECT territory.code FROM " + table + " JOIN territory ON territory.id = " + table
                        + ".territory_id WHERE " + table + ".id = :id")
                .param("id", id)
                .query(String.class)
                .optional()
                .orElseThrow(() -> Problem.notFound(table, id));
    }
}
