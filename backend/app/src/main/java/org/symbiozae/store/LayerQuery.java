package org.symbiozae.store;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.symbiozae.domain.Problem;
import org.symbiozae.store.Layer.Column;
import org.symbiozae.store.Layer.Type;

/**
 * Which rows of a layer are wanted: the same parameters for items, tiles, exports and the list.
 *
 * <ul>
 *   <li>{@code bbox=west,south,east,north} in degrees; west &gt; east crosses the antimeridian
 *   <li>{@code COLUMN=a,b} any of these values
 *   <li>{@code min_COLUMN=} and {@code max_COLUMN=} for numbers and dates
 *   <li>{@code category=} on a layer that has {@code categories} means: any of its categories
 *   <li>{@code scenario=} chooses whose results the viewer reads; layers that have none ignore it
 *   <li>{@code zone=} and {@code site=} take numbers; on a layer of links they mean: at either end
 * </ul>
 *
 * Column names come from the layer, values are bound: nothing a caller sends becomes SQL.
 */
public final class LayerQuery {

    private static final Map<String, List<String>> ENDS = Map.of(
            "zone", List.of("zone_id", "offer_zone_id", "need_zone_id"),
            "site", List.of("site_id", "hub_site_id", "offer_site_id", "need_site_id"));

    private final StringBuilder conditions = new StringBuilder();
    private final Map<String, Object> values = new HashMap<>();

    private LayerQuery() {}

    public static LayerQuery all() {
        return new LayerQuery();
    }

    /**
     * @param parameters every one must be known
     * @throws Problem INVALID naming the parameter, its value and what is allowed
     */
    public static LayerQuery of(Layer layer, Map<String, List<String>> parameters) {
        LayerQuery query = new LayerQuery();
        parameters.forEach((name, texts) -> query.add(layer, name, texts));
        return query;
    }

    /** Bound conditions, each led by AND. */
    String conditions() {
        return conditions.toString();
    }

    Map<String, Object> values() {
        return values;
    }

    private void add(Layer layer, String name, List<String> texts) {
        List<String> wanted = texts.stream()
                .flatMap(text -> Arrays.stream(text.split(",", -1)))
                .map(String::strip)
                .toList();
        if (name.equals("bbox")) {
            addBox(wanted);
        } else if (name.equals("scenario") && layer.findColumn(name).isEmpty()) {
            single(name, wanted);
        } else if (name.equals("category") && layer.findColumn("categories").isPresent()) {
            condition("string_to_array(categories, ',') && :%s::text[]", wanted.toArray(String[]::new));
        } else if (ENDS.containsKey(name) && !ends(layer, name).isEmpty()) {
            addEnds(ends(layer, name), name, wanted);
        } else if (layer.findColumn(name).isPresent()) {
            addAnyOf(layer.findColumn(name).get(), wanted);
        } else if (name.startsWith("min_")
                && layer.findColumn(name.substring(4)).isPresent()) {
            addLimit(name, layer.findColumn(name.substring(4)).get(), ">=", single(name, wanted));
        } else if (name.startsWith("max_")
                && layer.findColumn(name.substring(4)).isPresent()) {
            addLimit(name, layer.findColumn(name.substring(4)).get(), "<=", single(name, wanted));
        } else {
            throw new Problem(
                    Problem.Code.INVALID,
                    "Layer " + layer.name() + " has no parameter " + name
                            + ". Use bbox, zone, site, one of its columns, or min_ and"
                            + " max_ before a column of numbers or dates.",
                    Map.of(
                            "parameter",
                            name,
                            "columns",
                            layer.columns().stream().map(Column::name).toList()));
        }
    }

    private void addBox(List<String> texts) {
        double[] sides = texts.stream()
                .mapToDouble(text -> (Double) parse("bbox", text, LayerQuery::degrees))
                .toArray();
        if (sides.length == 6) {
            sides = new double[] {sides[0], sides[1], sides[3], sides[4]};
        }
        if (sides.length != 4 || sides[1] > sides[3]) {
            throw Problem.invalid("bbox is west,south,east,north in degrees, not " + String.join(",", texts) + ".");
        }
        if (sides[0] <= sides[2]) {
            condition("geometry && " + envelope(sides[0], sides[1], sides[2], sides[3]));
        } else {
            condition("(geometry && " + envelope(sides[0], sides[1], 180, sides[3]) + " OR geometry && "
                    + envelope(-180, sides[1], sides[2], sides[3]) + ")");
        }
    }

    private String envelope(double west, double south, double east, double north) {
        return Stream.of(west, south, east, north)
                .map(side -> ":" + bind(side))
                .collect(Collectors.joining(", ", "ST_MakeEnvelope(", ", 4326)"));
    }

    private static List<Column> ends(Layer layer, String name) {
        return ENDS.getOrDefault(name, List.of()).stream()
                .flatMap(column -> layer.findColumn(column).stream())
                .toList();
    }

    private void addEnds(List<Column> ends, String name, List<String> texts) {
        String wanted =
                bind(texts.stream().map(text -> value(name, Type.INTEGER, text)).toList());
        condition(ends.stream()
                .map(end -> quoted(end) + " IN (:" + wanted + ")")
                .collect(Collectors.joining(" OR ", "(", ")")));
    }

    private void addAnyOf(Column column, List<String> texts) {
        List<Object> wanted = new ArrayList<>();
        for (String text : texts) {
            wanted.add(value(column.name(), column.type(), text));
        }
        condition(quoted(column) + " IN (:%s)", wanted);
    }

    private void addLimit(String name, Column column, String operator, String text) {
        if (column.type() == Type.TEXT || column.type() == Type.BOOLEAN) {
            throw Problem.invalid(name + " needs a column of numbers or dates; " + column.name() + " is not.");
        }
        condition(quoted(column) + " " + operator + " :%s", value(name, column.type(), text));
    }

    private static String single(String name, List<String> texts) {
        if (texts.size() != 1) {
            throw Problem.invalid(name + " takes one value, not " + String.join(",", texts) + ".");
        }
        return texts.get(0);
    }

    private static Object value(String name, Type type, String text) {
        return switch (type) {
            case TEXT -> text;
            case INTEGER -> parse(name, text, Long::valueOf);
            case NUMBER -> parse(name, text, LayerQuery::finite);
            case BOOLEAN -> parse(name, text, LayerQuery::truth);
            case DATE -> parse(name, text, LocalDate::parse);
            case TIME -> parse(name, text, OffsetDateTime::parse);
        };
    }

    private static Object parse(String name, String text, Function<String, ?> reading) {
        try {
            return reading.apply(text);
        } catch (RuntimeException unreadable) {
            throw new Problem(
                    Problem.Code.INVALID,
                    name + " cannot be " + (text.isEmpty() ? "empty" : "'" + text + "'") + ".",
                    Map.of("parameter", name, "value", text));
        }
    }

    private static Double finite(String text) {
        double number = Double.parseDouble(text);
        if (!Double.isFinite(number)) {
            throw new NumberFormatException(text);
        }
        return number;
    }

    private static Double degrees(String text) {
        double angle = finite(text);
        if (Math.abs(angle) > 540) {
            throw new NumberFormatException(text);
        }
        return angle;
    }

    private static Boolean truth(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static String quoted(Column column) {
        return '"' + column.name() + '"';
    }

    private void condition(String sql) {
        conditions.append(" AND ").append(sql);
    }

    private void condition(String sql, Object value) {
        condition(sql.formatted(bind(value)));
    }

    private String bind(Object value) {
        String name = "p" + values.size();
        values.put(name, value);
        return name;
    }
}
