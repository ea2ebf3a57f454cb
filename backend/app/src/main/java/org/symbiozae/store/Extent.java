package org.symbiozae.store;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.symbiozae.domain.Crs;

/**
 * Where and when the rows of a layer are.
 *
 * @param sides west, south, east, north, in degrees
 * @param from the first day of the layer's time; null when the layer or its rows have none
 */
public record Extent(
        List<Double> sides,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {

    /** What coordinates are written with: 7 decimals, about a centimetre. */
    private static final double PRECISION = 1e7;

    /** Widened to 7 decimals, so that a box copied from it holds every row. */
    static Extent around(
            double west, double south, double east, double north, @Nullable LocalDate from, @Nullable LocalDate to) {
        return new Extent(List.of(below(west), below(south), above(east), above(north)), from, to);
    }

    public Crs.Area area() {
        return new Crs.Area(sides.get(0), sides.get(1), sides.get(2), sides.get(3));
    }

    private static double below(double side) {
        return Math.floor(side * PRECISION) / PRECISION;
    }

    private static double above(double side) {
        return Math.ceil(side * PRECISION) / PRECISION;
    }
}
