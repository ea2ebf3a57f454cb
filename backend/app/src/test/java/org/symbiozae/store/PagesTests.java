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

/** Pages of a box: the first one, whose rows are counted while they are looked for, on both sides of what is counted; their order. */
@DatabaseTest
class PagesTests {

    private static final int LIMIT = 5;
    private static final String BOX = "-4,48,-3,49";

    @Autowired
    private Features features;

    @Autowired
    private Layers layers;

    @Autowired
    private JdbcClient jdbc;

    private String territory;
    private List<Long> ids;

    /** As many as are counted; those with the lowest numbers lie last in the table. */
    @BeforeEach
    void asManyAsAreCounted() {
        territory = Fixture.territory(jdbc, "F" + System.nanoTime()).code();
        jdbc.sql("DELETE FROM site WHERE ST_Within(position, ST_MakeEnvelope(-4, 48, -3, 49, 4326))")
                .update();
        add(Features.COUNTED);
        ids = jdbc.sql("SELECT site.id FROM site JOIN territory ON territory.id = territory_id"
                        + " WHERE territory.code = ? ORDER BY site.id LIMIT 10")
                .param(territory)
                .query(Long.class)
                .list();
        jdbc.sql("UPDATE site SET name = name || repeat(' again', 20) WHERE id = ANY (?)")
                .param(ids.toArray(Long[]::new))
                .update();
    }

    @Test
    void areTheLowestAndSayHowManyThereAre() {
        Features.Page first = page(null);
        assertThat(numbers(first)).isEqualTo(ids.subList(0, LIMIT));
        assertThat(first.matched()).hasValue(Features.COUNTED);
        Features.Page second = page(first.next().orElseThrow());
        assertThat(numbers(second)).isEqualTo(ids.subList(LIMIT, 2 * LIMIT));
        assertThat(second.matched()).hasValue(Features.COUNTED);
    }

    @Test
    void areTheLowestOfMoreThanAreCounted() {
        add(20);
        Features.Page first = page(null);
        assertThat(numbers(first)).isEqualTo(ids.subList(0, LIMIT));
        assertThat(first.matched()).isEmpty();
        Features.Page second = page(first.next().orElseThrow());
        assertThat(numbers(second)).isEqualTo(ids.subList(LIMIT, 2 * LIMIT));
        assertThat(second.matched()).isEmpty();
    }

    @Test
    void textsComeAsInADictionary() {
        jdbc.sql("DELETE FROM site WHERE ST_Within(position, ST_MakeEnvelope(-4, 48, -3, 49, 4326))")
                .update();
        List<String> ordered = List.of("eau", "École", "Ecole des Mines", "Œuvre", "Zinguerie", "zinguerie Bis");
        add(ordered.size());
        List<Long> added = jdbc.sql("SELECT site.id FROM site JOIN territory ON territory.id = territory_id"
                        + " WHERE territory.code = ? ORDER BY site.id DESC")
                .param(territory)
                .query(Long.class)
                .list();
        for (int i = 0; i < added.size(); i++) {
            jdbc.sql("UPDATE site SET name = ? WHERE id = ?")
                    .params(ordered.get(i), added.get(i))
                    .update();
        }
        List<Sorting> byName = Sorting.parse(layers.layer("sites"), "name");
        Features.Page first = page(byName, null);
        assertThat(numbers(first)).isEqualTo(added.subList(0, LIMIT));
        assertThat(numbers(page(byName, first.next().orElseThrow()))).isEqualTo(added.subList(LIMIT, added.size()));
    }

    private Features.Page page(String after) {
        return page(List.of(), after);
    }

    private Features.Page page(List<Sorting> sorting, String after) {
        Layer sites = layers.layer("sites");
        LayerQuery box = LayerQuery.of(sites, Map.of("bbox", List.of(BOX)));
        PageRequest request = new PageRequest(LIMIT, after, sorting, List.of(), Crs.CRS84);
        return features.page(sites, box, request, Viewer.PUBLIC);
    }

    private static List<Long> numbers(Features.Page page) {
        return page.features().stream()
                .map(feature -> new String(feature, StandardCharsets.UTF_8))
                .map(text -> Long.valueOf(text.replaceAll("^.*?\"id\":(\\d+).*$", "$1")))
                .toList();
    }

    private void add(int number) {
        jdbc.sql("""
                        INSERT INTO site (territory_id, code, name, position, visibility)
                        SELECT id, gen_random_uuid()::text, 'Invented',
                               ST_SetSRID(ST_MakePoint(-3.9 + 0.8 * random(), 48.1 + 0.8 * random()), 4326), 'public'
                        FROM territory, generate_series(1, :number) WHERE code = :code
                        """).param("number", number).param("code", territory).update();
    }
}
