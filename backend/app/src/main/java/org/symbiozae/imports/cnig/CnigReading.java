package org.symbiozae.imports.cnig;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.symbiozae.imports.rows.Notes;
import org.symbiozae.imports.rows.Refused;
import org.symbiozae.imports.rows.Row;
import org.symbiozae.imports.words.Words;

/** Rows of one table of the standard, with the columns one file has. */
public final class CnigReading {

    private final CnigTable table;
    private final Map<String, String> names = new LinkedHashMap<>();
    private final List<Attribute> order = new ArrayList<>();
    private final boolean all;

    /**
     * @param columns of the file, in its order
     * @param all whether these are all columns; else further ones come with the rows, and none can be said to be missing
     */
    public CnigReading(CnigTable table, List<String> columns, boolean all) {
        this.table = table;
        this.all = all;
        columns.forEach(this::name);
    }

    private String name(String column) {
        String known = names.get(column);
        if (known != null) {
            return known;
        }
        String name = table.attribute(column)
                .filter(attribute -> !names.containsValue(attribute))
                .orElse(column);
        names.put(column, name);
        Attribute attribute = table.attributes().get(name);
        if (attribute != null) {
            order.add(attribute);
        }
        return name;
    }

    /** The columns, under the standard's names where they are its own. */
    public Collection<String> names() {
        return List.copyOf(names.values());
    }

    /** What the standard always requires and the file has no column for; its shape may come without a column. */
    public List<String> missing() {
        Set<String> present = Set.copyOf(names.values());
        return !all
                ? List.of()
                : table.attributes().values().stream()
                        .filter(attribute -> attribute.isRequired() && !attribute.isShape())
                        .map(Attribute::name)
                        .filter(name -> !present.contains(name))
                        .toList();
    }

    /** Columns whose name is not the standard's, with what they were read as. */
    public String renamed() {
        return names.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(entry.getValue()))
                .map(entry -> entry.getKey() + " = " + entry.getValue())
                .collect(Collectors.joining(", "));
    }

    /**
     * The row under the standard's names, its values in the standard's spelling.
     *
     * @param notes what does not conform
     * @throws Refused when cells have slipped into other columns
     */
    public Row row(Row row, Notes notes) {
        Map<String, String> cells = new LinkedHashMap<>();
        row.cells().forEach((column, text) -> cells.put(name(column), text));
        slipped(cells);
        new CnigCheck(table, order, cells, notes).all(all);
        return new Row(row.line(), cells, row.geometry(), row.repairs(), row.fault());
    }

    /** "entrepôts; logistique" without quotes fills two cells, and every later value stands one column too far right. */
    private void slipped(Map<String, String> cells) {
        for (int i = 0; i + 1 < order.size(); i++) {
            Attribute attribute = order.get(i);
            String one = cells.getOrDefault(attribute.name(), "");
            String next = cells.getOrDefault(order.get(i + 1).name(), "");
            if (one.isEmpty() || next.isEmpty()) {
                continue;
            }
            String together = Words.fold(one + next);
            Optional<String> whole = attribute.values().stream()
                    .filter(value -> Words.fold(value).equals(together))
                    .findFirst();
            if (whole.isPresent()) {
                throw new Refused(
                        attribute.name(),
                        "columns_shifted",
                        one + " | " + next,
                        "“" + whole.get() + "” is one value: put it between double quotes, and check that "
                                + order.get(i + 1).name() + " and what follows stand in their own columns.");
            }
        }
    }
}
