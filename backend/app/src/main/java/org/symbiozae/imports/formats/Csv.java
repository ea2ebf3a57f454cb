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
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.symbiozae.imports.rows.Fault;
import org.symbiozae.imports.rows.Layer;
import org.symbiozae.imports.rows.Limits;
import org.symbiozae.imports.rows.Row;
import org.symbiozae.imports.rows.RowSink;
import org.symbiozae.imports.rows.Unreadable;

/** Text with separators: comma, semicolon, tab or bar, whichever the header has; one header line, titles above it left out. */
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
        Iterator<CsvRecord> all = records.iterator();
        HeaderLine<CsvRecord> begin = new HeaderLine<>(Csv::filled);
        boolean more = true;
        while (more && all.hasNext()) {
            CsvRecord record = all.next();
            more = isHint(record) || begin.add(record);
        }
        List<CsvRecord> first = begin.withRows(sink);
        if (first.isEmpty() || filled(first.get(0)) == 0) {
            throw new Unreadable("file_empty", "", "The file holds no header line.");
        }
        List<String> columns = header(first.get(0));
        decimals(first.subList(1, first.size()), sink);
        sink.layer(new Layer(columns, null));
        for (CsvRecord record : first.subList(1, first.size())) {
            row(record, columns, sink);
        }
        while (all.hasNext()) {
            row(all.next(), columns, sink);
        }
    }

    /** Says which decimal mark the first rows have; one comma before three digits could also group them. */
    private static void decimals(List<CsvRecord> rows, RowSink sink) {
        List<String> cells = rows.stream()
                .flatMap(row -> row.getFields().stream())
                .map(String::strip)
                .toList();
        boolean comma = cells.stream().anyMatch(cell -> cell.matches("[+-]?\\d+,\\d+"));
        boolean point = cells.stream().anyMatch(cell -> cell.matches("[+-]?\\d+\\.\\d+"));
        if (comma) {
            sink.notice(
                    "decimals",
                    point
                            ? "Numbers with a decimal comma and with a decimal point, both read as they stand."
                            : "Numbers with a decimal comma.");
            cells.stream()
                    .filter(cell -> cell.matches("[+-]?[1-9]\\d{0,2},\\d{3}"))
                    .findFirst()
                    .ifPresent(cell -> sink.notice(
                            "decimals_unsure",
                            "“" + cell + "” is read as " + cell.replace(',', '.')
                                    + ", not as thousands: write it without the comma if it groups digits."));
        }
    }

    /** Excel's own first line, {@code sep=;}. */
    private static boolean isHint(CsvRecord record) {
        return record.getStartingLineNumber() == 1 && record.getField(0).matches("(?i)\\s*sep=.?");
    }

    private static int filled(CsvRecord record) {
        int filled = 0;
        for (int i = 0; i < record.getFieldCount(); i++) {
            filled += record.getField(i).isBlank() ? 0 : 1;
        }
        return filled;
    }

    private static List<String> header(CsvRecord record) throws Unreadable {
        List<String> columns = record.getFields().stream().map(String::strip).toList();
        Set<String> seen = new HashSet<>();
        for (String column : columns) {
            if (!column.isEmpty() && !seen.add(column)) {
                throw new Unreadable(
                        (int) record.getStartingLineNumber(),
                        new Fault(column, "column_twice", column, "Give each column its own name."));
            }
        }
        return columns;
    }

    /** A line of separators alone is what a spreadsheet leaves below its table. */
    private static void row(CsvRecord record, List<String> columns, RowSink sink) throws IOException {
        if (columns.size() > 1 && filled(record) == 0) {
            return;
        }
        Row.Draft row = new Row.Draft((int) record.getStartingLineNumber());
        int cells = record.getFieldCount();
        for (int i = 0; i < Math.min(cells, columns.size()); i++) {
            if (!columns.get(i).isEmpty()) {
                row.cell(columns.get(i), unguarded(record.getField(i)));
            }
        }
        if (cells < columns.size() || filledFrom(record, columns.size())) {
            row.refuse(new Fault(
                    "",
                    "column_count",
                    cells + " cells for " + columns.size() + " columns",
                    "Put a cell that contains the separator between double quotes."));
        }
        sink.row(row.done());
    }

    /** Whether a cell without a column holds something; separators alone are what spreadsheets leave at the end. */
    private static boolean filledFrom(CsvRecord record, int columns) {
        for (int i = columns; i < record.getFieldCount(); i++) {
            if (!record.getField(i).isBlank()) {
                return true;
            }
        }
        return false;
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
