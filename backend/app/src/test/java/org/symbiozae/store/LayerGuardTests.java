package org.symbiozae.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.symbiozae.DatabaseTest;
import org.symbiozae.domain.Viewer;

/** What every layer must be, whoever adds it. */
@DatabaseTest
class LayerGuardTests {

    @Autowired
    private Layers layers;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ViewerScope scope;

    @Test
    void theLayersOfTheProductAreAllThere() {
        assertThat(layers.layers())
                .extracting(Layer::name)
                .contains(
                        "territories", "zones", "sites", "declarations", "synergies", "clusters", "zone-needs", "land");
    }

    @Test
    void eachLayerHasAnIdATypedGeometryInDegreesAndSaysWhatItIs() {
        for (Layer layer : layers.layers()) {
            assertThat(column(layer, "id")).as(layer.name()).isEqualTo("bigint");
            assertThat(column(layer, "geometry"))
                    .as(layer.name())
                    .isEqualTo("geometry(" + layer.geometryType() + ",4326)");
            assertThat(layer.geometryType()).as(layer.name()).isNotEqualTo("Geometry");
            assertThat(List.of(layer.titleFr(), layer.titleEn(), layer.descriptionFr(), layer.description()))
                    .as(layer.name())
                    .noneMatch(String::isBlank);
            assertThat(layer.columns())
                    .extracting(Layer.Column::name)
                    .as(layer.name())
                    .containsAll(layer.tileColumns());
        }
    }

    @Test
    void eachLayerBelongsToTheReaderSoThatItCannotReachARawTable() {
        assertThat(jdbc.sql("SELECT relname FROM pg_class WHERE relnamespace = 'layer'::regnamespace AND relkind = 'v'"
                                + " AND pg_get_userbyid(relowner) <> 'symbiozae_reader'")
                        .query(String.class)
                        .list())
                .isEmpty();
    }

    @Test
    void aViewerCannotReadARawTable() {
        for (String table : List.of(
                "declaration", "site", "site_declared", "zone", "synergy", "cluster", "synergy_event", "import")) {
            assertThatThrownBy(() -> scope.see(
                            Viewer.ADMINISTRATOR,
                            () -> jdbc.sql("SELECT count(*) FROM " + table)
                                    .query(Long.class)
                                    .single()))
                    .as(table)
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
    }

    private String column(Layer layer, String name) {
        return jdbc.sql("SELECT format_type(atttypid, atttypmod) FROM pg_attribute"
                        + " WHERE attrelid = to_regclass(:view) AND attname = :name")
                .param("view", Layers.view(layer))
                .param("name", name)
                .query(String.class)
                .single();
    }
}
