package org.symbiozae.tiles;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.ArgumentPreparedStatementSetter;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterUtils;
import org.springframework.jdbc.core.namedparam.ParsedSql;
import org.symbiozae.store.TileStatement;

/** A statement as JDBC takes it: question marks, and their values in order. */
record Positional(String sql, Object[] values) {

    static Positional of(TileStatement statement, TileAddress tile) {
        Map<String, Object> named = new HashMap<>(statement.values());
        named.put("z", tile.z());
        named.put("x", tile.x());
        named.put("y", tile.y());
        MapSqlParameterSource source = new MapSqlParameterSource(named);
        ParsedSql parsed = NamedParameterUtils.parseSqlStatement(statement.sql());
        return new Positional(
                NamedParameterUtils.substituteNamedParameters(parsed, source),
                Arrays.stream(NamedParameterUtils.buildValueArray(parsed, source, null))
                        .flatMap(value -> value instanceof Collection<?> list ? list.stream() : Stream.of(value))
                        .toArray());
    }

    void bind(PreparedStatement prepared) throws SQLException {
        new ArgumentPreparedStatementSetter(values).setValues(prepared);
    }
}
