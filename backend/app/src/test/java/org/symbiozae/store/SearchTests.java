package org.symbiozae.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.symbiozae.DatabaseTest;
import org.symbiozae.domain.Viewer;

/** Search takes names as people type them, and looks at all of them in less time than it takes to fold them. */
@DatabaseTest
class SearchTests {

    private static final int MANY = 40_000;
    private static final String FOLD = "SELECT count(*) FROM site WHERE unaccented(name) LIKE '%zzz%'";

    @Autowired
    private Places places;

    @Autowired
    private JdbcClient jdbc;

    private String territory;

    @BeforeEach
    void aTerritoryOfItsOwn() {
        territory = Fixture.territory(jdbc, "Q" + System.nanoTime()).code();
    }

    @Test
    void ignoresAccentsCaseHyphensAndApostrophesAndTakesAllElseAsItIs() {
        add("'Café d''Évian-les-Bains (x^2) [50 %_\\]'", 1);
        for (String text : new String[] {
            "cafe d evian", "ÉVIAN LES BAINS", "d’évian", "bains café", "CAFÉ d'e", "(x^2)", "[50", "%_\\]", "^2) [5"
        }) {
            assertThat(found(text)).as(text).contains("Café d'Évian-les-Bains");
        }
        for (String text : new String[] {"cafe thonon", "x.2", "x^3", "cafes", "%evian", "[a-z]", "evian$"}) {
            assertThat(found(text)).as(text).doesNotContain("Café d'Évian-les-Bains");
        }
    }

    @Test
    void looksAtManyNamesInLessTimeThanItTakesToFoldThem() {
        add("'Décolletage de l''Arve ' || number", MANY);
        found("evian");
        assertThat(quickest(() -> found("evian")))
                .isLessThan(quickest(() -> jdbc.sql(FOLD).query(Long.class).single()));
    }

    private static long quickest(Runnable work) {
        return LongStream.range(0, 5)
                .map(turn -> {
                    long start = System.nanoTime();
                    work.run();
                    return System.nanoTime() - start;
                })
                .min()
                .orElseThrow();
    }

    private String found(String text) {
        return places.search(text, "fr", Viewer.PUBLIC);
    }

    private void add(String name, int count) {
        jdbc.sql("INSERT INTO site (territory_id, code, name, position, visibility)"
                        + " SELECT territory.id, 'S' || number, " + name
                        + ", ST_SetSRID(ST_MakePoint(6.37, 46.06), 4326), 'public'"
                        + " FROM territory, generate_series(1, ?) number WHERE territory.code = ?")
                .params(count, territory)
                .update();
    }
}
