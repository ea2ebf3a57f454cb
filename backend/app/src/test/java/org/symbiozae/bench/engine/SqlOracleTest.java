package org.symbiozae.bench.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.symbiozae.TestDatabase;
import org.symbiozae.bench.engine.SqlOracle.Line;
import org.symbiozae.domain.Declaration.Kind;
import org.symbiozae.domain.Parameters;
import org.symbiozae.domain.Site;
import org.symbiozae.domain.Synergy;
import org.symbiozae.domain.Taxonomy;
import org.symbiozae.domain.Territory;
import org.symbiozae.engine.Engine;
import org.symbiozae.engine.match.Facts;
import org.symbiozae.engine.match.Lists;
import org.symbiozae.engine.match.Score;
import org.symbiozae.engine.match.Search;
import org.symbiozae.engine.match.Search.Order;
import org.symbiozae.engine.match.Trees;
import org.symbiozae.geo.Position;
import org.symbiozae.machine.DatabaseAddress;

/** The engine against PostGIS: the whole score and every list by plain SQL, and the lists of the benchmark's peer. */
class SqlOracleTest {

    /** Some thousands of needs over a piece of country. */
    private static final double SCALE = 0.002;

    private static final double ROUNDING = 1e-9;

    @Test
    void agreesWithSqlOnAPieceOfCountry() throws Exception {
        Reference reference = Reference.read();
        Facts facts = new Country(reference, SCALE, 5).facts();
        assertThat(facts.of(Kind.NEED)).hasSizeGreaterThan(3000);
        assertAgrees(territory(facts, reference.taxonomy()));
    }

    @Test
    void agreesWithSqlOnStorageSeasonsAndQualitiesOfManyCompanies() throws Exception {
        Territory zone =
                Workshop.of(Reference.read().taxonomy(), "mixte", 300, 0, 3).territory();
        List<Site> spread = zone.sites().stream()
                .map(site -> new Site(
                        site.id(),
                        new Position(
                                40 * site.position().x(), 40 * site.position().y()),
                        null))
                .toList();
        assertAgrees(new Territory("spread", 1, spread, zone.declarations(), zone.taxonomy()));
    }

    @Test
    void agreesWithThePeerOfTheBenchmark() throws Exception {
        Facts facts = new Country(Reference.read(), SCALE, 6).facts();
        Lists lists = new Search(facts, Trees.of(facts), new Score(facts, Parameters.DEFAULT), Order.SCORE)
                .lists(Parameters.DEFAULT.listLength());
        Sample sample = Sample.of(facts, lists, 1000);
        try (PostgisPeer peer = new PostgisPeer(TestDatabase.address(), facts, Parameters.DEFAULT)) {
            assertThat(sample.mismatches(peer.lists(sample.needs()).lists())).isZero();
        }
    }

    private static void assertAgrees(Territory territory) throws Exception {
        Map<Long, List<Synergy>> lists = new HashMap<>();
        new Engine(territory)
                .lists(Parameters.DEFAULT)
                .forEach(each -> lists.computeIfAbsent(each.need(), need -> new ArrayList<>())
                        .add(each));
        DatabaseAddress address = TestDatabase.address();
        try (Connection connection = DriverManager.getConnection(address.url(), address.user(), address.password());
                SqlOracle oracle = new SqlOracle(connection, territory)) {
            Map<Long, List<Line>> expected = oracle.lists();
            assertThat(lists).containsOnlyKeys(expected.keySet());
            expected.forEach((need, lines) -> assertSame(lists.get(need), lines));
        }
    }

    /** The same scores at every rank; the same offers, but that those equal to within rounding may have changed places. */
    private static void assertSame(List<Synergy> list, List<Line> lines) {
        assertThat(list).hasSameSizeAs(lines);
        Set<Long> offers = new HashSet<>();
        for (int i = 0; i < lines.size(); i++) {
            assertThat(list.get(i).score()).isCloseTo(lines.get(i).score(), within(ROUNDING));
            offers.add(list.get(i).offer());
        }
        double last = lines.get(lines.size() - 1).score();
        assertThat(lines.stream().filter(line -> line.score() > last + ROUNDING))
                .allMatch(line -> offers.contains(line.offer()));
    }

    private static Territory territory(Facts facts, Taxonomy taxonomy) {
        return new Territory(
                "country",
                1,
                IntStream.range(0, facts.siteId.length)
                        .mapToObj(i -> new Site(facts.siteId[i], new Position(facts.siteX[i], facts.siteY[i]), null))
                        .toList(),
                IntStream.range(0, facts.size)
                        .mapToObj(i -> Edits.declaration(facts, i))
                        .toList(),
                taxonomy);
    }
}
