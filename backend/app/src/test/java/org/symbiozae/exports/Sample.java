package org.symbiozae.exports;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.symbiozae.store.Layer;
import org.symbiozae.store.Layer.Column;
import org.symbiozae.store.Layer.Type;

/** A layer with a column of every type, rows given as WKT, and the file a format makes of it. */
final class Sample {

    static final String ACCENTS = "Zone de l'Œuf dur, \"Ââge\" & çà <là> — Saint-Pierre-en-Faucigny";

    static final List<Column> COLUMNS = List.of(
            new Column("name", Type.TEXT),
            new Column("companies", Type.INTEGER),
            new Column("score", Type.NUMBER),
            new Column("fictitious", Type.BOOLEAN),
            new Column("declared_on", Type.DATE),
            new Column("seen_at", Type.TIME),
            new Column("offer_zone_id", Type.INTEGER),
            new Column("offer_zone", Type.TEXT));

    private record Row(
            long id, @Nullable Geometry geometry, @Nullable Object[] values) {}

    private final Layer layer;
    private final List<Row> rows = new ArrayList<>();

    Sample(String name, String geometryType) {
        this.layer = new Layer(
                name,
                "Échantillon",
                "Sample",
                "Un échantillon.",
                "A sample.",
                0,
                COLUMNS,
                List.of(),
                List.of(),
                geometryType);
    }

    /** Three rows: one with everything, one with a place only, one without a place. */
    static Sample of(String geometryType, String wkt) {
        return new Sample("sample-rows", geometryType)
                .row(7, wkt, ACCENTS)
                .bare(8, wkt)
                .row(9, null, "sans lieu");
    }

    Sample row(long id, @Nullable String wkt, @Nullable String name) {
        return add(
                id,
                wkt,
                name,
                12L,
                0.1234567,
                true,
                LocalDate.of(2025, 2, 28),
                OffsetDateTime.parse("2025-02-28T10:15:30+01:00"),
                4321L,
                "Ouest");
    }

    Sample bare(long id, @Nullable String wkt) {
        return add(id, wkt, new @Nullable Object[COLUMNS.size()]);
    }

    /** A row at 6 E 46 N with nothing but a score. */
    Sample number(long id, double score) {
        @Nullable Object[] values = new @Nullable Object[COLUMNS.size()];
        values[2] = score;
        return add(id, "POINT (6 46)", values);
    }

    private Sample add(long id, @Nullable String wkt, @Nullable Object... values) {
        try {
            rows.add(new Row(id, wkt == null ? null : new WKTReader().read(wkt), values));
            return this;
        } catch (ParseException unreadable) {
            throw new IllegalArgumentException(unreadable);
        }
    }

    Extract extract(int epsg, Map<String, String> options) {
        return new Extract(
                layer,
                Crs.of(epsg),
                Map.of("territory", List.of("demo")),
                options,
                LocalDate.of(2026, 3, 9),
                null,
                consumer -> {
                    for (Row row : rows) {
                        consumer.row(row.id, row.geometry, row.values);
                    }
                });
    }

    /** Writes the file {@code sample.SUFFIX} into {@code folder}. */
    Path write(ExportFormat format, int epsg, Path folder) throws IOException {
        return write(format, epsg, Map.of(), folder);
    }

    Path write(ExportFormat format, int epsg, Map<String, String> options, Path folder) throws IOException {
        Path file = folder.resolve("sample." + format.suffix());
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            format.write(extract(epsg, options), out);
        }
        return file;
    }
}
