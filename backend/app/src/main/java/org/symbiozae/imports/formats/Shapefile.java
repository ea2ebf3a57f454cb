package org.symbiozae.imports.formats;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.symbiozae.imports.rows.Layer;
import org.symbiozae.imports.rows.Limits;
import org.symbiozae.imports.rows.ReferenceSystem;
import org.symbiozae.imports.rows.Row;
import org.symbiozae.imports.rows.RowSink;
import org.symbiozae.imports.rows.Unreadable;

/**
 * A shapefile in a zip: {@code .shp} and {@code .dbf} read side by side as streams, {@code .prj} and {@code .cpg} when
 * there. A row's line is its record's number.
 */
final class Shapefile {

    private static final String SHAPES = ".shp";
    private static final int LONGEST_TEXT = 20_000;

    private Shapefile() {}

    static boolean is(String name) {
        return name.endsWith(SHAPES);
    }

    /** @param shape name of the {@code .shp} in the zip */
    static void read(Zip zip, String shape, Limits limits, RowSink sink) throws IOException {
        String base = shape.substring(0, shape.length() - SHAPES.length());
        try (ShapeRecords records = new ShapeRecords(open(zip, base, SHAPES), limits);
                DbfTable table = new DbfTable(open(zip, base, ".dbf"), charset(zip, base))) {
            sink.notice("encoding", table.encoding());
            sink.notice("table", "Read the shapefile “" + base + "”.");
            sink.layer(new Layer(table.columns(), system(zip, base)));
            take(records, table, sink);
        } catch (EOFException | ZipException e) {
            throw new Unreadable("shapefile_broken", shape, "The shapefile is cut or damaged: zip it again.");
        }
    }

    private static void take(ShapeRecords shapes, DbfTable table, RowSink sink) throws IOException {
        for (int number = 1; table.hasNext(); number++) {
            Row.Draft row = new Row.Draft(number);
            boolean deleted = !table.next(row);
            shapes.next(row);
            if (!deleted) {
                sink.row(row.done());
            }
        }
    }

    private static InputStream open(Zip zip, String base, String ending) throws IOException {
        return zip.open(base + ending)
                .orElseThrow(() -> new Unreadable(
                        "shapefile_incomplete", base + ending, "Put the " + ending + " file into the zip as well."));
    }

    private static String text(Zip zip, String name) throws IOException {
        try (InputStream in = zip.open(name).orElse(new ByteArrayInputStream(new byte[0]))) {
            return new String(in.readNBytes(LONGEST_TEXT), StandardCharsets.UTF_8)
                    .replace("\uFEFF", "")
                    .strip();
        }
    }

    private static @Nullable ReferenceSystem system(Zip zip, String base) throws IOException {
        String wkt = text(zip, base + ".prj");
        if (wkt.isEmpty()) {
            return null;
        }
        if (!wkt.matches("(?s)[A-Z_]+\\s*\\[.*")) {
            throw new Unreadable(
                    "prj_unreadable",
                    wkt,
                    "The .prj is no description of a reference system: leave it out and say --crs EPSG:n.");
        }
        return new ReferenceSystem(null, wkt);
    }

    /** What the {@code .cpg} names; a bare number is a Windows or ISO code page. */
    private static Optional<Charset> charset(Zip zip, String base) throws IOException {
        String name =
                text(zip, base + ".cpg").toUpperCase(Locale.ROOT).replaceFirst("^(ANSI|CP|WINDOWS)[ -]?(?=125\\d)", "");
        if (name.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Charset.forName(
                    name.matches("125\\d") ? "windows-" + name : name.replaceFirst("^(ISO[ -]?)?8859-?", "ISO-8859-")));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }
}
