package org.symbiozae.store;

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
}
