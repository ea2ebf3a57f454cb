package org.symbiozae.imports.facts;

import java.util.Optional;
import org.symbiozae.imports.cnig.CnigTable;
import org.symbiozae.imports.rows.Notes;
import org.symbiozae.store.IntakePoles;
import org.symbiozae.store.IntakePoles.Pole;
import org.symbiozae.store.IntakeTable;
import tools.jackson.databind.json.JsonMapper;

/** Poles of neighbouring zones: the standard's POLE-ECO. */
public final class PoleFacts implements FactReader<Pole> {

    private static final FieldNames NAMES = FieldNames.placed()
            .with("code", "code", "pole_id", "idpole", "id", "fid")
            .with("name", "nom", "name", "pole_nom", "label")
            .with("vocation", "pole_vocadomi", "vocation")
            .with("longitude", "longitude", "lon")
            .with("latitude", "latitude", "lat")
            .with("x", "x")
            .with("y", "y")
            .with("visibility", "visibilite", "visibility")
            .with("source", "source");

    private final JsonMapper json;

    public PoleFacts(JsonMapper json) {
        this.json = json;
    }

    @Override
    public IntakeTable<Pole> table() {
        return IntakePoles.TABLE;
    }

    @Override
    public FieldNames names() {
        return NAMES;
    }

    @Override
    public Optional<CnigTable> standard() {
        return Optional.of(CnigTable.POLE_ECO);
    }

    @Override
    public Pole fact(Fields fields, Notes notes) {
        String code = fields.text("code");
        return new Pole(
                fields.line(),
                code,
                fields.find("name").orElse(code),
                fields.find("vocation").orElse(null),
                fields.point(notes),
                fields.visibility(),
                fields.find("source").orElse(""),
                LocalColumns.json(fields, json));
    }
}
