package org.symbiozae.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.symbiozae.DatabaseTest;
import org.symbiozae.domain.Viewer;
import org.symbiozae.domain.Viewer.Role;

/** What a site is said to declare is what its declarations add up to, for every viewer and whatever changed. */
@DatabaseTest
class DeclaredBySitesTests {

    private static final int STEPS = 40;
    private static final List<String> VISIBILITIES = List.of("public", "network", "facilitator");
    private static final List<String> RESOURCES = List.of("MAT-BOI-01", "MAT-BOI-05", "SRV-COL-04", "FON-TER-01");

    /** What the layer says of a site, then what the viewer counts himself, where the two differ. */
    private static final String WRONG = """
            SELECT concat_ws(' ', site.code, site.category, site.categories, site.declarations, 'but', counted)
            FROM layer.sites site
            LEFT JOIN (SELECT site_id, mode() WITHIN GROUP (ORDER BY resource.category) AS category,
                              string_agg(DISTINCT resource.category, ',' ORDER BY resource.category) AS categories,
                              count(*)::integer AS declarations
                       FROM visible.declaration JOIN resource ON resource.code = declaration.resource
                       GROUP BY site_id) counted ON counted.site_id = site.id
            WHERE site.territory IN (?, ?)
              AND (site.category, site.categories, site.declarations)
                  IS DISTINCT FROM (counted.category, counted.categories, coalesce(counted.declarations, 0))
            """;

    @Autowired
    private ViewerScope scope;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    private Fixture here;
    private Fixture elsewhere;

    @BeforeEach
    void twoTerritories() {
        here = Fixture.territory(jdbc, "S" + System.nanoTime());
        elsewhere = Fixture.territory(jdbc, "S" + System.nanoTime());
        for (String name : List.of("ash", "birch", "cedar", "elm")) {
            here.site(name, "west", 100, "public");
            elsewhere.site(name, "east", 100, "public");
        }
        jdbc.sql("UPDATE site SET zone_id = NULL WHERE code IN ('birch', 'elm')"
                        + " AND territory_id IN (SELECT id FROM territory WHERE code IN (?, ?))")
                .params(here.code(), elsewhere.code())
                .update();
    }

    @RepeatedTest(3)
    void isWhatTheViewerCounts(RepetitionInfo repetition) {
        Random chance = new Random(repetition.getCurrentRepetition());
        try {
            for (int step = 0; step < STEPS; step++) {
                String change = changed(chance);
                for (Viewer viewer : viewers()) {
                    assertThat(wrong(viewer))
                            .as("step %d, %s, seen by %s", step, change, viewer)
                            .isEmpty();
                }
            }
        } finally {
            jdbc.sql("UPDATE resource SET category = 'flux' WHERE code = 'MAT-BOI-05'")
                    .update();
        }
        assertThat(declarations(Viewer.PUBLIC)).isPositive();
        assertThat(declarations(member(here))).isGreaterThan(declarations(Viewer.PUBLIC));
        assertThat(declarations(facilitator(here))).isGreaterThan(declarations(member(here)));
        assertThat(declarations(Viewer.ADMINISTRATOR)).isGreaterThan(declarations(facilitator(here)));
    }

    @Test
    void amongEqualsTheFirstIsShown() {
        here.declaration("ash", "need", "SRV-COL-04", 10, "public");
        here.declaration("ash", "need", "MAT-BOI-01", 10, "public");
        here.declaration("ash", "need", "SRV-COL-04", 10, "network");
        assertThat(said("ash", Viewer.PUBLIC)).isEqualTo("flux flux,services 2");
        assertThat(said("ash", member(here))).isEqualTo("services flux,services 3");
        assertThat(said("birch", member(here))).isEqualTo("null null 0");
    }

    /** The site lies in no zone: nobody waits for one. */
    @Test
    void twoWhoDeclareForOneSiteAtOnceCountBoth() {
        here.declaration("birch", "need", "MAT-BOI-01", 10, "public");
        atOnce(
                () -> here.declaration("birch", "need", "SRV-COL-04", 10, "public"),
                () -> here.declaration("birch", "need", "SRV-COL-04", 10, "public"));
        assertThat(said("birch", Viewer.PUBLIC)).isEqualTo("services flux,services 3");
    }

    @Test
    void whoDeclaresFirstAtOnceCountsBoth() {
        atOnce(
                () -> here.declaration("birch", "need", "MAT-BOI-01", 10, "network"),
                () -> here.declaration("birch", "need", "SRV-COL-04", 10, "public"));
        assertThat(said("birch", Viewer.PUBLIC)).isEqualTo("services services 1");
        assertThat(said("birch", member(here))).isEqualTo("flux flux,services 2");
    }

    @Test
    void whoDeclaresWhileTheLastIsWithdrawnCountsHisOwn() {
        long last = here.declaration("birch", "need", "MAT-BOI-01", 10, "public");
        atOnce(
                () -> jdbc.sql("DELETE FROM declaration WHERE id = ?")
                        .param(last)
                        .update(),
                () -> here.declaration("birch", "need", "SRV-COL-04", 10, "public"));
        assertThat(said("birch", Viewer.PUBLIC)).isEqualTo("services services 1");
    }

    @Test
    void nothingIsKeptOfWhatIsGone() {
        here.declaration("ash", "need", "MAT-BOI-01", 10, "public");
        here.declaration("birch", "need", "MAT-BOI-01", 10, "public");
        jdbc.sql("DELETE FROM declaration WHERE site_id = ?")
                .param(site(here, "ash"))
                .update();
        jdbc.sql("DELETE FROM site WHERE id = ?").param(site(here, "birch")).update();
        assertThat(kept("WHERE site_id NOT IN (SELECT site_id FROM declaration)"))
                .isZero();
        here.declaration("ash", "need", "MAT-BOI-01", 10, "public");
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            assertThat(kept("")).isPositive();
            jdbc.sql("TRUNCATE declaration CASCADE").update();
            assertThat(kept("")).isZero();
            status.setRollbackOnly();
        });
    }

    @Test
    void aDeclarationIsOfTheTerritoryOfItsSite() {
        long declaration = here.declaration("ash", "need", "MAT-BOI-01", 10, "network");
        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() -> jdbc.sql("UPDATE declaration SET site_id = ? WHERE id = ?")
                        .params(site(elsewhere, "ash"), declaration)
                        .update());
        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() -> jdbc.sql(
                                "UPDATE declaration SET territory_id = (SELECT id FROM territory WHERE code = ?) WHERE id = ?")
                        .params(elsewhere.code(), declaration)
                        .update());
        jdbc.sql("UPDATE site SET code = 'handed over', zone_id = NULL,"
                        + " territory_id = (SELECT id FROM territory WHERE code = ?) WHERE id = ?")
                .params(elsewhere.code(), site(here, "ash"))
                .update();
        assertThat(wrong(member(here))).isEmpty();
        assertThat(wrong(member(elsewhere))).isEmpty();
        assertThat(declarations(member(elsewhere))).isEqualTo(declarations(member(here)) + 1);
    }

    /** @return what was done, to be read when it went wrong */
    private String changed(Random chance) {
        Fixture place = chance.nextInt(3) == 0 ? elsewhere : here;
        List<Long> sites = numbers("site", place);
        List<Long> declarations = some(numbers("declaration", place), chance);
        long site = sites.get(chance.nextInt(sites.size()));
        String visibility = VISIBILITIES.get(chance.nextInt(3));
        String resource = RESOURCES.get(chance.nextInt(RESOURCES.size()));
        return switch (chance.nextInt(12)) {
            case 0 -> change("UPDATE declaration SET visibility = '" + visibility + "'", declarations);
            case 1 -> change("UPDATE declaration SET resource = '" + resource + "', quantity = 20", declarations);
            case 2 -> change("UPDATE declaration SET site_id = " + site, declarations);
            case 3 -> change("DELETE FROM declaration", declarations);
            case 4, 5 -> change("UPDATE site SET visibility = '" + visibility + "'", some(sites, chance));
            case 6 -> {
                String name = "new " + chance.nextLong();
                place.site(name, "west", 100, visibility);
                place.declaration(name, "need", resource, 10, "public");
                yield change("DELETE FROM site", List.of(site));
            }
            case 7 ->
                change(
                        "UPDATE resource SET category = '" + (chance.nextBoolean() ? "fluides" : "flux")
                                + "' WHERE code = 'MAT-BOI-05'",
                        null);
            default -> change("""
                        INSERT INTO declaration (territory_id, site_id, code, kind, resource, quantity, declared_on, visibility)
                        SELECT territory_id, id, gen_random_uuid(), 'offer', '%s', 10, current_date, '%s' FROM site, generate_series(1, 2)
                        """.formatted(resource, visibility), some(sites, chance));
        };
    }

    private String change(String sql, List<Long> ids) {
        String order = sql.startsWith("INSERT") ? " ORDER BY id" : "";
        String those = ids == null ? "" : " WHERE id = ANY (?)" + order;
        var statement = jdbc.sql(sql + those);
        (ids == null ? statement : statement.param(ids.toArray(Long[]::new))).update();
        return sql + " of " + ids;
    }

    private List<Long> numbers(String table, Fixture place) {
        return jdbc.sql("SELECT id FROM " + table
                        + " WHERE territory_id = (SELECT id FROM territory WHERE code = ?) ORDER BY id")
                .param(place.code())
                .query(Long.class)
                .list();
    }

    private static List<Long> some(List<Long> all, Random chance) {
        List<Long> some = new ArrayList<>(all);
        some.removeIf(id -> chance.nextInt(3) > 0);
        return some;
    }

    /** The second begins before the first ends, and has to wait for it. */
    private void atOnce(Runnable first, Runnable second) {
        TransactionTemplate transaction = new TransactionTemplate(transactions);
        CompletableFuture<Void> other = transaction.execute(status -> {
            first.run();
            CompletableFuture<Void> begun =
                    CompletableFuture.runAsync(() -> transaction.executeWithoutResult(inner -> second.run()));
            while (!begun.isDone() && !somebodyWaitsForMe()) {
                Thread.onSpinWait();
            }
            return begun;
        });
        other.join();
        for (Viewer viewer : viewers()) {
            assertThat(wrong(viewer)).as("seen by %s", viewer).isEmpty();
        }
    }

    private boolean somebodyWaitsForMe() {
        return jdbc.sql("SELECT EXISTS (SELECT FROM pg_locks"
                        + " WHERE NOT granted AND pg_backend_pid() = ANY (pg_blocking_pids(pid)))")
                .query(Boolean.class)
                .single();
    }

    private List<Viewer> viewers() {
        return List.of(
                Viewer.PUBLIC,
                member(here),
                facilitator(here),
                member(elsewhere),
                facilitator(elsewhere),
                Viewer.ADMINISTRATOR);
    }

    private static Viewer member(Fixture place) {
        return new Viewer(Role.MEMBER, Set.of(place.code()));
    }

    private static Viewer facilitator(Fixture place) {
        return new Viewer(Role.FACILITATOR, Set.of(place.code()));
    }

    private List<String> wrong(Viewer viewer) {
        return scope.see(
                viewer,
                () -> jdbc.sql(WRONG)
                        .params(here.code(), elsewhere.code())
                        .query(String.class)
                        .list());
    }

    private long declarations(Viewer viewer) {
        return scope.see(
                viewer,
                () -> jdbc.sql("SELECT coalesce(sum(declarations), 0) FROM layer.sites WHERE territory IN (?, ?)")
                        .params(here.code(), elsewhere.code())
                        .query(Long.class)
                        .single());
    }

    private String said(String name, Viewer viewer) {
        return scope.see(
                viewer,
                () -> jdbc.sql("SELECT concat(coalesce(category, 'null'), ' ', coalesce(categories, 'null'), ' ',"
                                + " declarations::text) FROM layer.sites WHERE code = ? AND territory = ?")
                        .params(name, here.code())
                        .query(String.class)
                        .single());
    }

    private long site(Fixture place, String name) {
        return jdbc.sql(
                        "SELECT id FROM site WHERE code = ? AND territory_id = (SELECT id FROM territory WHERE code = ?)")
                .params(name, place.code())
                .query(Long.class)
                .single();
    }

    private int kept(String which) {
        return jdbc.sql("SELECT count(*) FROM site_declared " + which)
                .query(Integer.class)
                .single();
    }
}
