package org.symbiozae.exports;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.io.ByteOrderValues;
import org.locationtech.jts.io.WKBWriter;

/**
 * Geometries as a GeoPackage keeps them: a header with the reference system and, in degrees and but for points, the box;
 * then WKB. In metres there is no box: the index keeps floats, so that the two would differ by up to half a metre, which
 * OGC's suite for GeoPackage takes for an error.
 */
final class GeoPackageShapes {

    private static final byte LITTLE_ENDIAN = 1;
    private static final byte WITH_BOX = 1 << 1;

    private final WKBWriter wkb = new WKBWriter(2, ByteOrderValues.LITTLE_ENDIAN);
    private final Crs crs;

    GeoPackageShapes(Crs crs) {
        this.crs = crs;
    }

    /** @param geometry not empty */
    byte[] of(Geometry geometry) {
        byte[] shape = wkb.write(geometry);
        boolean boxed = crs.isGeographic() && !(geometry instanceof Point);
        ByteBuffer bytes = ByteBuffer.allocate(8 + (boxed ? 4 * Double.BYTES : 0) + shape.length)
                .order(ByteOrder.LITTLE_ENDIAN);
        bytes.put((byte) 'G').put((byte) 'P').put((byte) 0);
        bytes.put(boxed ? LITTLE_ENDIAN | WITH_BOX : LITTLE_ENDIAN).putInt(crs.epsg());
        if (boxed) {
            Envelope box = geometry.getEnvelopeInternal();
            bytes.putDouble(box.getMinX()).putDouble(box.getMaxX());
            bytes.putDouble(box.getMinY()).putDouble(box.getMaxY());
        }
        return bytes.put(shape).array();
    }
}
