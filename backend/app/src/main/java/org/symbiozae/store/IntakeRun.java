package org.symbiozae.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One import within its transaction: {@link #add} every fact, {@link #finish} once, {@link #keep} the report. */
public final class IntakeRun<F> implements AutoCloseable {

    private static final int BATCH = 2_000;

    private final IntakeTable<F> table;
    private final Scope scope;
    private final JdbcTemplate template;
    private final JdbcClient jdbc;
    private final SpatialIndexes indexes;
    private final ApplicationEventPublisher events;
    private List<F> batch = new ArrayList<>(BATCH);
    private CompletableFuture<Void> copying = CompletableFuture.completedFuture(null);
    private int staged;

    /**
     * @param leaves numbers of the territories that may own a fact
     * @param tree numbers of the territories in which a fact may refer to another
     * @param named whether the import names the one leaf there is
     */
    record Scope(long importId, Long[] leaves, Long[] tree, boolean named) {}

    IntakeRun(
            IntakeTable<F> table,
            Scope scope,
            JdbcTemplate template,
            SpatialIndexes indexes,
            ApplicationEventPublisher events) {
        this.table = table;
        this.scope = scope;
        this.template = template;
        this.jdbc = JdbcClient.create(template);
        this.indexes = indexes;
        this.events = events;
    }

    /** The number of the import. */
    public long id() {
        return scope.importId();
    }

    public void add(F fact) {
        batch.add(fact);
        if (batch.size() == BATCH) {
            flush();
        }
    }

    /** Hands the batch to the database, which takes it while the next one is read. */
    private void flush() {
        arrived();
        if (batch.isEmpty()) {
            return;
        }
        List<F> full = batch;
        batch = new ArrayList<>(BATCH);
        staged += full.size();
        template.execute((ConnectionCallback<Boolean>) connection -> {
            copying = CompletableFuture.runAsync(() -> copy(connection, full));
            return true;
        });
    }

    private void copy(Connection connection, List<F> rows) {
        try {
            CopyWriter.copy(connection, table.copyInto(), rows, table.values());
        } catch (SQLException e) {
            throw new IllegalStateException("the database did not take a batch of rows", e);
        }
    }

    /** Waits for the batch on its way: a connection does one thing at a time. */
    private void arrived() {
        copying.join();
    }

    /** Nothing is on its way to the database any more; the transaction may end. */
    @Override
    public void close() {
        copying.handle((done, failed) -> true).join();
    }

    /**
     * Stores what was added and tells of the territories it changed. Rejected facts are handed over in file order, then
     * what is doubtful about those that were taken.
     *
     * @param removing whether rows that former imports brought to the same territories, and this one does not, go
     * @param unsaid columns that stay as they are stored
     */
    public IntakeOutcome finish(
            boolean removing,
            Set<String> unsaid,
            Consumer<IntakeRejection> rejected,
            Consumer<IntakeRejection> doubted) {
        flush();
        arrived();
        jdbc.sql("SELECT set_config('work_mem', '64MB', true)")
                .query(String.class)
                .single();
        boolean many = table.target().equals("site") && indexes.setAside(staged);
        TerritoryLock.of(jdbc, scope.tree());
        if (many) {
            jdbc.sql("LOCK TABLE site IN SHARE ROW EXCLUSIVE MODE").update();
        }
        table.settle().forEach(sql -> statement(sql).update());
        List<String> rejections = new ArrayList<>(table.rejections());
        rejections.add(table.duplicates());
        jdbc.sql("ANALYZE intake (" + String.join(", ", table.key()) + ")").update();
        rejections.forEach(query -> reject(query, rejected));
        table.finish().forEach(sql -> statement(sql).update());
        IntakeVersions versions = new IntakeVersions(table);
        versions.rename(many).ifPresent(sql -> statement(sql).update());
        versions.settle().forEach(sql -> statement(sql).update());
        int kept = versions.keep(unsaid).map(sql -> statement(sql).update()).orElse(0);
        Map<String, Integer> changes = changes(versions);
        Map<String, Integer> remarks = remarks();
        remarks.put("unsaid_kept", kept);
        Set<Long> owners = new HashSet<>();
        int gone = table.tracked()
                ? statement(versions.gone()).query(Integer.class).single()
                : 0;
        int removed = removing && gone > 0 ? remove(versions, owners) : 0;
        int[] counts = new int[2];
        boolean fresh = many && !jdbc.sql(table.known()).query(Boolean.class).single();
        statement(table.merge(fresh)).query(row -> {
            owners.add(row.getLong("owner"));
            counts[0] += row.getInt("created");
            counts[1] += row.getInt("changed");
        });
        if (table.target().equals("site")) {
            template.execute((ConnectionCallback<Boolean>) connection -> {
                SpatialIndexes.make(connection);
                return true;
            });
        }
        if (!table.afterwards().isEmpty()) {
            statement(IntakePlaces.zoneOf(table.afterwards())).query(row -> {
                owners.add(row.getLong("owner"));
                remarks.merge("near_zone", row.getBoolean("near") ? 1 : 0, Integer::sum);
            });
        }
        if (!table.doubts().isEmpty()) {
            statement(table.doubts()).withFetchSize(BATCH).query(row -> {
                doubted.accept(rejection(row));
            });
        }
        Statistics.follow(jdbc, table.target(), counts[0]);
        Intake.announce(owners, jdbc, events);
        return new IntakeOutcome(counts[0], counts[1], staged - counts[0] - counts[1], changes, gone, removed, remarks);
    }

    /** Where the first rows that were not rejected lie, simplified to about two metres; none for rows without a place. */
    public List<IntakePlace> places(int most) {
        String staged = String.join(", ", table.staged());
        String shape = staged.contains("boundary geometry") ? "boundary" : "position";
        if (!staged.contains(shape + " geometry")) {
            return List.of();
        }
        return jdbc.sql("SELECT line, code, ST_AsGeoJSON(ST_SimplifyPreserveTopology(" + shape
                        + ", 0.00002), 6) AS shape FROM intake ORDER BY line LIMIT :most")
                .param("most", most)
                .query(IntakePlace.class)
                .list();
    }

    private Map<String, Integer> changes(IntakeVersions versions) {
        Map<String, Integer> changes = new HashMap<>();
        statement(versions.changes()).query(row -> {
            for (String column : table.columns()) {
                if (row.getInt(column) > 0) {
                    changes.put(column, row.getInt(column));
                }
            }
        });
        return changes;
    }

    private int remove(IntakeVersions versions, Set<Long> owners) {
        owners.addAll(jdbc.sql("SELECT DISTINCT territory_id FROM intake")
                .query(Long.class)
                .list());
        int removed = 0;
        for (String sql : versions.removal()) {
            removed = statement(sql).update();
        }
        return removed;
    }

    /** Refusing a row may leave another without what it refers to: asked again until nothing more is found. */
    private void reject(String query, Consumer<IntakeRejection> rejected) {
        int[] found = new int[1];
        do {
            found[0] = 0;
            statement(query).withFetchSize(BATCH).query(row -> {
                found[0]++;
                rejected.accept(rejection(row));
            });
            if (found[0] > 0) {
                statement("DELETE FROM intake WHERE line IN (SELECT line FROM (" + query + ") refused)")
                        .update();
            }
            staged -= found[0];
        } while (found[0] > 0);
    }

    private static IntakeRejection rejection(ResultSet row) throws SQLException {
        return new IntakeRejection(
                row.getInt("line"), row.getString("field"), row.getString("code"), row.getString("value"));
    }

    private Map<String, Integer> remarks() {
        boolean zoned = table.settled().contains("near_zone boolean");
        Map<String, Integer> remarks = new HashMap<>();
        jdbc.sql("SELECT remark, count(*) AS rows, " + (zoned ? "count(*) FILTER (WHERE near_zone)" : "0")
                        + " AS near FROM intake GROUP BY remark")
                .query(row -> {
                    if (row.getString("remark") != null) {
                        remarks.put(row.getString("remark"), row.getInt("rows"));
                    }
                    if (zoned) {
                        remarks.merge("near_zone", row.getInt("near"), Integer::sum);
                    }
                });
        return remarks;
    }

    /** Keeps the report, JSON, with the import. */
    public void keep(String report) {
        jdbc.sql("UPDATE import SET report = :report::jsonb WHERE id = :id")
                .param("report", report)
                .param("id", id())
                .update();
    }

    private JdbcClient.StatementSpec statement(String sql) {
        return jdbc.sql(sql)
                .param("leaves", scope.leaves())
                .param("tree", scope.tree())
                .param("named", scope.named())
                .param("import", id());
    }
}
