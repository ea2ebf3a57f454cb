package org.symbiozae.store;

import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.symbiozae.domain.Problem;

/**
 * Takes checked facts in sets, for imports. A fact is created, changed, or unchanged, by its key; none is ever deleted.
 */
@Component
public class Intake {

    private static final String BUMP = """
            WITH RECURSIVE up AS (
                SELECT id, parent_id FROM territory WHERE id = ANY (:owners)
                UNION
                SELECT above.id, above.parent_id FROM territory above JOIN up ON up.parent_id = above.id)
            UPDATE territory SET data_version = data_version + 1 WHERE id IN (SELECT id FROM up) RETURNING code
            """;

    private static final String TREE =
            "SELECT id FROM territory WHERE :code::text IS NULL OR id = ANY (visible.territory_tree(ARRAY[:code]))";

    private static final String LEAVES = """
            SELECT id FROM territory
            WHERE (:code::text IS NULL OR id = ANY (visible.territory_tree(ARRAY[:code])))
              AND NOT EXISTS (SELECT FROM territory child WHERE child.parent_id = territory.id)
            """;

    private static final String PAST = """
            SELECT coalesce(json_agg(row_to_json(past)), '[]')::text
            FROM (SELECT import.id, territory.code AS territory, import.kind, import.file_name, import.sha256, import.at,
                         import.by_whom, import.report, import.undoable, import.undone_at
                  FROM import LEFT JOIN territory ON territory.id = import.territory_id
                  WHERE :code::text IS NULL OR import.territory_id = ANY (visible.territory_tree(ARRAY[:code]))
                  ORDER BY import.id DESC LIMIT 100) past
            """;

    /** Kinds of files whose import can be taken back. */
    public static final Set<String> UNDOABLE = Set.of("zones", "sites", "declarations", "poles");

    /** What one import at a time holds. */
    static final String ALONE = "symbiozae import";

    private final JdbcTemplate template;
    private final JdbcClient jdbc;
    private final SpatialIndexes indexes;
    private final ApplicationEventPublisher events;

    Intake(DataSource database, ApplicationEventPublisher events) {
        this.indexes = new SpatialIndexes(database);
        this.template = new JdbcTemplate(database);
        this.jdbc = JdbcClient.create(template);
        this.events = events;
    }

    /**
     * Opens the one import of this transaction, and waits for another one that is still running.
     *
     * @throws Problem NOT_FOUND when the origin names a territory that does not exist
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public <F> IntakeRun<F> begin(IntakeTable<F> table, IntakeOrigin origin) {
        alone();
        String code = origin.territory();
        Optional<Long> named = Optional.ofNullable(code).map(this::number);
        Long[] leaves = numbers(LEAVES, code);
        Long[] tree = numbers(TREE, code);
        long id = record(origin, named.orElse(null));
        jdbc.sql("SELECT set_config('symbiozae.import', :id, true)")
                .param("id", Long.toString(id))
                .query(String.class)
                .single();
        IntakeRun.Scope scope = new IntakeRun.Scope(id, leaves, tree, named.isPresent() && tree.length == 1);
        jdbc.sql(table.stage(leaves)).update();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                indexes.mend();
            }
        });
        return new IntakeRun<>(table, scope, template, indexes, events);
    }

    private void alone() {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('" + ALONE + "'))")
                .query((row, number) -> true)
                .list();
    }

    /** Tells of the territories whose facts changed, and of those above them. */
    static void announce(Set<Long> owners, JdbcClient jdbc, ApplicationEventPublisher events) {
        jdbc.sql(BUMP)
                .param("owners", owners.toArray(Long[]::new))
                .query(String.class)
                .list()
                .forEach(code -> events.publishEvent(new TerritoryChanged(code)));
    }

    private Long[] numbers(String query, @Nullable String code) {
        return jdbc.sql(query).param("code", code).query(Long.class).list().toArray(Long[]::new);
    }

    private long number(String code) {
        return jdbc.sql("SELECT id FROM territory WHERE code = :code")
                .param("code", code)
                .query(Long.class)
                .optional()
                .orElseThrow(() -> Problem.notFound("territory", code));
    }

    private long record(IntakeOrigin origin, @Nullable Long territory) {
        return jdbc.sql("""
                        INSERT INTO import (territory_id, kind, file_name, sha256, by_whom, report, undoable)
                        VALUES (:territory, :kind, :file, :sha256, :by, '{}', :undoable)
                        RETURNING id
                        """)
                .param("territory", territory)
                .param("kind", origin.kind())
                .param("file", origin.fileName())
                .param("sha256", origin.sha256())
                .param("by", origin.byWhom())
                .param("undoable", UNDOABLE.contains(origin.kind()))
                .query(Long.class)
                .single();
    }

    /**
     * What became of the facts of an import that was taken back.
     *
     * @param restored rows that are again what they were before
     * @param removed rows it had brought, which are gone
     * @param left rows that stay: changed since, declaring sites, declarations with a history
     */
    public record Undone(int restored, int removed, int left) {}

    /**
     * Takes an import back, waiting for one that is still running.
     *
     * @throws Problem NOT_FOUND for the number; CONFLICT when it was undone already, or cannot be
     */
    @Transactional
    public Undone undo(long number) {
        alone();
        boolean undoable = jdbc.sql("SELECT undoable AND undone_at IS NULL FROM import WHERE id = :id")
                .param("id", number)
                .query(Boolean.class)
                .optional()
                .orElseThrow(() -> Problem.notFound("import", Long.toString(number)));
        if (!undoable) {
            throw new Problem(
                    Problem.Code.CONFLICT,
                    "Import " + number
                            + " cannot be undone: it was already, or it brought other things than zones, sites, declarations or poles.");
        }
        TerritoryLock.ofImport(jdbc, number);
        IntakeUndo undo = new IntakeUndo(jdbc, number);
        Undone undone = undo.run();
        announce(undo.owners(), jdbc, events);
        return undone;
    }

    /** The code of the territory an import named; empty when it named none. @throws Problem NOT_FOUND for the number */
    public Optional<String> territoryOf(long number) {
        return jdbc.sql("""
                        SELECT coalesce(territory.code, '') FROM import
                        LEFT JOIN territory ON territory.id = import.territory_id WHERE import.id = :id
                        """)
                .param("id", number)
                .query(String.class)
                .optional()
                .map(Optional::of)
                .orElseThrow(() -> Problem.notFound("import", Long.toString(number)))
                .filter(code -> !code.isEmpty());
    }

    /** The codes of all territories. */
    public Set<String> territories() {
        return jdbc.sql("SELECT code FROM territory").query(String.class).set();
    }

    /** The last hundred imports of a territory and those below, newest first, as JSON; of all territories for null. */
    @Transactional(readOnly = true)
    public String past(@Nullable String territory) {
        return jdbc.sql(PAST).param("code", territory).query(String.class).single();
    }

    /** What was saved under which name for a kind of file of a territory, by name, as JSON. */
    @Transactional(readOnly = true)
    public String mappings(String territory, String kind) {
        return jdbc.sql("""
                        SELECT coalesce(json_object_agg(name, columns ORDER BY name), '{}')::text FROM import_mapping
                        WHERE kind = :kind AND territory_id = (SELECT id FROM territory WHERE code = :code)
                        """)
                .param("kind", kind)
                .param("code", territory)
                .query(String.class)
                .single();
    }

    /** Saves which column is which field, JSON, in place of what had the name. @throws Problem NOT_FOUND for the territory */
    @Transactional
    public void keepMapping(String territory, String kind, String name, String columns) {
        jdbc.sql("""
                        INSERT INTO import_mapping (territory_id, kind, name, columns)
                        VALUES (:territory, :kind, :name, :columns::jsonb)
                        ON CONFLICT (territory_id, kind, name) DO UPDATE SET columns = excluded.columns
                        """)
                .param("territory", number(territory))
                .param("kind", kind)
                .param("name", name)
                .param("columns", columns)
                .update();
    }
}
