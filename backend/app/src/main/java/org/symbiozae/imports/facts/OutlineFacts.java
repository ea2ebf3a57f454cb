package org.symbiozae.imports.facts;

import java.util.List;
import java.util.Map;
import org.symbiozae.imports.rows.Notes;
import org.symbiozae.imports.rows.Refused;
import org.symbiozae.store.IntakeOutlines.Outline;
import org.symbiozae.store.IntakeTable;

/** Territories and communes. */
public final class OutlineFacts implements FactReader<Outline> {

    private static final int LAMBERT_93 = 2154;

    private static final FieldNames NAMES = FieldNames.placed()
            .with("epsg", "epsg")
            .with("code", "code", "siren", "siren_epci", "code_epci", "insee", "insee_com", "code_insee", "id")
            .with("name", "nom", "name", "label", "libelle", "nom_epci", "nom_com")
            .with("parent", "parent")
            .with("srid", "metric_srid", "srid")
            .with("source", "source");

    private final IntakeTable<Outline> table;

    public OutlineFacts(IntakeTable<Outline> table) {
        this.table = table;
    }

    @Override
    public IntakeTable<Outline> table() {
        return table;
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
    public Map<String, List<String>> said() {
        return Map.of("parent_id", List.of("parent"), "metric_srid", List.of("srid"));
    }

    @Override
    public Outline fact(Fields fields, Notes notes) {
        return new Outline(
                fields.line(),
                fields.text("code"),
                fields.text("name"),
                fields.find("parent").orElse(null),
                fields.find("srid").map(OutlineFacts::srid).orElse(LAMBERT_93),
                fields.multiPolygon(notes),
                fields.find("source").orElse(""));
    }

    private static int srid(String text) {
        String digits = text.replaceFirst("(?i)^EPSG:", "");
        if (!digits.matches("\\d{4,6}")) {
            throw new Refused("srid", "value_unknown", text, "Give the EPSG number of a metric system, such as 2154.");
        }
        return Integer.parseInt(digits);
    }
}
