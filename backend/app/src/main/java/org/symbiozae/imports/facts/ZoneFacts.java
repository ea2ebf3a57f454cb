package org.symbiozae.imports.facts;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.symbiozae.imports.cnig.CnigTable;
import org.symbiozae.imports.rows.Fault;
import org.symbiozae.imports.rows.Notes;
import org.symbiozae.imports.words.Words;
import org.symbiozae.store.IntakeTable;
import org.symbiozae.store.IntakeZones;
import org.symbiozae.store.IntakeZones.Zone;
import tools.jackson.databind.json.JsonMapper;

/** Zones: CNIG SITE-ECO in its three spellings, BD TOPO, or any file with an identifier and an outline. */
public final class ZoneFacts implements FactReader<Zone> {

    private static final FieldNames NAMES = FieldNames.placed()
            .with(
                    "code",
                    "code",
                    "site_id",
                    "id_site_eco",
                    "idsite",
                    "identifiant",
                    "id_zone",
                    "id_zae",
                    "id_za",
                    "code_zae",
                    "code_za",
                    "num_zae",
                    "zae_id",
                    "code_zone",
                    "id_site",
                    "osm_id",
                    "osm_way_id",
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
                    "nom_zae",
                    "nom_za",
                    "zae_nom",
                    "nom_zone",
                    "nom_site",
                    "libelle_zae",
                    "libelle_iris",
                    "libelle",
                    "nom_iris",
                    "lib_iris",
                    "label")
            .with("toponym", "toponyme", "graphie")
            .with(
                    "commune_code",
                    "site_comm_insee",
                    "sicominsee",
                    "insee_com",
                    "code_insee",
                    "insee",
                    "code_commune",
                    "commune_code")
            .with(
                    "commune_name",
                    "site_comm_nom",
                    "sicomnom",
                    "commune_name",
                    "commune",
                    "libelle_commune",
                    "nom_com",
                    "ville")
            .with("vocation", "site_vocadomi", "sitvocdom", "site_vocad", "site_voca", "vocation", "nature")
            .with("visibility", "visibilite", "visibility")
            .with("fictitious", "fictif", "fictitious")
            .with("source", "source", "source_producteur", "producteur", "source_pro");

    /** How the identifiers of its areas begin since version 2. */
    private static final Pattern BD_TOPO = Pattern.compile("^SURFACTI\\d");

    private static final Set<String> OTHER_AREAS = Set.of(
            "administratifoumilitaire",
            "cultureetloisirs",
            "enseignement",
            "gestiondeseaux",
            "religieux",
            "sante",
            "scienceetenseignement",
            "sport",
            "transport");

    private final JsonMapper json;

    public ZoneFacts(JsonMapper json) {
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
    public Optional<CnigTable> standard() {
        return Optional.of(CnigTable.SITE_ECO);
    }

    /** What is drawn by hand, on the web or in Google Earth, has names and no codes. */
    @Override
    public Optional<String> insteadOf(String field) {
        return field.equals("code") ? Optional.of("name") : Optional.empty();
    }

    @Override
    public Map<String, List<String>> said() {
        return Map.of(
                "name", List.of("name", "toponym"),
                "commune_code", List.of("commune_code"),
                "commune_name", List.of("commune_name"),
                "vocation", List.of("vocation"),
                "fictitious", List.of("fictitious"));
    }

    /** BD TOPO keeps schools, cemeteries and business zones in one table; only the latter are meant. */
    @Override
    public Optional<String> passedOver(Fields fields) {
        boolean bdTopo = fields.find("code").filter(BD_TOPO.asPredicate()).isPresent();
        return fields.column("categorie")
                .map(Words::fold)
                .filter(category -> bdTopo ? !category.startsWith("industriel") : OTHER_AREAS.contains(category))
                .map(other -> "not_business_zone");
    }

    /** In BD TOPO a column NOM, where there is one, was joined and names the municipality. */
    private static Optional<String> name(Fields fields) {
        return isBdTopo(fields) ? fields.find("toponym") : fields.find("name");
    }

    private static boolean isBdTopo(Fields fields) {
        return fields.column("categorie").isPresent() && fields.column("nature").isPresent();
    }

    /** In BD TOPO a column FICTIF tells of outlines that were not surveyed, not of zones that were invented. */
    private static boolean fictitious(Fields fields) {
        return !isBdTopo(fields) && fields.yes("fictitious");
    }

    /** A zone without a name goes by its code: in BD TOPO most have none. */
    @Override
    public Zone fact(Fields fields, Notes notes) {
        Optional<String> given = fields.find("code");
        Optional<String> instead = fields.present("code") ? Optional.empty() : name(fields);
        if (given.isEmpty() && instead.isPresent()) {
            notes.warn(
                    new Fault(
                            "code",
                            "code_missing",
                            instead.get(),
                            "Its name stands for the code it does not have: keep the name, or give codes before the next version."));
        }
        String code = given.or(() -> instead).orElseGet(() -> fields.text("code"));
        return new Zone(
                fields.line(),
                code,
                name(fields).orElse(code),
                fields.find("commune_code").orElse(null),
                fields.find("commune_name").orElse(null),
                fields.find("vocation").orElse(null),
                fields.multiPolygon(notes),
                fields.visibility(),
                fictitious(fields),
                fields.find("source").orElse(""),
                LocalColumns.json(fields, json),
                LocalColumns.confidential(fields, json));
    }
}
