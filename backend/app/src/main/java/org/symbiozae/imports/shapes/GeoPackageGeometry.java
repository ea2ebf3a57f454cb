package org.symbiozae.imports.shapes;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.symbiozae.imports.rows.Fault;
import org.symbiozae.imports.rows.Repair;
import org.symbiozae.imports.rows.Row;

/** The geometry of a GeoPackage cell: a header of "GP", version, flags, SRS and maybe a box, then WKB. */
public final class GeoPackageGeometry {

    private static final int HEADER = 8;
    private static final int[] BOX_BYTES = {0, 32, 48, 48, 64};
    private static final int EMPTY = 0x10;

    private final WKBReader reader = new WKBReader(Rings.FACTORY);

    public void read(byte @Nullable [] cell, Row.Draft row) {
        if (cell == null) {
            return;
        }
        try {
            int flags = cell.length > HEADER && cell[0] == 'G' && cell[1] == 'P' ? cell[3] : -1;
            int box = flags >> 1 & 7;
            if (flags < 0 || box >= BOX_BYTES.length) {
                throw new ParseException("no GeoPackage header");
            }
            if ((flags & EMPTY) == 0) {
                byte[] wkb = Arrays.copyOfRange(cell, HEADER + BOX_BYTES[box], cell.length);
                Geometry geometry = CurvedGeometry.is(wkb) ? CurvedGeometry.of(wkb, row) : reader.read(wkb);
                row.geometry(geometry);
                if (hasHeight(wkb)) {
                    row.repaired(Repair.HEIGHT_DROPPED);
                }
            }
        } catch (ParseException | IllegalArgumentException | IndexOutOfBoundsException e) {
            row.refuse(new Fault(
                    "geometry",
                    "geometry_unreadable",
                    String.valueOf(e.getMessage()),
                    "Export this feature again with straight lines: points or polygons."));
        }
    }

    private static boolean hasHeight(byte[] wkb) {
        int type = ByteBuffer.wrap(wkb, 1, 4)
                .order(wkb[0] == 0 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN)
                .getInt();
        return (type & 0xFFFF) >= 1000 || (type & 0xC0000000) != 0;
    }
}
