package org.symbiozae.imports.facts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.symbiozae.imports.rows.Fault;
import org.symbiozae.imports.rows.Unreadable;
import org.symbiozae.imports.words.Words;

/**
 * The names a field goes by in the files people have, best first: ours in French and English, CNIG, BD TOPO, SIRENE. Case,
 * accents and punctuation do not count.
 */
public final class FieldNames {

    private final Map<String, List<String>> names = new LinkedHashMap<>();
    private final Map<String, String> folded = new ConcurrentHashMap<>();

    /** The columns met so far, by their folded name, in the order they were met. */
    private final Map<String, List<String>> met = new ConcurrentHashMap<>();

    /** The columns met so far that are a field, best first: asked of every row, and the same until a new column is met. */
    private final Map<String, List<String>> metAs = new ConcurrentHashMap<>();

    /** What columns with the number of an establishment are called. */
    static final String[] SIRET = {
        "siret", "n_siret", "num_siret", "numero_siret", "no_siret", "code_siret", "siret_etablissement"
    };

    /** Names of the fields that place a row on Earth. */
    static FieldNames placed() {
        return new FieldNames()
                .with(
                        "geometry",
                        "geometry",
                        "geom",
                        "wkt",
                        "the_geom",
                        "geojson",
                        "geo_shape",
                        "site_geomsurf",
                        "terr_geomsurf",
                        "etab_geompoint",
                        "pole_geompoint",
                        "geomsurf",
                        "geompoint",
                        "geometrie",
                        "wkb_geometry",
                        "wkt_geom",
                        "st_asgeojson",
                        "st_astext")
                .with("epsg", "epsg", "srid");
    }

    /** Adds a field and the names it is known by, in place of those it had. */
    FieldNames with(String field, String... known) {
        names.put(field, new ArrayList<>());
        return also(field, known);
    }

    /** Adds names a field is known by too, after those it has. */
    FieldNames also(String field, String... known) {
        Arrays.stream(known).map(Words::fold).forEach(names.get(field)::add);
        return this;
    }

    /** These names, except that some fields are in the columns somebody says. */
    public FieldNames mapped(Map<String, String> columnOfField) {
        FieldNames mapped = new FieldNames();
        Set<String> spoken = columnOfField.values().stream().map(Words::fold).collect(Collectors.toSet());
        names.forEach((field, known) -> mapped.names.put(
                field,
                columnOfField.containsKey(field)
                        ? List.of(Words.fold(columnOfField.get(field)))
                        : known.stream().filter(name -> !spoken.contains(name)).toList()));
        return mapped;
    }

    public Set<String> fields() {
        return Collections.unmodifiableSet(names.keySet());
    }

    boolean knows(String field) {
        return names.containsKey(field);
    }

    List<String> of(String field) {
        return names.getOrDefault(field, List.of());
    }

    /** A column's name as it is compared. */
    String column(String name) {
        String known = folded.get(name);
        return known == null ? meet(name) : known;
    }

    private String meet(String name) {
        String column = Words.fold(name);
        if (folded.putIfAbsent(name, column) == null) {
            met.computeIfAbsent(column, any -> new CopyOnWriteArrayList<>()).add(name);
            metAs.clear();
        }
        return column;
    }

    /** The columns met so far that are this field, best first. */
    List<String> columnsOf(String field) {
        List<String> known = metAs.get(field);
        if (known == null) {
            known = of(field).stream().flatMap(name -> columns(name).stream()).toList();
            metAs.put(field, known);
        }
        return known;
    }

    /** The columns met so far whose folded name this is. */
    List<String> columns(String column) {
        return met.getOrDefault(column, List.of());
    }

    /** The column that a field is read from, among these. */
    public Optional<String> columnOf(String field, List<String> columns) {
        return of(field).stream()
                .flatMap(name -> columns.stream()
                        .filter(column -> column(column).equals(name))
                        .limit(1))
                .findFirst();
    }

    /** Whether one of the columns is this field. */
    public boolean present(String field, List<String> columns) {
        return columnOf(field, columns).isPresent();
    }

    /** How many fields these columns would give; they count for met no more than before. */
    public int given(List<String> columns) {
        Set<String> there = columns.stream().map(Words::fold).collect(Collectors.toSet());
        return (int) names.values().stream()
                .filter(known -> known.stream().anyMatch(there::contains))
                .count();
    }

    /** Whether one of the columns met so far is this field. */
    public boolean met(String field) {
        return !columnsOf(field).isEmpty();
    }

    /** @throws Unreadable when no column of the file can be {@code field}; no columns means that each row brings its own */
    public void require(String field, List<String> columns) throws Unreadable {
        if (!columns.isEmpty() && !present(field, columns)) {
            throw new Unreadable(
                    1,
                    new Fault(
                            field,
                            "column_missing",
                            String.join(", ", columns),
                            "Name one column “" + of(field).get(0) + "”, or say which one it is: --map " + field
                                    + "=COLUMN."));
        }
    }
}
