package org.symbiozae.imports.cnig;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.symbiozae.imports.words.Words;

/** One of the four tables of the standard. */
public enum CnigTable {
    POLE_ECO("pole_id"),
    SITE_ECO("site_id"),
    TERRAIN_ECO("terr_id"),
    ETABLISSEMENT("siret");

    private static final String FOLDER = "/gis-data/reference/";
    private static final int SHORT = 10;
    private static final int LEAST_COLUMNS = 4;

    /** Columns of the neighbouring standard Friches, which shares eleven names with SITE-ECO and is none of the four tables. */
    private static final Set<String> BROWNFIELDS = Set.of("siteid", "sitereconvtype", "propriopersonne");

    private final Map<String, Attribute> attributes = new LinkedHashMap<>();
    private final Map<String, String> spellings = new HashMap<>();
    private final String key;

    static {
        Map<String, List<String>> values = new HashMap<>();
        rows("cnig_codelists.csv")
                .forEach(row -> values.computeIfAbsent(
                                row.getField("class") + row.getField("attribute"), each -> new ArrayList<>())
                        .add(row.getField("value")));
        rows("cnig_attributes.csv").forEach(row -> {
            String list = row.getField("value_list");
            Attribute attribute = new Attribute(
                    row.getField("attribute"),
                    row.getField("shp_short_name"),
                    row.getField("sql_type"),
                    row.getField("requirement"),
                    list.equals("oui|non")
                            ? List.of("oui", "non")
                            : values.getOrDefault(row.getField("class") + row.getField("attribute"), List.of()));
            of(row.getField("class")).attributes.put(attribute.name(), attribute);
        });
        Arrays.stream(values()).forEach(CnigTable::spell);
    }

    CnigTable(String key) {
        this.key = key;
    }

    private static CnigTable of(String name) {
        return valueOf(name.replace('-', '_'));
    }

    private static List<NamedCsvRecord> rows(String file) {
        try (Reader reader = new InputStreamReader(
                        CnigTable.class.getResourceAsStream(FOLDER + file), StandardCharsets.UTF_8);
                CsvReader<NamedCsvRecord> records = CsvReader.builder().ofNamedCsvRecord(reader)) {
            return records.stream().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Full names, official short names, and the names GDAL cuts full ones to in a shapefile, numbered when they clash. */
    private void spell() {
        Set<String> taken = new HashSet<>();
        for (Attribute attribute : attributes.values()) {
            if (attribute.isShape() && !isBesideAnOutline(attribute)) {
                continue;
            }
            String name = attribute.name().replace('-', '_');
            String cut = name.substring(0, Math.min(SHORT, name.length())).toLowerCase(Locale.ROOT);
            for (int i = 1; !taken.add(cut); i++) {
                cut = name.substring(0, SHORT - 2).toLowerCase(Locale.ROOT) + "_" + i;
            }
            spellings.put(cut, attribute.name());
        }
        attributes.values().forEach(attribute -> {
            spellings.put(Words.fold(attribute.shortName()), attribute.name());
            spellings.put(Words.fold(attribute.name()), attribute.name());
        });
    }

    /** Whether it is a column like any other because the row's own shape is an outline. */
    private boolean isBesideAnOutline(Attribute point) {
        return point.name().endsWith("geompoint")
                && attributes.values().stream().anyMatch(shape -> shape.name().endsWith("geomsurf"));
    }

    /** Its name in the standard. */
    public String label() {
        return name().replace('_', '-');
    }

    Map<String, Attribute> attributes() {
        return attributes;
    }

    /** The attribute a column is, if any. */
    Optional<String> attribute(String column) {
        String cut = spellings.get(column.toLowerCase(Locale.ROOT));
        return Optional.ofNullable(cut == null ? spellings.get(Words.fold(column)) : cut);
    }

    /** The table these columns are, if any: the one that knows most of them, its key and three more at least. */
    public static Optional<CnigTable> of(List<String> columns) {
        if (columns.stream().map(Words::fold).collect(Collectors.toSet()).containsAll(BROWNFIELDS)) {
            return Optional.empty();
        }
        return Stream.of(values())
                .filter(table -> table.known(columns) >= LEAST_COLUMNS)
                .filter(table -> columns.stream()
                        .anyMatch(column -> table.attribute(column)
                                .filter(name -> name.equalsIgnoreCase(table.key))
                                .isPresent()))
                .max((one, other) -> Long.compare(one.known(columns), other.known(columns)));
    }

    private long known(List<String> columns) {
        return columns.stream().filter(column -> attribute(column).isPresent()).count();
    }
}
