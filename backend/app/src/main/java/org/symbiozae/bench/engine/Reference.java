package org.symbiozae.bench.engine;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.symbiozae.domain.Compatibility;
import org.symbiozae.domain.Economics;
import org.symbiozae.domain.Resource;
import org.symbiozae.domain.Taxonomy;
import org.symbiozae.geo.Metres;

/**
 * The reference files as they are shipped, without a database.
 *
 * @param roles {@code both}, {@code offer} or {@code need}, by resource code
 */
record Reference(Taxonomy taxonomy, Map<String, String> roles) {

    static Reference read() throws IOException {
        Map<String, Resource> resources = new HashMap<>();
        Map<String, String> roles = new HashMap<>();
        for (NamedCsvRecord row : rows("taxonomy")) {
            String code = row.getField("code");
            roles.put(code, row.getField("role"));
            resources.put(
                    code,
                    new Resource(
                            code,
                            row.getField("category"),
                            row.getField("unit"),
                            Metres.ofKilometres(number(row, "decay_km")),
                            Metres.ofKilometres(number(row, "max_km")),
                            row.getField("mutualisable").equals("oui")));
        }
        return new Reference(new Taxonomy(resources, compatibilities(), economics(resources)), Map.copyOf(roles));
    }

    private static List<Compatibility> compatibilities() throws IOException {
        Map<String, NamedCsvRecord> conversions = new HashMap<>();
        rows("conversion").forEach(row -> conversions.put(pair(row), row));
        return rows("compatibility").stream()
                .map(row -> {
                    NamedCsvRecord conversion = conversions.get(pair(row));
                    return new Compatibility(
                            row.getField("from_code"),
                            row.getField("to_code"),
                            number(row, "default_weight"),
                            conversion == null ? 1 : number(conversion, "yield"),
                            conversion == null ? "" : conversion.getField("processing_step_en"));
                })
                .toList();
    }

    /** A resource's own figures, else those of its category and unit. */
    private static Map<String, Economics> economics(Map<String, Resource> resources) throws IOException {
        Map<String, Economics> economics = new HashMap<>();
        for (NamedCsvRecord row : rows("economics")) {
            String own = row.getField("resource");
            for (Resource resource : resources.values()) {
                if (own.isEmpty()
                        && resource.category().equals(row.getField("category"))
                        && resource.unit().equals(row.getField("unit"))) {
                    economics.putIfAbsent(resource.code(), economics(row));
                } else if (own.equals(resource.code())) {
                    economics.put(own, economics(row));
                }
            }
        }
        return economics;
    }

    private static Economics economics(NamedCsvRecord row) {
        return new Economics(
                number(row, "fixed_cost"),
                number(row, "alone_fixed"),
                number(row, "alone_extra"),
                number(row, "min_volume"),
                number(row, "max_volume"),
                (int) number(row, "min_members"),
                Metres.ofKilometres(number(row, "radius_km")),
                number(row, "cost_per_km"),
                lengthOrNone(row, "round_km"),
                lengthOrNone(row, "pair_km"),
                row.getField("resource").isEmpty());
    }

    private static Metres lengthOrNone(NamedCsvRecord row, String field) {
        return row.getField(field).isEmpty() ? Metres.ZERO : Metres.ofKilometres(number(row, field));
    }

    private static String pair(NamedCsvRecord row) {
        return row.getField("from_code") + " " + row.getField("to_code");
    }

    private static double number(NamedCsvRecord row, String field) {
        return Double.parseDouble(row.getField(field));
    }

    private static List<NamedCsvRecord> rows(String file) throws IOException {
        String text =
                new ClassPathResource("gis-data/reference/" + file + ".csv").getContentAsString(StandardCharsets.UTF_8);
        return CsvReader.builder().ofNamedCsvRecord(new StringReader(text)).stream()
                .toList();
    }
}
