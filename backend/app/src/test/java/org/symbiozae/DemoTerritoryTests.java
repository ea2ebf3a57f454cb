package org.symbiozae;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.symbiozae.compute.Computations;
import org.symbiozae.imports.ImportReport;
import org.symbiozae.imports.Imports;
import org.symbiozae.store.Analyses.Run;

/** The one real small territory, end to end: its files go through the ordinary import, and the engine finds the public cases. */
@DatabaseTest
class DemoTerritoryTests {

    @Autowired
    private Imports imports;

    @Autowired
    private Computations computations;

    @Autowired
    private JdbcClient jdbc;

    private static boolean loaded;
    private static Run run;

    @BeforeEach
    void importAndCompute() {
        if (!loaded) {
            // Tests of the explorer share the database, and declare and edit in the same territory.
            jdbc.sql("TRUNCATE territory CASCADE").update();
            DemoFiles.takeAll(imports);
            run = computations.compute("GENEVOIS", (name, done, steps) -> {}).get(0);
            loaded = true;
        }
    }

    @Test
    void theTerritoryHasTheSizeOfTheProgramme() {
        assertThat(count("zone")).isGreaterThanOrEqualTo(30);
        assertThat(count("site WHERE plot_id IS NULL")).isEqualTo(200);
        assertThat(count("declaration")).isGreaterThanOrEqualTo(1500);
        assertThat(count("(SELECT DISTINCT resource FROM declaration) AS used")).isGreaterThanOrEqualTo(100);
        assertThat(
                        count(
                                "(SELECT DISTINCT resource.category FROM declaration JOIN resource ON resource.code = declaration.resource) AS used"))
                .isEqualTo(5);
        assertThat(jdbc.sql("SELECT name FROM zone WHERE commune_name = 'Saint-Pierre-en-Faucigny'")
                        .query(String.class)
                        .list())
                .anyMatch(name -> name.contains("Jourdies"));
    }

    @Test
    void theSameFilesAgainChangeNothing() {
        ImportReport again = DemoFiles.take(imports, "declarations.csv");
        assertThat(again.taken().created() + again.taken().changed()).isZero();
    }

    @Test
    void plotsLieSideBySideInTheirZonesByTheStandard() {
        assertThat(DemoFiles.take(imports, "plots.geojson").warned()).isEmpty();
        assertThat(count("plot")).isBetween(30L, 70L);
        assertThat(count("""
                        plot JOIN zone ON (zone.territory_id, zone.code) = (plot.territory_id, plot.zone_code)
                        WHERE ST_Covers(zone.boundary, plot.boundary)
                        """)).isEqualTo(count("plot"));
        assertThat(count(
                        "plot JOIN plot beside ON beside.id < plot.id AND ST_Overlaps(beside.boundary, plot.boundary)"))
                .isZero();
        assertThat(count("""
                        plot JOIN site ON site.plot_id IS NULL AND ST_Covers(plot.boundary, site.position)
                        WHERE plot.attributes ->> 'terr_etat_occup' <> 'occupé'
                        """)).isZero();
    }

    @Test
    void polesCountTheZonesThatNameThem() {
        assertThat(DemoFiles.take(imports, "poles.geojson").warned()).isEmpty();
        assertThat(count("pole")).isBetween(2L, 3L);
        assertThat(count("""
                        pole WHERE attributes ->> 'pole_nb_site'
                            = (SELECT count(*)::text FROM zone WHERE zone.attributes ->> 'pole_id' = pole.code
                               AND zone.territory_id = pole.territory_id)
                        """)).isEqualTo(count("pole"));
    }

    @Test
    void inventedPlotsOnTheMarketAreInventedOffersThatFindTheirNeeds() {
        assertThat(count("site WHERE plot_id IS NOT NULL")).isBetween(5L, 15L);
        assertThat(count("site JOIN declaration ON declaration.site_id = site.id"
                        + " WHERE plot_id IS NOT NULL AND NOT (site.fictitious AND declaration.fictitious)"))
                .isZero();
        assertThat(count("""
                        synergy JOIN site ON site.id = synergy.offer_site_id AND site.plot_id IS NOT NULL
                        WHERE synergy.last_run IS NULL AND synergy.scenario = 'reference' AND synergy.allocated > 0
                        """)).isPositive();
    }

    @Test
    void villaverdesPalletsGoToStrh() {
        assertThat(allocated("Villaverde", "STRH")).contains("MAT-BOI-01");
    }

    @Test
    void freeGlisseShopGetsShreddedCardboardFromSeveralNeighbours() {
        assertThat(jdbc.sql("""
                                SELECT count(DISTINCT synergy.offer_site_id)
                                FROM synergy JOIN site ON site.id = synergy.need_site_id
                                WHERE synergy.last_run IS NULL AND synergy.scenario = 'reference' AND site.name = 'Free Glisse Shop'
                                  AND synergy.offered = 'MAT-PAP-03' AND synergy.allocated > 0
                                """).query(Integer.class).single()).isEqualTo(3);
    }

    @Test
    void tyresOilsAndMetalPartsAreExchanged() {
        assertThat(jdbc.sql(
                                "SELECT DISTINCT offered FROM synergy WHERE last_run IS NULL AND scenario = 'reference' AND allocated > 0")
                        .query(String.class)
                        .list())
                .contains("MAT-CAO-01", "MAT-CHI-01", "MAT-MET-10");
    }

    @Test
    void foodWasteGoesToTheDigesterAndToTheCompost() {
        assertThat(jdbc.sql(
                                "SELECT DISTINCT needed FROM synergy"
                                        + " WHERE last_run IS NULL AND scenario = 'reference' AND offered = 'MAT-ORG-01' AND allocated > 0")
                        .query(String.class)
                        .list())
                .contains("MAT-INT-25", "MAT-INT-26");
    }

    @Test
    void foodWasteCardboardMixedWasteAndButtsAreCollectedTogether() {
        assertThat(jdbc.sql("SELECT DISTINCT resource FROM cluster WHERE last_run IS NULL AND scenario = 'reference'")
                        .query(String.class)
                        .list())
                .contains("SRV-COL-01", "SRV-COL-02", "SRV-COL-03", "SRV-COL-07", "MAT-DIV-04");
    }

    @Test
    void theAnalysisIsQuickCertifiedAndOfAReadableSize() {
        assertThat(((Number) run.summary().get("engine_ms")).longValue()).isLessThan(3000);
        double value = ((Number) run.summary().get("allocation_value")).doubleValue();
        double bound = ((Number) run.summary().get("allocation_bound")).doubleValue();
        assertThat(value).isPositive().isLessThanOrEqualTo(bound).isGreaterThan(0.95 * bound);
        assertThat(((Number) run.summary().get("synergies")).intValue()).isBetween(300, 3000);
        assertThat(((Number) run.summary().get("clusters")).intValue()).isBetween(20, 200);
    }

    private List<String> allocated(String from, String to) {
        return jdbc.sql("""
                        SELECT synergy.offered FROM synergy
                        JOIN site offering ON offering.id = synergy.offer_site_id
                        JOIN site needing ON needing.id = synergy.need_site_id
                        WHERE synergy.last_run IS NULL AND synergy.scenario = 'reference' AND offering.name = ? AND needing.name = ? AND synergy.allocated > 0
                        """).params(from, to).query(String.class).list();
    }

    private long count(String from) {
        return jdbc.sql("SELECT count(*) FROM " + from).query(Long.class).single();
    }
}
