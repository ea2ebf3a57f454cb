package org.symbiozae;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.PrecisionModel;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.symbiozae.compute.Computations;
import org.symbiozae.domain.Declaration;
import org.symbiozae.domain.Months;
import org.symbiozae.domain.Viewer;
import org.symbiozae.domain.Visibility;
import org.symbiozae.imports.ImportRequest;
import org.symbiozae.imports.Imports;
import org.symbiozae.imports.Kind;
import org.symbiozae.store.Edits;
import org.symbiozae.store.Fixture;

/** Several people change the same zone, its sites and what they declare at once: each is done, or told of another. */
@DatabaseTest
class EditsTogetherTests {

    private static final int TURNS = 30;
    private static final GeometryFactory DEGREES = new GeometryFactory(new PrecisionModel(), 4326);

    @TempDir
    private Path folder;

    @Autowired
    private Edits edits;

    @Autowired
    private Imports imports;

    @Autowired
    private Computations computations;

    @Autowired
    private JdbcClient jdbc;

    private Fixture here;
    private long site;

    @BeforeEach
    void oneSiteThatDeclares() {
        here = Fixture.territory(jdbc, "T" + System.nanoTime());
        site = here.site("ash", "west", 500, "public");
        here.declaration("ash", "need", "MAT-BOI-01", 5, "public");
    }

    @Test
    void zonesAreRedrawnWhileTheirSitesMoveAndDeclare() {
        CompletableFuture.allOf(
                        repeated(this::redraw),
                        repeated(this::declare),
                        repeated(this::moveSite),
                        repeated(this::reword))
                .join();
        assertThat(jdbc.sql("SELECT count(*) FROM declaration WHERE site_id = ?")
                        .param(site)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1 + TURNS);
    }

    private interface Turn {
        void take(int number);
    }

    private static CompletableFuture<Void> repeated(Turn turn) {
        return CompletableFuture.runAsync(() -> {
            for (int number = 0; number < TURNS; number++) {
                try {
                    turn.take(number);
                } catch (OptimisticLockingFailureException told) {
                    // somebody else was first
                }
            }
        });
    }

    /** With the site in it, and without. */
    private void redraw(int number) {
        double east = number % 2 == 0 ? 6.104 : 6.11;
        Geometry boundary = DEGREES.toGeometry(new Envelope(6.10, east, 46.1, 46.11));
        edits.changeZone(
                Viewer.ADMINISTRATOR, here.zone("west"), version("zone", here.zone("west")), "west", null, boundary);
    }

    private void moveSite(int number) {
        edits.changeSite(
                Viewer.ADMINISTRATOR, site, version("site", site), "ash", null, 6.106 + number % 2 * 0.03, 46.105);
    }

    private void declare(int number) {
        edits.declare(Viewer.ADMINISTRATOR, site, UUID.randomUUID(), wording(number));
    }

    private void reword(int number) {
        long first = jdbc.sql("SELECT min(id) FROM declaration WHERE site_id = ?")
                .param(site)
                .query(Long.class)
                .single();
        edits.changeDeclaration(Viewer.ADMINISTRATOR, first, version("declaration", first), wording(number));
    }

    /** So many that others come in between. */
    private void importSites(int number) {
        String longitude = "," + (6.106 + number % 3 * 0.03);
        take(
                "sites.csv",
                Kind.SITES,
                IntStream.range(0, 300)
                        .mapToObj(i -> (i == 0 ? "ash,Ash" : i + ",Ash " + i) + longitude + ",46.105")
                        .collect(Collectors.joining("\n", "code,name,longitude,latitude\n", "\n")));
    }

    private void importZone(int number) {
        take(
                "zones.csv",
                Kind.ZONES,
                "code,name,wkt\neast,East,\"POLYGON((6.13 46.1,6.14 46.1,6.14 " + (46.11 + number % 2 * 0.01)
                        + ",6.13 46.11,6.13 46.1))\"\n");
    }

    private void take(String name, Kind kind, String text) {
        try {
            Path file = Files.writeString(folder.resolve(name), text);
            assertThat(imports.take(new ImportRequest(name, file, kind, here.code(), null, false, "test"))
                            .refusedCount())
                    .isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void compute(int number) {
        computations.compute(here.code(), (name, done, steps) -> {});
    }

    private static Edits.Wording wording(int number) {
        return new Edits.Wording(
                Declaration.Kind.NEED,
                "MAT-BOI-01",
                1 + number,
                Months.ALL_YEAR,
                0,
                false,
                List.of(),
                Visibility.PUBLIC);
    }

    private int version(String table, long id) {
        return jdbc.sql("SELECT version FROM " + table + " WHERE id = ?")
                .param(id)
                .query(Integer.class)
                .single();
    }
}
