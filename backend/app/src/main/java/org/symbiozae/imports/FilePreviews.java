package org.symbiozae.imports;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.symbiozae.domain.Problem;
import org.symbiozae.imports.Preview.Column;
import org.symbiozae.imports.cnig.CnigReading;
import org.symbiozae.imports.cnig.CnigTable;
import org.symbiozae.imports.facts.FactReader;
import org.symbiozae.imports.formats.Formats;
import org.symbiozae.imports.formats.Selection;
import org.symbiozae.imports.rows.Layer;
import org.symbiozae.imports.rows.Limits;
import org.symbiozae.imports.rows.Row;
import org.symbiozae.imports.rows.RowSink;
import org.symbiozae.imports.rows.Unreadable;

/** Looks into files without a word to the store. Costs the first rows of the file only. */
@Component
final class FilePreviews {

    private static final int ROWS = 100;
    private static final int SHOWN = 5;
    private static final int EXAMPLES = 2;

    private final Readers readers;
    private final Limits limits;

    FilePreviews(Readers readers, Limits limits) {
        this.readers = readers;
        this.limits = limits;
    }

    /** @throws Problem UNREADABLE when nothing of the file can be taken */
    Preview of(String fileName, Path file, Kind kind, String layer) throws IOException {
        Look look = new Look();
        try {
            Formats.read(
                    fileName,
                    file,
                    limits,
                    new Selection(layer, kind.words(), readers.of(kind).names()::given),
                    look);
        } catch (Enough enough) {
            // the first rows are all that is asked for
        } catch (Unreadable unreadable) {
            throw new Problem(
                    Problem.Code.UNREADABLE,
                    unreadable.fault().hint(),
                    Map.of(
                            "reason",
                            unreadable.fault().code(),
                            "value",
                            unreadable.fault().value()));
        }
        return look.preview(readers.of(kind));
    }

    /** Ends a reading that has seen enough. */
    private static final class Enough extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Enough() {
            super(null, null, false, false);
        }
    }

    private static final class Look implements RowSink {

        private final Set<String> columns = new LinkedHashSet<>();
        private final List<Map<String, String>> rows = new ArrayList<>();
        private final List<Notice> notices = new ArrayList<>();

        @Override
        public void layer(Layer layer) {
            columns.addAll(layer.columns());
            columns.remove("");
        }

        @Override
        public void row(Row row) {
            columns.addAll(row.cells().keySet());
            rows.add(row.cells());
            if (rows.size() == ROWS) {
                throw new Enough();
            }
        }

        @Override
        public void notice(String code, String text) {
            notices.add(Notice.of(code, text));
        }

        Preview preview(FactReader<?> reader) {
            List<String> names = List.copyOf(columns);
            Optional<CnigTable> table =
                    reader.standard().filter(standard -> CnigTable.of(names).equals(Optional.of(standard)));
            Map<String, String> fields = new HashMap<>();
            List<String> known = table.map(found -> new CnigReading(found, names, true))
                    .map(reading -> List.copyOf(reading.names()))
                    .orElse(names);
            for (String field : reader.names().fields()) {
                reader.names()
                        .columnOf(field, known)
                        .ifPresent(column -> fields.putIfAbsent(names.get(known.indexOf(column)), field));
            }
            return new Preview(
                    table.map(CnigTable::label).orElse(""),
                    List.copyOf(reader.names().fields()),
                    names.stream()
                            .map(name -> column(name, fields.getOrDefault(name, ""), reader))
                            .toList(),
                    rows.subList(0, Math.min(SHOWN, rows.size())),
                    notices);
        }

        private Column column(String name, String field, FactReader<?> reader) {
            List<String> values = rows.stream()
                    .filter(row -> row.containsKey(name))
                    .map(row -> row.get(name))
                    .toList();
            return new Column(
                    name,
                    field,
                    reader.required().contains(field),
                    rows.isEmpty() ? 0 : (double) values.size() / rows.size(),
                    values.stream().distinct().limit(EXAMPLES).toList());
        }
    }
}
