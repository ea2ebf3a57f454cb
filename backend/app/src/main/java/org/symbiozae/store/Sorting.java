package org.symbiozae.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.symbiozae.domain.Problem;
import org.symbiozae.store.Layer.Column;

/**
 * One of the properties that features come ordered by. Missing values come last, ties go to the smaller id; texts as a
 * dictionary has them (Unicode collation, its root: É beside E).
 *
 * @param descending largest first
 */
public record Sorting(Column column, boolean descending) {

    private static final int MOST = 8;

    /**
     * @param text {@code score}, {@code +score}, {@code -score,name}
     * @throws Problem INVALID naming what cannot be sorted by
     */
    public static List<Sorting> parse(Layer layer, String text) {
        List<Sorting> sortings = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            String name =
                    part.startsWith("+") || part.startsWith("-") || part.startsWith(" ") ? part.substring(1) : part;
            Layer.Type type = layer.queryables().get(name);
            if (type == null) {
                throw new Problem(
                        Problem.Code.INVALID,
                        "Layer " + layer.name() + " cannot be sorted by '" + name + "'. Near names: "
                                + String.join(
                                        ", ",
                                        NearNames.of(name, layer.queryables().keySet()))
                                + ".",
                        Map.of("parameter", "sortby", "value", name));
            }
            sortings.add(new Sorting(new Column(name, type), part.startsWith("-")));
        }
        if (sortings.size() > MOST
                || sortings.stream().map(Sorting::column).distinct().count() < sortings.size()) {
            throw Problem.invalid("sortby takes at most " + MOST + " different properties, not " + text + ".");
        }
        return List.copyOf(sortings);
    }

    String order() {
        return compared() + (descending ? " DESC" : "") + " NULLS LAST";
    }

    /** The column as it is compared. */
    String compared() {
        return quoted() + (column.type() == Layer.Type.TEXT ? " COLLATE \"und-x-icu\"" : "");
    }

    String quoted() {
        return '"' + column.name() + '"';
    }

    /** SQL type a value of this column is read back from text as. */
    String type() {
        return switch (column.type()) {
            case TEXT -> "text";
            case INTEGER -> "bigint";
            case NUMBER -> "double precision";
            case BOOLEAN -> "boolean";
            case DATE -> "date";
            case TIME -> "timestamp with time zone";
        };
    }

    static String order(List<Sorting> sortings) {
        List<String> orders =
                new ArrayList<>(sortings.stream().map(Sorting::order).toList());
        orders.add("id");
        return String.join(", ", orders);
    }
}
