package org.symbiozae.imports.formats;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Text with separators: comma, semicolon or tab, whichever the header has; one header line. */
final class Csv implements Format {

    private static final int LONGEST_RECORD = 4_000_000;

    @Override
    public String name() {
        return "CSV";
    }

    @Override
    public Set<String> endings() {
        return Set.of("csv", "tsv", "txt");
    }

    @Override
    public void read(Path file, Limits limits, Selection wanted, RowSink sink) throws IOException {
        TextFile text = TextFile.of(file);
        Separator separator;
        try (Reader reader = text.open()) {
            separator = Separator.of(reader);
        }
        sink.notice("encoding", text.label());
        sink.notice("separator", "Cells separated by " + separator.label() + ".");
        try (Reader reader = text.open(sink);
                CsvReader<CsvRecord> records = records(reader, separator, limits)) {
            take(records, sink);
        } catch (CsvParseException e) {
            throw broken(e);
        }
    }

    private static CsvReader<CsvRecord> records(Reader reader, Separator separator, Limits limits) {
        return CsvReader.builder()
                .fieldSeparator(separator.character())
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .maxBufferSize(LONGEST_RECORD)
                .build(
                        CsvRecordHandler.builder()
                                .maxFields(limits.columns())
                                .maxFieldSize(LONGEST_RECORD)
                                .maxRecordSize(LONGEST_RECORD)
                                .build(),
                        reader);
    }

    private static void take(CsvReader<CsvRecord> records, RowSink sink) throws IOException {
        List<String> columns = List.of();
        for (CsvRecord record : records) {
            if (columns.isEmpty()) {
                columns = header(record);
                sink.layer(new Layer(columns, null));
            } else {
                sink.row(row(record, columns));
            }
        }
        if (columns.isEmpty()) {
            throw new Unreadable("file_empty", "", "The file holds no header line.");
        }
    }

    private static List<String> header(CsvRecord record) throws Unreadable {
        List<String> columns = record.getFields().stream().map(String::strip).toList();
        Set<String> seen = new HashSet<>();
        for (String column : columns) {
            if (!column.isEmpty() && !seen.add(column)) {
                throw new Unreadable(1, new Fault(column, "column_twice", column, "Give each column its own name."));
            }
        }
        return columns;
    }

    private static Row row(CsvRecord record, List<String> columns) {
        Row.Draft row = new Row.Draft((int) record.getStartingLineNumber());
        int cells = record.getFieldCount();
        for (int i = 0; i < Math.min(cells, columns.size()); i++) {
            if (!columns.get(i).isEmpty()) {
                row.cell(columns.get(i), unguarded(record.getField(i)));
            }
        }
        if (cells != columns.size()) {
            row.refuse(new Fault(
                    "",
                    "column_count",
                    cells + " cells for " + columns.size() + " columns",
                    "Put a cell that contains the separator between double quotes."));
        }
        return row.done();
    }

    /** Without the apostrophe that keeps spreadsheets from running a text as a formula. */
    private static String unguarded(String text) {
        boolean guarded = text.length() > 1 && text.charAt(0) == '\'' && "=+-@".indexOf(text.charAt(1)) >= 0;
        return guarded ? text.substring(1) : text;
    }

    private static Unreadable broken(CsvParseException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return new Unreadable(
                "csv_broken",
                String.valueOf(cause.getMessage()),
                "Look for a quote that is never closed, or a line with far too many cells.");
    }
}
