package org.symbiozae.imports.facts;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.symbiozae.domain.Visibility;
import org.symbiozae.imports.cnig.CnigTable;
import org.symbiozae.imports.rows.Fault;
import org.symbiozae.imports.rows.Notes;
import org.symbiozae.imports.words.CompanyNumbers;
import org.symbiozae.store.IntakeSites;
import org.symbiozae.store.IntakeSites.Site;
import org.symbiozae.store.IntakeTable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Company sites: ours, the standard's ETABLISSEMENT, or SIRENE's columns. The position is the geometry, or two columns.
 * Closed ones are passed over; those that asked not to be shown are taken without their name and stay the facilitators'.
 */
public final class SiteFacts implements FactReader<Site> {

    private static final FieldNames NAMES = FieldNames.placed()
            .with("code", "code", "id", "identifiant")
            .also("code", FieldNames.SIRET)
            .also("code", "uid", "ide", "nic")
            .with(
                    "name",
                    "nom",
                    "name",
                    "etab_nom",
                    "raison_sociale",
                    "raisonsociale",
                    "etab_raison_sociale",
                    "denomination",
                    "denominationUniteLegale",
                    "enseigne1Etablissement",
                    "denominationUsuelleEtablissement",
                    "denominationUsuelle1UniteLegale",
                    "enseigne",
                    "nom_entreprise",
                    "nom_de_l_entreprise",
                    "nom_etablissement",
                    "nom_de_l_etablissement",
                    "nom_societe",
                    "societe",
                    "nom_commercial",
                    "entreprise",
                    "company",
                    "nom_complet",
                    "nom_raison_sociale",
                    "nomen_long",
                    "l1_normalisee",
                    "nomUsageUniteLegale",
                    "nomUniteLegale",
                    "denomination_de_l_unite_legale",
                    "enseigne_de_l_etablissement",
                    "enseigne_de_l_etablissement_1",
                    "denomination_usuelle_de_l_etablissement")
            .with("siret", FieldNames.SIRET)
            .with("siren", "siren")
            .with("nic", "nic")
            .with("uid", "uid", "ide", "numero_ide")
            .with(
                    "naf",
                    "naf",
                    "code_naf",
                    "ape",
                    "code_ape",
                    "activitePrincipaleEtablissement",
                    "etab_activite_code",
                    "apet700",
                    "activite_principale",
                    "activite_principale_de_l_etablissement",
                    "naf_ape",
                    "ape_naf")
            .with(
                    "activity",
                    "activite",
                    "activity",
                    "libelle_naf",
                    "etab_activite_libelle",
                    "libapet",
                    "libelle_ape",
                    "libelle_activite")
            .with(
                    "headcount",
                    "effectif",
                    "effectifs",
                    "effectif_salarie",
                    "nombre_salaries",
                    "headcount",
                    "etab_effectif_libelle",
                    "tranche_effectif",
                    "tranche_d_effectif",
                    "tranche_effectifs",
                    "tranche_de_l_effectif_de_l_etablissement",
                    "nb_salaries",
                    "nombre_de_salaries",
                    "nb_employes",
                    "trancheeffectif",
                    "trancheEffectifsEtablissement",
                    "etab_effectif_code",
                    "libtefet",
                    "tefet")
            .with(
                    "state",
                    "etatAdministratifEtablissement",
                    "etab_actif",
                    "etat_administratif",
                    "etat_administratif_de_l_etablissement")
            .with("diffusion", "statutDiffusionEtablissement", "statut_diffusion")
            .with("longitude", "longitude", "lon", "lng", "long", "x_longitude", "longitude_wgs84", "x_wgs84")
            .with("latitude", "latitude", "lat", "y_latitude", "latitude_wgs84", "y_wgs84")
            .with("x", "x", "coordinates_x", "coord_x", "coordonnee_x", "x_l93", "x_lambert93", "easting", "est", "e")
            .with("y", "y", "coordinates_y", "coord_y", "coordonnee_y", "y_l93", "y_lambert93", "northing", "nord", "n")
            .with("lambert_x", "coordonneeLambertAbscisseEtablissement")
            .with("lambert_y", "coordonneeLambertOrdonneeEtablissement")
            .with(
                    "latlon",
                    "geo_point_2d",
                    "geo_point",
                    "geolocetablissement",
                    "geolocalisation_de_l_etablissement",
                    "coordonnees",
                    "coordonnees_gps",
                    "coord_gps",
                    "coordonnees_geographiques",
                    "geolocalisation",
                    "lat_lon",
                    "lat_long",
                    "lat_lng",
                    "latlng",
                    "latitude_longitude",
                    "coordinates",
                    "gps",
                    "position")
            .with("visibility", "visibilite", "visibility")
            .with("fictitious", "fictif", "fictitious")
            .with("source", "source", "etab_source_info");

    private final JsonMapper json;

    public SiteFacts(JsonMapper json) {
        this.json = json;
    }

    @Override
    public IntakeTable<Site> table() {
        return IntakeSites.TABLE;
    }

    @Override
    public FieldNames names() {
        return NAMES;
    }

    @Override
    public Optional<CnigTable> standard() {
        return Optional.of(CnigTable.ETABLISSEMENT);
    }

    @Override
    public Map<String, List<String>> said() {
        return Map.of(
                "name", List.of("name"),
                "siret", List.of("siret", "siren"),
                "uid", List.of("uid"),
                "naf", List.of("naf"),
                "activity", List.of("activity"),
                "headcount", List.of("headcount"),
                "fictitious", List.of("fictitious"));
    }

    @Override
    public Optional<String> passedOver(Fields fields) {
        return Sirene.closed(fields) ? Optional.of("closed") : Optional.empty();
    }

    @Override
    public Site fact(Fields fields, Notes notes) {
        boolean undiffused = Sirene.undiffused(fields);
        Optional<String> composed = fields.find("siret").isPresent() ? Optional.empty() : Sirene.siret(fields);
        Optional<String> siret = composed.or(() -> fields.find("siret"));
        Optional<String> number = siret.map(text -> CompanyNumbers.siret("siret", text));
        String code = composed.orElseGet(() -> fields.text("code"));
        code = siret.filter(code::equals).isPresent() ? number.orElse(code) : code;
        Visibility visibility = fields.visibility();
        return new Site(
                fields.line(),
                code,
                name(fields, code, undiffused, notes),
                number.orElse(null),
                fields.find("uid").map(text -> CompanyNumbers.uid("uid", text)).orElse(null),
                fields.find("naf").map(Sirene::naf).orElse(null),
                fields.find("activity").orElse(null),
                fields.find("headcount").flatMap(Sirene::headcount).orElse(null),
                fields.point(notes),
                undiffused,
                undiffused ? Visibility.FACILITATOR : visibility,
                fields.yes("fictitious"),
                fields.find("source").orElse(""),
                attributes(fields, undiffused),
                LocalColumns.confidential(fields, json));
    }

    private static String name(Fields fields, String code, boolean undiffused, Notes notes) {
        Optional<String> name = fields.find("name").filter(text -> !undiffused && !text.equals(Sirene.HIDDEN));
        if (name.isEmpty() && !undiffused) {
            notes.warn(new Fault(
                    "name", "name_missing", code, "Its number stands for its name, unless that is known already."));
        }
        return name.orElse(code);
    }

    private String attributes(Fields fields, boolean undiffused) {
        if (undiffused) {
            return "{}";
        }
        Map<String, String> more = new HashMap<>();
        fields.column("qualitexy").flatMap(Sirene::placing).ifPresent(words -> more.put("geocodage_qualite", words));
        fields.column("etabactif").ifPresent(active -> more.put("etab_actif", active));
        return LocalColumns.json(fields, more, Set.of(Sirene.HIDDEN), json);
    }
}
