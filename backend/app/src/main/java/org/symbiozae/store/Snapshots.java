package org.symbiozae.store;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.symbiozae.domain.Compatibility;
import org.symbiozae.domain.Declaration;
import org.symbiozae.domain.Declaration.Kind;
import org.symbiozae.domain.Economics;
import org.symbiozae.domain.Months;
import org.symbiozae.domain.Problem;
import org.symbiozae.domain.Resource;
import org.symbiozae.domain.Site;
import org.symbiozae.domain.Taxonomy;
import org.symbiozae.domain.Territory;
import org.symbiozae.domain.Viewer;
import org.symbiozae.domain.Visibility;
import org.symbiozae.domain.Zone;
import org.symbiozae.geo.Metres;
import org.symbiozae.geo.Position;

/** Takes one consistent, immutable picture of a territory (and the territories below it) for the engine. */
@Component
public class Snapshots {

    private static final String SITES = """
            SELECT id, zone_id, ST_X(place) AS x, ST_Y(place) AS y
            FROM (SELECT site.id, site.zone_id,
                         ST_Transform(position, (SELECT metric_srid FROM territory WHERE code = :code)) AS place
                  FROM site WHERE territory_id = ANY (visible.territory_tree(ARRAY[:code]))) placed
            ORDER BY id
            """;

    private static final String ZONES = """
            SELECT id, ST_X(anchor) AS x, ST_Y(anchor) AS y
            FROM (SELECT id, ST_Transform(ST_PointOnSurface(boundary),
                                          (SELECT metric_srid FROM territory WHERE code = :code)) AS anchor
                  FROM zone WHERE territory_id = ANY (visible.territory_tree(ARRAY[:code]))) placed
            ORDER BY id
            """;

    private static final String DECLARATIONS = """
            SELECT declaration.*, greatest(declaration.visibility, site.visibility) AS closed,
                   (SELECT coalesce(bit_or(1 << bit), 0) FROM quality WHERE code = ANY (qualities)) AS quality_bits,
                   greatest(0, (extract(year FROM age(:today, declared_on)) * 12
                                + extract(month FROM age(:today, declared_on)))::integer) AS age_months,
                   valid_from - date '1970-01-01' AS from_day, valid_to - date '1970-01-01' AS to_day
            FROM declaration JOIN site ON site.id = declaration.site_id
            WHERE declaration.territory_id = ANY (visible.territory_tree(ARRAY[:code]))
              AND consent AND (valid_to IS NULL OR valid_to >= :today)
            ORDER BY declaration.id
            """;

    private static final String RESOURCES = """
            SELECT resource.code, category, unit, mutualisable, coalesce(own.decay_km, resource.decay_km) AS decay_km,
                   coalesce(own.reach_km, resource.reach_km) AS reach_km
            FROM resource
            LEFT JOIN own_resource own ON own.resource = resource.code
                  AND own.territory_id = (SELECT id FROM territory WHERE code = :code)
            """;

    private static final String LOTS = """
            SELECT resource.code, coalesce(own.smallest_lot, resource.smallest_lot) AS lot
            FROM resource
            LEFT JOIN own_resource own ON own.resource = resource.code
                  AND own.territory_id = (SELECT id FROM territory WHERE code = :code)
            WHERE coalesce(own.smallest_lot, resource.smallest_lot) > 0
            """;

    private static final String COMPATIBILITIES = """
            SELECT from_code, to_code, coalesce(own.weight, compatibility.weight) AS weight,
                   coalesce(own.yield, compatibility.yield, 1) AS yield,
                   coalesce(own.step, compatibility.step, '') AS step,
                   coalesce(compatibility.equipment, '') AS equipment
            FROM compatibility
            FULL JOIN (SELECT * FROM own_compatibility
                       WHERE territory_id = (SELECT id FROM territory WHERE code = :code)) own USING (from_code, to_code)
            WHERE coalesce(own.weight, compatibility.weight) > 0
            ORDER BY from_code, to_code
            """;

    /** The closest figures win: the territory's for the resource, the reference's, then those of category and unit. */
    private static final String ECONOMICS = """
            SELECT resource.code, priced.*,
                   coalesce(priced.own_round_km, (SELECT round_km FROM economics WHERE economics.resource = resource.code),
                            (SELECT round_km FROM economics_default usual
                             WHERE usual.category = resource.category AND usual.unit = resource.unit), 0) AS round_km,
                   coalesce(priced.own_pair_km, (SELECT pair_km FROM economics WHERE economics.resource = resource.code),
                            (SELECT pair_km FROM economics_default usual
                             WHERE usual.category = resource.category AND usual.unit = resource.unit), 0) AS pair_km
            FROM resource CROSS JOIN LATERAL (
                SELECT 1 AS place, false AS is_default, %1$s FROM own_economics
                WHERE territory_id = (SELECT id FROM territory WHERE code = :code) AND own_economics.resource = resource.code
                UNION ALL
                SELECT 2, source LIKE 'expert default%%', %1$s FROM economics WHERE economics.resource = resource.code
                UNION ALL
                SELECT 3, false, %1$s FROM own_economics own
                WHERE territory_id = (SELECT id FROM territory WHERE code = :code)
                  AND own.category = resource.category AND own.unit = resource.unit
                UNION ALL
                SELECT 4, true, %1$s FROM economics_default fallback
                WHERE fallback.category = resource.category AND fallback.unit = resource.unit
                ORDER BY place LIMIT 1) priced
            WHERE resource.mutualisable
            """.formatted(
                    "fixed_cost, alone_fixed, alone_extra, min_volume, max_volume, min_members, radius_km, cost_per_km,"
                            + " round_km AS own_round_km, pair_km AS own_pair_km");

    private final JdbcClient jdbc;
    private final ViewerScope scope;
    private final Choices choices;

    Snapshots(JdbcClient jdbc, ViewerScope scope, Choices choices) {
        this.choices = choices;
        this.scope = scope;
        this.jdbc = jdbc;
    }

    /** Codes of the territories that have none above them: what an analysis is made of. */
    public List<String> roots() {
        return jdbc.sql("SELECT code FROM territory WHERE parent_id IS NULL ORDER BY code")
                .query(String.class)
                .list();
    }

    /** The code of the topmost territory above (or at) {@code code}. */
    public String root(String code) {
        return jdbc.sql("""
                        WITH RECURSIVE up AS (
                            SELECT code, parent_id FROM territory WHERE code = :code
                            UNION SELECT above.code, above.parent_id FROM territory above JOIN up ON above.id = up.parent_id)
                        SELECT code FROM up WHERE parent_id IS NULL
                        """)
                .param("code", code)
                .query(String.class)
                .optional()
                .orElseThrow(() -> Problem.notFound("territory", code));
    }

    /**
     * @param code the territory, those below it included; declarations without consent or out of date are left out
     * @param today the day from which ages are counted
     * @throws Problem NOT_FOUND
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Territory territory(String code, LocalDate today) {
        return new Territory(
                code,
                version(code),
                sites(code),
                declarations(code, today),
                taxonomy(code),
                zones(code),
                choices.of(code));
    }

    /** The numbers of the declarations of a territory and those below that the viewer may see. */
    public Set<Long> visibleDeclarations(String code, Viewer viewer) {
        return scope.see(
                viewer,
                () -> jdbc.sql("SELECT id FROM visible.declaration"
                                + " WHERE territory_id = ANY (visible.territory_tree(ARRAY[:code]))")
                        .param("code", code)
                        .query(Long.class)
                        .set());
    }

    /** The names of a territory's zones and of those below it, by number. */
    public Map<Long, String> zoneNames(String code) {
        record Named(long id, String name) {}
        return jdbc
                .sql("SELECT id, name FROM zone WHERE territory_id = ANY (visible.territory_tree(ARRAY[:code]))")
                .param("code", code)
                .query(Named.class)
                .list()
                .stream()
                .collect(Collectors.toMap(Named::id, Named::name));
    }

    /** A site by name and place, degrees. */
    public record Place(long id, String name, @Nullable Long zoneId, double lon, double lat) {}

    /** Those of the sites that the viewer may see, by number. */
    public Map<Long, Place> places(Set<Long> sites, Viewer viewer) {
        return scope
                .see(
                        viewer,
                        () -> jdbc.sql("SELECT id, name, zone_id, ST_X(position) AS lon, ST_Y(position) AS lat"
                                        + " FROM visible.site WHERE id = ANY (:ids)")
                                .param("ids", sites.toArray(Long[]::new))
                                .query(Place.class)
                                .list())
                .stream()
                .collect(Collectors.toMap(Place::id, Function.identity()));
    }

    /** The present version of the territory's facts; every change to them or below raises it. */
    public long version(String code) {
        return jdbc.sql("SELECT data_version FROM territory WHERE code = :code")
                .param("code", code)
                .query(Long.class)
                .optional()
                .orElseThrow(() -> Problem.notFound("territory", code));
    }

    private List<Site> sites(String code) {
        return jdbc.sql(SITES)
                .param("code", code)
                .query((row, number) -> new Site(
                        row.getLong("id"),
                        Position.ofMetres(row.getDouble("x"), row.getDouble("y")),
                        row.getObject("zone_id", Long.class)))
                .list();
    }

    private List<Zone> zones(String code) {
        return jdbc.sql(ZONES)
                .param("code", code)
                .query((row, number) ->
                        new Zone(row.getLong("id"), Position.ofMetres(row.getDouble("x"), row.getDouble("y"))))
                .list();
    }

    private List<Declaration> declarations(String code, LocalDate today) {
        return jdbc.sql(DECLARATIONS)
                .param("code", code)
                .param("today", today)
                .query((row, number) -> new Declaration(
                        row.getLong("id"),
                        row.getLong("site_id"),
                        Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                        row.getString("resource"),
                        row.getDouble("quantity"),
                        new Months(row.getInt("months")),
                        row.getInt("storage_months"),
                        row.getInt("quality_bits"),
                        row.getInt("age_months"),
                        row.getObject("from_day") == null ? Declaration.ALWAYS_FROM : row.getInt("from_day"),
                        row.getObject("to_day") == null ? Declaration.ALWAYS_TO : row.getInt("to_day"),
                        Visibility.of(row.getString("closed")),
                        row.getBoolean("estimated")))
                .list();
    }

    private Taxonomy taxonomy(String code) {
        Map<String, Resource> resources = jdbc
                .sql(RESOURCES)
                .param("code", code)
                .query((row, number) -> new Resource(
                        row.getString("code"),
                        row.getString("category"),
                        row.getString("unit"),
                        Metres.ofKilometres(row.getDouble("decay_km")),
                        Metres.ofKilometres(row.getDouble("reach_km")),
                        row.getBoolean("mutualisable")))
                .list()
                .stream()
                .collect(Collectors.toMap(Resource::code, Function.identity()));
        List<Compatibility> compatibilities = jdbc.sql(COMPATIBILITIES)
                .param("code", code)
                .query((row, number) -> new Compatibility(
                        row.getString("from_code"),
                        row.getString("to_code"),
                        row.getDouble("weight"),
                        row.getDouble("yield"),
                        row.getString("step"),
                        row.getString("equipment")))
                .list();
        return new Taxonomy(resources, compatibilities, economics(code), lots(code));
    }

    private Map<String, Double> lots(String code) {
        Map<String, Double> lots = new HashMap<>();
        jdbc.sql(LOTS).param("code", code).query(row -> {
            lots.put(row.getString("code"), row.getDouble("lot"));
        });
        return lots;
    }

    private Map<String, Economics> economics(String code) {
        record Priced(String resource, Economics economics) {}
        return jdbc
                .sql(ECONOMICS)
                .param("code", code)
                .query((row, number) -> new Priced(
                        row.getString("code"),
                        new Economics(
                                row.getDouble("fixed_cost"),
                                row.getDouble("alone_fixed"),
                                row.getDouble("alone_extra"),
                                row.getDouble("min_volume"),
                                row.getDouble("max_volume"),
                                row.getInt("min_members"),
                                Metres.ofKilometres(row.getDouble("radius_km")),
                                row.getDouble("cost_per_km"),
                                Metres.ofKilometres(row.getDouble("round_km")),
                                Metres.ofKilometres(row.getDouble("pair_km")),
                                row.getBoolean("is_default"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Priced::resource, Priced::economics));
    }
}
