package org.symbiozae.store;

import org.springframework.jdbc.core.simple.JdbcClient;

/** A tiny territory written straight into the tables: one programme, one EPCI, two zones. */
public final class Fixture {

    private final JdbcClient jdbc;
    private final String code;

    private Fixture(JdbcClient jdbc, String code) {
        this.jdbc = jdbc;
        this.code = code;
    }

    /** A new territory with a zone "west" and a zone "east" of it, 2 km apart, named after {@code code}. */
    public static Fixture territory(JdbcClient jdbc, String code) {
        Fixture fixture = new Fixture(jdbc, code);
        jdbc.sql("INSERT INTO territory (code, name, boundary) VALUES (:code, :code,"
                        + " ST_Multi(ST_MakeEnvelope(6.0, 46.0, 6.5, 46.5, 4326)))")
                .param("code", code)
                .update();
        fixture.zone("west", 6.10);
        fixture.zone("east", 6.13);
        return fixture;
    }

    public String code() {
        return code;
    }

    private void zone(String name, double west) {
        jdbc.sql(
                        "INSERT INTO zone (territory_id, code, name, boundary) SELECT id, :name, :name,"
                                + " ST_Multi(ST_MakeEnvelope(:west, 46.1, :west + 0.01, 46.11, 4326)) FROM territory WHERE code = :code")
                .param("name", name)
                .param("west", west)
                .param("code", code)
                .update();
    }

    public long zone(String name) {
        return id("zone", name);
    }

    /** A site in a zone, {@code metres} east of the zone's western side (about). */
    public long site(String name, String zone, double metres, String visibility) {
        return jdbc.sql("""
                        INSERT INTO site (territory_id, zone_id, code, name, position, visibility)
                        SELECT territory.id, zone.id, :name, :name,
                               ST_SetSRID(ST_MakePoint(ST_XMin(zone.boundary) + :metres / 77000, 46.105), 4326),
                               :visibility::visibility
                        FROM territory JOIN zone ON zone.territory_id = territory.id AND zone.code = :zone
                        WHERE territory.code = :code RETURNING id
                        """)
                .param("name", name)
                .param("zone", zone)
                .param("metres", metres)
                .param("visibility", visibility)
                .param("code", code)
                .query(Long.class)
                .single();
    }

    public long declaration(String site, String kind, String resource, double quantity, String visibility) {
        return jdbc.sql("""
                        INSERT INTO declaration (territory_id, site_id, code, kind, resource, quantity, declared_on, visibility)
                        SELECT territory_id, id, gen_random_uuid()::text, :kind, :resource, :quantity, current_date,
                               :visibility::visibility
                        FROM site WHERE id = :site RETURNING id
                        """)
                .param("site", id("site", site))
                .param("kind", kind)
                .param("resource", resource)
                .param("quantity", quantity)
                .param("visibility", visibility)
                .query(Long.class)
                .single();
    }

    private long id(String table, String name) {
        return jdbc.sql("SELECT " + table + ".id FROM " + table + " JOIN territory ON territory.id = territory_id"
                        + " WHERE territory.code = :code AND " + table + ".code = :name")
                .param("code", code)
                .param("name", name)
                .query(Long.class)
                .single();
    }
}
