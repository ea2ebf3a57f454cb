package org.symbiozae.exports;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.util.LinearComponentExtracter;
import org.symbiozae.domain.Problem;

/**
 * The {@code .shp} and {@code .shx} of a shapefile, written side by side (ESRI Shapefile Technical Description, 1998).
 * Their headers tell their lengths, so they are put in at the end.
 */
final class Shapes implements Closeable {

    private static final int HEADER_BYTES = 100;
    private static final int NULL_SHAPE = 0;
    private static final int POINT = 1;
    private static final int POLYLINE = 3;
    private static final int POLYGON = 5;

    private final Path shp;
    private final Path shx;
    private final OutputStream shapes;
    private final OutputStream offsets;
    private final int type;
    private final long mostBytes;
    private final Envelope extent = new Envelope();
    private long bytes = HEADER_BYTES;
    private int number;

    /**
     * @param geometryType as PostGIS names it
     * @param mostBytes what a file may weigh
     */
    Shapes(Path shp, Path shx, String geometryType, long mostBytes) throws IOException {
        this.shp = shp;
        this.shx = shx;
        this.mostBytes = mostBytes;
        this.type = switch (geometryType) {
            case "Point" -> POINT;
            case "LineString", "MultiLineString" -> POLYLINE;
            case "Polygon", "MultiPolygon" -> POLYGON;
            default -> throw Problem.invalid("A shapefile cannot hold " + geometryType + ". Take gpkg.");
        };
        this.shapes = new BufferedOutputStream(Files.newOutputStream(shp), 1 << 16);
        this.offsets = new BufferedOutputStream(Files.newOutputStream(shx), 1 << 16);
        shapes.write(new byte[HEADER_BYTES]);
        offsets.write(new byte[HEADER_BYTES]);
    }

    /**
     * @param geometry null or empty becomes a null shape
     * @throws Problem TOO_LARGE when the file would outgrow what it may weigh
     */
    void add(@Nullable Geometry geometry) throws IOException {
        ByteBuffer shape = geometry == null || geometry.isEmpty() ? nullShape() : shape(geometry);
        ByteBuffer place =
                ByteBuffer.allocate(8).putInt(Math.toIntExact(bytes / 2)).putInt(shape.capacity() / 2);
        bytes += 8 + shape.capacity();
        if (bytes > mostBytes) {
            throw ShapefileFormat.tooLarge(".shp");
        }
        shapes.write(ByteBuffer.allocate(8)
                .putInt(++number)
                .putInt(shape.capacity() / 2)
                .array());
        shapes.write(shape.array());
        offsets.write(place.array());
    }

    private static ByteBuffer nullShape() {
        return littleEndian(4).putInt(NULL_SHAPE);
    }

    private ByteBuffer shape(Geometry geometry) {
        extent.expandToInclude(geometry.getEnvelopeInternal());
        if (type == POINT) {
            return littleEndian(20)
                    .putInt(POINT)
                    .putDouble(geometry.getCoordinate().x)
                    .putDouble(geometry.getCoordinate().y);
        }
        List<CoordinateSequence> parts = new ArrayList<>();
        for (Object line : LinearComponentExtracter.getLines(Winding.CLOCKWISE.of(geometry))) {
            parts.add(((LineString) line).getCoordinateSequence());
        }
        int points = parts.stream().mapToInt(CoordinateSequence::size).sum();
        ByteBuffer shape = littleEndian(44 + 4 * parts.size() + 16 * points).putInt(type);
        putBox(shape, geometry.getEnvelopeInternal());
        shape.putInt(parts.size()).putInt(points);
        int start = 0;
        for (CoordinateSequence part : parts) {
            shape.putInt(start);
            start += part.size();
        }
        for (CoordinateSequence part : parts) {
            for (int i = 0; i < part.size(); i++) {
                shape.putDouble(part.getX(i)).putDouble(part.getY(i));
            }
        }
        return shape;
    }

    /** Makes both files whole; nothing can be added after. */
    void finish() throws IOException {
        close();
        putHeader(shp, bytes);
        putHeader(shx, HEADER_BYTES + 8L * number);
    }

    private void putHeader(Path file, long length) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES);
        header.putInt(0, 9994).putInt(24, Math.toIntExact(length / 2));
        header.order(ByteOrder.LITTLE_ENDIAN).putInt(28, 1000).putInt(32, type).position(36);
        putBox(header, extent.isNull() ? new Envelope(0, 0, 0, 0) : extent);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(header.rewind(), 0);
        }
    }

    private static void putBox(ByteBuffer bytes, Envelope box) {
        bytes.putDouble(box.getMinX()).putDouble(box.getMinY());
        bytes.putDouble(box.getMaxX()).putDouble(box.getMaxY());
    }

    private static ByteBuffer littleEndian(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public void close() throws IOException {
        shapes.close();
        offsets.close();
    }
}
