package org.symbiozae.imports;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.symbiozae.imports.formats.Fault;
import org.symbiozae.imports.formats.Unreadable;

/**
 * The names a field goes by in the files people have, best first: ours in French and English, CNIG, its ten-character
 * shapefile names, BD TOPO, SIRENE. Case, accents and punctuation do not count.
 */
final class FieldNames {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern OTHER = Pattern.compile("[^a-z0-9]+");

    private final Map<String, List<String>> names = new LinkedHashMap<>();
    private final Map<String, String> folded = new ConcurrentHashMap<>();

    /** Adds a field and the names it is known by. */
    FieldNames with(String field, String... known) {
        names.put(field, Arrays.stream(known).map(FieldNames::fold).toList());
        return this;
    }

    boolean knows(String field) {
        return names.containsKey(field);
    }

    List<String> of(String field) {
        return names.get(field);
    }

    /** A column's name as it is compared. */
    String column(String name) {
        return folded.computeIfAbsent(name, FieldNames::fold);
    }

    /** Text without case, accents and punctuation. */
    static String fold(String text) {
        String plain =
                text.replace("œ", "oe").replace("Œ", "oe").replace('³', '3').replace('²', '2');
        return OTHER.matcher(MARKS.matcher(
                                Normalizer.normalize(plain, Normalizer.Form.NFD).toLowerCase(Locale.ROOT))
                        .replaceAll(""))
                .replaceAll("");
    }

    /** @throws Unreadable when no column of the file can be {@code field}; no columns means that each row brings its own */
    void require(String field, List<String> columns) throws Unreadable {
        Set<String> present = columns.stream().map(this::column).collect(Collectors.toSet());
        if (!columns.isEmpty() && of(field).stream().noneMatch(present::contains)) {
            throw new Unreadable(
                    1,
                    new Fault(
                            field,
                            "column_missing",
                            String.join(", ", columns),
                            "Name one column “" + of(field).get(0) + "”."));
        }
    }
}
