package org.symbiozae.access;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.symbiozae.domain.Problem;
import org.symbiozae.domain.Viewer;

/** The names of the scenarios a request may ask for. One short query for each request that asks. */
@Component
class ScenarioNames {

    private final JdbcClient jdbc;

    ScenarioNames(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The name itself. @throws Problem NOT_FOUND when no territory has a scenario of that name */
    String known(String name) {
        boolean exists = name.equals(Viewer.REFERENCE)
                || name.matches("[a-z0-9-]{1,40}")
                        && jdbc.sql("SELECT EXISTS (SELECT FROM scenario WHERE name = ?)")
                                .param(name)
                                .query(Boolean.class)
                                .single();
        if (!exists) {
            throw Problem.notFound("scenario", "'" + name + "' (see /api/scenarios)");
        }
        return name;
    }
}
