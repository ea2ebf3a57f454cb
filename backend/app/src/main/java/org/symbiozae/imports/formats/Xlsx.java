package org.symbiozae.imports.formats;

import com.fasterxml.aalto.UncheckedStreamException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.symbiozae.imports.rows.Limits;
import org.symbiozae.imports.rows.RowSink;
import org.symbiozae.imports.rows.Unreadable;

/**
 * A spreadsheet: the sheet that is asked for, else of those that hold something and are not hidden the first whose columns give
 * most of what is wanted. Titles above the row that
 * names the columns are left out. Formulas are not computed. The XML reader underneath has DTDs and external entities switched off.
 */
final class Xlsx implements Format {

    private static final int LOOKED_AT = 1_000;
    private static final String UNKNOWN_CELL = " cell type : ";

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
        try (ReadableWorkbook workbook = new ReadableWorkbook(file.toFile(), new ReadingOptions(true, true));
                Zip zip = new Zip(file, limits)) {
            Sheet sheet = sheet(workbook, wanted, sink);
            try (Stream<Row> rows = sheet.openStream()) {
                new SheetRows(MergedCells.of(zip, sheet.getId()), limits, sink).take(rows.iterator());
            }
        } catch (Exception e) {
            if (!isDamage(e)) {
                throw e;
            }
            boolean strict = isStrict(file, limits);
            throw new Unreadable(
                    "xlsx_broken",
                    String.valueOf(e.getMessage()),
                    strict
                            ? "Save it as an ordinary Excel workbook (.xlsx), not as Strict Open XML."
                            : "Open the spreadsheet and save it again as .xlsx.");
        }
    }

    /** Whether it is written by the strict variant of the format, whose names differ throughout. */
    private static boolean isStrict(Path file, Limits limits) throws IOException {
        try (Zip zip = new Zip(file, limits);
                InputStream in = zip.open("xl/workbook.xml").orElseGet(InputStream::nullInputStream)) {
            return new String(in.readNBytes(10_000), StandardCharsets.UTF_8).contains("purl.oclc.org/ooxml");
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
                || e instanceof NullPointerException
                || e instanceof IllegalStateException
                        && String.valueOf(e.getMessage()).contains(UNKNOWN_CELL);
    }

    /** The one meant among those that people see and that hold something; the first when several would do. */
    private static Sheet sheet(ReadableWorkbook workbook, Selection wanted, RowSink sink) throws IOException {
        List<Sheet> all = workbook.getSheets().toList();
        List<Sheet> filled = new ArrayList<>();
        for (Sheet sheet : all) {
            if (sheet.getVisibility() == SheetVisibility.VISIBLE && isFilled(sheet)) {
                filled.add(sheet);
            }
        }
        List<String> names = (wanted.open() && !filled.isEmpty() ? filled : all)
                .stream().map(Sheet::getName).toList();
        String name;
        try {
            name = wanted.of(names);
        } catch (Unreadable several) {
            if (!wanted.open()) {
                throw several;
            }
            name = filled.isEmpty() ? names.get(0) : likeliest(filled, wanted).getName();
        }
        sink.notice("sheet", "Read the sheet “" + name + "”.");
        wanted.leftOut(name, filled.stream().map(Sheet::getName).toList(), sink);
        return workbook.findSheet(name).orElseGet(workbook::getFirstSheet);
    }

    /** The first of those whose columns give most of what is asked for. */
    private static Sheet likeliest(List<Sheet> sheets, Selection wanted) throws IOException {
        Sheet likeliest = sheets.get(0);
        int most = -1;
        for (Sheet sheet : sheets) {
            try (Stream<Row> rows = sheet.openStream()) {
                int fields = wanted.fields().applyAsInt(SheetRows.names(rows.iterator()));
                if (fields > most) {
                    likeliest = sheet;
                    most = fields;
                }
            }
        }
        return likeliest;
    }

    private static boolean isFilled(Sheet sheet) throws IOException {
        try (Stream<Row> rows = sheet.openStream()) {
            return rows.limit(LOOKED_AT).anyMatch(row -> SheetRows.filled(row) > 0);
        }
    }
}
