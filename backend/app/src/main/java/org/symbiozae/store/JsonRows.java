package org.symbiozae.store;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.symbiozae.domain.Viewer;

/** Answers written as JSON by PostgreSQL, seen as a viewer may see them: no row is copied into objects on its way. */
@Component
class JsonRows {

    private final JdbcClient jdbc;
    private final ViewerScope scope;

    JsonRows(JdbcClient jdbc, ViewerScope scope) {
        this.jdbc = jdbc;
        this.scope = scope;
    }

    /** The one row of {@code query} as a JSON object. */
    Optional<String> one(Viewer viewer, String query, Map<String, ?> values) {
        return scope.see(
                viewer,
                () -> jdbc.sql("SELECT row_to_json(answer)::text FROM (" + query + ") answer")
                        .params(values)
                        .query(String.class)
                        .optional());
    }

    /** Every row of {@code query} as a JSON array; it says its own order. */
    String all(Viewer viewer, String query, Map<String, ?> values) {
        return scope.see(
                viewer,
                () -> jdbc.sql("SELECT coalesce(json_agg(row_to_json(answer)), '[]')::text FROM (" + query + ") answer")
                        .params(values)
                        .query(String.class)
                        .single());
    }

    /**
     * One page of a layer as {@code {total, items}}.
     *
     * @param columns what each item says, as SQL
     * @param order as SQL; ties go to the smaller id
     */
    String page(Viewer viewer, String layer, String columns, LayerQuery query, String order, int limit, int offset) {
        Map<String, Object> values = new HashMap<>(query.values());
        values.put("limit", limit);
        values.put("offset", offset);
        String sql = """
                SELECT (SELECT count(*) FROM layer.%1$s WHERE true %2$s) AS total,
                       (SELECT coalesce(json_agg(row_to_json(item)), '[]') FROM (
                            SELECT %3$s FROM layer.%1$s WHERE true %2$s
                            ORDER BY %4$s, id LIMIT :limit OFFSET :offset) item) AS items
                """.formatted(layer, query.conditions(), columns, order);
        return one(viewer, sql, values).orElseThrow();
    }
}
