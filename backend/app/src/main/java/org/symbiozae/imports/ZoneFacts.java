package org.symbiozae.imports;

import java.util.List;
import java.util.Set;
import org.symbiozae.imports.formats.Repair;
import org.symbiozae.store.IntakeTable;
import org.symbiozae.store.IntakeZones;
import org.symbiozae.store.IntakeZones.Zone;
import tools.jackson.databind.json.JsonMapper;

/** Zones: CNIG SITE-ECO in its three spellings, BD TOPO, or any file with an identifier and an outline. */
final class ZoneFacts implements FactReader<Zone> {

    private static final FieldNames NAMES = new FieldNames()
            .with(
                    "code",
                    "code",
                    "site_id",
                    "id_site_eco",
                    "idsite",
                    "identifiant",
                    "id_zone",
                    "cleabs",
                    "code_iris",
                    "id",
                    "gid",
                    "fid")
            .with(
                    "name",
                    "nom",
                    "name",
                    "site_nom",
                    "nom_site_economique",
                    "toponyme",
                    "libelle_iris",
                    "libelle",
                    "label")
            .with("commune_code", "site_comm_insee", "sicominsee", "insee_com", "code_insee", "insee", "commune_code")
            .with("commune_name", "site_comm_nom", "sicomnom", "commune_name", "commune", "nom_com", "ville")
            .with("vocation", "site_vocadomi", "sitvocdom", "site_vocad", "site_voca", "vocation", "nature")
            .with("visibility", "visibilite", "visibility")
            .with("fictitious", "fictif", "fictitious")
            .with("source", "source", "source_producteur", "producteur", "source_pro");

    private final JsonMapper json;

    ZoneFacts(JsonMapper json) {
        this.json = json;
    }

    @Override
    public IntakeTable<Zone> table() {
        return IntakeZones.TABLE;
    }

    @Override
    public FieldNames names() {
        return NAMES;
    }

    @Override
    public List<String> required() {
        return List.of("code");
    }

    @Override
    public boolean placed() {
        return true;
    }

    /** A zone without a name goes by its code: in BD TOPO most have none. */
    @Override
    public Zone fact(Fields fields, Geometries geometries, Set<Repair> repairs) {
        String code = fields.text("code");
        return new Zone(
                fields.line(),
                code,
                fields.find("name").orElse(code),
                fields.find("commune_code").orElse(null),
                fields.find("commune_name").orElse(null),
                fields.find("vocation").orElse(null),
                geometries.multiPolygon(fields.geometry(), repairs),
                fields.visibility(),
                fields.yes("fictitious"),
                fields.find("source").orElse(""),
                json.writeValueAsString(fields.attributes()));
    }
}
