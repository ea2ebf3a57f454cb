package org.symbiozae.store;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import javax.sql.DataSource;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

/**
 * Brings the reference files of {@code gis-data/reference} (taxonomy, what replaces what with which yield, what pooling
 * costs, smallest lots) into their tables, again whenever one of them changes. Rows people may have declared against are never
 * deleted.
 */
@Component
class ReferenceMigration implements JavaMigration {

    private final Map<String, String> files = new LinkedHashMap<>();

    ReferenceMigration() throws IOException {
        for (String name : List.of("taxonomy", "compatibility", "conversion", "economics", "lots")) {
            files.put(
                    name,
                    new ClassPathResource("gis-data/reference/" + name + ".csv")
                            .getContentAsString(StandardCharsets.UTF_8));
        }
    }

    @Override
    public @Nullable MigrationVersion getVersion() {
        return null;
    }

    @Override
    public String getDescription() {
        return "reference of resources";
    }

    @Override
    public Integer getChecksum() {
        CRC32 sum = new CRC32();
        files.values().forEach(text -> sum.update(text.getBytes(StandardCharsets.UTF_8)));
        return (int) sum.getValue();
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    @Override
    public void migrate(Context context) {
        JdbcTemplate jdbc = new JdbcTemplate(database(context.getConnection()));
        resources(jdbc);
        compatibilities(jdbc);
        economics(jdbc);
        lots(jdbc);
    }

    private static DataSource database(Connection connection) {
        return new SingleConnectionDataSource(connection, true);
    }

    private void resources(JdbcTemplate jdbc) {
        jdbc.batchUpdate(
                """
                INSERT INTO resource (code, category, subcategory, label_fr, label_en, role, unit, decay_km, reach_km,
                                      mutualisable, low_code, hazardous, naf_producers, naf_consumers, note)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, nullif(?, ''), ?, nullif(?, ''), nullif(?, ''), nullif(?, ''))
                ON CONFLICT (code) DO UPDATE SET
                    category = excluded.category, subcategory = excluded.subcategory, label_fr = excluded.label_fr,
                    label_en = excluded.label_en, role = excluded.role, unit = excluded.unit,
                    decay_km = excluded.decay_km, reach_km = excluded.reach_km, mutualisable = excluded.mutualisable,
                    low_code = excluded.low_code, hazardous = excluded.hazardous,
                    naf_producers = excluded.naf_producers, naf_consumers = excluded.naf_consumers, note = excluded.note
                """,
                rows("taxonomy").stream()
                        .map(row -> new Object[] {
                            row.getField("code"),
                            row.getField("category"),
                            row.getField("subcategory"),
                            row.getField("label_fr"),
                            row.getField("label_en"),
                            row.getField("role"),
                            row.getField("unit"),
                            number(row, "decay_km"),
                            number(row, "max_km"),
                            row.getField("mutualisable").equals("oui"),
                            row.getField("low_code"),
                            row.getField("hazardous").equals("yes"),
                            row.getField("naf_producers"),
                            row.getField("naf_consumers"),
                            row.getField("note")
                        })
                        .toList());
    }

    private void compatibilities(JdbcTemplate jdbc) {
        jdbc.update("DELETE FROM compatibility");
        jdbc.batchUpdate(
                "INSERT INTO compatibility (from_code, to_code, weight, basis, equipment) VALUES (?, ?, ?, ?, nullif(?, ''))",
                rows("compatibility").stream()
                        .map(row -> new Object[] {
                            row.getField("from_code"),
                            row.getField("to_code"),
                            number(row, "default_weight"),
                            row.getField("weight_basis"),
                            row.getField("equipment")
                        })
                        .toList());
        jdbc.batchUpdate(
                "UPDATE compatibility SET yield = ?, step = ?, step_en = ? WHERE from_code = ? AND to_code = ?",
                rows("conversion").stream()
                        .map(row -> new Object[] {
                            number(row, "yield"),
                            row.getField("processing_step_fr"),
                            row.getField("processing_step_en"),
                            row.getField("from_code"),
                            row.getField("to_code")
                        })
                        .toList());
    }

    /** Those of a category and unit first, so that a resource's own wins. */
    private void lots(JdbcTemplate jdbc) {
        jdbc.update("UPDATE resource SET smallest_lot = 0 WHERE smallest_lot <> 0");
        for (boolean own : new boolean[] {false, true}) {
            jdbc.batchUpdate(
                    "UPDATE resource SET smallest_lot = ? WHERE " + (own ? "code = ?" : "category = ? AND unit = ?"),
                    rows("lots").stream()
                            .filter(row -> row.getField("resource").isEmpty() != own)
                            .map(row -> own
                                    ? new Object[] {number(row, "smallest_lot"), row.getField("resource")}
                                    : new Object[] {
                                        number(row, "smallest_lot"), row.getField("category"), row.getField("unit")
                                    })
                            .toList());
        }
    }

    private void economics(JdbcTemplate jdbc) {
        String figures =
                "fixed_cost, alone_fixed, alone_extra, min_volume, max_volume, min_members, radius_km, cost_per_km,"
                        + " round_km, pair_km";
        jdbc.update("DELETE FROM economics");
        jdbc.update("DELETE FROM economics_default");
        for (NamedCsvRecord row : rows("economics")) {
            List<Object> values = new ArrayList<>();
            boolean isDefault = row.getField("resource").isEmpty();
            values.add(row.getField(isDefault ? "category" : "resource"));
            values.add(row.getField(isDefault ? "unit" : "source"));
            for (String figure : figures.split(", ")) {
                values.add(row.getField(figure).isEmpty() ? null : number(row, figure));
            }
            String target = isDefault ? "economics_default (category, unit, " : "economics (resource, source, ";
            jdbc.update(
                    "INSERT INTO " + target + figures + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    values.toArray());
        }
    }

    private List<NamedCsvRecord> rows(String file) {
        return CsvReader.builder().ofNamedCsvRecord(new StringReader(files.getOrDefault(file, ""))).stream()
                .toList();
    }

    private static double number(NamedCsvRecord row, String field) {
        return Double.parseDouble(row.getField(field));
    }
}
