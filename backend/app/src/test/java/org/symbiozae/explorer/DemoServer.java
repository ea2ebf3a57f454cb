package org.symbiozae.explorer;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.symbiozae.DemoFiles;
import org.symbiozae.TestDatabase;
import org.symbiozae.access.AccessKeys;
import org.symbiozae.compute.Computations;
import org.symbiozae.imports.ImportRequest;
import org.symbiozae.imports.Imports;
import org.symbiozae.imports.Kind;

/** The application serving the demonstration, imported and computed, to whoever asks from this machine. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "symbiozae.access.local-facilitator=true")
@ContextConfiguration(initializers = TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DemoServer {

    @LocalServerPort
    private int port;

    @Autowired
    private Imports imports;

    @Autowired
    private Computations computations;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private AccessKeys keys;

    private static boolean emptied;

    @BeforeAll
    void importAndCompute() {
        if (!emptied) {
            // The page shows every territory there is, and other tests leave theirs.
            jdbc.sql("TRUNCATE territory CASCADE").update();
            emptied = true;
        }
        DemoFiles.takeAll(imports);
        compute();
    }

    /** Imports one more file. */
    final void take(Path file, Kind kind) {
        String name = file.getFileName().toString();
        imports.take(new ImportRequest(name, file, kind, null, null, false, "test"));
    }

    final void compute() {
        computations.compute("GENEVOIS", (name, done, steps) -> {});
    }

    String origin() {
        return "http://localhost:" + port;
    }

    /** The number of the zone, site or synergy a query finds first. */
    final long number(String query, Object... values) {
        return jdbc.sql(query).params(values).query(Long.class).list().get(0);
    }

    final String text(String query, Object... values) {
        return jdbc.sql(query).params(values).query(String.class).single();
    }

    final void change(String sql, Object... values) {
        jdbc.sql(sql).params(values).update();
    }

    long zone(String name) {
        return number("SELECT id FROM zone WHERE name = ?", name);
    }

    /** A company's own key. */
    String key(long site) {
        return keys.makeForSite(site, 1);
    }

    /** The synergy of the latest analysis between two sites, its best first. */
    long synergy(String offering, String needing) {
        return number("""
                SELECT synergy.id FROM synergy
                JOIN site offering ON offering.id = synergy.offer_site_id
                JOIN site needing ON needing.id = synergy.need_site_id
                WHERE offering.name = ? AND needing.name = ?
                AND synergy.last_run IS NULL AND synergy.scenario = 'reference'
                ORDER BY synergy.score DESC
                """, offering, needing);
    }
}
