package org.symbiozae.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.symbiozae.DatabaseTest;
import org.symbiozae.domain.Crs;
import org.symbiozae.store.Layer.Column;
import org.symbiozae.store.Layer.Type;

@DatabaseTest
class FeatureTextTests {

    private static final Layer LAYER = new Layer(
            "any",
            "",
            "",
            "",
            "",
            0,
            List.of(
                    new Column("text", Type.TEXT),
                    new Column("whole", Type.INTEGER),
                    new Column("number", Type.NUMBER),
                    new Column("truth", Type.BOOLEAN),
                    new Column("day", Type.DATE),
                    new Column("moment", Type.TIME)),
            List.of(),
            List.of(),
            "Point");

    private static final String ROWS = """
            (SELECT row_number() OVER () AS id, values.*, ST_SetSRID(ST_MakePoint(6.123456789, 46), 4326) AS geometry
             FROM (VALUES
                 ('Société "Ô" \\ Cie' || chr(10) || chr(1) || chr(31) || chr(127) || '€', 12::bigint, 1.5::double precision, true,
                  date '2026-01-31', timestamptz '2026-01-31 12:00:00.25+01'),
                 ('', -9223372036854775807, 1e300, false, date 'infinity', timestamptz 'infinity'),
                 (E'\\b\\f\\r\\t', 0, 'NaN', NULL, date '0044-03-15 BC', timestamptz '0044-03-15 BC'),
                 (NULL, NULL, '-Infinity', NULL, NULL, NULL),
                 ('x', 1, 3, true, date '12026-01-01', NULL),
                 ('x', 1, -1e-300, true, NULL, NULL)) values (text, whole, number, truth, day, moment)) rows""";

    @Autowired
    private JdbcClient jdbc;

    @Test
    void writesEveryValueAsPostgreSqlWould() {
        String columns = LAYER.columns().stream().map(Column::name).collect(Collectors.joining(", "));
        List<String> theirs = jdbc.sql("SELECT '{\"type\":\"Feature\",\"id\":' || id || ',\"geometry\":'"
                        + " || ST_AsGeoJSON(geometry, 7, 0) || ',\"properties\":' || (SELECT row_to_json(properties) FROM (SELECT "
                        + columns + ") properties) || '}' FROM " + ROWS + " ORDER BY id")
                .query(String.class)
                .list();
        assertThat(theirs).hasSize(6);
        assertThat(ours(LAYER.columns())).isEqualTo(theirs);
    }

    @Test
    void writesFeaturesWithoutProperties() {
        assertThat(ours(List.of()).get(0))
                .isEqualTo(
                        "{\"type\":\"Feature\",\"id\":1,\"geometry\":{\"type\":\"Point\",\"coordinates\":[6.1234568,46]},"
                                + "\"properties\":{}}");
    }

    private List<String> ours(List<Column> properties) {
        FeatureText text = new FeatureText(properties);
        return jdbc.sql("SELECT " + FeatureText.columns(LAYER, properties, Crs.CRS84) + " FROM " + ROWS
                        + " ORDER BY id")
                .query((row, number) -> new String(text.of(row), StandardCharsets.UTF_8))
                .list();
    }
}
