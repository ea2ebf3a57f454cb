package org.symbiozae.imports;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.symbiozae.imports.formats.Repair;
import org.symbiozae.store.IntakeSites;
import org.symbiozae.store.IntakeSites.Site;
import org.symbiozae.store.IntakeTable;
import tools.jackson.databind.json.JsonMapper;

/** Company sites: ours, or SIRENE's columns. The position is the geometry, or two columns. */
final class SiteFacts implements FactReader<Site> {

    private static final FieldNames NAMES = new FieldNames()
            .with("code", "code", "id", "identifiant", "siret")
            .with(
                    "name",
                    "nom",
                    "name",
                    "raison_sociale",
                    "etab_raison_sociale",
                    "denomination",
                    "denominationUniteLegale",
                    "enseigne",
                    "enseigne1Etablissement")
            .with("siret", "siret")
            .with("naf", "naf", "code_naf", "ape", "activitePrincipaleEtablissement")
            .with("activity", "activite", "activity", "libelle_naf")
            .with(
                    "headcount",
                    "effectif",
                    "effectifs",
                    "headcount",
                    "tranche_effectif",
                    "trancheEffectifsEtablissement")
            .with("longitude", "longitude", "lon", "lng", "x_longitude")
            .with("latitude", "latitude", "lat", "y_latitude")
            .with("x", "x", "coordinates_x", "coord_x", "x_l93", "coordonneeLambertAbscisseEtablissement")
            .with("y", "y", "coordinates_y", "coord_y", "y_l93", "coordonneeLambertOrdonneeEtablissement")
            .with("visibility", "visibilite", "visibility")
            .with("fictitious", "fictif", "fictitious")
            .with("source", "source");

    private final JsonMapper json;

    SiteFacts(JsonMapper json) {
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
    public List<String> required() {
        return List.of("code", "name");
    }

    @Override
    public boolean placed() {
        return true;
    }

    @Override
    public Site fact(Fields fields, Geometries geometries, Set<Repair> repairs) {
        return new Site(
                fields.line(),
                fields.text("code"),
                fields.text("name"),
                fields.find("siret").map(text -> Siret.of("siret", text)).orElse(null),
                fields.find("naf").orElse(null),
                fields.find("activity").orElse(null),
                fields.find("headcount").orElse(null),
                position(fields, geometries),
                fields.visibility(),
                fields.yes("fictitious"),
                fields.find("source").orElse(""),
                json.writeValueAsString(fields.attributes()));
    }

    private static String position(Fields fields, Geometries geometries) {
        Optional<Double> longitude = fields.findNumber("longitude").or(() -> fields.findNumber("x"));
        Optional<Double> latitude = fields.findNumber("latitude").or(() -> fields.findNumber("y"));
        if (longitude.isPresent() && latitude.isPresent()) {
            return geometries.point(longitude.get(), latitude.get());
        }
        if (fields.geometry() == null) {
            throw new Refused(
                    "longitude", "position_missing", "", "Give longitude and latitude, or x and y with --crs.");
        }
        return geometries.point(fields.geometry());
    }
}
