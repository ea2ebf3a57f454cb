package org.symbiozae.imports.facts;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.symbiozae.imports.cnig.CnigTable;
import org.symbiozae.imports.rows.Notes;
import org.symbiozae.store.IntakePlots;
import org.symbiozae.store.IntakePlots.Plot;
import org.symbiozae.store.IntakeTable;
import tools.jackson.databind.json.JsonMapper;

/** Plots of zones: the standard's TERRAIN-ECO, or any file with an identifier and an outline. */
public final class PlotFacts implements FactReader<Plot> {

    private static final FieldNames NAMES = FieldNames.placed()
            .with("code", "code", "terr_id", "id_terrain", "id", "fid")
            .with("zone_code", "site_id", "zone_code", "zone", "id_site_eco", "idsite")
            .with("visibility", "visibilite", "visibility")
            .with("fictitious", "fictif", "fictitious")
            .with("source", "source");

    private final JsonMapper json;

    public PlotFacts(JsonMapper json) {
        this.json = json;
    }

    @Override
    public IntakeTable<Plot> table() {
        return IntakePlots.TABLE;
    }

    @Override
    public FieldNames names() {
        return NAMES;
    }

    @Override
    public Optional<CnigTable> standard() {
        return Optional.of(CnigTable.TERRAIN_ECO);
    }

    @Override
    public Map<String, List<String>> said() {
        return Map.of("fictitious", List.of("fictitious"));
    }

    @Override
    public Plot fact(Fields fields, Notes notes) {
        return new Plot(
                fields.line(),
                fields.text("code"),
                fields.find("zone_code").orElse(null),
                fields.multiPolygon(notes),
                fields.visibility(),
                fields.yes("fictitious"),
                fields.find("source").orElse(""),
                LocalColumns.json(fields, json),
                LocalColumns.confidential(fields, json));
    }
}
