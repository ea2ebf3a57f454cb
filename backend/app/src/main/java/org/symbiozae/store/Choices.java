package org.symbiozae.store;

import java.sql.Array;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.symbiozae.domain.Choice;
import org.symbiozae.domain.Cluster;
import org.symbiozae.domain.Viewer;

/** Clusters that people chose: analyses keep them until they are taken back. */
@Component
public class Choices {

    private static final String LISTED = """
            SELECT chosen.id, chosen.resource, chosen.hub_site_id, site.name AS hub_site, chosen.hub_zone_id,
                   zone.name AS hub_zone, chosen.site_ids, chosen.at, chosen.by_whom
            FROM visible.chosen_cluster chosen
            LEFT JOIN visible.site ON site.id = chosen.hub_site_id
            LEFT JOIN visible.zone ON zone.id = chosen.hub_zone_id
            WHERE chosen.territory_id = (SELECT id FROM visible.territory WHERE code = :code)
            ORDER BY chosen.id
            """;

    private final JdbcClient jdbc;
    private final JsonRows rows;

    Choices(JdbcClient jdbc, JsonRows rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    /** Those of a territory as a JSON array; empty for who may not see them. */
    public String list(String territory, Viewer viewer) {
        return rows.all(viewer, LISTED, Map.of("code", territory));
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
