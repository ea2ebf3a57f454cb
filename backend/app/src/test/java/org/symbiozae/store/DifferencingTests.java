package org.symbiozae.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.symbiozae.DatabaseTest;
import org.symbiozae.domain.Viewer;
import org.symbiozae.domain.Viewer.Role;

/**
 * Nobody learns one company's figure from differences: between what he is told and what he can see, between yesterday and
 * today, between one filter and another. Companies declare, hide, open, move and withdraw by chance; after each step the
 * public asks for everything and subtracts.
 */
@DatabaseTest
class DifferencingTests {

    private static final List<String> COMPANIES = List.of("ash", "birch", "cedar", "elm", "fir", "hazel", "oak");
    private static final Map<String, List<String>> RESOURCES =
            Map.of("flux", List.of("MAT-BOI-01", "MAT-BOI-05"), "services", List.of("SRV-COL-04"));
    private static final List<String> KINDS = List.of("offer", "need", "share");
    private static final int STEPS = 60;

    @Autowired
    private Layers layers;

    @Autowired
    private JdbcClient jdbc;

    private Fixture here;

    /** What the public reads of a zone and category; null where it is withheld. */
    private record Told(
            @Nullable Long offers,
            @Nullable Long needs,
            @Nullable Long shares,
            long total,
            long companies) {

        @Nullable
        Long of(String kind) {
            return switch (kind) {
                case "offer" -> offers;
                case "need" -> needs;
                case "share" -> shares;
                default -> total;
            };
        }
    }

    /** A figure the public can subtract from: what remains of it is hidden. */
    private record Cell(String zone, String category, String kind) {}

    @RepeatedTest(12)
    void noDifferenceIsOneCompanys(RepetitionInfo repetition) {
        watch(
                new Random(repetition.getCurrentRepetition()),
                () -> declared("<> 'public'"),
                this::remaindersSeenByThePublic);
    }

    /** Who sees what is open to the network subtracts that too: what remains for a member is what only facilitators see. */
    @RepeatedTest(12)
    void noDifferenceIsOneCompanysForAMember(RepetitionInfo repetition) {
        watch(
                new Random(100 + repetition.getCurrentRepetition()),
                () -> declared("= 'facilitator'"),
                this::remaindersSeenByAMember);
    }

    private void watch(
            Random chance, Supplier<Map<Cell, Map<String, Long>>> hidden, Supplier<Map<Cell, Long>> subtracted) {
        here = Fixture.territory(jdbc, "D" + System.nanoTime());
        COMPANIES.forEach(company -> here.site(company, chance.nextInt(4) == 0 ? "east" : "west", 100, "public"));
        Map<Cell, Long> remainders = new HashMap<>();
        Map<Cell, Set<String>> sinceTold = new HashMap<>();
        Map<Cell, Set<String>> ever = new HashMap<>();
        int seen = 0;
        for (int step = 0; step < STEPS; step++) {
            Map<Cell, Map<String, Long>> before = hidden.get();
            act(chance);
            Map<Cell, Map<String, Long>> after = hidden.get();
            companiesThatMoved(before, after).forEach((cell, moved) -> {
                sinceTold.computeIfAbsent(cell, key -> new HashSet<>()).addAll(moved);
                ever.computeIfAbsent(cell, key -> new HashSet<>()).addAll(moved);
            });
            for (Map.Entry<Cell, Long> found : subtracted.get().entrySet()) {
                Cell cell = found.getKey();
                long remainder = found.getValue();
                long last = remainders.getOrDefault(cell, 0L);
                if (remainder != last) {
                    seen++;
                    assertThat(sinceTold.getOrDefault(cell, Set.of()))
                            .as("step %d, %s: hidden part goes from %d to %d", step, cell, last, remainder)
                            .hasSizeGreaterThanOrEqualTo(3);
                    sinceTold.remove(cell);
                }
                if (remainder > 0) {
                    assertThat(ever.get(cell)).hasSizeGreaterThanOrEqualTo(3);
                }
                remainders.put(cell, remainder);
            }
        }
        assertThat(seen)
                .as("figures that changed: without any, nothing was tried")
                .isPositive();
    }

    @Test
    void aMemberIsNotToldWhatOneCompanyHidesFromMembers() {
        here = Fixture.territory(jdbc, "D" + System.nanoTime());
        for (String company : COMPANIES.subList(0, 3)) {
            here.site(company, "west", 100, "public");
            here.declaration(company, "need", "MAT-BOI-01", 10, company.equals("ash") ? "facilitator" : "network");
        }
        assertThat(read(Map.of(), member())).isEmpty();
        for (String company : COMPANIES.subList(3, 5)) {
            here.site(company, "west", 100, "public");
            here.declaration(company, "need", "MAT-BOI-01", 10, "facilitator");
        }
        assertThat(read(Map.of(), member())).containsValue(new Told(0L, 5L, 0L, 5, 5));
    }

    /** A row is the same whichever filter found it, and is found as a whole or not at all. */
    @Test
    void aFilterCutsNoFigure() {
        here = Fixture.territory(jdbc, "D" + System.nanoTime());
        for (String company : COMPANIES) {
            here.site(company, "west", 100, "public");
            here.declaration(company, "need", "MAT-BOI-01", 10, "facilitator");
            here.declaration(company, "offer", "SRV-COL-04", 10, "public");
        }
        Map<Cell, Told> whole = read(Map.of());
        assertThat(whole).hasSize(2);
        for (Map<String, List<String>> filter : List.of(
                Map.of("category", List.of("flux")),
                Map.of("min_total", List.of("1")),
                Map.of("max_total", List.of("7")),
                Map.of("companies", List.of("7")),
                Map.of("bbox", List.of("6.1,46.1,6.105,46.2")),
                Map.of("bbox", List.of("6.1049,46.1049,6.1051,46.1051")),
                Map.of("datetime", List.of("2020-01-01")),
                Map.of("scenario", List.of("reference")),
                Map.of("filter", List.of("total - companies >= 0")),
                Map.of("filter", List.of("needs IS NOT NULL AND NOT category = 'services'")))) {
            assertThat(whole.entrySet())
                    .as(filter.toString())
                    .containsAll(read(filter).entrySet());
        }
    }

    @Test
    void facilitatorsReadTheWholeAtOnce() {
        here = Fixture.territory(jdbc, "D" + System.nanoTime());
        here.site("ash", "west", 100, "public");
        here.declaration("ash", "need", "MAT-BOI-01", 10, "facilitator");
        Viewer facilitator = new Viewer(Role.FACILITATOR, Set.of(here.code()));
        assertThat(read(Map.of(), facilitator)).containsValue(new Told(0L, 1L, 0L, 1, 1));
        assertThat(read(Map.of())).isEmpty();
    }

    @Test
    void theSitesOfOneCompanyCountAsOne() {
        here = Fixture.territory(jdbc, "D" + System.nanoTime());
        for (String company : COMPANIES.subList(0, 4)) {
            here.site(company, "west", 100, "public");
            change("UPDATE site SET siret = '123456789000' || (10 + id % 90) WHERE code = :company", company);
            here.declaration(company, "need", "MAT-BOI-01", 10, "facilitator");
        }
        assertThat(read(Map.of())).isEmpty();
        change("UPDATE site SET siret = '22222222200010' WHERE code = :company", COMPANIES.get(0));
        change("UPDATE site SET siret = NULL WHERE code = :company", COMPANIES.get(1));
        assertThat(read(Map.of())).containsValue(new Told(0L, 4L, 0L, 4, 3));
    }

    private void act(Random chance) {
        String company = COMPANIES.get(chance.nextInt(COMPANIES.size()));
        String visibility =
                List.of("public", "network", "facilitator", "facilitator").get(chance.nextInt(4));
        switch (chance.nextInt(12)) {
            case 0 -> change("UPDATE site SET visibility = '" + visibility + "' WHERE code = :company", company);
            case 1 ->
                change(
                        "UPDATE site SET zone_id = (SELECT id FROM zone WHERE territory_id = site.territory_id ORDER BY"
                                + " random() LIMIT 1) WHERE code = :company",
                        company);
            case 2 ->
                change(
                        "UPDATE declaration SET visibility = '" + visibility
                                + "' WHERE site_id IN (SELECT id FROM site WHERE code = :company AND"
                                + " territory_id = declaration.territory_id)",
                        company);
            case 3 ->
                change(
                        "DELETE FROM declaration WHERE id = (SELECT max(id) FROM declaration WHERE site_id IN (SELECT id"
                                + " FROM site WHERE code = :company AND territory_id = (SELECT id FROM territory WHERE"
                                + " code = :code))) AND :code = :code",
                        company);
            default -> {
                List<String> resources = RESOURCES.get(chance.nextBoolean() ? "flux" : "services");
                here.declaration(
                        company,
                        KINDS.get(chance.nextInt(3)),
                        resources.get(chance.nextInt(resources.size())),
                        10,
                        visibility);
            }
        }
    }

    private void change(String sql, String company) {
        String ofHere =
                sql.contains(":code") ? "" : " AND territory_id = (SELECT id FROM territory WHERE code = :code)";
        jdbc.sql(sql + ofHere)
                .param("company", company)
                .param("code", here.code())
                .update();
    }

    private static Map<Cell, Set<String>> companiesThatMoved(
            Map<Cell, Map<String, Long>> before, Map<Cell, Map<String, Long>> after) {
        Map<Cell, Set<String>> moved = new HashMap<>();
        Set<Cell> cells = new HashSet<>(before.keySet());
        cells.addAll(after.keySet());
        for (Cell cell : cells) {
            Map<String, Long> was = before.getOrDefault(cell, Map.of());
            Map<String, Long> is = after.getOrDefault(cell, Map.of());
            COMPANIES.stream()
                    .filter(company -> !was.getOrDefault(company, 0L).equals(is.getOrDefault(company, 0L)))
                    .forEach(company ->
                            moved.computeIfAbsent(cell, key -> new HashSet<>()).add(company));
        }
        return moved;
    }

    private Map<Cell, Long> remaindersSeenByThePublic() {
        Map<Cell, Map<String, Long>> open = declared("= 'public'");
        Map<Cell, Long> remainders = new HashMap<>();
        read(Map.of()).forEach((place, told) -> {
            List<String> kinds = new ArrayList<>(KINDS);
            kinds.add("all");
            for (String kind : kinds) {
                Long figure = told.of(kind);
                if (figure != null) {
                    Cell cell = new Cell(place.zone, place.category, kind);
                    long visible = open.getOrDefault(cell, Map.of()).values().stream()
                            .mapToLong(Long::longValue)
                            .sum();
                    remainders.put(cell, figure - visible);
                }
            }
        });
        return remainders;
    }

    private Viewer member() {
        return new Viewer(Role.MEMBER, Set.of(here.code()));
    }

    /** Who has watched from the beginning knows of each told figure what of it was open to the network when it was told. */
    private Map<Cell, Long> remaindersSeenByAMember() {
        Map<Cell, Long> remainders = new HashMap<>();
        read(Map.of(), member()).forEach((place, told) -> {
            List<String> kinds = new ArrayList<>(KINDS);
            kinds.add("all");
            kinds.stream()
                    .filter(kind -> told.of(kind) != null)
                    .map(kind -> new Cell(place.zone, place.category, kind))
                    .forEach(cell -> remainders.put(cell, closed(cell)));
        });
        return remainders;
    }

    private long closed(Cell cell) {
        return jdbc.sql(
                        "SELECT coalesce(sum(closed), 0) FROM told_need WHERE zone_id = ? AND category = ? AND kind = ?")
                .params(Long.valueOf(cell.zone), cell.category, cell.kind)
                .query(Long.class)
                .single();
    }

    private Map<Cell, Map<String, Long>> declared(String comparison) {
        Map<Cell, Map<String, Long>> counts = new TreeMap<>(Comparator.comparing(Cell::toString));
        jdbc.sql("SELECT zone.id::text, declaration.category, figure.kind, site.code, count(*) FROM declaration"
                        + " JOIN site ON site.id = site_id JOIN zone ON zone.id = site.zone_id"
                        + " JOIN territory ON territory.id = site.territory_id AND territory.code = ?"
                        + " CROSS JOIN LATERAL (VALUES (declaration.kind), ('all')) figure (kind)"
                        + " WHERE greatest(declaration.visibility, site.visibility) " + comparison
                        + " GROUP BY 1, 2, 3, 4")
                .param(here.code())
                .query((row, number) -> counts.computeIfAbsent(
                                new Cell(row.getString(1), row.getString(2), row.getString(3)), key -> new HashMap<>())
                        .put(row.getString(4), row.getLong(5)))
                .list();
        return counts;
    }

    private Map<Cell, Told> read(Map<String, List<String>> filter) {
        return read(filter, Viewer.PUBLIC);
    }

    private Map<Cell, Told> read(Map<String, List<String>> filter, Viewer viewer) {
        Layer layer = layers.layer("zone-needs");
        Map<String, List<String>> parameters = new HashMap<>(filter);
        parameters.put("territory", List.of(here.code()));
        List<String> names = layer.columns().stream().map(Layer.Column::name).toList();
        Map<Cell, Told> rows = new HashMap<>();
        try {
            layers.read(layer, LayerQuery.of(layer, parameters), viewer, 4326, (id, geometry, values) -> {
                Map<String, @Nullable Object> row = new HashMap<>();
                for (int i = 0; i < values.length; i++) {
                    row.put(names.get(i), values[i]);
                }
                Told told = new Told(
                        (Long) row.get("offers"),
                        (Long) row.get("needs"),
                        (Long) row.get("shares"),
                        (Long) row.get("total"),
                        (Long) row.get("companies"));
                rows.put(new Cell(row.get("zone_id").toString(), (String) row.get("category"), "all"), told);
            });
        } catch (IOException unexpected) {
            throw new UncheckedIOException(unexpected);
        }
        return rows;
    }
}
