package org.symbiozae.imports.formats;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateXY;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.symbiozae.imports.rows.Fault;
import org.symbiozae.imports.rows.Limits;
import org.symbiozae.imports.rows.Repair;
import org.symbiozae.imports.rows.Row;
import org.symbiozae.imports.rows.Unreadable;
import org.symbiozae.imports.shapes.Rings;

/**
 * The geometries of a shapefile, read once as a stream, after the ESRI Shapefile Technical Description (1998). Points,
 * multipoints and polygons; their heights and measures are left out.
 */
final class ShapeRecords implements AutoCloseable {

    private static final int HEADER = 100;
    private static final int FILE_CODE = 9994;

    private final InputStream in;
    private final Limits limits;

    ShapeRecords(InputStream in, Limits limits) throws IOException {
        this.in = in;
        this.limits = limits;
        if (bytes(HEADER).getInt(0) != FILE_CODE) {
            throw new Unreadable("shapefile_broken", "", "The .shp is not a shapefile: export it again.");
        }
    }

    /** Gives the next geometry to {@code row}. @throws EOFException when the file is cut */
    void next(Row.Draft row) throws IOException {
        long length = 2L * (bytes(8).getInt(4) & 0xFFFFFFFFL);
        if (length < 4 || length > 40L * limits.vertices()) {
            throw new Unreadable(
                    "shapefile_broken",
                    length + " bytes",
                    "A record of the .shp has no sensible length: export it again.");
        }
        ByteBuffer content = bytes((int) length).order(ByteOrder.LITTLE_ENDIAN);
        int type = content.getInt();
        try {
            row.geometry(geometry(type, content, row));
        } catch (BufferUnderflowException | IllegalArgumentException | NegativeArraySizeException e) {
            row.refuse(new Fault(
                    "geometry",
                    "geometry_unreadable",
                    "shape type " + type,
                    "Export this feature again as points or polygons."));
        }
    }

    private @Nullable Geometry geometry(int type, ByteBuffer content, Row.Draft row) {
        if (type > 10 && type < 30 && type % 10 != 0) {
            row.repaired(Repair.HEIGHT_DROPPED);
        }
        return switch (type) {
            case 0 -> null;
            case 1, 11, 21 -> Rings.FACTORY.createPoint(place(content));
            case 8, 18, 28 -> multiPoint(content);
            case 5, 15, 25 -> polygon(content, row);
            default -> throw new IllegalArgumentException("shape type " + type);
        };
    }

    private static Geometry multiPoint(ByteBuffer content) {
        content.position(content.position() + 32);
        Point[] points = new Point[count(content, content.getInt(), 16)];
        for (int i = 0; i < points.length; i++) {
            points[i] = Rings.FACTORY.createPoint(place(content));
        }
        return Rings.FACTORY.createMultiPoint(points);
    }

    private static Geometry polygon(ByteBuffer content, Row.Draft row) {
        content.position(content.position() + 32);
        int parts = content.getInt();
        int points = content.getInt();
        int[] starts = new int[count(content, parts, 4) + 1];
        for (int i = 0; i < parts; i++) {
            starts[i] = content.getInt();
        }
        starts[parts] = count(content, points, 16);
        LinearRing[] rings = new LinearRing[parts];
        for (int i = 0; i < parts; i++) {
            Coordinate[] ring = new Coordinate[starts[i + 1] - starts[i]];
            for (int j = 0; j < ring.length; j++) {
                ring[j] = place(content);
            }
            rings[i] = Rings.ring(ring, row);
        }
        return Rings.clockwiseShells(rings);
    }

    /** How many there are, when the record has room for them. */
    private static int count(ByteBuffer content, int said, int bytesEach) {
        if (said < 0 || said > content.remaining() / bytesEach) {
            throw new IllegalArgumentException("no room for " + said);
        }
        return said;
    }

    private static Coordinate place(ByteBuffer content) {
        double x = content.getDouble();
        double y = content.getDouble();
        if (!Double.isFinite(x) || !Double.isFinite(y)) {
            throw new IllegalArgumentException("not a place");
        }
        return new CoordinateXY(x, y);
    }

    private ByteBuffer bytes(int count) throws IOException {
        byte[] read = in.readNBytes(count);
        if (read.length < count) {
            throw new EOFException("the shapes are cut");
        }
        return ByteBuffer.wrap(read);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
