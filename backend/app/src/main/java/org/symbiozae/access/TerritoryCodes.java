package org.symbiozae.access;

import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The codes of every territory, for those whose right holds in all of them. One short query a request. */
@Component
class TerritoryCodes {

    private final JdbcClient jdbc;

    TerritoryCodes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Set<String> all() {
        return jdbc.sql("SELECT code FROM territory").query(String.class).set();
    }
}
