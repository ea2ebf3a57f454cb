package org.symbiozae.ogc;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.symbiozae.DemoFiles;
import org.symbiozae.compute.Computations;
import org.symbiozae.imports.Imports;

/** The demo territory alone, as it is served to the public: every layer has features. */
@OgcTest
abstract class DemoLayers {

    @LocalServerPort
    private int port;

    @Autowired
    private Imports imports;

    @Autowired
    private Computations computations;

    @Autowired
    private JdbcClient jdbc;

    private Ogc ogc;

    @BeforeEach
    void serveTheDemo() {
        ogc = new Ogc(port);
        boolean served = jdbc.sql(
                        "SELECT EXISTS (SELECT FROM visible.synergy)"
                                + " AND NOT EXISTS (SELECT FROM territory WHERE id <> ALL (visible.territory_tree('{GENEVOIS}')))")
                .query(Boolean.class)
                .single();
        if (!served) {
            jdbc.sql("TRUNCATE territory CASCADE").update();
            DemoFiles.takeAll(imports);
            computations.compute("GENEVOIS", (name, done, steps) -> {});
        }
    }

    final Ogc ogc() {
        return ogc;
    }

    final JdbcClient jdbc() {
        return jdbc;
    }

    /** Without the path of the OGC API. */
    final String server() {
        return "http://localhost:" + port;
    }

    final List<String> names() {
        List<String> names = new ArrayList<>();
        ogc.json("/collections")
                .at("/collections")
                .forEach(each -> names.add(each.at("/id").asString()));
        return names;
    }

    final Stream<DynamicTest> each(Consumer<String> check) {
        return names().stream().map(name -> DynamicTest.dynamicTest(name, () -> check.accept(name)));
    }
}
