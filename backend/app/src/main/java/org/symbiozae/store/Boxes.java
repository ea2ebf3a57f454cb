package org.symbiozae.store;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.symbiozae.domain.Crs;
import org.symbiozae.domain.Problem;

/** The parameter {@code bbox}: features that touch a box. */
final class Boxes {

    /** A centimetre: a corner taken to another datum and back, as to the Swiss one, misses itself by a millimetre. */
    private static final double ROUNDING_DEGREES = 1e-7;

    private Boxes() {}

    /**
     * @param texts four sides, or six of which the heights do not matter; in degrees, west &gt; east crosses the
     *     antimeridian. In a projected system the box is the smallest one of longitudes and latitudes that holds it
     */
    static void add(Conditions conditions, List<String> texts, Crs crs) {
        double[] sides = sides(texts, crs);
        if (!crs.isGeographic()) {
            conditions.add("ST_Intersects(geometry, ST_Expand(ST_Envelope(ST_Transform(ST_Segmentize("
                    + envelope(conditions, sides, crs.epsg()) + ", "
                    + conditions.bind(Math.max(sides[2] - sides[0], sides[3] - sides[1]) / 16 + 1) + "), 4326)), "
                    + ROUNDING_DEGREES + "))");
        } else if (sides[0] <= sides[2]) {
            conditions.add("ST_Intersects(geometry, " + envelope(conditions, sides, 4326) + ")");
        } else {
            double[] east = {sides[0], sides[1], 180, sides[3]};
            double[] west = {-180, sides[1], sides[2], sides[3]};
            conditions.add("(ST_Intersects(geometry, " + envelope(conditions, east, 4326)
                    + ") OR ST_Intersects(geometry, " + envelope(conditions, west, 4326) + "))");
        }
    }

    private static double[] sides(List<String> texts, Crs crs) {
        double[] sides = texts.stream()
                .mapToDouble(text -> ColumnValues.number("bbox", text))
                .toArray();
        if (sides.length == 6) {
            sides = new double[] {sides[0], sides[1], sides[3], sides[4]};
        }
        if (sides.length != 4) {
            throw refused(texts, "is west,south,east,north");
        }
        if (crs.northFirst()) {
            sides = new double[] {sides[1], sides[0], sides[3], sides[2]};
        }
        if (sides[1] > sides[3] || !crs.isGeographic() && sides[0] > sides[2]) {
            throw refused(texts, "ends south or west of where it begins");
        }
        if (DoubleStream.of(sides).anyMatch(side -> Math.abs(side) > (crs.isGeographic() ? 540 : 1e9))) {
            throw refused(texts, "lies outside the world");
        }
        return sides;
    }

    private static Problem refused(List<String> texts, String reason) {
        return Problem.invalid("bbox " + reason + ", it cannot be " + String.join(",", texts) + ".");
    }

    /** A point or a line when it has no width: a polygon without one touches nothing. */
    private static String envelope(Conditions conditions, double[] sides, int epsg) {
        return DoubleStream.of(sides)
                .mapToObj(conditions::bind)
                .collect(Collectors.joining(", ", "ST_Envelope(ST_MakeEnvelope(", ", " + epsg + "))"));
    }
}
