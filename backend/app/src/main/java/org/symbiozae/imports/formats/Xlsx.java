package org.symbiozae.imports.formats;

import com.fasterxml.aalto.UncheckedStreamException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Sheet;
import org.symbiozae.imports.rows.Fault;
import org.symbiozae.imports.rows.Layer;
import org.symbiozae.imports.rows.Limits;
import org.symbiozae.imports.rows.Row;
import org.symbiozae.imports.rows.RowSink;
import org.symbiozae.imports.rows.Unreadable;

/**
 * A spreadsheet: the sheet that is asked for, else its first. Titles above the row that names the columns are left out. A formula counts for the value it
 * had when the file was saved; nothing is computed. The XML reader underneath has DTDs and external entities switched off.
 */
final class Xlsx implements Format {

    @Override
    public String name() {
        return "XLSX";
    }

    @Override
    public Set<String> endings() {
        return Set.of("xlsx", "xlsm");
    }

    @Override
    public void read(Path file, Limits limits, Selection wanted, RowSink sink) throws IOException {
        try (Zip zip = new Zip(file, limits)) {
            zip.measure();
        }
        try (ReadableWorkbook workbook = new ReadableWorkbook(file.toFile(), new ReadingOptions(true, true))) {
            Sheet sheet = sheet(workbook, wanted);
            sink.notice("sheet", "Read the sheet “" + sheet.getName() + "”.");
            try (Stream<org.dhatim.fastexcel.reader.Row> rows = sheet.openStream()) {
                take(rows.iterator(), limits, sink);
            }
        } catch (Exception e) {
            if (!isDamage(e)) {
                throw e;
            }
            throw new Unreadable(
                    "xlsx_broken", String.valueOf(e.getMessage()), "Open the spreadsheet and save it again as .xlsx.");
        }
    }

    /**
     * Whether the reader underneath stumbled over the file: it throws XML errors undeclared, some of them wrapped. The file
     * was read once before, so that a failing disk is not taken for it.
     */
    private static boolean isDamage(Exception e) {
        return e instanceof IOException && !(e instanceof Unreadable)
                || e instanceof XMLStreamException
                || e instanceof UncheckedStreamException
                || e instanceof ExcelReaderException
                || e instanceof DateTimeException
                || e instanceof IndexOutOfBoundsException
                || e instanceof IllegalArgumentException
                || e instanceof NullPointerException;
    }

    private static Sheet sheet(ReadableWorkbook workbook, Selection wanted) throws Unreadable {
        List<String> names = workbook.getSheets().map(Sheet::getName).toList();
        String name = names.get(0);
        try {
            name = wanted.of(names);
        } catch (Unreadable several) {
            if (!wanted.open()) {
                throw several;
            }
        }
        return workbook.findSheet(name).orElseGet(workbook::getFirstSheet);
    }

    private static void take(Iterator<org.dhatim.fastexcel.reader.Row> rows, Limits limits, RowSink sink)
            throws IOException {
        HeaderLine<org.dhatim.fastexcel.reader.Row> begin = new HeaderLine<>(Xlsx::filled);
        boolean more = true;
        while (more && rows.hasNext()) {
            org.dhatim.fastexcel.reader.Row row = rows.next();
            more = filled(row) == 0 || begin.add(row);
        }
        List<org.dhatim.fastexcel.reader.Row> first = begin.withRows(sink);
        if (first.isEmpty()) {
            throw new Unreadable("file_empty", "", "The first sheet holds no header row.");
        }
        List<String> columns = header(first.get(0), limits);
        sink.layer(new Layer(columns.stream().filter(name -> !name.isEmpty()).toList(), null));
        for (org.dhatim.fastexcel.reader.Row row : first.subList(1, first.size())) {
            take(row, columns, sink);
        }
        while (rows.hasNext()) {
            take(rows.next(), columns, sink);
        }
    }

    private static void take(org.dhatim.fastexcel.reader.Row row, List<String> columns, RowSink sink)
            throws IOException {
        Row taken = row(row, columns);
        if (!taken.cells().isEmpty() || taken.fault() != null) {
            sink.row(taken);
        }
    }

    private static int filled(org.dhatim.fastexcel.reader.Row row) {
        return (int) row.stream()
                .filter(cell -> cell != null
                        && cell.getRawValue() != null
                        && !cell.getRawValue().isBlank())
                .count();
    }

    private static List<String> header(org.dhatim.fastexcel.reader.Row row, Limits limits) throws Unreadable {
        if (row.getCellCount() > limits.columns()) {
            throw new Unreadable(
                    "too_many_columns", row.getCellCount() + "", "Keep at most " + limits.columns() + " columns.");
        }
        List<String> columns = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < row.getCellCount(); i++) {
            String name = row.getOptionalCell(i).map(Xlsx::text).orElse("").strip();
            if (!name.isEmpty() && !seen.add(name)) {
                throw new Unreadable(
                        row.getRowNum(), new Fault(name, "column_twice", name, "Give each column its own name."));
            }
            columns.add(name);
        }
        return columns;
    }

    private static Row row(org.dhatim.fastexcel.reader.Row row, List<String> columns) {
        Row.Draft draft = new Row.Draft(row.getRowNum());
        for (int i = 0; i < columns.size(); i++) {
            String column = columns.get(i);
            Cell cell = row.getOptionalCell(i).orElse(null);
            if (cell == null || column.isEmpty()) {
                continue;
            }
            if (cell.getType() == CellType.ERROR) {
                draft.refuse(new Fault(
                        column, "cell_error", String.valueOf(cell.getRawValue()), "Mend the formula of this cell."));
            } else {
                draft.cell(column, text(cell));
            }
        }
        return draft.done();
    }

    private static String text(Cell cell) {
        if (cell.getType() == CellType.NUMBER) {
            return isDate(cell)
                    ? cell.asDate().toLocalDate().toString()
                    : cell.asNumber().stripTrailingZeros().toPlainString();
        }
        if (cell.getType() == CellType.FORMULA) {
            return cell.getRawValue() == null ? "" : cell.getRawValue();
        }
        return cell.getText() == null ? "" : cell.getText();
    }

    /** Excel keeps a date as a number; only its display format tells. */
    private static boolean isDate(Cell cell) {
        Integer id = cell.getDataFormatId();
        String format = cell.getDataFormatString();
        return id != null && (id >= 14 && id <= 22)
                || format != null
                        && format.replaceAll("\\[[^]]*]|\"[^\"]*\"", "").matches("(?i).*(yy|dd|m+[/-]d).*");
    }
}
