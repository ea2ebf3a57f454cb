package org.symbiozae.compute;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.symbiozae.Served;
import org.symbiozae.TestDatabase;
import org.symbiozae.store.Analyses;
import org.symbiozae.store.Fixture;
import tools.jackson.databind.JsonNode;

/** A territory of each test's own, computed when it says so, and what is told of it over HTTP. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "symbiozae.access.facilitator-token=let-me-in")
@ContextConfiguration(initializers = TestDatabase.class)
abstract class ComputedTerritory {

    @LocalServerPort
    private int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Computations computations;

    Fixture here;
    Served everyone;
    Served facilitator;

    @BeforeEach
    void aTerritoryOfItsOwn() {
        here = Fixture.territory(jdbc, "X" + System.nanoTime());
        everyone = new Served(port, null);
        facilitator = everyone.as("let-me-in");
    }

    final Analyses.Run compute() {
        return computations.compute(here.code(), (name, done, steps) -> {}).get(0);
    }

    /** The first page of a list of the territory. */
    final List<JsonNode> items(Served as, String list) throws Exception {
        return List.copyOf(as.get("/api/" + list + "?territory=" + here.code())
                .at("/items")
                .values());
    }
}
