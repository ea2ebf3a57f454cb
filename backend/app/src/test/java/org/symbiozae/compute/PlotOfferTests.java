package org.symbiozae.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** An imported plot on the market is an offer of land by itself, matched like a declared one. */
class PlotOfferTests extends ComputedTerritory {

    private static final Map<String, String> FOR_SALE = Map.of(
            "terr_stade_comm", "en vente",
            "terr_stade_amngt", "viabilisé et aménagé",
            "terr_surf_brute", "0.25",
            "terr_actu_date", "2024-05-17");

    @BeforeEach
    void aPlotIsSought() {
        here.site("growing", "west", 0, "public");
        here.declaration("growing", "need", "FON-TER-01", 2_000, "public");
    }

    private void plot(String code, Map<String, String> attributes, String visibility) {
        StringBuilder json = new StringBuilder();
        attributes.forEach((name, value) -> json.append(json.isEmpty() ? "" : ",")
                .append('"')
                .append(name)
                .append("\":\"")
                .append(value)
                .append('"'));
        jdbc.sql("""
                        INSERT INTO plot (territory_id, code, zone_code, boundary, attributes, confidential, visibility)
                        SELECT id, :code, 'east', ST_Multi(ST_Buffer((SELECT ST_PointOnSurface(boundary) FROM zone
                                WHERE territory_id = territory.id AND code = 'east'), 0.0005, 1)),
                            :attributes::jsonb, '{"terr_m2_prix": "95"}', :visibility::visibility
                        FROM territory WHERE code = :territory
                        ON CONFLICT (territory_id, code) DO UPDATE SET attributes = excluded.attributes
                        """)
                .param("code", code)
                .param("attributes", "{" + json + "}")
                .param("visibility", visibility)
                .param("territory", here.code())
                .update();
    }

    private List<JsonNode> found() throws Exception {
        compute();
        return items(everyone, "synergies");
    }

    private static Map<String, String> with(String name, String value) {
        Map<String, String> changed = new HashMap<>(FOR_SALE);
        changed.put(name, value);
        return changed;
    }

    @Test
    void matchesAPlotForSaleOnKindAreaAndPlace() throws Exception {
        plot("T1", FOR_SALE, "public");
        List<JsonNode> found = found();
        assertThat(found).hasSize(1);
        JsonNode synergy =
                everyone.get("/api/synergies/" + found.get(0).at("/id").asLong());
        assertThat(synergy.at("/offer_site").asString()).isEqualTo("Terrain T1");
        assertThat(synergy.at("/offer/resource").asString()).isEqualTo("FON-TER-01");
        assertThat(synergy.at("/offer/quantity").asDouble()).isEqualTo(2_500, within(1e-9));
        assertThat(synergy.at("/offer/declared_on").asString()).isEqualTo("2024-05-17");
        assertThat(synergy.at("/offer/zone_name").asString()).isNotEmpty();
        assertThat(synergy.toString()).doesNotContain("terr_m2_prix");
    }

    @Test
    void offersNoPlotThatIsNotOnTheMarket() throws Exception {
        plot("sold", with("terr_stade_comm", "vendu, commercialisation achevée"), "public");
        plot("reserved", with("terr_stade_comm", "réservé par option de réservation"), "public");
        plot("no ground", with("terr_stade_amngt", "non aménageable"), "public");
        plot("unknown", Map.of("terr_surf_brute", "0.2"), "public");
        assertThat(found()).isEmpty();
    }

    @Test
    void takesAPlotOffTheMarketAndPutsItBack() throws Exception {
        plot("T1", FOR_SALE, "public");
        assertThat(found()).hasSize(1);
        plot("T1", with("terr_stade_comm", "réservé par option de réservation"), "public");
        assertThat(found()).isEmpty();
        plot("T1", with("terr_surf_brute", "0.3"), "public");
        long back = found().get(0).at("/id").asLong();
        assertThat(everyone.get("/api/synergies/" + back).at("/offer/quantity").asDouble())
                .isEqualTo(3_000, within(1e-9));
        jdbc.sql("DELETE FROM plot WHERE code = 'T1' AND territory_id = (SELECT id FROM territory WHERE code = ?)")
                .param(here.code())
                .update();
        assertThat(found()).isEmpty();
    }

    @Test
    void knowsTheKindsOfLandAndMeasuresWhatSaysNoArea() throws Exception {
        plot("brown", with("terr_url_cartofriches", "https://example.org/1"), "public");
        plot("raw", with("terr_stade_amngt", "non aménagé, non viabilisé"), "public");
        plot("while", with("terr_etat_occup", "occupation transitoire"), "public");
        plot("drawn", with("terr_surf_brute", ""), "public");
        assertThat(jdbc.sql("""
                        SELECT split_part(declaration.code, ' ', 2) || ' ' || resource FROM declaration
                        JOIN territory ON territory.id = territory_id AND territory.code = ? JOIN site ON site.id = site_id
                        WHERE plot_id IS NOT NULL ORDER BY 1
                        """).param(here.code()).query(String.class).list())
                .containsExactly("brown FON-TER-05", "drawn FON-TER-01", "raw FON-TER-02", "while FON-TER-03");
        assertThat(jdbc.sql("""
                        SELECT abs(declaration.quantity - ST_Area(plot.boundary::geography)) < 1 FROM declaration
                        JOIN site ON site.id = site_id JOIN plot ON plot.id = plot_id
                        JOIN territory ON territory.id = plot.territory_id AND territory.code = ? WHERE plot.code = 'drawn'
                        """).param(here.code()).query(Boolean.class).single())
                .isTrue();
    }

    @Test
    void isAsClosedAsThePlotAndCountsAsNoCompanyOfItsZone() throws Exception {
        plot("T1", FOR_SALE, "facilitator");
        assertThat(found()).isEmpty();
        assertThat(items(facilitator, "synergies")).hasSize(1);
        assertThat(jdbc.sql("""
                        SELECT count(*) FROM declaration JOIN site ON site.id = site_id
                        WHERE plot_id IS NOT NULL AND declaration.zone_id IS NOT NULL
                        """).query(Long.class).single()).isZero();
        plot("T2", FOR_SALE, "public");
        assertThat(jdbc.sql("SELECT sum(sites) FROM layer.zones WHERE territory = :code AND code = 'east'")
                        .param("code", here.code())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void isToldAsAPlotAndCountedAsNoCompanyOfItsTerritory() throws Exception {
        plot("T1", FOR_SALE, "public");
        compute();
        assertThat(everyone.get("/api/overview?territory=" + here.code())
                        .at("/shown/sites")
                        .asInt())
                .isEqualTo(1);
        assertThat(everyone.get("/api/territories").values())
                .filteredOn(territory -> territory.at("/code").asString().equals(here.code()))
                .extracting(territory -> territory.at("/sites").asInt())
                .containsExactly(1);
        JsonNode lead = items(everyone, "synergies").get(0);
        assertThat(everyone.get("/api/sites/" + lead.at("/offer_site_id").asLong())
                        .at("/plot")
                        .asBoolean())
                .isTrue();
        assertThat(everyone.get("/api/sites/" + lead.at("/need_site_id").asLong())
                        .at("/plot")
                        .asBoolean())
                .isFalse();
        JsonNode zone = everyone.get("/api/zones/" + zone("east"));
        assertThat(zone.at("/sites").asInt()).isZero();
        assertThat(zone.at("/siteList").values())
                .extracting(site -> site.at("/plot").asBoolean())
                .containsExactly(true);
    }

    private long zone(String code) {
        return jdbc.sql("SELECT zone.id FROM zone JOIN territory ON territory.id = territory_id"
                        + " WHERE territory.code = ? AND zone.code = ?")
                .param(here.code())
                .param(code)
                .query(Long.class)
                .single();
    }
}
