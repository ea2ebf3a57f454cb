package org.symbiozae.imports;

import java.util.List;
import java.util.Set;
import org.symbiozae.imports.formats.Repair;
import org.symbiozae.store.IntakeOutlines.Outline;
import org.symbiozae.store.IntakeTable;

/** Territories and communes. */
final class OutlineFacts implements FactReader<Outline> {

    private static final int LAMBERT_93 = 2154;

    private static final FieldNames NAMES = new FieldNames()
            .with("code", "code", "siren", "insee", "insee_com", "code_insee", "id")
            .with("name", "nom", "name", "label")
            .with("parent", "parent")
            .with("srid", "srid", "metric_srid")
            .with("source", "source");

    private final IntakeTable<Outline> table;

    OutlineFacts(IntakeTable<Outline> table) {
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
    public boolean placed() {
        return true;
    }

    @Override
    public Outline fact(Fields fields, Geometries geometries, Set<Repair> repairs) {
        return new Outline(
                fields.line(),
                fields.text("code"),
                fields.text("name"),
                fields.find("parent").orElse(null),
                fields.find("srid").map(OutlineFacts::srid).orElse(LAMBERT_93),
                geometries.multiPolygon(fields.geometry(), repairs),
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
