package org.symbiozae.imports;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.symbiozae.imports.formats.Formats;
import org.symbiozae.imports.formats.Selection;
import org.symbiozae.imports.places.Coordinates;
import org.symbiozae.imports.rows.Fault;
import org.symbiozae.imports.rows.Layer;
import org.symbiozae.imports.rows.Limits;
import org.symbiozae.imports.rows.ReferenceSystem;
import org.symbiozae.imports.rows.Row;
import org.symbiozae.imports.rows.RowSink;
import org.symbiozae.imports.rows.Unreadable;
import org.symbiozae.imports.words.Wording;

/**
 * The refused rows of one file as CSV: every column as it was, then the line, the reason and what to do, to be corrected and
 * sent again. Remembers {@value #MOST} reasons; the file is read again, twice, to write its rows.
 */
final class RefusedRows {

    private static final int MOST = 100_000;
    private static final String SHAPE = "wkt";
    private static final String SYSTEM = "epsg";

    /** What a spreadsheet would run; numbers are left alone. */
    private static final Pattern FORMULA = Pattern.compile("(?s)[=+\\-@\\t\\r](?![\\d.,]+([eE][+-]?\\d+)?$).*");

    private final Map<Integer, Fault> reasons = new HashMap<>();

    void note(Fault fault, int line) {
        if (line > 0 && reasons.size() < MOST) {
            reasons.putIfAbsent(line, fault);
        }
    }

    /** UTF-8 with a byte order mark, separated by semicolons, as French spreadsheets like it. */
    void write(ImportRequest request, Selection wanted, Limits limits, Wording wording, Path out) throws IOException {
        Header header = new Header(request.epsg());
        Formats.read(request.fileName(), request.file(), limits, wanted, header);
        try (CsvWriter file = CsvWriter.builder()
                .fieldSeparator(';')
                .build(Files.newBufferedWriter(out, StandardCharsets.UTF_8).append('\uFEFF'))) {
            List<String> names = header.names();
            file.writeRecord(names);
            Formats.read(
                    request.fileName(), request.file(), limits, wanted, new Lines(file, names, wording, header.epsg));
        }
    }

    /** The columns there are, and whether shapes go with them. */
    private final class Header implements RowSink {

        private final Set<String> columns = new LinkedHashSet<>();
        private @Nullable Integer epsg;
        private final boolean spoken;
        private boolean shaped;

        Header(@Nullable Integer epsg) {
            this.epsg = epsg;
            this.spoken = epsg != null;
        }

        @Override
        public void layer(Layer layer) throws Unreadable {
            columns.addAll(layer.columns());
            columns.remove("");
            ReferenceSystem system = layer.system();
            if (epsg == null && system != null) {
                epsg = Coordinates.of(system).epsg();
            }
        }

        @Override
        public void row(Row row) {
            if (reasons.containsKey(row.line())) {
                columns.addAll(row.cells().keySet());
                shaped |= row.geometry() != null;
            }
        }

        @Override
        public void notice(String code, String text) {}

        List<String> names() {
            Set<String> names = new LinkedHashSet<>(columns);
            if (shaped) {
                names.add(SHAPE);
            }
            if (epsg != null && (shaped || spoken)) {
                names.add(SYSTEM);
            }
            names.addAll(Layer.REASONS);
            return List.copyOf(names);
        }
    }

    /** Writes the rows that have a reason. */
    private final class Lines implements RowSink {

        private final CsvWriter file;
        private final List<String> names;
        private final Wording wording;
        private final @Nullable Integer epsg;

        Lines(CsvWriter file, List<String> names, Wording wording, @Nullable Integer epsg) {
            this.wording = wording;
            this.file = file;
            this.names = names;
            this.epsg = epsg;
        }

        @Override
        public void layer(Layer layer) {}

        @Override
        public void row(Row row) {
            Fault fault = reasons.get(row.line());
            if (fault == null) {
                return;
            }
            Map<String, String> cells = new HashMap<>(row.cells());
            Geometry shape = row.geometry();
            if (shape != null) {
                cells.putIfAbsent(SHAPE, shape.toText());
            }
            if (epsg != null) {
                cells.putIfAbsent(SYSTEM, epsg.toString());
            }
            cells.put(Layer.REASONS.get(0), Integer.toString(row.line()));
            cells.put(Layer.REASONS.get(1), (fault.field() + " " + fault.code() + " " + fault.value()).strip());
            cells.put(Layer.REASONS.get(2), (wording.of(fault.hint()) + " " + fault.proposal()).strip());
            List<@Nullable String> record = new ArrayList<>();
            for (String name : names) {
                String text = cells.get(name);
                record.add(text != null && FORMULA.matcher(text).matches() ? "'" + text : text);
            }
            file.writeRecord(record);
        }

        @Override
        public void notice(String code, String text) {}
    }
}
