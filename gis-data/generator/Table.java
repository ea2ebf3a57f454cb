import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A small CSV file with a header row. Quotes may hold the separator, never a line break. */
record Table(List<Row> rows) {

    /** One line, read by column name; an absent column is a mistake in the file and fails. */
    record Row(Map<String, String> cells) {

        String text(String column) {
            String cell = cells.get(column);
            if (cell == null) {
                throw new IllegalArgumentException("no column " + column + " in " + cells.keySet());
            }
            return cell;
        }

        /** Decimal point or comma. */
        double number(String column) {
            return Double.parseDouble(text(column).replace(',', '.'));
        }

        int whole(String column) {
            return Integer.parseInt(text(column));
        }

        /** What a column separates by bars; empty when the cell is. */
        List<String> list(String column) {
            String cell = text(column);
            return cell.isEmpty() ? List.of() : List.of(cell.split("\\|"));
        }
    }

    static Table read(Path file, char separator) {
        try {
            List<String> lines = Files.readAllLines(file);
            List<String> header = cells(lines.get(0), separator);
            List<Row> rows = new ArrayList<>();
            for (String line : lines.subList(1, lines.size())) {
                List<String> cells = cells(line, separator);
                if (cells.size() != header.size()) {
                    throw new IllegalArgumentException(file + ": " + line);
                }
                Map<String, String> byName = new TreeMap<>();
                for (int i = 0; i < header.size(); i++) {
                    byName.put(header.get(i), cells.get(i));
                }
                rows.add(new Row(byName));
            }
            return new Table(rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Stream<Row> stream() {
        return rows.stream();
    }

    private static List<String> cells(String line, char separator) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (char c : line.toCharArray()) {
            if (c == '"') {
                quoted = !quoted;
            } else if (c == separator && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }

    /** Writes UTF-8 lines ended by a line feed, the same on every system. */
    static void write(Path file, List<String> lines) {
        try {
            Files.writeString(file, String.join("\n", lines) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
