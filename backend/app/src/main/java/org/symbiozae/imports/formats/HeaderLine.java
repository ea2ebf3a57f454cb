package org.symbiozae.imports.formats;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import org.symbiozae.imports.rows.RowSink;

/**
 * Finds the line that names the columns below titles, sources and group headings: the first of the first
 * {@value #LOOKED_AT} lines that fills half as many cells as the fullest of them.
 */
final class HeaderLine<L> {

    static final int LOOKED_AT = 20;

    private final ToIntFunction<L> filled;
    private final List<L> lines = new ArrayList<>();

    /** @param filled how many cells of a line hold something */
    HeaderLine(ToIntFunction<L> filled) {
        this.filled = filled;
    }

    /** Whether more lines are to be looked at. */
    boolean add(L line) {
        lines.add(line);
        return lines.size() < LOOKED_AT;
    }

    /** The header and the lines after it; nothing when there was no line. Says which lines were left out. */
    List<L> withRows(RowSink sink) {
        int header = header();
        leftOut(header, sink);
        return lines.subList(header, lines.size());
    }

    /** All lines looked at. */
    List<L> lines() {
        return lines;
    }

    /** Which of the lines is the header; 0 when there was none. */
    int header() {
        int most = lines.stream().mapToInt(filled).max().orElse(0);
        int header = 0;
        while (header < lines.size() && 2 * filled.applyAsInt(lines.get(header)) < most) {
            header++;
        }
        return header;
    }

    /** Says how many lines stand above the header. */
    static void leftOut(int above, RowSink sink) {
        if (above > 0) {
            sink.notice("lines_above", "Lines above the one that names the columns, left out" + ": " + above + ".");
        }
    }
}
