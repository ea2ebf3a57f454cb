package org.symbiozae.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.symbiozae.DatabaseTest;
import org.symbiozae.domain.Problem;
import org.symbiozae.domain.Viewer;
import org.symbiozae.domain.Viewer.Role;
import org.symbiozae.store.Analyses.Run;
import org.symbiozae.store.Fixture;
import org.symbiozae.store.ViewerScope;

/** What is kept of runs: every analysis whole, only changes written, and each reproducible as long as its facts are kept. */
@DatabaseTest
class RunsTests {

    private static final String PALLETS = "MAT-BOI-01";

    @Autowired
    private Computations computations;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ViewerScope scope;

    private Fixture here;
    private long need;

    @BeforeEach
    void offersAndNeeds() {
        here = Fixture.territory(jdbc, "R" + System.nanoTime());
        for (int i = 0; i < 6; i++) {
            here.site("giver " + i, "west", 100 * i, "public");
            here.declaration("giver " + i, "offer", PALLETS, 100 + 10 * i, "public");
        }
        here.site("taker", "east", 100, "public");
        need = here.declaration("taker", "need", PALLETS, 300, "public");
        here.site("other taker", "east", 400, "public");
        here.declaration("other taker", "need", PALLETS, 50, "public");
    }

    @Test
    void aRunWithoutChangesWritesNothing() {
        Run first = compute();
        Run second = compute();
        assertThat(second.number()).isEqualTo(first.number() + 1);
        assertThat(second.checksum()).isEqualTo(first.checksum());
        assertThat(rows("first_run = " + second.number())).isZero();
        assertThat(count("kept_fact", "first_run = " + second.number())).isZero();
    }

    @Test
    void anEditWritesWhatItChangedAndEveryNumberedAnalysisStaysWhole() {
        Run first = compute();
        Set<String> before = pairs(first.number());
        jdbc.sql("UPDATE declaration SET quantity = 310 WHERE id = ?")
                .param(need)
                .update();
        Run second = compute();
        assertThat(pairs(first.number())).isEqualTo(before);
        assertThat(pairs(second.number())).hasSameSizeAs(before);
        assertThat(rows("first_run = " + second.number() + " AND need_id = " + need))
                .isEqualTo(6);
        assertThat(rows("last_run IS NULL AND first_run = " + first.number()))
                .as("the other need's list was not touched where nothing changed")
                .isPositive();
    }

    @Test
    void aMovedSiteMovesItsLinesEvenWhereNoScoreChanges() {
        compute();
        jdbc.sql("UPDATE site SET position = ST_Translate(position, 0.001, 0) WHERE territory_id ="
                        + " (SELECT id FROM territory WHERE code = ?)")
                .param(here.code())
                .update();
        compute();
        assertThat(jdbc.sql("""
                                SELECT count(*) FROM synergy JOIN site ON site.id = offer_site_id
                                WHERE last_run IS NULL AND NOT ST_DWithin(ST_StartPoint(link), position, 1e-9)
                                  AND synergy.territory_id = (SELECT id FROM territory WHERE code = ?)
                                """).param(here.code()).query(Long.class).single()).isZero();
    }

    @Test
    void aStoredAnalysisComesOutTheSameBitForBitAfterTheFactsChanged() {
        Run first = compute();
        jdbc.sql("UPDATE declaration SET quantity = quantity * 1.7, months = 7 WHERE territory_id ="
                        + " (SELECT id FROM territory WHERE code = ?)")
                .param(here.code())
                .update();
        Run second = compute();
        assertThat(second.checksum()).isNotEqualTo(first.checksum());
        assertThat(computations.reproduces(here.code(), first.number())).isTrue();
        assertThat(computations.reproduces(here.code(), second.number())).isTrue();
        jdbc.sql("UPDATE kept_fact SET content = jsonb_set(content, '{quantity}', '301') WHERE declaration_id = ?"
                        + " AND last_run IS NULL")
                .param(need)
                .update();
        assertThat(computations.reproduces(here.code(), second.number()))
                .as("one figure changed is noticed")
                .isFalse();
    }

    @Test
    void factsTakenBackAreErasedAndTheAnalysisSaysThatItCannotBeRepeated() {
        Run run = compute();
        jdbc.sql("DELETE FROM declaration WHERE id = ?").param(need).update();
        assertThat(count("kept_fact", "declaration_id = " + need)).isZero();
        assertThatThrownBy(() -> computations.reproduces(here.code(), run.number()))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("cannot be computed again");
    }

    @Test
    void detailsAreKeptForTheLastTenRuns() {
        int first = compute().number();
        for (int run = 0; run < 10; run++) {
            jdbc.sql("UPDATE declaration SET quantity = quantity + 1 WHERE id = ?")
                    .param(need)
                    .update();
            compute();
        }
        assertThat(rows("last_run = " + first)).isZero();
        assertThat(rows("last_run = " + (first + 1))).isPositive();
        assertThatThrownBy(() -> computations.reproduces(here.code(), first)).isInstanceOf(Problem.class);
        assertThat(computations.reproduces(here.code(), first + 1)).isTrue();
    }

    @Test
    void whatIsClosedIsClosedAtOnceInWhatWasComputedFromIt() {
        compute();
        assertThat(seenByThePublic()).isEqualTo(12);
        jdbc.sql("UPDATE declaration SET visibility = 'facilitator' WHERE id = ?")
                .param(need)
                .update();
        assertThat(seenByThePublic()).isEqualTo(6);
        compute();
        assertThat(seenByThePublic()).isEqualTo(6);
        assertThat(scope.see(new Viewer(Role.FACILITATOR, Set.of(here.code())), this::visible))
                .isEqualTo(12);
    }

    private Run compute() {
        return computations.compute(here.code(), (name, done, steps) -> {}).get(0);
    }

    private long seenByThePublic() {
        return scope.see(Viewer.PUBLIC, this::visible);
    }

    private long visible() {
        return jdbc.sql("SELECT count(*) FROM layer.synergies WHERE territory = ?")
                .param(here.code())
                .query(Long.class)
                .single();
    }

    private Set<String> pairs(int run) {
        List<String> pairs = jdbc.sql(
                        "SELECT need_id || ' ' || offer_id || ' ' || score || ' ' || allocated FROM synergy"
                                + " WHERE first_run <= :run AND (last_run IS NULL OR last_run >= :run)"
                                + " AND territory_id = (SELECT id FROM territory WHERE code = :code)")
                .param("run", run)
                .param("code", here.code())
                .query(String.class)
                .list();
        return new TreeSet<>(pairs);
    }

    private long rows(String condition) {
        return count("synergy", condition);
    }

    private long count(String table, String condition) {
        return jdbc.sql("SELECT count(*) FROM " + table + " WHERE territory_id ="
                        + " (SELECT id FROM territory WHERE code = ?) AND " + condition)
                .param(here.code())
                .query(Long.class)
                .single();
    }
}
