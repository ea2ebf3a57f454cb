package org.symbiozae.imports.formats;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.dhatim.fastexcel.reader.Cell;
import org.symbiozae.imports.formats.MergedCells.Area;
import org.symbiozae.imports.rows.Fault;
import org.symbiozae.imports.rows.Layer;
import org.symbiozae.imports.rows.Limits;
import org.symbiozae.imports.rows.Row;
import org.symbiozae.imports.rows.RowSink;
import org.symbiozae.imports.rows.Unreadable;

/**
 * The rows of one sheet. What a merged cell says counts for each of its rows, save an amount: it may be the sum of theirs.
 */
final class SheetRows {

    private static final int LONGEST_AMOUNT = 30;

    /** What a merged cell says, and down to which row. */
    private record Shared(int bottom, String text) {}

    private final MergedCells merged;
    private final Limits limits;
    private final RowSink sink;
    private final Map<Integer, Shared> shared = new HashMap<>();
    private List<String> columns = List.of();
    private boolean repeated;

    SheetRows(MergedCells merged, Limits limits, RowSink sink) {
        this.merged = merged;
        this.limits = limits;
        this.sink = sink;
    }

    void take(Iterator<org.dhatim.fastexcel.reader.Row> rows) throws IOException {
        HeaderLine<org.dhatim.fastexcel.reader.Row> begin = begin(rows);
        List<org.dhatim.fastexcel.reader.Row> first = begin.lines();
        if (first.isEmpty()) {
            throw new Unreadable("file_empty", "", "The first sheet holds no header row.");
        }
        SheetHeader header = new SheetHeader(first, first.get(begin.header()), merged);
        if (header.width() > limits.columns()) {
            throw new Unreadable(
                    "too_many_columns", header.width() + "", "Keep at most " + limits.columns() + " columns.");
        }
        HeaderLine.leftOut(
                (int) first.stream()
                        .filter(row -> row.getRowNum() < header.top())
                        .count(),
                sink);
        columns = header.columns();
        sink.layer(new Layer(columns.stream().filter(name -> !name.isEmpty()).toList(), null));
        for (org.dhatim.fastexcel.reader.Row row : first) {
            if (row.getRowNum() > header.bottom()) {
                take(row);
            }
        }
        while (rows.hasNext()) {
            take(rows.next());
        }
    }

    private static HeaderLine<org.dhatim.fastexcel.reader.Row> begin(Iterator<org.dhatim.fastexcel.reader.Row> rows) {
        HeaderLine<org.dhatim.fastexcel.reader.Row> begin = new HeaderLine<>(SheetRows::filled);
        boolean more = true;
        while (more && rows.hasNext()) {
            org.dhatim.fastexcel.reader.Row row = rows.next();
            more = filled(row) == 0 || begin.add(row);
        }
        return begin;
    }

    /** What a sheet's columns seem to be called, whatever is merged above them. */
    static List<String> names(Iterator<org.dhatim.fastexcel.reader.Row> rows) {
        HeaderLine<org.dhatim.fastexcel.reader.Row> begin = begin(rows);
        return begin.lines().get(begin.header()).stream()
                .filter(Objects::nonNull)
                .map(CellText::of)
                .toList();
    }

    static int filled(org.dhatim.fastexcel.reader.Row row) {
        return (int) row.stream()
                .filter(cell -> cell != null
                        && cell.getRawValue() != null
                        && !cell.getRawValue().isBlank())
                .count();
    }

    private void take(org.dhatim.fastexcel.reader.Row row) throws IOException {
        Row.Draft draft = new Row.Draft(row.getRowNum());
        List<Integer> blank = new ArrayList<>();
        boolean filled = false;
        for (int i = 0; i < columns.size(); i++) {
            String column = columns.get(i);
            if (column.isEmpty()) {
                continue;
            }
            Cell cell = row.getOptionalCell(i).orElse(null);
            if (cell != null && CellText.isError(cell)) {
                filled = true;
                draft.refuse(new Fault(
                        column, "cell_error", String.valueOf(cell.getRawValue()), "Mend the formula of this cell."));
                continue;
            }
            String text = cell == null ? "" : CellText.of(cell);
            if (text.isBlank()) {
                blank.add(i);
            } else {
                filled = true;
                draft.cell(column, text);
            }
        }
        if (filled) {
            share(row, blank, draft);
            sink.row(draft.done());
        }
    }

    private void share(org.dhatim.fastexcel.reader.Row row, List<Integer> blank, Row.Draft draft) {
        int number = row.getRowNum();
        shared.values().removeIf(cell -> cell.bottom() < number);
        for (int column : blank) {
            Shared cell = shared.get(column);
            if (cell != null) {
                draft.cell(columns.get(column), cell.text());
                say();
            }
        }
        for (Area area : merged.from(number)) {
            String text = row.getOptionalCell(area.left()).map(CellText::of).orElse("");
            if (area.bottom() > number && !isAmount(text)) {
                shared.put(area.left(), new Shared(area.bottom(), text));
            }
        }
    }

    private void say() {
        if (!repeated) {
            repeated = true;
            sink.notice("cells_merged", "Merged cells: what they say counts for each of their rows, amounts excepted.");
        }
    }

    /** Numbers of companies are none. */
    private static boolean isAmount(String text) {
        return text.length() < LONGEST_AMOUNT && text.matches("[+-]?[\\d\\s.,]+%?") && !text.matches("\\d{9}|\\d{14}");
    }
}
