package org.symbiozae.imports;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.symbiozae.domain.Visibility;
import org.symbiozae.imports.formats.Row;

/** The cells of one row by field. Asking for a field claims its column; what nobody claims is an attribute. */
final class Fields {

    private final Row row;
    private final FieldNames names;
    private final Map<String, String> columns = new HashMap<>();
    private final Set<String> claimed = new HashSet<>();

    Fields(Row row, FieldNames names) {
        this.row = row;
        this.names = names;
        row.cells().keySet().forEach(column -> columns.putIfAbsent(names.column(column), column));
    }

    int line() {
        return row.line();
    }

    @Nullable
    Geometry geometry() {
        return row.geometry();
    }

    Optional<String> find(String field) {
        for (String name : names.of(field)) {
            String column = columns.get(name);
            if (column != null) {
                claimed.add(column);
                return Optional.of(row.cells().get(column));
            }
        }
        return Optional.empty();
    }

    String text(String field) {
        return find(field)
                .orElseThrow(() -> new Refused(
                        field,
                        "field_missing",
                        "",
                        "Give a value in column “" + names.of(field).get(0) + "”."));
    }

    Optional<Double> findNumber(String field) {
        return find(field).map(text -> Numbers.number(field, text));
    }

    boolean yes(String field) {
        return find(field).map(text -> Numbers.yes(field, text)).orElse(false);
    }

    @Nullable
    Visibility visibility() {
        Optional<String> text = find("visibility");
        return text.isEmpty()
                ? null
                : switch (FieldNames.fold(text.get())) {
                    case "public", "publique" -> Visibility.PUBLIC;
                    case "network", "reseau", "membres" -> Visibility.NETWORK;
                    case "facilitator", "facilitateur", "prive", "private" -> Visibility.FACILITATOR;
                    default ->
                        throw new Refused(
                                "visibility", "value_unknown", text.get(), "Say public, network or facilitator.");
                };
    }

    /** What no field claimed, by the file's own column names. */
    Map<String, String> attributes() {
        Map<String, String> rest = new LinkedHashMap<>(row.cells());
        rest.keySet().removeAll(claimed);
        return rest;
    }
}
