package org.symbiozae.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.symbiozae.domain.Viewer;

/**
 * Where and when the rows of a layer are, as each viewer sees them. Reads all of them once after a change, anywhere, of what
 * layers show; else one short query that asks whether there was one.
 */
@Component
public class Extents {

    /** What {@code pg_snapshot} has seen nothing. */
    private static final String BEFORE_ALL = "1:1:";

    private static final String NEWS = """
            SELECT epoch.epoch || coalesce(obj_description(to_regnamespace('layer')), ''), pg_current_snapshot()::text,
                   EXISTS (SELECT FROM change WHERE xid >= pg_snapshot_xmin(:seen::pg_snapshot)
                           AND NOT pg_visible_in_snapshot(xid, :seen::pg_snapshot))
            FROM change_epoch epoch
            """;

    private record Seen(String epoch, String snapshot, long changes) {}

    private record Key(String layer, Viewer viewer, long changes) {}

    private final JdbcClient jdbc;
    private final ViewerScope scope;
    private final Cache<Key, Optional<Extent>> kept =
            Caffeine.newBuilder().maximumSize(1000).build();
    private Seen seen = new Seen("", BEFORE_ALL, 0);

    Extents(JdbcClient jdbc, ViewerScope scope) {
        this.jdbc = jdbc;
        this.scope = scope;
    }

    /** Empty for a layer of which the viewer sees no row with a place. */
    public Optional<Extent> find(Layer layer, Viewer viewer) {
        return find(layer, viewer, changes());
    }

    /** By the names of the layers, without those of which the viewer sees no row with a place. */
    public Map<String, Extent> find(List<Layer> layers, Viewer viewer) {
        long changes = changes();
        Map<String, Extent> found = new HashMap<>();
        layers.forEach(layer -> find(layer, viewer, changes).ifPresent(extent -> found.put(layer.name(), extent)));
        return found;
    }

    private Optional<Extent> find(Layer layer, Viewer viewer, long changes) {
        return kept.get(new Key(layer.name(), viewer, changes), key -> read(layer, viewer));
    }

    /** Grows with every change that became visible. What is read after it is as young as it or younger. */
    private synchronized long changes() {
        seen = jdbc.sql(NEWS)
                .param("seen", seen.snapshot)
                .query((row, number) -> {
                    boolean same = row.getString(1).equals(seen.epoch) && !row.getBoolean(3);
                    return new Seen(row.getString(1), row.getString(2), same ? seen.changes : seen.changes + 1);
                })
                .single();
        return seen.changes;
    }

    private Optional<Extent> read(Layer layer, Viewer viewer) {
        String from = layer.time().isEmpty() ? "NULL" : "min(\"" + layer.time().get(0) + "\")";
        String to = layer.time().isEmpty()
                ? "NULL"
                : layer.time().stream()
                        .map(column -> "max(\"" + column + "\")")
                        .collect(Collectors.joining(", ", "greatest(", ")"));
        String sql = "SELECT ST_XMin(box), ST_YMin(box), ST_XMax(box), ST_YMax(box), since::date, until::date FROM"
                + " (SELECT ST_Extent(geometry) AS box, " + from + " AS since, " + to + " AS until FROM "
                + Layers.view(layer) + ") extent WHERE box IS NOT NULL";
        return scope.see(
                viewer,
                () -> jdbc.sql(sql)
                        .query((row, number) -> Extent.around(
                                row.getDouble(1),
                                row.getDouble(2),
                                row.getDouble(3),
                                row.getDouble(4),
                                row.getObject(5, LocalDate.class),
                                row.getObject(6, LocalDate.class)))
                        .optional());
    }
}
