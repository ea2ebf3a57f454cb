package org.symbiozae.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.symbiozae.imports.ImportReport.Taken;
import org.symbiozae.imports.ImportRequest.Gone;
import org.symbiozae.imports.ImportRequest.Options;

/** The layouts files really have, with the traps found in them: CNIG, BD TOPO, SIRENE. Companies and zones are invented. */
class StandardFilesTests extends ImportTest {

    private static final String BOX =
            "\"{\"\"type\"\":\"\"Polygon\"\",\"\"coordinates\"\":[[[946000,6550000],[947000,6550000],[947000,6551000],[946000,6550000]]]}\"";

    private static final String SITE_ECO =
            "site_id;site_nom;site_type;site_vocadomi;site_etat;site_surf_brute;site_comm_insee;site_moa_type;site_uf_nbre;site_uf_vacant_nbre;site_taux_vacance;site_geomsurf\n";

    @BeforeEach
    void oneTerritory() {
        jdbc.sql("""
                INSERT INTO territory (code, name, boundary)
                VALUES ('T', 'Territoire inventé', ST_Multi(ST_MakeEnvelope(5.9, 45.8, 6.4, 46.3, 4326)))
                """).update();
    }

    @Test
    void namesTheValueThatFilledTwoCells() throws IOException {
        ImportReport report = take(
                Kind.ZONES,
                SITE_ECO
                        + "01004_SITE-ECO_00001;Une;zone d'activité économique;entrepôts;logistique;37;01004;epci;15;2;13;"
                        + BOX + "\n",
                null);

        assertThat(report.refused()).singleElement().satisfies(refusal -> {
            assertThat(refusal.code()).isEqualTo("columns_shifted");
            assertThat(refusal.field()).isEqualTo("site_vocadomi");
            assertThat(refusal.value()).isEqualTo("entrepôts | logistique");
        });
    }

    /** A spreadsheet shows 0.13 as 13%. */
    @Test
    void readsARateWithItsSign() throws IOException {
        ImportReport report = take(
                Kind.ZONES,
                SITE_ECO
                        + "01004_SITE-ECO_00001;Une;zone d'activité économique;industrielle;existant;37;01004;epci;15;2;13 %;"
                        + BOX + "\n",
                null);

        assertThat(report.warned()).extracting(Finding::field).doesNotContain("site_taux_vacance");
        assertThat(strings("SELECT attributes ->> 'site_taux_vacance' FROM zone"))
                .containsExactly("13");
    }

    @Test
    void writesListValuesAsTheStandardDoesAndWarnsOfTheOthers() throws IOException {
        ImportReport report = take(
                Kind.ZONES,
                SITE_ECO
                        + "01004-SITE-ECO-00001;Une;Zone d’Activité Économique;industriel;EXISTANT ET ACTIF;37,5;1004;EPCI;15;2;20;"
                        + BOX + "\n",
                null);

        assertThat(report.refused()).isEmpty();
        assertThat(report.warned())
                .extracting(warning -> warning.field() + " " + warning.code() + " " + warning.proposal())
                .contains(
                        "site_id identifier_form 01004_SITE-ECO_00001",
                        "site_vocadomi list_value industrielle",
                        "site_taux_vacance vacancy_differs 13");
        assertThat(report.notices())
                .extracting(Notice::code)
                .contains("repaired_list_value", "repaired_zero_restored", "columns_missing");
        assertThat(
                        strings(
                                "SELECT concat_ws(' ', commune_code, attributes ->> 'site_moa_type', attributes ->> 'site_surf_brute') FROM zone"))
                .containsExactly("01004 epci 37.5");
        assertThat(strings("SELECT round(ST_Area(boundary::geography) / 10000)::text FROM zone"))
                .containsExactly("50");
    }

    @Test
    void knowsTheNamesThatShapefilesCutAndThoseOfTheStandard() throws IOException {
        String cut = "SITEID,site_nom,site_type,site_surf_,site_sur_1,site_uf_nb,site_uf_va,site_geomp,wkt,epsg\n"
                + "Z1,Une,autre,37.2,35,15,2,ici,\"POLYGON((946000 6550000,947000 6550000,947000 6551000,946000 6550000))\",2154\n";

        ImportReport report = take(Kind.ZONES, cut, null);

        assertThat(report.refused()).isEmpty();
        assertThat(
                        strings(
                                "SELECT concat_ws(' ', attributes ->> 'site_surf_brute', attributes ->> 'site_surf_utile', attributes ->> 'site_uf_nbre', attributes ->> 'site_uf_vacant_nbre', attributes ->> 'site_geompoint') FROM zone"))
                .containsExactly("37.2 35 15 2 ici");
    }

    @Test
    void saysWhatATableIsThatIsNotWhatWasSaid() throws IOException {
        ImportReport report = take(Kind.SITES, SITE_ECO, null);

        assertThat(report.nothingRead()).isTrue();
        assertThat(report.refused().get(0).code()).isEqualTo("other_table");
        assertThat(report.refused().get(0).hint()).contains("import it as zones");
    }

    @Test
    void keepsWhatPlotsWereSoldForFromEveryLayer() throws IOException {
        ImportReport report = take(
                Kind.PLOTS,
                "terr_id;site_id;terr_surf_brute;terr_utile;terr_acquereur;terr_vente_montant;terr_geomsurf\n"
                        + "01004_TERRAIN-ECO_00001;01004_SITE-ECO_00001;1.2;oui;Acquéreur inventé;530000;" + BOX + "\n",
                null);

        assertThat(report.refused()).isEmpty();
        assertThat(strings("SELECT confidential ->> 'terr_acquereur' FROM plot"))
                .containsExactly("Acquéreur inventé");
        assertThat(strings(
                        "SELECT coalesce(string_agg(to_jsonb(layer)::text, ''), '') FROM layer.\"terrain-eco\" layer"))
                .noneMatch(text -> text.contains("Acquéreur") || text.contains("530000"));
        assertThat(strings("SELECT string_agg(to_jsonb(plot)::text, '') FROM visible.plot"))
                .noneMatch(text -> text.contains("530000"));
    }

    @Test
    void takesOnlyTheBusinessZonesOfBdTopo() throws IOException {
        String zone = ",\"POLYGON((6.05 46.05,6.06 46.05,6.06 46.06,6.05 46.05))\",4326\n";
        ImportReport report = take(
                Kind.ZONES,
                "ID,CATEGORIE,NATURE,NAT_DETAIL,TOPONYME,NOM,WKT,EPSG\nA1,Industriel et commercial,Zone industrielle,,,Commune"
                        + zone + "A2,Religieux,Culte chrétien,,,Commune" + zone + "A3,Sport,Stade,,Stade,Commune"
                        + zone,
                null);

        assertThat(strings("SELECT code || ' ' || name || ' ' || vocation FROM zone"))
                .containsExactly("A1 A1 Zone industrielle");
        assertThat(report.notices())
                .extracting(Notice::code, Notice::rows)
                .contains(Tuple.tuple("passed_over_not_business_zone", 2));
    }

    /** Where an outline was not surveyed, BD TOPO calls it fictitious: the zone is real. */
    @Test
    void takesNoZoneOfBdTopoForInvented() throws IOException {
        take(
                Kind.ZONES,
                "ID,CATEGORIE,NATURE,FICTIF,WKT,EPSG\nA1,Industriel et commercial,Zone industrielle,Oui,"
                        + "\"POLYGON((6.05 46.05,6.06 46.05,6.06 46.06,6.05 46.05))\",4326\n",
                null);

        assertThat(strings("SELECT fictitious || ' ' || (attributes ->> 'FICTIF') FROM zone"))
                .containsExactly("false Oui");
    }

    @Test
    void keepsTheStandardsWordForAnOpenEstablishment() throws IOException {
        take(
                Kind.SITES,
                "SIRET;SIREN;terr_id;etab_nom;etab_raison_sociale;etab_actif;etab_activite_code;etab_geompoint\n"
                        + "73282932000074;732829320;;Une;Une SA;oui;1610A;\"6.05, 46.05\"\n",
                null);

        assertThat(strings("SELECT attributes ->> 'etab_actif' FROM site")).containsExactly("oui");
    }

    private static final String SIRENE =
            "siret,statutDiffusionEtablissement,etatAdministratifEtablissement,denominationUniteLegale,activitePrincipaleEtablissement,nomenclatureActivitePrincipaleEtablissement,activitePrincipaleNAF25Etablissement,trancheEffectifsEtablissement,x,y,epsg,qualite_xy\n";

    @Test
    void readsTheRegisterOfCompanies() throws IOException {
        ImportReport report = take(
                Kind.SITES,
                SIRENE + "73282932000074,O,A,Menuiserie inventée,1610A,NAFRev2,16.11Z,12,946500,6550200,2154,11\n"
                        + "35600000049837,O,A,Bureau inventé,53.10Z,NAFRev2,,21,946600,6550300,2154,21\n"
                        + "44306184100047,O,F,Fermée,16.10A,NAFRev2,,01,946600,6550300,2154,11\n"
                        + "73282932000075,O,A,Faute,16.10A,NAFRev2,,01,946600,6550300,2154,11\n",
                null);

        assertThat(report.taken()).isEqualTo(new Taken(2, 0, 0));
        assertThat(report.refused()).extracting(Finding::code).containsExactly("siret_check");
        assertThat(report.notices()).extracting(Notice::code).contains("passed_over_closed");
        assertThat(
                        strings(
                                "SELECT concat_ws('|', name, naf, headcount, attributes ->> 'activitePrincipaleNAF25Etablissement', attributes ->> 'nomenclatureActivitePrincipaleEtablissement', attributes ->> 'geocodage_qualite') FROM site ORDER BY siret DESC LIMIT 1"))
                .containsExactly("Menuiserie inventée|16.10A|20 à 49|16.11Z|NAFRev2|localisation à la plaque adresse");
    }

    @Test
    void neverShowsACompanyThatAskedNotToBeShown() throws IOException {
        take(Kind.SITES, SIRENE + "73282932000074,P,A,[ND],1610A,NAFRev2,,12,946500,6550200,2154,11\n", null);
        take(
                Kind.SITES,
                "code,nom,siret,longitude,latitude,visibilite\n73282932000074,Nom,73282932000074,6.2,46.0,public\n",
                null);

        assertThat(strings("SELECT visibility::text || ' ' || undiffused FROM site"))
                .containsExactly("facilitator true");
    }

    @Test
    void takesASwissNumberThatChecks() throws IOException {
        ImportReport report = take(
                Kind.SITES,
                "uid,nom,longitude,latitude\nCHE109322551,Inventée,6.2,46.0\nCHE-109.322.552,Fausse,6.2,46.0\n",
                null);

        assertThat(strings("SELECT uid FROM site")).containsExactly("CHE-109.322.551");
        assertThat(report.refused()).extracting(Finding::code).containsExactly("uid_check");
    }

    @Test
    void namesSwappedAxesAndSystemsThatWouldFit() throws IOException {
        String head = "code,nom,longitude,latitude\n";
        assertThat(take(Kind.SITES, head + "E,Un,46.05,6.05\n", null).refused())
                .extracting(Finding::code)
                .containsExactly("axes_swapped");
        assertThat(take(Kind.SITES, "code,nom,x,y\nE,Un,6550200,946500\n", 2154).refused())
                .extracting(Finding::code)
                .containsExactly("axes_swapped");
        assertThat(take(Kind.SITES, head + "E,Un,946500,6550200\n", null).refused())
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.hint()).contains("EPSG:2154"));
    }

    @Test
    void readsAColumnThatTheUserMaps() throws IOException {
        Path file = Files.writeString(folder.resolve("upload"), "N°;Société;lon;lat\n7;Inventée;6.2;46.0\n");
        Options options = new Options("", Map.of("code", "N°", "name", "Société"), Gone.KEEP);

        ImportReport report =
                imports.take(new ImportRequest("f.csv", file, Kind.SITES, null, null, options, false, "test"));

        assertThat(report.refused()).isEmpty();
        assertThat(strings("SELECT code || ' ' || name FROM site")).containsExactly("7 Inventée");
    }

    @Test
    void takesResourcesByTheirCodeInTheListOfWaste() throws IOException {
        take(Kind.SITES, "code,nom,longitude,latitude\nE,Un,6.2,46.0\n", null);
        String code = strings(
                        "SELECT low_code FROM resource WHERE low_code ~ '^\\d\\d \\d\\d \\d\\d$' GROUP BY low_code HAVING count(*) = 1 ORDER BY 1")
                .get(0);
        String unit = strings("SELECT unit FROM resource WHERE low_code = '" + code + "'")
                .get(0);

        ImportReport report = take(
                Kind.DECLARATIONS,
                "code;etablissement;type;ressource;quantite;unite;remarque\nD1;E;offre;" + code.replace(" ", "")
                        + "*;12;" + unit + ";x\nD2;E;offre;99 99 99;1;t;\n",
                null);

        assertThat(report.taken()).isEqualTo(new Taken(1, 0, 0));
        assertThat(report.refused()).extracting(Finding::code).containsExactly("waste_unknown");
        assertThat(report.notices()).extracting(Notice::text).anyMatch(text -> text.contains("remarque"));
    }
}
