package org.symbiozae.tiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.symbiozae.DatabaseTest;
import org.symbiozae.compute.Computations;
import org.symbiozae.domain.Viewer;
import org.symbiozae.store.Fixture;
import org.symbiozae.store.Layer;
import org.symbiozae.store.Layers;

/** Whatever is changed: a tile whose bytes changed has a new version, and nearly all others keep theirs. */
@DatabaseTest
class NeverStaleTests {

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private Layers layers;

    @Autowired
    private Tiles tiles;

    @Autowired
    private TileWriter writer;

    @Autowired
    private Computations computations;

    private Fixture here;

    /** What a tile is: its version, and what the database writes for it now. */
    private record State(String version, byte[] bytes) {}

    @BeforeEach
    void aTerritoryWithSynergies() {
        here = Fixture.territory(jdbc, "N" + System.nanoTime());
        here.site("giver", "west", 100, "public");
        here.site("taker", "west", 500, "public");
        here.site("far", "east", 500, "public");
        here.declaration("giver", "offer", "MAT-BOI-01", 300, "public");
        here.declaration("taker", "need", "MAT-INT-01", 200, "public");
        here.declaration("far", "need", "MAT-INT-01", 90, "public");
        compute();
    }

    private void compute() {
        computations.compute(here.code(), (name, done, steps) -> {});
    }

    @Test
    void everyChangeMakesWhatItShowsNew() {
        Map<String, Runnable> changes = new LinkedHashMap<>();
        changes.put("a site gets another name", () -> update("site SET name = 'other'", "giver"));
        changes.put(
                "a site moves",
                () -> update("site SET position = ST_Translate(position::geometry, 0.004, 0.002)", "taker"));
        changes.put(
                "a site changes its zone",
                () -> jdbc.sql("UPDATE site SET zone_id = ? WHERE zone_id = ?")
                        .param(here.zone("west"))
                        .param(here.zone("east"))
                        .update());
        changes.put("a site is hidden", () -> update("site SET visibility = 'network'", "giver"));
        changes.put("a site is shown again", () -> update("site SET visibility = 'public'", "giver"));
        changes.put("a site comes", () -> here.site("new", "east", 300, "public"));
        changes.put("a declaration comes", () -> here.declaration("new", "need", "MAT-INT-01", 10, "public"));
        changes.put("another", () -> here.declaration("new", "share", "SRV-SEC-01", 10, "public"));
        changes.put(
                "a declaration is hidden",
                () -> jdbc.sql("UPDATE declaration SET visibility = 'facilitator' WHERE resource = 'SRV-SEC-01'")
                        .update());
        changes.put(
                "a zone is renamed",
                () -> jdbc.sql("UPDATE zone SET name = 'renamed' WHERE id = ?")
                        .param(here.zone("west"))
                        .update());
        changes.put(
                "a zone is redrawn",
                () -> jdbc.sql("UPDATE zone SET boundary = ST_Multi(ST_Expand(boundary, 0.001)) WHERE id = ?")
                        .param(here.zone("east"))
                        .update());
        changes.put("an analysis is made", this::compute);
        changes.put(
                "a synergy gets a status",
                () -> jdbc.sql("""
                        INSERT INTO synergy_event (territory_id, offer_id, need_id, status, by_whom)
                        SELECT territory_id, offer_id, need_id, 'qualified', 'test' FROM synergy
                        WHERE territory_id = (SELECT id FROM territory WHERE code = ?) ORDER BY id DESC LIMIT 1
                        """).param(here.code()).update());
        changes.put(
                "a territory is redrawn",
                () -> jdbc.sql("UPDATE territory SET boundary = ST_Multi(ST_Expand(boundary, 0.01)) WHERE code = ?")
                        .param(here.code())
                        .update());
        changes.put(
                "a site goes",
                () -> jdbc.sql("DELETE FROM site WHERE code = 'far' AND zone_id = ?")
                        .param(here.zone("west"))
                        .update());
        Map<String, Integer> seen = new HashMap<>();
        changes.forEach((name, change) -> {
            Map<TileRequest, State> before = states();
            inTransaction(change);
            Map<TileRequest, State> after = states();
            after.forEach((request, now) -> {
                State then = before.get(request);
                if (!Arrays.equals(then.bytes, now.bytes)) {
                    seen.merge(name, 1, Integer::sum);
                    assertThat(now.version)
                            .as(name + " shows in " + request.layers() + " " + request.at())
                            .isNotEqualTo(then.version);
                }
            });
        });
        assertThat(seen.keySet()).as("changes that can be seen").hasSizeGreaterThan(11);
    }

    @Test
    void anEditInOnePlaceKeepsTheOtherTiles() {
        Map<TileRequest, State> before = states();
        inTransaction(() -> update("site SET name = 'other'", "far"));
        Map<TileRequest, State> after = states();
        long elsewhere =
                before.keySet().stream().filter(request -> !holdsFar(request)).count();
        long kept = before.keySet().stream()
                .filter(request -> !holdsFar(request))
                .filter(request -> before.get(request).version.equals(after.get(request).version))
                .count();
        assertThat(elsewhere).isGreaterThan(500);
        assertThat(kept).isGreaterThanOrEqualTo(elsewhere * 99 / 100);
    }

    @Test
    void aTileThatNothingChangedInIsTheSameObject() {
        TileRequest request = request("zones", at(14, 6.105, 46.105));
        Tile tile = tiles.tile(request);
        inTransaction(() -> update("site SET name = 'other'", "far"));
        assertThat(tiles.tile(request)).isSameAs(tile);
    }

    @Test
    void whoSeesMoreHasAnotherVersion() {
        TileRequest request = request("sites", at(14, 6.105, 46.105));
        Viewer facilitator = new Viewer(Viewer.Role.FACILITATOR, Set.of(here.code()));
        assertThat(tiles.version(new TileRequest(request.layers(), request.filter(), facilitator, request.at())))
                .isNotEqualTo(tiles.version(request));
    }

    /** What sites declare is summed by the statement that changes declarations, which notes that. */
    @Test
    void everyTableThatALayerReadsIsWatched() {
        List<String> unwatched = jdbc.sql("""
                        WITH RECURSIVE used AS (
                            SELECT oid FROM pg_class WHERE relnamespace = 'layer'::regnamespace AND relkind = 'v'
                            UNION
                            SELECT needed.refobjid FROM used
                            JOIN pg_rewrite rule ON rule.ev_class = used.oid
                            JOIN pg_depend needed ON needed.objid = rule.oid AND needed.classid = 'pg_rewrite'::regclass
                                                 AND needed.refclassid = 'pg_class'::regclass)
                        SELECT relname FROM used JOIN pg_class USING (oid)
                        WHERE relkind = 'r' AND relname <> 'site_declared' AND NOT EXISTS (
                            SELECT FROM pg_trigger WHERE tgrelid = pg_class.oid AND tgname LIKE 'changes%')
                        """).query(String.class).list();
        assertThat(unwatched).isEmpty();
    }

    @Test
    void noLayerReadsAViewThatDependsOnTheHour() {
        List<String> definitions = jdbc.sql("""
                        WITH RECURSIVE read (id) AS (
                            SELECT oid FROM pg_class WHERE relnamespace = 'layer'::regnamespace AND relkind = 'v'
                            UNION
                            SELECT refobjid FROM read JOIN pg_rewrite ON ev_class = read.id
                            JOIN pg_depend ON objid = pg_rewrite.oid AND classid = 'pg_rewrite'::regclass
                                 AND refclassid = 'pg_class'::regclass)
                        SELECT pg_get_viewdef(oid) FROM read JOIN pg_class ON oid = read.id WHERE relkind = 'v'
                        """).query(String.class).list();
        assertThat(definitions).hasSizeGreaterThan(layers.layers().size());
        assertThat(definitions)
                .noneMatch(sql -> sql.matches("(?is).*\\b(now\\(|current_date|current_timestamp|clock_timestamp).*"));
    }

    private void inTransaction(Runnable change) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> change.run());
    }

    private void update(String assignment, String site) {
        jdbc.sql("UPDATE " + assignment + " WHERE code = ? AND zone_id IN (?, ?)")
                .param(site)
                .param(here.zone("west"))
                .param(here.zone("east"))
                .update();
    }

    private Map<TileRequest, State> states() {
        Map<TileRequest, State> states = new HashMap<>();
        for (Layer layer : layers.layers()) {
            for (int z : List.of(0, 5, 8, 10, 12, 13, 14, 15, 16)) {
                TileAddress from = at(z, 6.095, 46.115);
                TileAddress to = at(z, 6.145, 46.095);
                for (int x = from.x(); x <= to.x(); x++) {
                    for (int y = from.y(); y <= to.y(); y++) {
                        TileRequest request = request(layer.name(), new TileAddress(z, x, y));
                        states.put(request, new State(tiles.version(request), writer.write(request)));
                    }
                }
            }
        }
        return states;
    }

    private TileRequest request(String layer, TileAddress at) {
        return new TileRequest(List.of(layer), Map.of(), Viewer.PUBLIC, at);
    }

    private static boolean holdsFar(TileRequest request) {
        double west = 6.13 + 500 / 77000.0;
        TileAddress there = at(request.at().z(), west, 46.105);
        return Math.abs(there.x() - request.at().x()) <= 1
                && Math.abs(there.y() - request.at().y()) <= 1;
    }

    private static TileAddress at(int z, double longitude, double latitude) {
        double radians = Math.toRadians(latitude);
        double y = (1 - Math.log(Math.tan(radians) + 1 / Math.cos(radians)) / Math.PI) / 2;
        return new TileAddress(z, (int) ((longitude + 180) / 360 * (1 << z)), (int) (y * (1 << z)));
    }
}
