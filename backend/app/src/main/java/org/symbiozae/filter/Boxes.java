package org.symbiozae.filter;

import java.util.Arrays;
import org.symbiozae.filter.Expression.Box;

/** Boxes of four sides, or of six of which the two heights do not matter. */
final class Boxes {

    private Boxes() {}

    static Box of(String function, double[] sides) {
        boolean high = sides.length == 6;
        if (!high && sides.length != 4 || Arrays.stream(sides).anyMatch(side -> !Double.isFinite(side))) {
            throw Operations.refused(function + " takes four numbers: west, south, east, north");
        }
        return high ? new Box(sides[0], sides[1], sides[3], sides[4]) : new Box(sides[0], sides[1], sides[2], sides[3]);
    }
}
