package org.symbiozae.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.symbiozae.domain.Crs;
import org.symbiozae.domain.Problem;
import org.symbiozae.filter.Cql2;
import org.symbiozae.store.Layer.Column;
import org.symbiozae.store.Layer.Type;

/**
 * Which rows of a layer are wanted: the same parameters for items, tiles, exports and the list.
 *
 * <ul>
 *   <li>{@code bbox=west,south,east,north}, in {@code bbox-crs}, degrees by default; west &gt; east crosses the
 *       antimeridian
 *   <li>{@code datetime=} a day, a time or an interval
 *   <li>{@code filter=} CQL2, in {@code filter-lang}, its coordinates in {@code filter-crs}
 *   <li>{@code COLUMN=} this value, {@code id} too; one of them when it is given several times, or with commas between
 *       where no value can hold one: numbers, dates, {@code category}
 *   <li>{@code any_COLUMN=a,b} one of these texts; {@code any_category=} on a layer that has {@code categories} means: one
 *       of its categories
 *   <li>{@code min_COLUMN=} and {@code max_COLUMN=} for numbers and dates
 *   <li>{@code involves=} codes of resources: what declares one of them, and a synergy with one at either end
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
    private static final Set<String> MANNERS = Set.of("bbox-crs", "filter-crs", "filter-lang");

    private final Conditions conditions = new Conditions();

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
        Crs boxCrs = crs(parameters, "bbox-crs");
        Crs filterCrs = crs(parameters, "filter-crs");
        List<String> languages = parameters.getOrDefault("filter-lang", List.of(Cql2.TEXT));
        parameters.forEach((name, texts) -> {
            switch (name) {
                case "bbox" -> Boxes.add(query.conditions, split(single(name, texts)), boxCrs);
                case "datetime" -> Times.add(query.conditions, layer.time(), single(name, texts));
                case "filter" ->
                    FilterSql.add(
                            query.conditions,
                            layer,
                            Cql2.read(single("filter-lang", languages), single(name, texts)),
                            filterCrs);
                default -> {
                    if (!MANNERS.contains(name)) {
                        query.add(layer, name, texts, parameters);
                    }
                }
            }
        });
        return query;
    }

    /** Bound conditions, each led by AND. */
    String conditions() {
        return conditions.sql();
    }

    Map<String, Object> values() {
        return conditions.values();
    }

    /** The conditions where several queries meet in one statement. @param values takes the values, their names led by {@code prefix} */
    String named(String prefix, Map<String, Object> values) {
        conditions.values().forEach((name, value) -> values.put(prefix + name, value));
        return conditions.sql().replace(":p", ":" + prefix + "p");
    }

    private static Crs crs(Map<String, List<String>> parameters, String name) {
        String wanted = single(name, parameters.getOrDefault(name, List.of(Crs.CRS84.uri())));
        return Crs.find(wanted)
                .orElseThrow(() -> new Problem(
                        Problem.Code.INVALID,
                        name + " cannot be '" + wanted + "'. Use one of "
                                + Crs.ALL.stream().map(Crs::uri).collect(Collectors.joining(", ")) + ".",
                        Map.of("parameter", name, "value", wanted)));
    }

    private void add(Layer layer, String name, List<String> texts, Map<String, List<String>> parameters) {
        Type type = layer.queryables().get(name);
        Type led = name.matches("(any|min|max)_.*") ? layer.queryables().get(name.substring(4)) : null;
        List<Column> ends = ends(layer, name);
        if (name.equals("scenario") && type == null) {
            single(name, texts);
        } else if (name.equals("involves") && type == null && involvable(layer)) {
            addInvolved(layer, parts(texts), parts(parameters.getOrDefault("any_category", List.of())));
        } else if (!ends.isEmpty()) {
            addEnds(ends, name, parts(texts), layer.findColumn("offer_site_id").isPresent());
        } else if (type != null) {
            addAnyOf(name, type, type == Type.TEXT && !name.equals("category") ? texts : parts(texts));
        } else if (name.equals("any_category") && layer.findColumn("categories").isPresent()) {
            conditions.add("string_to_array(categories, ',') && "
                    + conditions.bind(parts(texts).toArray(String[]::new)) + "::text[]");
        } else if (name.startsWith("any_") && led == Type.TEXT) {
            addAnyOf(name.substring(4), led, parts(texts));
        } else if (!name.startsWith("any_") && led != null) {
            addLimit(name, led, single(name, texts));
        } else {
            throw unknown(layer, name);
        }
    }

    private static boolean involvable(Layer layer) {
        return layer.findColumn("resource").isPresent()
                || layer.findColumn("categories").isPresent();
    }

    /** A site with a category wanted too must declare a resource that is both. */
    private void addInvolved(Layer layer, List<String> codes, List<String> categories) {
        String wanted = conditions.bind(codes);
        if (layer.findColumn("resource").isEmpty()) {
            String both = categories.isEmpty()
                    ? ""
                    : " AND resource IN (SELECT code FROM resource WHERE category IN (" + conditions.bind(categories)
                            + "))";
            conditions.add(
                    "id IN (SELECT site_id FROM visible.declaration WHERE resource IN (" + wanted + ")" + both + ")");
        } else if (layer.findColumn("needed").isPresent()) {
            conditions.add("(resource IN (" + wanted + ") OR needed IN (" + wanted + "))");
        } else {
            conditions.add("resource IN (" + wanted + ")");
        }
    }

    private static List<Column> ends(Layer layer, String name) {
        return ENDS.getOrDefault(name, List.of()).stream()
                .flatMap(column -> layer.findColumn(column).stream())
                .toList();
    }

    private void addEnds(List<Column> ends, String name, List<String> texts, boolean linksSites) {
        String wanted = conditions.bind(texts.stream()
                .map(text -> ColumnValues.value(name, Type.INTEGER, text))
                .toList());
        if (linksSites) {
            conditions.add(name.equals("zone") ? Synergies.inZones(wanted) : Synergies.atSites(wanted));
        } else {
            conditions.add(ends.stream()
                    .map(end -> '"' + end.name() + "\" IN (" + wanted + ")")
                    .collect(Collectors.joining(" OR ", "(", ")")));
        }
    }

    private void addAnyOf(String column, Type type, List<String> texts) {
        List<Object> wanted = new ArrayList<>();
        texts.forEach(text -> wanted.add(ColumnValues.value(column, type, text)));
        conditions.add('"' + column + "\" IN (" + conditions.bind(wanted) + ")");
    }

    private void addLimit(String name, Type type, String text) {
        if (type == Type.TEXT || type == Type.BOOLEAN) {
            throw Problem.invalid(name + " needs a column of numbers or dates; " + name.substring(4) + " is not.");
        }
        conditions.add('"'
                + name.substring(4)
                + (name.startsWith("min_") ? "\" >= " : "\" <= ")
                + conditions.bind(ColumnValues.value(name, type, text)));
    }

    private static Problem unknown(Layer layer, String name) {
        List<String> near = NearNames.of(name, layer.queryables().keySet());
        return new Problem(
                Problem.Code.INVALID,
                "Layer " + layer.name() + " has no parameter " + name + ". Near names: " + String.join(", ", near)
                        + ". Use bbox, datetime, filter, zone, site, involves, one of its columns, any_ before a column"
                        + " of texts, or min_ and max_ before one of numbers or dates.",
                Map.of(
                        "parameter",
                        name,
                        "columns",
                        List.copyOf(layer.queryables().keySet())));
    }

    private static List<String> parts(List<String> texts) {
        return texts.stream().flatMap(text -> split(text).stream()).toList();
    }

    private static List<String> split(String text) {
        return Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    }

    private static String single(String name, List<String> texts) {
        if (texts.size() != 1) {
            throw Problem.invalid(name + " is given " + texts.size() + " times; it takes one value.");
        }
        return texts.get(0);
    }
}
