package org.symbiozae.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.symbiozae.TestDatabase;
import org.symbiozae.domain.Problem;
import org.symbiozae.imports.ImportReport.Taken;
import org.symbiozae.imports.ImportRequest.Gone;
import org.symbiozae.imports.ImportRequest.Options;
import org.symbiozae.imports.formats.Gdal;
import org.symbiozae.store.TerritoryChanged;

/** Files into PostGIS: a programme P over the neighbours A (west) and B (east), invented. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.NONE)
@ContextConfiguration(initializers = TestDatabase.class)
@RecordApplicationEvents
class ImportsTests {

    private static final String TERRITORIES =
            """
            {"type":"FeatureCollection","features":[
             {"type":"Feature","properties":{"code":"A","nom":"Ouest","parent":"P","srid":2154},"geometry":%s},
             {"type":"Feature","properties":{"code":"B","nom":"Est","parent":"P","srid":2154},"geometry":%s},
             {"type":"Feature","properties":{"code":"P","nom":"Programme","parent":null,"srid":2154},"geometry":%s}]}
            """.formatted(box(6.0, 46.0, 6.1, 46.1), box(6.1, 46.0, 6.2, 46.1), box(6.0, 46.0, 6.2, 46.1));

    private static final String ZONES = """
            {"type":"FeatureCollection","features":[
             {"type":"Feature","properties":{"site_id":"Z1","site_nom":"ZAE Une","site_vocadomi":"artisanale","fictif":"oui",
               "site_epci_siren":"200000000"},"geometry":%s},
             {"type":"Feature","properties":{"site_id":"Z2","site_nom":"ZAE Deux"},"geometry":%s}]}
            """.formatted(box(6.05, 46.05, 6.06, 46.06), box(6.15, 46.05, 6.16, 46.06));

    private static final String SITES = """
            code;nom;siret;longitude;latitude;visibilite;fictif
            E1;Menuiserie;73282932000074;6,055;46,055;public;oui
            E2;Scierie;;6.155;46.055;network;oui
            """;

    private static final String DECLARATIONS = """
            code;etablissement;type;ressource;quantite;unite;periode;mois;stockage_mois;qualites;declare_le;visibilite
            D1;E1;offre;MAT-BOI-01;100;unité;mois;3-6;2;dry|clean;2026-01-31;public
            D2;E2;besoin;palettes bois reutilisables (eur ou perdues en bon etat);12,5;pièces;an;;;;31/01/2026;
            """;

    @Autowired
    private Imports imports;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ApplicationEvents events;

    @TempDir
    private Path folder;

    private static String box(double west, double south, double east, double north) {
        return """
                {"type":"Polygon","coordinates":[[[%1$s,%2$s],[%3$s,%2$s],[%3$s,%4$s],[%1$s,%4$s],[%1$s,%2$s]]]}""".formatted(west, south, east, north);
    }

    @BeforeEach
    void empty() {
        TestDatabase.empty(jdbc);
    }

    private ImportReport take(Kind kind, String name, String text) throws IOException {
        return take(kind, name, Files.writeString(folder.resolve("upload"), text), null, null, false);
    }

    private ImportReport take(
            Kind kind, String name, Path file, @Nullable String territory, @Nullable Integer epsg, boolean dryRun) {
        return imports.take(new ImportRequest(name, file, kind, territory, epsg, dryRun, "test"));
    }

    private void takeAll() throws IOException {
        for (ImportReport report : List.of(
                take(Kind.TERRITORIES, "t.geojson", TERRITORIES),
                take(Kind.ZONES, "z.geojson", ZONES),
                take(Kind.SITES, "s.csv", SITES),
                take(Kind.DECLARATIONS, "d.csv", DECLARATIONS))) {
            assertThat(report.refused()).isEmpty();
        }
    }

    private List<String> strings(String query) {
        return jdbc.sql(query).query(String.class).list();
    }

    private long rows(String table) {
        return jdbc.sql("SELECT count(*) FROM " + table).query(Long.class).single();
    }

    private static Finding only(ImportReport report) {
        assertThat(report.refused()).hasSize(1);
        return report.refused().get(0);
    }

    @Test
    void putsEveryRowWhereItLies() throws IOException {
        takeAll();

        assertThat(
                        strings(
                                "SELECT zone.code || ' in ' || territory.code FROM zone JOIN territory ON territory.id = zone.territory_id ORDER BY 1"))
                .containsExactly("Z1 in A", "Z2 in B");
        assertThat(
                        strings(
                                "SELECT site.code || ' in ' || zone.code FROM site JOIN zone ON zone.id = site.zone_id ORDER BY 1"))
                .containsExactly("E1 in Z1", "E2 in Z2");
        assertThat(
                        strings(
                                "SELECT child.code || ' below ' || parent.code FROM territory child JOIN territory parent ON parent.id = child.parent_id ORDER BY 1"))
                .containsExactly("A below P", "B below P");
    }

    @Test
    void keepsWhatTheRowsSay() throws IOException {
        takeAll();

        assertThat(strings("SELECT concat_ws(' ', name, vocation, fictitious, attributes) FROM zone WHERE code = 'Z1'"))
                .containsExactly("ZAE Une artisanale t {\"site_epci_siren\": \"200000000\"}");
        assertThat(
                        strings(
                                "SELECT concat_ws(' ', kind, resource, quantity, months, storage_months, qualities, visibility, declared_on) FROM declaration ORDER BY code"))
                .containsExactly(
                        "offer MAT-BOI-01 400 60 2 {clean,dry} public 2026-01-31",
                        "need MAT-BOI-01 12.5 4095 0 {} facilitator 2026-01-31");
        assertThat(strings("SELECT ST_AsText(position) FROM site WHERE code = 'E1'"))
                .containsExactly("POINT(6.055 46.055)");
    }

    @Test
    void changesNothingWhenTheSameFileComesTwice() throws IOException {
        takeAll();
        List<String> before = strings("SELECT code || data_version FROM territory ORDER BY code");

        assertThat(take(Kind.TERRITORIES, "t.geojson", TERRITORIES).taken()).isEqualTo(new Taken(0, 0, 3));
        assertThat(take(Kind.ZONES, "z.geojson", ZONES).taken()).isEqualTo(new Taken(0, 0, 2));
        assertThat(take(Kind.SITES, "s.csv", SITES).taken()).isEqualTo(new Taken(0, 0, 2));
        assertThat(take(Kind.DECLARATIONS, "d.csv", DECLARATIONS).taken()).isEqualTo(new Taken(0, 0, 2));
        assertThat(strings("SELECT code || data_version FROM territory ORDER BY code"))
                .isEqualTo(before);
    }

    @Test
    void tellsNewChangedAndUnchangedRowsApartAndDeletesNone() throws IOException {
        takeAll();

        ImportReport report = take(
                Kind.SITES,
                "s.csv",
                SITES.replace("Scierie", "Grande scierie").replace("E1;Menuiserie", "E3;Ébénisterie"));

        assertThat(report.taken()).isEqualTo(new Taken(1, 1, 0));
        assertThat(report.compared()).isEqualTo(new ImportReport.Compared(Map.of("name", 1), 1, 0));
        assertThat(strings("SELECT code || version || name FROM site ORDER BY code"))
                .containsExactly("E10Menuiserie", "E21Grande scierie", "E30Ébénisterie");
    }

    @Test
    void neverOpensARowThatWasClosedWhenAFileSaysNothingOfIt() throws IOException {
        takeAll();
        jdbc.sql("UPDATE site SET visibility = 'facilitator'").update();

        take(Kind.SITES, "s.csv", "code;nom;longitude;latitude\nE1;Autre nom;6.055;46.055\n");

        assertThat(strings("SELECT visibility::text FROM site WHERE code = 'E1'"))
                .containsExactly("facilitator");
    }

    @Test
    void tellsOfTheTerritoriesItChangedAndThoseAbove() throws IOException {
        takeAll();
        events.clear();

        take(Kind.SITES, "s.csv", SITES.replace("Menuiserie", "Ébénisterie"));

        assertThat(events.stream(TerritoryChanged.class).map(TerritoryChanged::territory))
                .containsExactlyInAnyOrder("A", "P");
    }

    @Test
    void storesNothingInADryRunButTellsTheSame() throws IOException {
        take(Kind.TERRITORIES, "t.geojson", TERRITORIES);
        Path file = Files.writeString(folder.resolve("s.csv"), SITES);

        ImportReport report = take(Kind.SITES, "s.csv", file, "P", null, true);

        assertThat(report.taken()).isEqualTo(new Taken(2, 0, 0));
        assertThat(report.importId()).isNull();
        assertThat(rows("site")).isZero();
        assertThat(rows("import")).isEqualTo(1);
    }

    @Test
    void refusesABadRowWithAllItTakesToMendItAndTakesTheOthers() throws IOException {
        takeAll();

        ImportReport report = take(
                Kind.DECLARATIONS,
                "d.csv",
                DECLARATIONS + "D3;E1;offre;MAT-BOI-01;100;litres;an;;;;;\nD4;E1;offre;MAT-BOI-01;1;unité;an;;;;;\n");

        assertThat(report.taken()).isEqualTo(new Taken(1, 0, 2));
        assertThat(only(report))
                .isEqualTo(new Finding(
                        "d.csv", 4, "unit", "unit_mismatch", "litres", "MAT-BOI-01 is counted in unité.", ""));
    }

    @Test
    void refusesWhatOnlyTheDatabaseCanTell() throws IOException {
        takeAll();

        assertThat(only(take(Kind.SITES, "s.csv", "code;nom;longitude;latitude\nX;Loin;2.35;48.85\n"))
                        .code())
                .isEqualTo("outside_territory");
        assertThat(only(take(Kind.SITES, "s.csv", SITES + "E1;Encore;;6.056;46.055;;\n"))
                        .value())
                .isEqualTo("E1 (first on line 2)");
        assertThat(only(take(
                                Kind.DECLARATIONS,
                                "d.csv",
                                "code;etablissement;type;ressource;quantite\nD9;E9;offre;MAT-BOI-01;1\n"))
                        .code())
                .isEqualTo("site_unknown");
        assertThat(take(Kind.TERRITORIES, "t.geojson", TERRITORIES.replace("\"parent\":null", "\"parent\":\"A\""))
                        .refused())
                .extracting(Finding::code)
                .containsExactly("parent_cycle", "parent_cycle");
    }

    @Test
    void takesAZoneThatCrossesItselfApartAndSaysWhatItBecame() throws IOException {
        take(Kind.TERRITORIES, "t.geojson", TERRITORIES);

        ImportReport report = take(Kind.ZONES, "z.geojson", """
                {"type":"Feature","properties":{"code":"Z","nom":"Noeud"},"geometry":{"type":"Polygon","coordinates":
                 [[[6.05,46.05],[6.06,46.06],[6.06,46.05],[6.05,46.06],[6.05,46.05]]]}}""");

        assertThat(report.warned()).singleElement().satisfies(warning -> {
            assertThat(warning.code()).isEqualTo("geometry_repaired");
            assertThat(warning.value()).isEqualTo("Self-intersection at 6.055000 46.055000");
            assertThat(warning.hint()).contains("0 m² as drawn");
        });
        assertThat(strings("SELECT ST_NumGeometries(boundary) || ' ' || ST_IsValid(boundary) FROM zone"))
                .containsExactly("2 true");
    }

    @Test
    void refusesAnOutlineWhosePartsCoverEachOther() throws IOException {
        take(Kind.TERRITORIES, "t.geojson", TERRITORIES);

        Finding refusal = only(take(Kind.ZONES, "z.geojson", """
                {"type":"Feature","properties":{"code":"Z","nom":"Double"},"geometry":{"type":"MultiPolygon","coordinates":
                 [[[[6.05,46.05],[6.06,46.05],[6.06,46.06],[6.05,46.06],[6.05,46.05]]],
                  [[[6.05,46.05],[6.06,46.05],[6.06,46.06],[6.05,46.06],[6.05,46.05]]]]}}"""));

        assertThat(refusal.code()).isEqualTo("geometry_invalid");
    }

    @Test
    void knowsAZoneByItsPlaceAndNameWhenItsCodeIsNew() throws IOException {
        takeAll();

        ImportReport report = take(Kind.ZONES, "z.geojson", ZONES.replace("\"Z1\"", "\"NEUF-1\""));

        assertThat(report.taken()).isEqualTo(new Taken(0, 0, 2));
        assertThat(report.notices()).extracting(Notice::code).contains("matched_by_place");
        assertThat(
                        strings(
                                "SELECT site.code || ' in ' || zone.code FROM site JOIN zone ON zone.id = site.zone_id ORDER BY 1"))
                .containsExactly("E1 in NEUF-1", "E2 in Z2");
    }

    @Test
    void countsWhatIsGoneAndRemovesItOnlyWhenAskedAndNothingIsDeclaredThere() throws IOException {
        takeAll();
        String more = "E3;Muet;;6.051;46.051;;\nE4;Bavard;;6.052;46.052;;\n";
        take(Kind.SITES, "v1.csv", SITES + more);
        take(Kind.DECLARATIONS, "d.csv", DECLARATIONS + "D4;E4;offre;MAT-BOI-01;1;unité;an;;;;2026-01-31;\n");
        Path v2 = Files.writeString(folder.resolve("v2"), SITES);

        assertThat(take(Kind.SITES, "v2.csv", v2, null, null, false).compared().gone())
                .isEqualTo(2);
        assertThat(rows("site")).isEqualTo(4);
        Options removing = new Options("", Map.of(), Gone.REMOVE);
        ImportReport report =
                imports.take(new ImportRequest("v2.csv", v2, Kind.SITES, null, null, removing, false, "test"));

        assertThat(report.compared()).isEqualTo(new ImportReport.Compared(Map.of(), 2, 1));
        assertThat(strings("SELECT code FROM site ORDER BY code")).containsExactly("E1", "E2", "E4");
    }

    @Test
    void givesASiteJustOutsideToTheNearestTerritoryAndZoneAndSaysSo() throws IOException {
        takeAll();

        ImportReport report = take(Kind.SITES, "s.csv", """
                code;nom;longitude;latitude
                N1;Au bord de la zone;6.0603;46.055
                N2;Au bord du territoire;5.99;46.05
                """);

        assertThat(report.notices()).extracting("code").contains("near_zone", "near_territory");
        assertThat(
                        strings(
                                "SELECT coalesce(zone.code, '-') FROM site LEFT JOIN zone ON zone.id = zone_id WHERE site.code LIKE 'N%' ORDER BY site.code"))
                .containsExactly("Z1", "-");
    }

    @Test
    void findsTheZoneOfSitesThatWereThereBeforeIt() throws IOException {
        take(Kind.TERRITORIES, "t.geojson", TERRITORIES);
        take(Kind.SITES, "s.csv", SITES);

        take(Kind.ZONES, "z.geojson", ZONES);

        assertThat(strings("SELECT zone.code FROM site JOIN zone ON zone.id = zone_id ORDER BY 1"))
                .containsExactly("Z1", "Z2");
    }

    @Test
    void asksForAReferenceSystemThatIsMissing() throws IOException {
        take(Kind.TERRITORIES, "t.geojson", TERRITORIES);
        Path file = Files.writeString(folder.resolve("s.csv"), "code;nom;x;y\nE1;Un;936000;6556000\n");

        ImportReport refused = take(Kind.SITES, "s.csv", file, null, null, false);
        assertThat(refused.nothingRead()).isTrue();
        assertThat(only(refused).code()).isEqualTo("crs_missing");

        assertThat(take(Kind.SITES, "s.csv", file, "P", 2154, false).taken()).isEqualTo(new Taken(1, 0, 0));
    }

    @Test
    void namesLambertValuesInAGeoJson() throws IOException {
        ImportReport report = take(Kind.TERRITORIES, "t.geojson", TERRITORIES.replace("6.0,46.0]", "930000,6550000]"));

        assertThat(report.refused()).extracting(Finding::code).containsOnly("not_degrees", "parent_unknown");
        assertThat(report.refused().get(0).hint()).contains("EPSG:2154");
    }

    @Test
    void readsALambert93ShapefileToTheCentimetre() throws Exception {
        take(Kind.TERRITORIES, "t.geojson", TERRITORIES);
        Path source = Files.writeString(folder.resolve("z.geojson"), ZONES);
        Path shape = Gdal.convert(source, folder.resolve("zones.shp"), "-t_srs", "EPSG:2154", "-lco", "ENCODING=UTF-8");

        ImportReport report = take(Kind.ZONES, "zones.zip", Gdal.zip(shape, "dossier/"), "P", null, false);

        assertThat(report.taken()).isEqualTo(new Taken(2, 0, 0));
        assertThat(jdbc.sql("""
                        SELECT ST_HausdorffDistance(ST_Transform(boundary, 2154),
                                                    ST_Transform(ST_MakeEnvelope(6.05, 46.05, 6.06, 46.06, 4326), 2154))
                        FROM zone WHERE code = 'Z1'
                        """).query(Double.class).single()).isLessThan(0.01);
    }

    @Test
    void refusesAReferenceSystemThatContradictsTheFile() throws Exception {
        take(Kind.TERRITORIES, "t.geojson", TERRITORIES);
        Path source = Files.writeString(folder.resolve("z.geojson"), ZONES);
        Path file = Gdal.convert(source, folder.resolve("z.gpkg"), "-t_srs", "EPSG:2154");

        assertThat(only(take(Kind.ZONES, "z.gpkg", file, "P", 3946, false)).code())
                .isEqualTo("crs_contradiction");
        assertThat(take(Kind.ZONES, "z.gpkg", file, "P", null, false).taken()).isEqualTo(new Taken(2, 0, 0));
    }

    @Test
    void forgetsTheGoodRowsOfAFileThatBreaksOff() throws IOException {
        take(Kind.TERRITORIES, "t.geojson", TERRITORIES);

        ImportReport report = take(Kind.ZONES, "z.geojson", ZONES.substring(0, ZONES.length() - 4));

        assertThat(only(report).code()).isEqualTo("json_broken");
        assertThat(report.nothingRead()).isTrue();
        assertThat(rows("zone")).isZero();
    }

    @Test
    void refusesATerritoryThatDoesNotExist() throws IOException {
        Path file = Files.writeString(folder.resolve("s.csv"), SITES);

        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> take(Kind.SITES, "s.csv", file, "nowhere", null, false))
                .satisfies(problem -> assertThat(problem.code()).isEqualTo(Problem.Code.NOT_FOUND));
    }

    @Test
    void keepsTheReportSmallAndTheCountsRightForThousandsOfErrors() throws IOException {
        take(Kind.TERRITORIES, "t.geojson", TERRITORIES);
        StringBuilder sites = new StringBuilder("code;nom;longitude;latitude\n");
        for (int i = 0; i < 10_000; i++) {
            sites.append("S")
                    .append(i)
                    .append(";Site ")
                    .append(i)
                    .append(i % 2 == 0 ? ";6.05;46.05\n" : ";ici;46.05\n");
        }

        ImportReport report = take(Kind.SITES, "s.csv", sites.toString());

        assertThat(report.taken()).isEqualTo(new Taken(5_000, 0, 0));
        assertThat(report.refusedCount()).isEqualTo(5_000);
        assertThat(report.refused()).hasSize(ImportReport.LISTED);
    }
}
