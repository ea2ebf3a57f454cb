package org.symbiozae.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.symbiozae.DatabaseTest;
import org.symbiozae.domain.Problem;
import org.symbiozae.domain.Viewer;
import org.symbiozae.filter.Cql2;

/**
 * The table of filters: each with the number of planted rows that meet it, asked as text and as JSON. The rows are ten
 * declarations about land, one a site, from 6.10 to 6.19 degrees east, monthly from 10 January 2026.
 */
@DatabaseTest
class CqlFilterTests {

    private static final List<String> NAMES =
            List.of("Église", "eglise", "Château", "chateau", "CHÂTEAU", "O'Neil", "50% bois", "a_b", "Zoé", "zoe");
    private static final List<String> KINDS =
            List.of("offer", "need", "offer", "need", "share", "offer", "need", "offer", "need", "offer");
    private static final List<Integer> ESTIMATED = List.of(2, 3, 7);
    private static final Map<Integer, List<String>> VALID = Map.of(
            0, List.of("2026-01-01", "2026-03-31"),
            1, List.of("2026-01-01", "2026-06-30"),
            2, List.of("2026-04-01", "2026-06-30"),
            3, List.of("2026-07-01", "2026-12-31"),
            5, List.of("2026-03-31"),
            6, List.of("2026-04-01", "2026-06-30"));

    @Autowired
    private Layers layers;

    @Autowired
    private JdbcClient jdbc;

    private static @Nullable Fixture planted;

    @BeforeEach
    void plant() {
        if (planted != null) {
            return;
        }
        Fixture here = Fixture.territory(jdbc, "Q" + System.nanoTime());
        for (int i = 0; i < NAMES.size(); i++) {
            long site = here.site(NAMES.get(i), "west", 0, "public");
            jdbc.sql("UPDATE site SET position = ST_SetSRID(ST_MakePoint(:lon, :lat), 4326),"
                            + " zone_id = CASE WHEN :zoned THEN zone_id END WHERE id = :site")
                    .param("lon", Double.parseDouble("6.1" + i))
                    .param("lat", Double.parseDouble("46.1" + i % 3))
                    .param("zoned", i < 3)
                    .param("site", site)
                    .update();
            long declaration = here.declaration(
                    NAMES.get(i), KINDS.get(i), i < 5 ? "FON-TER-01" : "FON-TER-02", 100 * (i + 1), "public");
            List<String> valid = VALID.getOrDefault(i, List.of());
            jdbc.sql("UPDATE declaration SET estimated = :estimated, declared_on = :day, valid_from = :from::date,"
                            + " valid_to = :to::date WHERE id = :id")
                    .param("estimated", ESTIMATED.contains(i))
                    .param("day", LocalDate.of(2026, i + 1, 10))
                    .param("from", valid.isEmpty() ? null : valid.get(0))
                    .param("to", valid.size() < 2 ? null : valid.get(1))
                    .param("id", declaration)
                    .update();
        }
        planted = here;
    }

    @Test
    void eachFilterFindsWhatItSaysInBothLanguages() throws IOException {
        List<String> wrong = new ArrayList<>();
        List<String> rows = table();
        assertThat(rows).hasSizeGreaterThan(170);
        for (String row : rows) {
            String[] cells = row.split("\\|", 3);
            String json = FilterJson.of(Cql2.read(Cql2.TEXT, cells[2]));
            long inText = count(cells[0], Cql2.TEXT, cells[2]);
            long inJson = count(cells[0], Cql2.JSON, json);
            if (inText != Long.parseLong(cells[1]) || inJson != inText) {
                wrong.add(row + " finds " + inText + " as text and " + inJson + " as " + json);
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static List<String> table() throws IOException {
        try (var file = CqlFilterTests.class.getResourceAsStream("/store/filters.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            quantiti = 1                             | quantity
            attributes = 1                           | no property
            quantity = 'many'                        | cannot be compared
            kind = 1                                 | cannot be compared
            kind > quantity                          | cannot be compared
            geometry = kind                          | cannot be compared
            quantity                                 | expected a condition
            quantity LIKE '1%'                       | expected a text
            kind LIKE 'a\\`                          | cannot be read
            kind LIKE kind                           | LIKE takes a text
            kind + 1 = 2                             | expected a number
            CASEI(quantity) = 'x'                    | expected a text
            S_WITHIN(kind, POINT(1 1))               | expected a geometry
            S_WITHIN(geometry, POINT(1e6 1e6))       | outside the world
            T_AFTER(kind, DATE('2026-01-01'))        | expected a date
            T_AFTER(declared_on, 'soon')             | expected a date
            declared_on = 'soon'                     | soon
            NOT quantity                             | expected a condition
            declared_on = INTERVAL('2026-01-01','..')| cannot be compared
            """)
    void whatDoesNotFitTheLayerIsRefusedWithItsReason(String filter, String reason) {
        assertThatThrownBy(() -> count("declarations", Cql2.TEXT, filter))
                .isInstanceOf(Problem.class)
                .hasMessageContaining(reason);
    }

    @Test
    void aPatternThatEndsInItsEscapeIsRefused() {
        String json = "{\"op\":\"like\",\"args\":[{\"property\":\"kind\"},\"a\\\\\"]}";
        assertThatThrownBy(() -> count("declarations", Cql2.JSON, json))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("single");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            http://www.opengis.net/def/crs/EPSG/0/4326 | S_WITHIN(geometry, BBOX(46.095,6.095,46.125,6.125))
            EPSG:4326                                  | S_WITHIN(geometry, POLYGON((46.095 6.095, 46.125 6.095, 46.125 6.125, 46.095 6.125, 46.095 6.095)))
            http://www.opengis.net/def/crs/OGC/1.3/CRS84 | S_WITHIN(geometry, BBOX(6.095,46.095,6.125,46.125))
            http://www.opengis.net/def/crs/EPSG/0/3857 | S_WITHIN(geometry, BBOX(678492,5795000,681831,5799800))
            http://www.opengis.net/def/crs/EPSG/0/2154 | S_WITHIN(geometry, BBOX(938000,6558000,941700,6564000))
            """)
    void coordinatesAreReadInTheFiltersOwnSystem(String crs, String filter) {
        assertThat(count("declarations", Map.of("filter", List.of(filter), "filter-crs", List.of(crs))))
                .isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            3 | 6.095,46.095,6.125,46.125       | http://www.opengis.net/def/crs/OGC/1.3/CRS84
            3 | 6.095,46.095,0,6.125,46.125,100 | http://www.opengis.net/def/crs/OGC/1.3/CRS84
            3 | 46.095,6.095,46.125,6.125       | http://www.opengis.net/def/crs/EPSG/0/4326
            3 | 678492,5795000,681831,5799800   | EPSG:3857
            1 | 6.185,46,-170,47                | http://www.opengis.net/def/crs/OGC/1.3/CRS84
            0 | 177,65,-177,70                  | http://www.opengis.net/def/crs/OGC/1.3/CRS84
            """)
    void aBoxIsReadInItsOwnSystemAndMayCrossTheAntimeridian(long expected, String bbox, String crs) {
        assertThat(count("declarations", Map.of("bbox", List.of(bbox), "bbox-crs", List.of(crs))))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            declarations | 1  | 2026-02-10
            declarations | 1  | 2026-02-10T08:00:00Z
            declarations | 3  | 2026-02-10/2026-04-10
            declarations | 2  | 2026-09-10/..
            declarations | 2  | ../2026-02-10
            declarations | 2  | /2026-02-10
            land         | 6  | 2026-02-10
            land         | 10 | 2026-01-01/..
            zones        | 2  | 2026-02-10
            """)
    void datetimeKeepsWhatMeetsItAndWhatHasNoTime(String layer, long expected, String datetime) {
        assertThat(count(layer, Map.of("datetime", List.of(datetime)))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"soon", "2026-13-01", "2026-02-10/2026-01-01", "../..", "a/b/c", "2026-02-10T08:00:00"})
    void aTimeThatIsNoneIsRefused(String datetime) {
        assertThatThrownBy(() -> count("zones", Map.of("datetime", List.of(datetime))))
                .isInstanceOf(Problem.class);
    }

    private long count(String layer, String language, String filter) {
        return count(layer, Map.of("filter", List.of(filter), "filter-lang", List.of(language)));
    }

    private long count(String name, Map<String, List<String>> parameters) {
        Layer layer = layers.layer(name);
        Map<String, List<String>> all = new HashMap<>(parameters);
        all.put("territory", List.of(planted.code()));
        return layers.count(layer, LayerQuery.of(layer, all), Viewer.PUBLIC);
    }
}
