package org.symbiozae.imports.shapes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.io.WKBWriter;
import org.symbiozae.imports.rows.Refused;
import org.symbiozae.imports.rows.Repair;

class CurvedGeometryTests {

    private static final String HEADER = "01";

    /** CURVEPOLYGON (CIRCULARSTRING (0 0, 2 0, 0 0)) as WKB. */
    private static String circle() {
        return HEADER + "0a000000" + "01000000" + HEADER + "08000000" + "03000000" + place(0, 0) + place(2, 0)
                + place(0, 0);
    }

    private static String place(double x, double y) {
        return number(x) + number(y);
    }

    private static String number(double value) {
        byte[] bytes = ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putDouble(value)
                .array();
        return WKBWriter.toHex(bytes).toLowerCase(Locale.ROOT);
    }

    @Test
    void drawsACircleAsAPolygonOfAlmostItsArea() {
        TextGeometry read = TextGeometry.of("geometry", circle());

        assertThat(read.geometry().getArea()).isCloseTo(Math.PI, within(0.001));
        assertThat(read.geometry().isValid()).isTrue();
        assertThat(read.repairs()).containsExactly(Repair.CURVE_STRAIGHTENED);
    }

    @Test
    void followsAnArcOnItsOwnSide() {
        String arc = HEADER + "08000000" + "03000000" + place(0, 0) + place(1, 1) + place(2, 0);
        String back = HEADER + "02000000" + "02000000" + place(2, 0) + place(0, 0);
        String halfDisc = HEADER + "0a000000" + "01000000" + HEADER + "09000000" + "02000000" + arc + back;

        Geometry geometry = TextGeometry.of("geometry", halfDisc).geometry();

        assertThat(geometry.getArea()).isCloseTo(Math.PI / 2, within(0.001));
        assertThat(geometry.getEnvelopeInternal().getMaxY()).isCloseTo(1, within(1e-9));
        assertThat(geometry.getEnvelopeInternal().getMinY()).isZero();
    }

    @Test
    void takesASurfaceWithoutArcsAsItIs() {
        String square = HEADER + "03000000" + "01000000" + "05000000" + place(0, 0) + place(1, 0) + place(1, 1)
                + place(0, 1) + place(0, 0);
        TextGeometry read = TextGeometry.of("geometry", HEADER + "0c000000" + "01000000" + square);

        assertThat(read.geometry().getArea()).isEqualTo(1);
        assertThat(read.repairs()).isEmpty();
    }

    @Test
    void refusesEveryCutOfACurveWithoutFailing() {
        byte[] whole = WKBReader.hexToBytes(circle());
        for (int length = 9; length < whole.length; length++) {
            String cut = circle().substring(0, 2 * length);
            assertThatExceptionOfType(Refused.class).isThrownBy(() -> TextGeometry.of("geometry", cut));
        }
    }
}
