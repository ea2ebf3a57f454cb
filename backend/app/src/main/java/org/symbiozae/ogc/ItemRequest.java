package org.symbiozae.ogc;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.symbiozae.domain.Problem;
import org.symbiozae.store.Layer;
import org.symbiozae.store.Layer.Column;
import org.symbiozae.store.LayerQuery;
import org.symbiozae.store.PageRequest;
import org.symbiozae.store.Sorting;

/** The parameters of a page of features. */
record ItemRequest(LayerQuery query, PageRequest page) {

    static final int DEFAULT_LIMIT = 1000;
    static final int MOST = 10_000;
    private static final int DEFAULT_ROWS_OF_A_PAGE = 50;
    private static final Set<String> OWN = Set.of("f", "lang", "limit", "after", "sortby", "properties", "crs");

    /** @throws Problem INVALID for what is unknown, and for values that cannot be; a limit too large is cut */
    static ItemRequest of(Layer layer, Asked asked) {
        Map<String, List<String>> filters = new LinkedHashMap<>(asked.parameters());
        filters.keySet().removeAll(OWN);
        return new ItemRequest(
                LayerQuery.of(layer, filters),
                new PageRequest(
                        asked.value("limit")
                                .map(ItemRequest::limit)
                                .orElse(asked.format() == Format.HTML ? DEFAULT_ROWS_OF_A_PAGE : DEFAULT_LIMIT),
                        asked.value("after").orElse(null),
                        asked.value("sortby")
                                .map(text -> Sorting.parse(layer, text))
                                .orElse(List.of()),
                        properties(layer, asked),
                        Systems.wanted(asked)));
    }

    private static int limit(String text) {
        if (text.matches("\\d{1,18}") && Long.parseLong(text) > 0) {
            return (int) Math.min(MOST, Long.parseLong(text));
        }
        throw new Problem(
                Problem.Code.INVALID,
                "limit is a whole number from 1 to " + MOST + ", not '" + text + "'.",
                Map.of("parameter", "limit", "value", text));
    }

    /** The columns that {@code properties} names, in the layer's order; all without it, none when it is empty. */
    static List<Column> properties(Layer layer, Asked asked) {
        return asked.value("properties")
                .map(text -> {
                    Set<String> wanted = Stream.of(text.split(","))
                            .filter(name -> !name.isBlank())
                            .collect(Collectors.toCollection(LinkedHashSet::new));
                    List<Column> found = layer.columns().stream()
                            .filter(column -> wanted.remove(column.name()))
                            .toList();
                    if (!wanted.isEmpty()) {
                        throw new Problem(
                                Problem.Code.INVALID,
                                "Layer " + layer.name() + " has no property " + String.join(", ", wanted) + ".",
                                Map.of(
                                        "parameter",
                                        "properties",
                                        "columns",
                                        layer.columns().stream()
                                                .map(Column::name)
                                                .toList()));
                    }
                    return found;
                })
                .orElse(layer.columns());
    }
}
