package org.symbiozae.store;

import java.util.HashMap;
import java.util.Map;

/** SQL conditions and the values bound in them. */
final class Conditions {

    private final String prefix;

    private final StringBuilder sql = new StringBuilder();
    private final Map<String, Object> values = new HashMap<>();

    Conditions() {
        this("p");
    }

    /** @param prefix of the names of its values, where conditions of two origins meet */
    Conditions(String prefix) {
        this.prefix = prefix;
    }

    /** Adds one more that every row must meet. It must hold no value but by {@link #bind}. */
    void add(String condition) {
        sql.append(" AND ").append(condition);
    }

    /** Where the value goes in a condition: {@code :p0}, {@code :p1}… */
    String bind(Object value) {
        String name = prefix + values.size();
        values.put(name, value);
        return ":" + name;
    }

    /** Each led by AND. */
    String sql() {
        return sql.toString();
    }

    Map<String, Object> values() {
        return values;
    }
}
