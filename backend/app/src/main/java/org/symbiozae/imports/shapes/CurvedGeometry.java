package org.symbiozae.imports.shapes;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateXY;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.symbiozae.imports.rows.Repair;
import org.symbiozae.imports.rows.Row;

/**
 * CURVEPOLYGON and MULTISURFACE (ISO 13249-3, WKB types 10 and 12), which JTS does not read. Arcs become chords of two
 * degrees at most: on an arc of 100 m radius they leave it by 1.5 cm. Heights and measures are left out.
 */
final class CurvedGeometry {

    private static final double STEP = Math.toRadians(2);
    private static final int DEEPEST = 8;

    private final Row.Draft row;
    private final ByteBuffer bytes;
    private int ordinates;

    private CurvedGeometry(byte[] wkb, Row.Draft row) {
        this.bytes = ByteBuffer.wrap(wkb);
        this.row = row;
    }

    /** Whether this is WKB of a kind that may hold arcs. */
    static boolean is(byte[] wkb) {
        int type = wkb.length < 5 ? 0 : kind(order(ByteBuffer.wrap(wkb)).getInt());
        return type >= 8 && type <= 12;
    }

    /** @throws IllegalArgumentException for curved lines, and for what is damaged */
    static Geometry of(byte[] wkb, Row.Draft row) {
        try {
            CurvedGeometry reading = new CurvedGeometry(wkb, row);
            return switch (reading.header()) {
                case 10 -> reading.polygon();
                case 12 -> reading.surfaces();
                default -> throw new IllegalArgumentException("a curved line");
            };
        } catch (BufferUnderflowException cut) {
            throw new IllegalArgumentException("the geometry is cut", cut);
        }
    }

    /** The SRID that PostGIS writes into it, or null. */
    static @Nullable Integer srid(byte[] wkb) {
        ByteBuffer bytes = ByteBuffer.wrap(wkb);
        return (order(bytes).getInt() & 0x20000000) == 0 ? null : Integer.valueOf(bytes.getInt());
    }

    private static ByteBuffer order(ByteBuffer bytes) {
        return bytes.order(bytes.get() == 0 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    }

    private static int kind(int type) {
        return (type & 0x1FFFFFFF) % 1000;
    }

    /** Byte order, type and perhaps the SRID of the next part. */
    private int header() {
        int type = order(bytes).getInt();
        if ((type & 0x20000000) != 0) {
            bytes.getInt();
        }
        int iso = (type & 0x1FFFFFFF) / 1000;
        boolean z = (type & 0x80000000) != 0 || iso == 1 || iso == 3;
        boolean m = (type & 0x40000000) != 0 || iso == 2 || iso == 3;
        ordinates = 2 + (z ? 1 : 0) + (m ? 1 : 0);
        return kind(type);
    }

    private Geometry surfaces() {
        Polygon[] parts = new Polygon[count(5)];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = switch (header()) {
                case 3 -> straightPolygon();
                case 10 -> polygon();
                default -> throw new IllegalArgumentException("a part that is no surface");
            };
        }
        return Rings.FACTORY.createMultiPolygon(parts);
    }

    private Polygon straightPolygon() {
        List<LinearRing> rings = new ArrayList<>();
        for (int left = count(4); left > 0; left--) {
            rings.add(Rings.ring(points().toArray(Coordinate[]::new), row));
        }
        return polygon(rings);
    }

    private Polygon polygon() {
        List<LinearRing> rings = new ArrayList<>();
        for (int left = count(5); left > 0; left--) {
            rings.add(Rings.ring(curve(0).toArray(Coordinate[]::new), row));
        }
        return polygon(rings);
    }

    private static Polygon polygon(List<LinearRing> rings) {
        return rings.isEmpty()
                ? Rings.FACTORY.createPolygon()
                : Rings.FACTORY.createPolygon(
                        rings.get(0), rings.subList(1, rings.size()).toArray(LinearRing[]::new));
    }

    private List<Coordinate> curve(int depth) {
        switch (header()) {
            case 2:
                return points();
            case 8:
                return chords(points());
            case 9:
                List<Coordinate> joined = new ArrayList<>();
                for (int left = depth < DEEPEST ? count(5) : 0; left > 0; left--) {
                    List<Coordinate> piece = curve(depth + 1);
                    boolean touches = !joined.isEmpty()
                            && !piece.isEmpty()
                            && joined.get(joined.size() - 1).equals2D(piece.get(0));
                    joined.addAll(touches ? piece.subList(1, piece.size()) : piece);
                }
                return joined;
            default:
                throw new IllegalArgumentException("a ring that is no line");
        }
    }

    /** Three points an arc, the last one being the first of the next. */
    private List<Coordinate> chords(List<Coordinate> points) {
        if (points.size() < 3 || points.size() % 2 == 0) {
            throw new IllegalArgumentException("an arc without its three points");
        }
        row.repaired(Repair.CURVE_STRAIGHTENED);
        List<Coordinate> chords = new ArrayList<>(List.of(points.get(0)));
        for (int i = 0; i + 2 < points.size(); i += 2) {
            arc(points.get(i), points.get(i + 1), points.get(i + 2), chords);
        }
        return chords;
    }

    private static void arc(Coordinate from, Coordinate over, Coordinate to, List<Coordinate> chords) {
        boolean circle = from.equals2D(to);
        double bx = over.x - from.x;
        double by = over.y - from.y;
        double cx = to.x - from.x;
        double cy = to.y - from.y;
        double twiceArea = 2 * (bx * cy - by * cx);
        if (!circle && Math.abs(twiceArea) < 1e-12 * (bx * bx + by * by + cx * cx + cy * cy)) {
            chords.add(to);
            return;
        }
        double x = circle ? bx / 2 : (cy * (bx * bx + by * by) - by * (cx * cx + cy * cy)) / twiceArea;
        double y = circle ? by / 2 : (bx * (cx * cx + cy * cy) - cx * (bx * bx + by * by)) / twiceArea;
        double radius = Math.hypot(x, y);
        double start = Math.atan2(-y, -x);
        double turn = circle ? 2 * Math.PI : turned(Math.atan2(cy - y, cx - x) - start, twiceArea > 0);
        int steps = (int) Math.ceil(Math.abs(turn) / STEP);
        for (int i = 1; i < steps; i++) {
            double angle = start + turn * i / steps;
            chords.add(new CoordinateXY(from.x + x + radius * Math.cos(angle), from.y + y + radius * Math.sin(angle)));
        }
        chords.add(to);
    }

    /** An angle as a turn to the left, in (0, 2π), or to the right. */
    private static double turned(double angle, boolean left) {
        double positive = (angle % (2 * Math.PI) + 2 * Math.PI) % (2 * Math.PI);
        return left ? positive : positive - 2 * Math.PI;
    }

    private List<Coordinate> points() {
        int count = count(8 * ordinates);
        List<Coordinate> points = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            Coordinate point = new CoordinateXY(bytes.getDouble(), bytes.getDouble());
            if (!point.isValid()) {
                throw new IllegalArgumentException("not a place");
            }
            bytes.position(bytes.position() + 8 * (ordinates - 2));
            points.add(point);
        }
        return points;
    }

    /** How many there are, when the bytes left have room for them. */
    private int count(int bytesEach) {
        int said = bytes.getInt();
        if (said < 0 || said > bytes.remaining() / bytesEach) {
            throw new IllegalArgumentException("no room for " + said);
        }
        return said;
    }
}
