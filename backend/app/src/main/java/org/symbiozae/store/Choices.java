package org.symbiozae.store;

import java.sql.Array;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.symbiozae.domain.Choice;
import org.symbiozae.domain.Cluster;

/** Clusters that people chose: analyses keep them until they are taken back. */
@Component
public class Choices {

    private final JdbcClient jdbc;

    Choices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of a territory and the ones below it, the oldest first. */
    public List<Choice> of(String territory) {
        return jdbc.sql("SELECT resource, hub, site_ids FROM chosen_cluster"
                        + " WHERE territory_id = ANY (visible.territory_tree(ARRAY[:code])) ORDER BY id")
                .param("code", territory)
                .query((row, number) -> {
                    Array sites = row.getArray("site_ids");
                    return new Choice(
                            row.getString("resource"), hub(row.getLong("hub")), List.of((Long[]) sites.getArray()));
                })
                .list();
    }

    /** What a table calls a zone by its negative number. */
    static Cluster.Hub hub(long number) {
        return number < 0 ? Cluster.Hub.zone(-number) : Cluster.Hub.site(number);
    }
}
