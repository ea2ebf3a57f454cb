package org.symbiozae.exports;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.io.WKTWriter;
import org.springframework.stereotype.Component;
import org.symbiozae.domain.Problem;
import org.symbiozae.store.Layer.Column;

/**
 * CSV in UTF-8, RFC 4180. Points are two columns ({@code lon}, {@code lat}, or {@code x}, {@code y} when projected), other
 * shapes one column {@code WKT}, which GIS programs recognise by its name, beside the number of its system, {@code epsg}.
 *
 * <p>Options: {@code bom=true} for spreadsheets that take a file without a byte order mark for Latin-1; {@code sep=;} or
 * {@code tab}. A text that a spreadsheet would run as a formula is led by an apostrophe; numbers are left alone. Whole ones
 * have no decimals: a count of the standard is a column like any other.
 */
@Component
final class CsvFormat implements ExportFormat {

    private static final String BOM = "\uFEFF";
    private static final String FORMULA_STARTS = "=+-@\t\r";

    @Override
    public String suffix() {
        return "csv";
    }

    @Override
    public String mediaType() {
        return "text/csv;charset=UTF-8";
    }

    @Override
    public Set<String> options() {
        return Set.of("bom", "sep");
    }

    @Override
    public void write(Extract extract, OutputStream out) throws IOException {
        String start = start(extract.options().getOrDefault("bom", "false"));
        char separator = separator(extract.options().getOrDefault("sep", ","));
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        text.write(start);
        @SuppressWarnings("resource") // closing it would close what the caller closes
        CsvWriter file = CsvWriter.builder().fieldSeparator(separator).build(text);
        try {
            writeRows(extract, file);
            file.flush();
        } catch (UncheckedIOException refused) {
            throw refused.getCause();
        }
    }

    private static void writeRows(Extract extract, CsvWriter file) throws IOException {
        boolean points = extract.layer().geometryType().equals("Point");
        file.writeRecord(header(extract, points));
        WKTWriter shapes = new WKTWriter();
        List<@Nullable String> cells = new ArrayList<>();
        extract.rows().read((id, geometry, values) -> {
            cells.clear();
            cells.add(Long.toString(id));
            for (Object value : values) {
                cells.add(cell(value));
            }
            if (points) {
                cells.add(geometry instanceof Point point ? number(point.getX()) : null);
                cells.add(geometry instanceof Point point ? number(point.getY()) : null);
            } else {
                cells.add(geometry == null ? null : shapes.write(geometry));
                cells.add(Integer.toString(extract.crs().epsg()));
            }
            file.writeRecord(cells);
        });
    }

    private static List<String> header(Extract extract, boolean points) {
        List<String> names = new ArrayList<>(List.of("id"));
        extract.layer().columns().stream().map(Column::name).forEach(names::add);
        if (!points) {
            names.add("WKT");
            names.add("epsg");
        } else {
            names.addAll(extract.crs().isGeographic() ? List.of("lon", "lat") : List.of("x", "y"));
        }
        return names;
    }

    private static @Nullable String cell(@Nullable Object value) {
        if (value == null) {
            return null;
        }
        if (value instanceof Double number) {
            return Double.isFinite(number) ? number(number) : null;
        }
        String text = Texts.of(value);
        boolean formula = value instanceof String && !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0;
        return formula ? "'" + text : text;
    }

    private static String number(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    private static String start(String bom) {
        return switch (bom) {
            case "true" -> BOM;
            case "false" -> "";
            default -> throw Problem.invalid("bom is true or false, not '" + bom + "'.");
        };
    }

    private static char separator(String sep) {
        return switch (sep) {
            case ",", ";" -> sep.charAt(0);
            case "tab", "\t" -> '\t';
            default -> throw Problem.invalid("sep is ; or , or tab, not '" + sep + "'.");
        };
    }
}
