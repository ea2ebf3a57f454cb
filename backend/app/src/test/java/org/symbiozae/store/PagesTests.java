package org.symbiozae.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.symbiozae.DatabaseTest;
import org.symbiozae.domain.Crs;
import org.symbiozae.domain.Viewer;

/** Pages of a filter's rows: the first one, whose rows are counted while they are looked for, on both sides of what is counted; their order. */
@DatabaseTest
class PagesTests {

    private static final int LIMIT = 5;

    @Autowired
    private Features features;

    @Autowired
    private Layers layers;

    @Autowired
    private JdbcClient jdbc;

    private String territory;

    @BeforeEach
    void aTerritoryOfItsOwn() {
        territory = Fixture.territory(jdbc, "F" + System.nanoTime()).code();
    }

    @Test
    void areTheLowestAndSayHowManyThereAre() {
        List<Long> ids = add(Features.COUNTED);
        Features.Page first = page(null);
        assertThat(numbers(first)).isEqualTo(ids.subList(0, LIMIT));
        assertThat(first.matched()).hasValue(Features.COUNTED);
        Features.Page second = page(first.next().orElseThrow());
        assertThat(numbers(second)).isEqualTo(ids.subList(LIMIT, 2 * LIMIT));
        assertThat(second.matched()).hasValue(Features.COUNTED);
    }

    @Test
    void areTheLowestOfMoreThanAreCounted() {
        List<Long> ids = add(2 * Features.COUNTED);
        Features.Page first = page(null);
        assertThat(numbers(first)).isEqualTo(ids.subList(0, LIMIT));
        assertThat(first.matched()).isEmpty();
        Features.Page second = page(first.next().orElseThrow());
        assertThat(numbers(second)).isEqualTo(ids.subList(LIMIT, 2 * LIMIT));
        assertThat(second.matched()).isEmpty();
    }

    @Test
    void textsComeAsInADictionary() {
        List<String> ordered = List.of("eau", "École", "Ecole des Mines", "Œuvre", "Zinguerie", "zinguerie Bis");
        List<Long> added = add(ordered.size());
        for (int i = 0; i < added.size(); i++) {
            jdbc.sql("UPDATE site SET name = ? WHERE id = ?")
                    .params(ordered.get(ordered.size() - 1 - i), added.get(i))
                    .update();
        }
        List<Sorting> byName = Sorting.parse(layers.layer("sites"), "name");
        Features.Page first = page(byName, null);
        assertThat(numbers(first))
                .containsExactly(added.get(5), added.get(4), added.get(3), added.get(2), added.get(1));
        assertThat(numbers(page(byName, first.next().orElseThrow()))).containsExactly(added.get(0));
    }

    private Features.Page page(String after) {
        return page(List.of(), after);
    }

    private Features.Page page(List<Sorting> sorting, String after) {
        Layer sites = layers.layer("sites");
        LayerQuery query = LayerQuery.of(sites, Map.of("territory", List.of(territory)));
        PageRequest request = new PageRequest(LIMIT, after, sorting, List.of(), Crs.CRS84);
        return features.page(sites, query, request, Viewer.PUBLIC);
    }

    private static List<Long> numbers(Features.Page page) {
        return page.features().stream()
                .map(feature -> new String(feature, StandardCharsets.UTF_8))
                .map(text -> Long.valueOf(text.replaceAll("^.*?\"id\":(\\d+).*$", "$1")))
                .toList();
    }

    /** Sites in no order of place; those with the lowest numbers lie last in the table. @return the ten lowest numbers */
    private List<Long> add(int number) {
        jdbc.sql("""
                        INSERT INTO site (territory_id, code, name, position, visibility)
                        SELECT id, gen_random_uuid()::text, 'Invented',
                               ST_SetSRID(ST_MakePoint(-3.9 + 0.8 * random(), 48.1 + 0.8 * random()), 4326), 'public'
                        FROM territory, generate_series(1, :number) WHERE code = :code
                        """).param("number", number).param("code", territory).update();
        List<Long> lowest = jdbc.sql("SELECT site.id FROM site JOIN territory ON territory.id = territory_id"
                        + " WHERE territory.code = ? ORDER BY site.id LIMIT 10")
                .param(territory)
                .query(Long.class)
                .list();
        jdbc.sql("UPDATE site SET name = name || repeat(' again', 20) WHERE id = ANY (?)")
                .param(lowest.toArray(Long[]::new))
                .update();
        return lowest;
    }
}
