package org.symbiozae.store;

import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.symbiozae.domain.Problem;
import org.symbiozae.domain.Viewer;

/**
 * A company before its own site: everything it declares, whatever the visibility, and what fits it. Of a company that fits it
 * reads only about how far it is, until both wish to meet.
 */
@Component
public class Company {

    private static final String OWN = """
            SELECT site.id, site.name, site.activity, site.naf, site.visibility,
                   (SELECT coalesce(json_agg(row_to_json(declared)), '[]') FROM (
                        SELECT declaration.id, declaration.kind, resource.category, declaration.resource, resource.label_fr,
                               resource.label_en, declaration.quantity, resource.unit, declaration.months,
                               declaration.storage_months, array_to_string(declaration.qualities, ',') AS qualities,
                               declaration.estimated, declaration.declared_on, declaration.visibility, declaration.version
                        FROM visible.own_declaration declaration JOIN resource ON resource.code = declaration.resource
                        ORDER BY declaration.declared_on, declaration.id) declared) AS declarations,
                   (SELECT coalesce(json_agg(row_to_json(fit)), '[]') FROM (
                        SELECT own_id, other_id, kind, label_fr, label_en, within_km, wished, answered, name
                        FROM visible.blind_match JOIN resource ON resource.code = blind_match.resource
                        ORDER BY answered DESC, within_km, own_id, other_id LIMIT 200) fit) AS matches
            FROM visible.own_site site
            """;

    private final JsonRows rows;
    private final JdbcClient jdbc;
    private final ViewerScope scope;

    Company(JsonRows rows, JdbcClient jdbc, ViewerScope scope) {
        this.rows = rows;
        this.jdbc = jdbc;
        this.scope = scope;
    }

    /**
     * {@code {id, name, activity, naf, visibility, declarations, matches}}: declarations oldest first, at most 200 matches,
     * those who wish to meet first.
     *
     * @throws Problem FORBIDDEN for who holds no company's key
     */
    public String own(Viewer viewer) {
        return rows.one(viewer, OWN, Map.of()).orElseThrow(Company::noKey);
    }

    /** {@code {within_km}}: within about how many kilometres something fits what it thinks of declaring; null for nowhere. */
    public String prospect(Viewer viewer, String kind, String resource) {
        return rows.one(
                        viewer,
                        "SELECT visible.blind_prospect(:kind, :resource) AS within_km",
                        Map.of("kind", kind, "resource", resource))
                .orElseThrow(Company::noKey);
    }

    /**
     * The company wishes to meet the one behind a match, or no longer does.
     *
     * @throws Problem NOT_FOUND when the two do not fit, or {@code own} is not its own
     */
    @Transactional
    public void wish(Viewer viewer, long own, long other, boolean wished) {
        Optional<Boolean> fits = scope.see(
                viewer,
                () -> jdbc.sql("SELECT true FROM visible.blind_match WHERE own_id = ? AND other_id = ?")
                        .params(own, other)
                        .query(Boolean.class)
                        .optional());
        if (fits.isEmpty()) {
            throw Problem.notFound("match", own + ", " + other);
        }
        String sql = wished
                ? "INSERT INTO introduction (own_id, other_id) VALUES (?, ?) ON CONFLICT DO NOTHING"
                : "DELETE FROM introduction WHERE own_id = ? AND other_id = ?";
        jdbc.sql(sql).params(own, other).update();
    }

    private static Problem noKey() {
        return new Problem(
                Problem.Code.FORBIDDEN,
                "This page opens with a company's own link. Ask the facilitator of your territory for yours.");
    }
}
