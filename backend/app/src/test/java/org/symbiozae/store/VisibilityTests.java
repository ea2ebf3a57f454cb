package org.symbiozae.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.symbiozae.DatabaseTest;
import org.symbiozae.domain.Viewer;
import org.symbiozae.domain.Viewer.Role;

/** Who sees what: default closed, the same in every layer, and aggregates that give nobody away. */
@DatabaseTest
class VisibilityTests {

    private static final String PALLETS = "MAT-BOI-01";

    @Autowired
    private Layers layers;

    @Autowired
    private ViewerScope scope;

    @Autowired
    private JdbcClient jdbc;

    private Fixture here;

    @BeforeEach
    void aTerritoryOfItsOwn() {
        here = Fixture.territory(jdbc, "T" + System.nanoTime());
        here.site("open", "west", 100, "public");
        here.site("members", "west", 200, "network");
        here.declaration("open", "offer", PALLETS, 100, "public");
        here.declaration("open", "need", PALLETS, 110, "network");
        here.declaration("open", "share", PALLETS, 120, "facilitator");
        here.declaration("members", "offer", PALLETS, 130, "public");
    }

    @Test
    void thePublicSeesOnlyWhatIsPublicOnAPublicSite() {
        assertThat(quantities(Viewer.PUBLIC)).containsExactly(100.0);
        assertThat(count("sites", Viewer.PUBLIC)).isEqualTo(1);
    }

    @Test
    void aMemberSeesWhatIsSharedWithTheNetwork() {
        assertThat(quantities(new Viewer(Role.MEMBER, Set.of(here.code())))).containsExactly(100.0, 110.0, 130.0);
    }

    @Test
    void aFacilitatorSeesEverythingOfTheTerritory() {
        assertThat(quantities(new Viewer(Role.FACILITATOR, Set.of(here.code()))))
                .containsExactly(100.0, 110.0, 120.0, 130.0);
    }

    @Test
    void aFacilitatorOfAnotherTerritorySeesWhatThePublicSees() {
        Fixture elsewhere = Fixture.territory(jdbc, "U" + System.nanoTime());
        assertThat(quantities(new Viewer(Role.FACILITATOR, Set.of(elsewhere.code()))))
                .containsExactly(100.0);
    }

    @Test
    void afterAFacilitatorTheNextReaderIsThePublicAgain() {
        quantities(new Viewer(Role.FACILITATOR, Set.of(here.code())));
        assertThat(quantities(Viewer.PUBLIC)).containsExactly(100.0);
    }

    /** Seen by the facilitator of all other territories, from whom only those of this one are hidden. */
    @Test
    void whatIsHiddenIsCountedFromThreeCompaniesOn() {
        here.site("closed", "west", 300, "facilitator");
        here.declaration("closed", "need", PALLETS, 10, "public");
        assertThat(hidden("hidden_sites")).as("two sites").isZero();
        assertThat(hidden("hidden_declarations")).as("of three sites").isEqualTo(4);
        here.site("closed too", "west", 400, "network");
        assertThat(hidden("hidden_sites")).isEqualTo(3);
    }

    private long hidden(String function) {
        Set<String> others = Set.copyOf(jdbc.sql("SELECT code FROM territory WHERE code <> ?")
                .param(here.code())
                .query(String.class)
                .list());
        return scope.see(
                new Viewer(Role.FACILITATOR, others),
                () -> jdbc.sql("SELECT visible." + function + "()")
                        .query(Long.class)
                        .single());
    }

    @Test
    void aFigureOfFewerThanThreeCompaniesIsNotPublished() {
        assertThat(count("zone-needs", Viewer.PUBLIC)).isZero();
        here.site("third", "west", 300, "public");
        here.declaration("third", "need", PALLETS, 10, "facilitator");
        assertThat(count("zone-needs", Viewer.PUBLIC))
                .as("three hide something, but only two of them from members, who see the rest")
                .isZero();
        here.site("fourth", "west", 400, "public");
        here.declaration("fourth", "need", PALLETS, 10, "facilitator");
        assertThat(count("zone-needs", Viewer.PUBLIC)).isEqualTo(1);
    }

    @Test
    void aFigureThatOneCompanyDominatesIsNotPublished() {
        here.site("third", "west", 300, "public");
        here.declaration("third", "need", PALLETS, 10, "facilitator");
        for (int i = 0; i < 12; i++) {
            here.declaration("open", "need", PALLETS, 10, "facilitator");
        }
        assertThat(count("zone-needs", Viewer.PUBLIC)).isZero();
        assertThat(count("zone-needs", new Viewer(Role.FACILITATOR, Set.of(here.code()))))
                .isEqualTo(1);
    }

    private List<Double> quantities(Viewer viewer) {
        List<Double> quantities = new ArrayList<>();
        Layer layer = layers.layer("declarations");
        int column = layer.columns().indexOf(layer.findColumn("quantity").orElseThrow());
        try {
            layers.read(
                    layer,
                    LayerQuery.of(layer, Map.of("territory", List.of(here.code()))),
                    viewer,
                    4326,
                    (id, geometry, values) -> quantities.add((Double) values[column]));
        } catch (IOException unexpected) {
            throw new UncheckedIOException(unexpected);
        }
        return quantities;
    }

    private long count(String name, Viewer viewer) {
        Layer layer = layers.layer(name);
        return layers.count(layer, LayerQuery.of(layer, Map.of("territory", List.of(here.code()))), viewer);
    }
}
