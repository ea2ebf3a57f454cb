package org.symbiozae.exports;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.symbiozae.domain.Problem;
import org.symbiozae.store.Layer.Column;
import org.symbiozae.store.Layer.Type;

/**
 * A zipped shapefile. Its parts tell their lengths and widths before their rows, so rows wait in temporary files and the
 * first byte leaves when all are in; until then a layer that does not fit is refused with a clear problem.
 */
@Component
final class ShapefileFormat implements ExportFormat {

    /** What many readers can still address, whatever their signs. */
    private static final long MOST_BYTES = Integer.MAX_VALUE;

    private final long mostBytes;

    ShapefileFormat() {
        this(MOST_BYTES);
    }

    /** @param mostBytes what the .shp and the .dbf may weigh, each */
    ShapefileFormat(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    static Problem tooLarge(String part) {
        return new Problem(
                Problem.Code.TOO_LARGE,
                "The " + part
                        + " would pass the 2 GB a shapefile can hold. Narrow it with bbox or territory, or take gpkg"
                        + " or fgb.");
    }

    @Override
    public String suffix() {
        return "shp.zip";
    }

    @Override
    public String mediaType() {
        return "application/zip";
    }

    @Override
    public void write(Extract extract, OutputStream out) throws IOException {
        Map<String, String> names = names(extract);
        String shapeType = extract.layer().geometryType();
        try (Scratch scratch = Scratch.open();
                Shapes shapes = new Shapes(scratch.file("shp"), scratch.file("shx"), shapeType, mostBytes);
                Dbf dbf = new Dbf(fields(extract, names), scratch.file("cells"))) {
            @Nullable Object[] cells = new Object[names.size()];
            extract.rows().read((id, geometry, values) -> {
                shapes.add(geometry);
                cells[0] = id;
                System.arraycopy(values, 0, cells, 1, values.length);
                dbf.add(cells);
            });
            shapes.finish();
            if (dbf.bytes() > mostBytes) {
                throw tooLarge(".dbf");
            }
            ZipOutputStream zip = new ZipOutputStream(out);
            zip.setLevel(Deflater.BEST_SPEED);
            String base = extract.layer().name();
            put(zip, "LISEZMOI.txt", ReadMe.of(extract, dbf.rows(), names, cuts(dbf, names)));
            put(zip, "names.csv", table(names));
            put(zip, base + ".prj", extract.crs().esriWkt());
            put(zip, base + ".cpg", "UTF-8");
            zip.putNextEntry(new ZipEntry(base + ".shp"));
            Files.copy(scratch.file("shp"), zip);
            zip.putNextEntry(new ZipEntry(base + ".shx"));
            Files.copy(scratch.file("shx"), zip);
            zip.putNextEntry(new ZipEntry(base + ".dbf"));
            dbf.writeTo(zip, extract.date());
            zip.finish();
        }
    }

    private static Map<String, String> names(Extract extract) {
        List<String> columns = new ArrayList<>(List.of("id"));
        extract.layer().columns().stream().map(Column::name).forEach(columns::add);
        return ShortNames.of(extract.layer().name(), columns);
    }

    private static List<Dbf.Field> fields(Extract extract, Map<String, String> names) {
        List<Dbf.Field> fields = new ArrayList<>(List.of(new Dbf.Field(names.getOrDefault("id", "id"), Type.INTEGER)));
        for (Column column : extract.layer().columns()) {
            fields.add(new Dbf.Field(names.getOrDefault(column.name(), column.name()), column.type()));
        }
        return fields;
    }

    private static Map<String, Long> cuts(Dbf dbf, Map<String, String> names) {
        Map<String, Long> cuts = new LinkedHashMap<>();
        int field = 0;
        for (String name : names.values()) {
            long cut = dbf.cuts(field++);
            if (cut > 0) {
                cuts.put(name, cut);
            }
        }
        return cuts;
    }

    private static String table(Map<String, String> names) throws IOException {
        StringWriter text = new StringWriter();
        try (CsvWriter table = CsvWriter.builder().build(text)) {
            table.writeRecord("short", "long");
            names.forEach((column, name) -> table.writeRecord(name, column));
        }
        return text.toString();
    }

    private static void put(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
