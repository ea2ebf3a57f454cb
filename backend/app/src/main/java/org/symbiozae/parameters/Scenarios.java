package org.symbiozae.parameters;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.symbiozae.domain.Parameters;
import org.symbiozae.domain.Problem;
import org.symbiozae.domain.Viewer;
import tools.jackson.databind.json.JsonMapper;

/**
 * Scenarios by territory. {@code reference} always exists; until somebody changes it, it has the default parameters and
 * version 0. Parameters that a later version adds are read with their default.
 */
@Component
public class Scenarios {

    private static final int MOST = 50;

    private static final String SELECT = """
            SELECT territory.code, named.name, scenario.label, scenario.parameters, scenario.version,
                   scenario.changed_at, scenario.changed_by, run.number,
                   run.data_version = territory.data_version
                       AND run.used @> coalesce(scenario.parameters, run.used) AS current
            FROM territory
            CROSS JOIN LATERAL (
                SELECT 'reference' AS name
                UNION SELECT name FROM scenario WHERE territory_id = territory.id) named
            LEFT JOIN scenario ON scenario.territory_id = territory.id AND scenario.name = named.name
            LEFT JOIN LATERAL (
                SELECT number, data_version, parameters -> 'parameters' AS used FROM analysis
                WHERE territory_id = territory.id AND scenario = named.name
                ORDER BY number DESC LIMIT 1) run ON true
            WHERE territory.parent_id IS NULL AND (:territory::text IS NULL OR territory.code = :territory)
              AND (:name::text IS NULL OR named.name = :name)
            ORDER BY territory.code, named.name <> 'reference', named.name
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Sliders sliders;

    Scenarios(JdbcClient jdbc, JsonMapper json, Sliders sliders) {
        this.jdbc = jdbc;
        this.json = json;
        this.sliders = sliders;
    }

    /** @param territory a topmost one; null for all */
    public List<Scenario> scenarios(@Nullable String territory) {
        return query(territory, null);
    }

    /** @throws Problem NOT_FOUND */
    public Scenario scenario(String territory, String name) {
        return find(territory, name).orElseThrow(() -> Problem.notFound("scenario of " + territory + " called", name));
    }

    public Optional<Scenario> find(String territory, String name) {
        return query(territory, name).stream().findFirst();
    }

    private List<Scenario> query(@Nullable String territory, @Nullable String name) {
        return jdbc.sql(SELECT)
                .param("territory", territory)
                .param("name", name)
                .query(this::scenario)
                .list();
    }

    private Scenario scenario(ResultSet row, int number) throws SQLException {
        String parameters = row.getString("parameters");
        return new Scenario(
                row.getString("code"),
                row.getString("name"),
                row.getString("label") == null ? Viewer.REFERENCE : row.getString("label"),
                parameters == null ? Parameters.DEFAULT : sliders.of(json.readTree(parameters)),
                row.getInt("version"),
                row.getObject("changed_at", OffsetDateTime.class),
                row.getString("changed_by"),
                row.getObject("number", Integer.class),
                row.getBoolean("current"));
    }

    /** @throws Problem CONFLICT when the territory has one of that name, INVALID for a bad name or too many */
    @Transactional
    Scenario create(String territory, String name, String label, Parameters parameters, String byWhom) {
        checkName(name);
        if (name.equals(Viewer.REFERENCE)) {
            throw new Problem(Problem.Code.CONFLICT, "The scenario 'reference' always exists; change it instead.");
        }
        if (scenarios(territory).size() > MOST) {
            throw Problem.invalid("A territory has at most " + MOST + " scenarios. Delete one first.");
        }
        try {
            insert(territory, name, label, parameters, byWhom);
        } catch (DuplicateKeyException taken) {
            throw new Problem(
                    Problem.Code.CONFLICT,
                    "Territory " + territory + " has a scenario '" + name + "' already. Choose another name.");
        }
        return scenario(territory, name);
    }

    private static void checkName(String name) {
        if (!name.matches("[a-z0-9][a-z0-9-]{0,39}")) {
            throw Problem.invalid("name is one to 40 lower-case letters, digits and hyphens, not '" + name + "'.");
        }
    }

    private void insert(String territory, String name, String label, Parameters parameters, String byWhom) {
        checkLabel(label);
        jdbc.sql("""
                        INSERT INTO scenario (territory_id, name, label, parameters, changed_by, version)
                        SELECT id, :name, :label, :parameters::jsonb, :by, CASE :name WHEN 'reference' THEN 1 ELSE 0 END
                        FROM territory WHERE code = :territory
                        """)
                .param("name", name)
                .param("label", label)
                .param("parameters", json.writeValueAsString(parameters))
                .param("by", byWhom)
                .param("territory", territory)
                .update();
    }

    private static void checkLabel(String label) {
        if (label.isBlank() || label.length() > 120 || label.indexOf('\0') >= 0) {
            throw Problem.invalid("label is one to 120 characters.");
        }
    }

    /** @throws OptimisticLockingFailureException when {@code version} is not the present one */
    @Transactional
    Scenario change(String territory, String name, int version, String label, Parameters parameters, String byWhom) {
        Scenario present = scenario(territory, name);
        checkLabel(label);
        int changed = jdbc.sql("""
                        UPDATE scenario SET label = :label, parameters = :parameters::jsonb, version = version + 1,
                            changed_at = now(), changed_by = :by
                        WHERE name = :name AND version = :version
                          AND territory_id = (SELECT id FROM territory WHERE code = :territory)
                        """)
                .param("label", label)
                .param("parameters", json.writeValueAsString(parameters))
                .param("by", byWhom)
                .param("name", name)
                .param("version", version)
                .param("territory", territory)
                .update();
        if (changed == 0 && present.changedAt() == null && version == 0) {
            insert(territory, name, label, parameters, byWhom);
        } else if (changed == 0) {
            throw new OptimisticLockingFailureException("version " + version + " is " + present.version());
        }
        return scenario(territory, name);
    }

    /** Deletes a scenario with what was computed for it; the numbers of its analyses stay taken. */
    @Transactional
    void delete(String territory, String name, int version) {
        if (name.equals(Viewer.REFERENCE)) {
            throw new Problem(Problem.Code.CONFLICT, "The scenario 'reference' cannot be deleted.");
        }
        scenario(territory, name);
        int deleted = jdbc.sql("DELETE FROM scenario WHERE name = ? AND version = ?"
                        + " AND territory_id = (SELECT id FROM territory WHERE code = ?)")
                .params(name, version, territory)
                .update();
        if (deleted == 0) {
            throw new OptimisticLockingFailureException("version " + version + " was changed");
        }
        for (String results : List.of("synergy", "cluster")) {
            jdbc.sql("DELETE FROM " + results + " WHERE scenario = ?"
                            + " AND territory_id = (SELECT id FROM territory WHERE code = ?)")
                    .params(name, territory)
                    .update();
        }
    }
}
