package org.symbiozae.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.symbiozae.imports.formats.Gdal;

/** Files of other portals, places and years than the standard ones. Companies and zones are invented. */
class OtherFilesTests extends ImportTest {

    private static final String SIRET = "73282932000074";

    @BeforeEach
    void territories() {
        jdbc.sql("""
                INSERT INTO territory (code, name, boundary)
                VALUES ('T', 'Metz inventé', ST_Multi(ST_MakeEnvelope(5.9, 48.9, 6.5, 49.3, 4326))),
                       ('R', 'Réunion inventée', ST_Multi(ST_MakeEnvelope(55.1, -21.5, 55.9, -20.8, 4326)))
                """).update();
    }

    private static Finding only(List<Finding> findings) {
        assertThat(findings).hasSize(1);
        return findings.get(0);
    }

    @Test
    void readsTheRegisterOfBefore2018() throws IOException {
        ImportReport report = take(Kind.SITES, """
                SIREN;NIC;L1_NORMALISEE;NOMEN_LONG;APET700;LIBAPET;TEFET;longitude;latitude
                732829320;74;SA INVENTEE;INVENTEE;2829B;Fabrication;12;6.17;49.11
                """, null);

        assertThat(report.refused()).isEmpty();
        assertThat(strings("SELECT concat_ws(' ', code, siret, name, naf, headcount, activity) FROM site"))
                .containsExactly(SIRET + " " + SIRET + " INVENTEE 28.29B 20 à 49 Fabrication");
    }

    @Test
    void readsTheRegistersOwnCoordinatesInTheProjectionOfEachDepartment() throws IOException {
        ImportReport report = take(Kind.SITES, """
                siret,denominationUniteLegale,codeCommuneEtablissement,coordonneeLambertAbscisseEtablissement,coordonneeLambertOrdonneeEtablissement
                73282932000074,Ici,57463,931300.5,6894100.2
                ,Là,97411,338800,7690000
                """.replace("\n,Là", "\n35600000000048,Là"), null);

        assertThat(report.refused()).isEmpty();
        assertThat(strings("""
                        SELECT territory.code || ' ' || round(ST_X(position)::numeric, 2)
                        FROM site JOIN territory ON territory.id = territory_id ORDER BY 1
                        """)).containsExactly("R 55.45", "T 6.17");
    }

    @Test
    void readsPlacesOfOpenDataPortalsLatitudeFirst() throws IOException {
        ImportReport report = take(Kind.SITES, "code;nom;geo_point_2d\nE1;A;49.11, 6.17\n", null);

        assertThat(report.refused()).isEmpty();
        assertThat(strings("SELECT ST_AsText(position) FROM site")).containsExactly("POINT(6.17 49.11)");
    }

    @Test
    void readsTheRegisterAsPortalsPutItInColumnsOfWords() throws IOException {
        ImportReport report = take(Kind.SITES, """
                SIRET;Dénomination de l'unité légale;Activité principale de l'établissement;\
                Tranche de l'effectif de l'établissement;Etat administratif de l'établissement;\
                Géolocalisation de l'établissement
                35600000000048;Inventée;25.50B;10 à 19 salariés;Actif;"49.11,6.17"
                73282932000074;Fermée;25.50B;;Fermé;"49.12,6.18"
                """, null);

        assertThat(report.refused()).isEmpty();
        assertThat(strings("SELECT concat_ws(' ', name, naf, headcount, ST_AsText(position)) FROM site"))
                .containsExactly("Inventée 25.50B 10 à 19 salariés POINT(6.17 49.11)");
    }

    @Test
    void readsDegreesMinutesAndSecondsInTwoColumnsOrOne() throws IOException {
        String columns = "code;nom de l'entreprise;latitude;longitude\nE1;A;49°06'36\"N;6°10'12\"E\n";
        String cell = "code;société;coordonnées GPS\nE2;B;49°06'36\"N 6°10'12\"E\n";

        assertThat(take(Kind.SITES, columns, null).refused()).isEmpty();
        assertThat(take(Kind.SITES, cell.replace("coordonnées GPS", "GPS"), null)
                        .refused())
                .isEmpty();
        assertThat(strings("SELECT name || ' ' || ST_AsText(position, 6) FROM site ORDER BY 1"))
                .containsExactly("A POINT(6.17 49.11)", "B POINT(6.17 49.11)");
    }

    @Test
    void readsAReferenceSystemByItsNameInAColumn() throws IOException {
        ImportReport report = take(Kind.SITES, "code;nom;x;y;epsg\nE1;A;931300;6894100;RGF93 / Lambert-93\n", null);

        assertThat(report.refused()).isEmpty();
        assertThat(strings("SELECT round(ST_X(ST_Transform(position, 2154)))::text FROM site"))
                .containsExactly("931300");
    }

    @Test
    void namesTheRowAndColumnOfALostLetter() throws IOException {
        ImportReport report = take(Kind.SITES, "code;nom;longitude;latitude\nE1;Caf\uFFFD;6.17;49.11\n", null);

        assertThat(only(report.warned())).satisfies(lost -> {
            assertThat(lost.code()).isEqualTo("letter_lost");
            assertThat(lost.field()).isEqualTo("nom");
            assertThat(lost.line()).isEqualTo(2);
        });
    }

    @Test
    void saysHowAFileWasReadThatCouldNotBeTaken() throws IOException {
        ImportReport report = take(Kind.SITES, "code;nom;x;y\nE1;Un;936000;6556000\n", null);

        assertThat(report.nothingRead()).isTrue();
        assertThat(report.notices()).extracting(Notice::code).contains("encoding", "separator");
    }

    @Test
    void passesOverASheetOfExplanations() throws IOException {
        Path file = folder.resolve("sites.xlsx");
        try (OutputStream out = Files.newOutputStream(file);
                Workbook workbook = new Workbook(out, "test", "1.0")) {
            Worksheet notice = workbook.newWorksheet("Notice");
            Worksheet sites = workbook.newWorksheet("Feuil2");
            List<String> columns = List.of("code", "nom", "longitude", "latitude");
            List<String> values = List.of("E1", "Un", "6.17", "49.11");
            notice.value(0, 0, "Champ");
            notice.value(0, 1, "Définition");
            for (int i = 0; i < columns.size(); i++) {
                notice.value(i + 1, 0, columns.get(i));
                notice.value(i + 1, 1, "exemple : " + values.get(i));
                sites.value(0, i, columns.get(i));
                sites.value(1, i, values.get(i));
            }
        }

        ImportReport report =
                imports.take(new ImportRequest("sites.xlsx", file, Kind.SITES, null, null, false, "test"));

        assertThat(report.refused()).isEmpty();
        assertThat(strings("SELECT name FROM site")).containsExactly("Un");
        assertThat(report.notices()).extracting(Notice::text).contains("Read the sheet “Feuil2”.");
    }

    /** As a map drawn on the web is saved: a name, and nothing that numbers the zones. */
    @Test
    void takesTheNameForACodeThatNoZoneOfTheFileHas() throws IOException {
        String outline = "POLYGON ((6.1 49, 6.2 49, 6.2 49.1, 6.1 49))";
        ImportReport drawn = take(Kind.ZONES, "name;wkt\nZA du Moulin;" + outline + "\n", 4326);
        ImportReport numbered = take(Kind.ZONES, "id_za;nom_za;wkt\n;ZA du Lac;" + outline + "\n", 4326);

        assertThat(drawn.warned()).extracting(Finding::code).containsExactly("code_missing");
        assertThat(strings("SELECT code || ' ' || name FROM zone")).containsExactly("ZA du Moulin ZA du Moulin");
        assertThat(only(numbered.refused()).code()).isEqualTo("field_missing");
    }

    @Test
    void asksForTheReferenceSystemAndProposesTheLikeliest() throws IOException {
        Finding degrees =
                only(take(Kind.SITES, "code;nom;x;y\nE1;A;6.17;49.11\n", null).refused());
        assertThat(degrees.code()).isEqualTo("crs_missing");
        assertThat(degrees.proposal()).isEqualTo("EPSG:4326");

        Finding metres = only(
                take(Kind.SITES, "code;nom;x;y\nE1;A;931300;6894100\n", null).refused());
        assertThat(metres.proposal()).isEqualTo("EPSG:2154");
        assertThat(strings("SELECT code FROM site")).isEmpty();
    }

    @Test
    void namesDegreesWhereMetresWereSaid() throws IOException {
        Finding finding =
                only(take(Kind.SITES, "code;nom;x;y\nE1;A;6.17;49.11\n", 2154).refused());

        assertThat(finding.code()).isEqualTo("not_metres");
        assertThat(finding.proposal()).isEqualTo("EPSG:4326");
    }

    @Test
    void namesANumberThatASpreadsheetHasRounded() throws IOException {
        Finding finding = only(take(Kind.SITES, "siret;nom;longitude;latitude\n7,32829E+13;A;6.17;49.11\n", null)
                .refused());

        assertThat(finding.code()).isEqualTo("siret_rounded");
    }

    @Test
    void readsNumbersWhateverGroupsTheirDigits() throws IOException {
        for (String numbers : List.of(
                "931\u202f300,5;6\u202f894\u00a0100,2", "931.300,5;6.894.100,2", "\"931,300.5\";\"6,894,100.2\"")) {
            assertThat(take(Kind.SITES, "code;nom;x;y\nE1;A;" + numbers + "\n", 2154)
                            .refused())
                    .isEmpty();
        }
        assertThat(strings("SELECT round(ST_X(ST_Transform(position, 2154))::numeric, 1) || ' ' || version FROM site"))
                .containsExactly("931300.5 0");
    }

    @Test
    void warnsOfZonesThatShareGround() throws IOException {
        String zone = "%s;Zone;POLYGON ((%2$s 49, 6.2 49, 6.2 49.1, %2$s 49.1, %2$s 49))\n";
        ImportReport first = take(Kind.ZONES, "code;nom;wkt\n" + zone.formatted("Z1", "6.10"), 4326);
        assertThat(first.warned()).isEmpty();

        ImportReport second = take(
                Kind.ZONES,
                "code;nom;wkt\n" + zone.formatted("Z2", "6.15")
                        + "Z3;Zone;POLYGON ((6 49, 6.1 49, 6.1 49.1, 6 49.1, 6 49))\n",
                4326);

        Finding warning = only(second.warned());
        assertThat(warning.line()).isEqualTo(2);
        assertThat(warning.code()).isEqualTo("zones_overlap");
        assertThat(warning.value()).startsWith("Z1 (");
        assertThat(second.taken().created()).isEqualTo(2);
    }

    @Test
    void warnsOfZonesThatShareGroundWithinOneFileOnce() throws IOException {
        String zone = "%s;Zone;POLYGON ((%2$s 49, 6.2 49, 6.2 49.1, %2$s 49.1, %2$s 49))\n";

        ImportReport report =
                take(Kind.ZONES, "code;nom;wkt\n" + zone.formatted("Z1", "6.10") + zone.formatted("Z2", "6.15"), 4326);

        assertThat(only(report.warned()).line()).isEqualTo(3);
    }

    @Test
    void takesBrownfieldsOfTheNeighbouringStandardForNoZonesOfThisOne() throws IOException {
        ImportReport report = take(Kind.ZONES, """
                site_id;site_nom;site_type;site_reconv_type;proprio_personne;geom
                57463_1;Ancienne usine;friche industrielle;habitat;morale;"POLYGON ((6.1 49, 6.2 49, 6.2 49.1, 6.1 49))"
                """, 4326);

        assertThat(report.refused()).isEmpty();
        assertThat(report.notices()).extracting(Notice::code).doesNotContain("layout", "columns_missing");
    }

    /** The register gives places in a second file, of numbers and places only. */
    @Test
    void keepsWhatAFileOfFewerColumnsDoesNotSay() throws IOException {
        take(Kind.SITES, "siret;nom;naf;longitude;latitude\n" + SIRET + ";Inventée;28.29B;6.17;49.11\n", null);

        ImportReport report =
                take(Kind.SITES, "siret;x;y;qualite_xy;epsg\n" + SIRET + ";931300;6894100;11;2154\n", null);

        assertThat(report.compared().changedFields()).containsKey("position").doesNotContainKeys("name", "naf");
        assertThat(report.notices()).extracting(Notice::code).contains("unsaid_kept");
        assertThat(strings("SELECT name || ' ' || naf FROM site")).containsExactly("Inventée 28.29B");
    }

    @Test
    void emptiesWhatAColumnOfTheFileLeavesBlank() throws IOException {
        take(Kind.SITES, "code;nom;naf;longitude;latitude\nE1;Inventée;28.29B;6.17;49.11\n", null);

        take(Kind.SITES, "code;nom;naf;longitude;latitude\nE1;Inventée;;6.17;49.11\n", null);

        assertThat(strings("SELECT coalesce(naf, '-') FROM site")).containsExactly("-");
    }

    @Test
    void keepsAProgrammeTogetherWhenItsMembersOutlinesComeAnew() throws IOException {
        jdbc.sql("UPDATE territory SET parent_id = (SELECT id FROM territory WHERE code = 'R') WHERE code = 'T'")
                .update();

        take(Kind.TERRITORIES, "code;nom;wkt\nT;Metz;\"POLYGON ((6 49, 6.3 49, 6.3 49.2, 6 49))\"\n", 4326);

        assertThat(strings("SELECT name FROM territory WHERE parent_id IS NOT NULL"))
                .containsExactly("Metz");
    }

    @ParameterizedTest
    @ValueSource(strings = {"F", "C", "Fermé", "cessée"})
    void passesOverWhatPortalsCallClosed(String state) throws IOException {
        ImportReport report = take(
                Kind.SITES,
                "siret;nom_complet;etat_administratif;latitude;longitude\n" + SIRET + ";A;" + state + ";49.11;6.17\n",
                null);

        assertThat(report.taken().created()).isZero();
        assertThat(report.notices()).extracting(Notice::code).contains("passed_over_closed");
    }

    /** Else the same company comes in twice when one file groups the digits and another does not. */
    @ParameterizedTest
    @ValueSource(strings = {"732 829 320 00074", "'" + SIRET, SIRET + ".0", SIRET + "\u00A0"})
    void storesACompanyUnderItsBareNumber(String written) throws IOException {
        ImportReport report =
                take(Kind.SITES, "N° SIRET;Raison sociale;Lat;Long\n" + written + ";A;49,11;6,17\n", null);

        assertThat(report.refused()).isEmpty();
        assertThat(strings("SELECT code || siret FROM site")).containsExactly(SIRET + SIRET);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"49.11, 6.17", "49,11 ; 6,17", "49,11, 6,17", "(49.11, 6.17)", "49.11 6.17", "49.11° N, 6.17° E"
            })
    void readsAPlaceInOneCell(String place) throws IOException {
        ImportReport report = take(Kind.SITES, "code|nom|Coordonnées GPS\nE1|A|" + place + "\n", null);

        assertThat(report.refused()).isEmpty();
        assertThat(strings("SELECT ST_AsText(position) FROM site")).containsExactly("POINT(6.17 49.11)");
    }

    /** Version 2 says Administratif, and its table has no column NATURE. */
    @Test
    void takesOfBdTopoWhatIsIndustrialWhateverElseItsVersionNames() throws IOException {
        String outline = "POLYGON ((%1$s 49, %1$s1 49, %1$s1 49.01, %1$s 49))";
        ImportReport report = take(
                Kind.ZONES,
                "ID;CATEGORIE;WKT\nSURFACTI0000000000000001;Administratif;" + outline.formatted("6.1")
                        + "\nSURFACTI0000000000000002;Industriel ou commercial;" + outline.formatted("6.2") + "\n",
                4326);

        assertThat(report.refused()).isEmpty();
        assertThat(strings("SELECT code FROM zone")).containsExactly("SURFACTI0000000000000002");
    }

    /** GDAL gives areas drawn by one way a column of their own, and leaves the other empty. */
    @Test
    void namesAreasOfOpenStreetMapByWhicheverNumberTheyHave() throws IOException {
        String outline = "POLYGON ((%1$s 49, %1$s1 49, %1$s1 49.01, %1$s 49))";
        take(
                Kind.ZONES,
                "fid;osm_id;osm_way_id;name;WKT\n1;77;;A;" + outline.formatted("6.1") + "\n2;;88;B;"
                        + outline.formatted("6.2") + "\n",
                4326);

        assertThat(strings("SELECT code FROM zone ORDER BY 1")).containsExactly("77", "88");
    }

    @Test
    void takesTheUsersWordWhereTheFilesSystemIsUnknown() throws IOException {
        String zones = """
                {"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:99999"}},"features":[
                {"type":"Feature","properties":{"code":"Z1","nom":"A"},"geometry":{"type":"GeometryCollection","geometries":[
                  {"type":"Polygon","coordinates":[[[6.1,49],[6.11,49],[6.11,49.01],[6.1,49]]]},
                  {"type":"Point","coordinates":[6.105,49.005]}]}}]}
                """;
        assertThat(only(take(Kind.ZONES, zones, null).refused()).code()).isEqualTo("crs_unknown");

        ImportReport report = take(Kind.ZONES, zones, 4326);

        assertThat(report.refused()).isEmpty();
        assertThat(report.notices()).extracting(Notice::code).contains("repaired_label_dropped");
    }

    @Test
    void asksForTheSystemOfAnOutlineInsteadOfItsPlace() throws Exception {
        Path zones = Files.writeString(
                folder.resolve("z.csv"),
                "code,nom,WKT\nZ1,A,\"POLYGON ((931300 6894100,931400 6894100,931400 6894200,931300 6894100))\"\n");
        Path file = Gdal.convert(zones, folder.resolve("z.gpkg"), "-select", "code,nom");

        ImportReport report = imports.take(new ImportRequest("z.gpkg", file, Kind.ZONES, null, null, false, "test"));

        assertThat(only(report.refused()).hint()).startsWith("Say the reference system");
        assertThat(only(report.refused()).proposal()).isEqualTo("EPSG:2154");
    }
}
