package org.symbiozae.imports.rows;

import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * One row of a file.
 *
 * @param line where people find it: the line of a text file, the row of a sheet, else its number, from 1
 * @param cells the text of each cell that is not empty, by column, in the file's order
 * @param geometry in the layer's reference system, or null when the row has none
 * @param repairs what was mended in the geometry while reading it
 * @param fault why the row cannot be taken, or null when it was read well
 */
public record Row(
        int line,
        Map<String, String> cells,
        @Nullable Geometry geometry,
        Set<Repair> repairs,
        @Nullable Fault fault) {

    private static final int LONGEST_CELL = 100_000;

    /** A row in the making: cells are cleaned as they come, and the first thing wrong is kept. */
    public static final class Draft {

        private final int line;
        private final Map<String, String> cells = new LinkedHashMap<>();
        private final EnumSet<Repair> repairs = EnumSet.noneOf(Repair.class);
        private @Nullable Geometry geometry;
        private @Nullable Fault fault;
        private String identifier = "";

        public Draft(int line) {
            this.line = line;
        }

        public Draft cell(String column, String text) {
            String stripped = stripped(text);
            if (stripped.indexOf('\0') >= 0 || column.indexOf('\0') >= 0) {
                return refuse(new Fault(
                        column.replace("\0", ""),
                        "nul_character",
                        stripped,
                        "Remove the NUL character from this cell."));
            }
            if (stripped.length() > LONGEST_CELL) {
                return refuse(new Fault(
                        column, "cell_too_long", stripped, "Keep a cell under " + LONGEST_CELL + " characters."));
            }
            if (!stripped.isEmpty() && !Layer.REASONS.contains(column)) {
                cells.put(column, stripped);
            }
            return this;
        }

        /** Without what is blank to the eye at both ends: no-break spaces, marks of byte order and of no width as well. */
        private static String stripped(String text) {
            int begin = 0;
            int end = text.length();
            while (begin < end && isBlank(text.charAt(begin))) {
                begin++;
            }
            while (end > begin && isBlank(text.charAt(end - 1))) {
                end--;
            }
            return text.substring(begin, end);
        }

        private static boolean isBlank(char c) {
            return c <= ' ' && c != 0
                    || c >= 0xA0 && (Character.isSpaceChar(c) || c == 0xFEFF || c >= 0x200B && c <= 0x200D);
        }

        /** The format's own identifier, a cell like any other unless a column of the same name says otherwise. */
        public Draft identifier(String text) {
            identifier = text;
            return this;
        }

        public Draft geometry(@Nullable Geometry read) {
            geometry = read;
            return this;
        }

        public Draft repaired(Repair repair) {
            repairs.add(repair);
            return this;
        }

        public Draft refuse(Fault found) {
            fault = fault == null ? found : fault;
            return this;
        }

        public Row done() {
            if (!cells.containsKey("id")) {
                cell("id", identifier);
            }
            return new Row(line, Collections.unmodifiableMap(cells), geometry, repairs, fault);
        }
    }
}
