package org.symbiozae.imports.facts;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.symbiozae.imports.words.Words;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Columns that are no field: kept as they are, the confidential ones apart from the others. */
final class LocalColumns {

    /** How our own exports hand over the columns that have no place in the standard: a JSON object of texts. */
    private static final String PACKED = "attributs_locaux";

    /** The same in a shapefile, whose names have ten characters. */
    private static final String PACKED_SHORT = PACKED.substring(0, 10);

    private static final Set<String> NEVER_PUBLISHED =
            Set.of("terracquereur", "terrcessiondate", "terrventemontant", "terrm2prix");

    private static final Pattern CONTACT =
            Pattern.compile(".*(mail|courriel|telephone|portable|contact|dirigeant).*|tel|.*tel$|fax|mobile");

    /** Columns that number rows or were added by our own exports. */
    private static final List<Set<String>> OURS = List.of(Set.of("id", "territory"), Set.of("fid"), Set.of("ogc_fid"));

    private static final int MOST_REMEMBERED = 10_000;
    private static final Map<String, Boolean> CONFIDENTIAL = new ConcurrentHashMap<>();

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private LocalColumns() {}

    /** What may be shown to whoever may see the row, as JSON. */
    static String json(Fields fields, JsonMapper json) {
        return json(fields, Map.of(), Set.of(), json);
    }

    /**
     * @param more what stands beside the columns, where none has its name
     * @param without values that stand for none
     */
    static String json(Fields fields, Map<String, String> more, Set<String> without, JsonMapper json) {
        Map<String, String> open = fields.attributes(column -> !confidential(column));
        open.values().removeAll(without);
        OURS.stream().filter(ours -> open.keySet().containsAll(ours)).forEach(open.keySet()::removeAll);
        more.forEach(open::putIfAbsent);
        String packed = open.remove(open.containsKey(PACKED_SHORT) ? PACKED_SHORT : PACKED);
        if (packed != null) {
            try {
                json.readValue(packed, TEXTS).forEach(open::putIfAbsent);
            } catch (JacksonException notOurs) {
                open.put(PACKED, packed);
            }
        }
        return json.writeValueAsString(open);
    }

    /** What leaves by no layer, tile or file, as JSON. */
    static String confidential(Fields fields, JsonMapper json) {
        Map<String, String> kept = fields.attributes(LocalColumns::confidential);
        return kept.isEmpty() ? "{}" : json.writeValueAsString(kept);
    }

    private static boolean confidential(String column) {
        Boolean known = CONFIDENTIAL.get(column);
        if (known != null) {
            return known;
        }
        String folded = Words.fold(column);
        boolean confidential =
                NEVER_PUBLISHED.contains(folded) || CONTACT.matcher(folded).matches();
        if (CONFIDENTIAL.size() < MOST_REMEMBERED) {
            CONFIDENTIAL.put(column, confidential);
        }
        return confidential;
    }
}
