package org.symbiozae.imports.formats;

import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;
import org.symbiozae.imports.rows.RowSink;
import org.symbiozae.imports.rows.Unreadable;

/**
 * Which layer of a file is meant, where it has several: sheets, tables, files of a zip.
 *
 * @param layer its name, case ignored; empty when nobody said
 * @param preferred words in the names of layers that hold what is asked for, best first
 * @param fields how many fields of what is asked for a table with these columns would give
 */
public record Selection(String layer, List<String> preferred, ToIntFunction<List<String>> fields) {

    public static final Selection ANY = new Selection("", List.of(), columns -> 0);

    public Selection {
        preferred = List.copyOf(preferred);
    }

    /**
     * @param names of the layers that have rows
     * @throws Unreadable when the named one is not there, or several would do
     */
    String of(List<String> names) throws Unreadable {
        return of(names, names);
    }

    /** As {@link #of(List)}, of {@code rather} when nothing in the names tells. */
    String of(List<String> names, List<String> rather) throws Unreadable {
        List<String> fitting = layer.isEmpty() ? probable(names) : named(names);
        if (fitting.size() > 1 && !rather.isEmpty()) {
            fitting = probable(rather);
        }
        if (fitting.size() == 1) {
            return fitting.get(0);
        }
        if (names.isEmpty()) {
            throw new Unreadable("file_empty", "", "No layer of the file has a row.");
        }
        throw layer.isEmpty()
                ? new Unreadable(
                        "several_layers",
                        String.join(", ", fitting),
                        "Say which layer is meant; on the command line, for instance --layer " + quoted(fitting.get(0))
                                + ".")
                : new Unreadable("layer_unknown", layer, "Name one of: " + String.join(", ", names) + ".");
    }

    /** Says which layers with rows were not read. */
    void leftOut(String read, List<String> names, RowSink sink) {
        List<String> others = names.stream().filter(name -> !name.equals(read)).toList();
        if (!others.isEmpty()) {
            sink.notice("layers_left_out", "The file holds other layers, not read: " + String.join(", ", others) + ".");
        }
    }

    /** For what is inside the layer that was named. */
    Selection within() {
        return new Selection("", preferred, fields);
    }

    /** Whether nobody said which layer is meant. */
    boolean open() {
        return layer.isEmpty();
    }

    private List<String> named(List<String> names) {
        return names.stream()
                .filter(name -> same(name) || same(name.substring(name.lastIndexOf('/') + 1)))
                .limit(1)
                .toList();
    }

    private boolean same(String name) {
        return name.equalsIgnoreCase(layer)
                || name.replaceFirst("\\.\\w{3,8}$", "").equalsIgnoreCase(layer);
    }

    private List<String> probable(List<String> names) {
        if (names.size() < 2) {
            return names;
        }
        return preferred.stream()
                .map(word ->
                        names.stream().filter(name -> bare(name).contains(word)).toList())
                .filter(found -> found.size() == 1)
                .findFirst()
                .orElse(names);
    }

    private static String bare(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "");
    }

    private static String quoted(String name) {
        return name.matches("[\\w./-]+") ? name : "\"" + name + "\"";
    }
}
