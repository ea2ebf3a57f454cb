package org.symbiozae.imports.formats;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.dhatim.fastexcel.reader.Row;
import org.symbiozae.imports.formats.MergedCells.Area;
import org.symbiozae.imports.rows.Fault;
import org.symbiozae.imports.rows.Unreadable;

/**
 * The names of a sheet's columns. Merged cells spread them over several rows: a group stands above its columns, beside
 * names as tall as both. A column goes by its lowest name, or by all of them where another column has that one too.
 */
final class SheetHeader {

    private static final int TALLEST = 5;

    private final Map<Integer, Row> rows = new HashMap<>();
    private final MergedCells merged;
    private int top;
    private int bottom;

    /** @param named the row that was found to name the columns, one of these */
    SheetHeader(List<Row> first, Row named, MergedCells merged) {
        this.merged = merged;
        first.forEach(row -> rows.put(row.getRowNum(), row));
        top = named.getRowNum();
        bottom = top;
        for (Area area : merged.across(named.getRowNum(), TALLEST)) {
            if (area.bottom() - area.top() < TALLEST) {
                top = Math.min(top, area.top());
                bottom = Math.max(bottom, area.bottom());
            }
        }
        if (bottom == named.getRowNum() && isGroups(bottom)) {
            bottom++;
        }
        if (top == named.getRowNum() && merged.from(top - 1).stream().anyMatch(Area::isWide)) {
            top--;
        }
    }

    /** Number of its first row. */
    int top() {
        return top;
    }

    /** Number of its last row. */
    int bottom() {
        return bottom;
    }

    /** @throws Unreadable when two columns have all their names in common */
    List<String> columns() throws Unreadable {
        List<List<String>> names = new ArrayList<>();
        for (int column = 0; column < width(); column++) {
            names.add(names(column));
        }
        Map<String, Integer> lowest = new HashMap<>();
        names.forEach(all -> lowest.merge(last(all), 1, Integer::sum));
        List<String> columns = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (List<String> all : names) {
            String name = lowest.get(last(all)) > 1 ? String.join(" ", all) : last(all);
            if (!name.isEmpty() && !seen.add(name)) {
                throw new Unreadable(bottom, new Fault(name, "column_twice", name, "Give each column its own name."));
            }
            columns.add(name);
        }
        return columns;
    }

    /** How many columns its rows reach over. */
    int width() {
        int width = 0;
        for (int row = top; row <= bottom; row++) {
            width = Math.max(width, rows.containsKey(row) ? rows.get(row).getCellCount() : 0);
        }
        return width;
    }

    /** From the top, each once. */
    private List<String> names(int column) {
        List<String> names = new ArrayList<>();
        for (int row = top; row <= bottom; row++) {
            String name = shown(row, column);
            if (!name.isEmpty() && !names.contains(name)) {
                names.add(name);
            }
        }
        return names;
    }

    /** What stands over a column; a wide cell with nothing below it names only its first one. */
    private String shown(int row, int column) {
        for (Area area : merged.across(row, TALLEST)) {
            if (area.has(row, column) && (column == area.left() || area.bottom() < bottom)) {
                return text(area.top(), area.left());
            }
        }
        return text(row, column);
    }

    private String text(int row, int column) {
        Row found = rows.get(row);
        return found == null
                ? ""
                : found.getOptionalCell(column).map(CellText::of).orElse("").strip();
    }

    private static String last(List<String> names) {
        return names.isEmpty() ? "" : names.get(names.size() - 1);
    }

    /** Whether a row groups the names of the next: those are below its merged cells, and below no other. */
    private boolean isGroups(int row) {
        List<Area> groups = merged.from(row).stream().filter(Area::isWide).toList();
        if (groups.isEmpty() || !rows.containsKey(row + 1)) {
            return false;
        }
        Set<Integer> grouped = new TreeSet<>();
        for (Area group : groups) {
            for (int column = group.left(); column <= group.right(); column++) {
                grouped.add(column);
            }
        }
        for (int column = 0; column < rows.get(row).getCellCount(); column++) {
            boolean alone = !grouped.contains(column) && !text(row, column).isEmpty();
            if (alone && !text(row + 1, column).isEmpty()) {
                return false;
            }
        }
        return grouped.stream().allMatch(column -> !text(row + 1, column).isEmpty());
    }
}
