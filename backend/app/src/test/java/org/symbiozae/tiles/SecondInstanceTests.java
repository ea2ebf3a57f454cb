package org.symbiozae.tiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.symbiozae.DatabaseTest;
import org.symbiozae.compute.Computations;
import org.symbiozae.domain.Viewer;
import org.symbiozae.store.Fixture;
import org.symbiozae.store.Layers;
import org.symbiozae.store.Reads;

/** Another instance on the same database hears of nothing but what PostgreSQL tells it. */
@DatabaseTest
class SecondInstanceTests {

    /** What is promised. */
    private static final Duration SOON = Duration.ofSeconds(1);

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private Layers layers;

    @Autowired
    private TileSets sets;

    @Autowired
    private TileSettings settings;

    @Autowired
    private JdbcConnectionDetails address;

    @Autowired
    private Reads reads;

    @Autowired
    private Computations computations;

    private Fixture here;
    private TileDatabase database;
    private ChangeFeed feed;
    private Tiles other;

    @BeforeEach
    void anotherInstance() {
        here = Fixture.territory(jdbc, "I" + System.nanoTime());
        here.site("giver", "west", 100, "public");
        here.site("taker", "west", 500, "public");
        here.declaration("giver", "offer", "MAT-BOI-01", 300, "public");
        here.declaration("taker", "need", "MAT-INT-01", 200, "public");
        database = new TileDatabase(address, settings, reads);
        feed = new ChangeFeed(database);
        other = new Tiles(
                layers,
                sets,
                feed,
                new TileWriter(layers, sets, database, settings),
                new TileMetrics(new SimpleMeterRegistry(), settings),
                settings);
    }

    @AfterEach
    void end() {
        feed.end();
        database.end();
    }

    @Test
    void showsAnEditWithinASecond() throws Exception {
        shows(
                "sites",
                () -> new TransactionTemplate(transactions)
                        .executeWithoutResult(status -> jdbc.sql("UPDATE site SET name = 'other' WHERE zone_id = ?")
                                .param(here.zone("west"))
                                .update()));
    }

    @Test
    void showsANewAnalysisWithinASecond() throws Exception {
        shows("synergies", () -> computations.compute(here.code(), (name, done, steps) -> {}));
    }

    private void shows(String layer, Runnable change) {
        TileRequest request = new TileRequest(List.of(layer), Map.of(), Viewer.PUBLIC, new TileAddress(14, 8469, 5821));
        Tile before = other.tile(request);
        assertThat(other.tile(request)).as("kept").isSameAs(before);
        change.run();
        Tile after = await().atMost(SOON)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> other.tile(request), tile -> !tile.version().equals(before.version()));
        assertThat(after.bytes()).isNotEqualTo(before.bytes());
    }
}
