package org.symbiozae.geo;

/**
 * A place in a projected reference system, in whole decimetres. Two positions may be compared only when they come from
 * the same reference system; a territory has one.
 *
 * @param x easting, in decimetres
 * @param y northing, in decimetres
 */
public record Position(int x, int y) {

    /** The position of metric coordinates, rounded to the decimetre. */
    public static Position ofMetres(double easting, double northing) {
        return new Position(Math.toIntExact(Math.round(easting * 10)), Math.toIntExact(Math.round(northing * 10)));
    }

    /** The square of the distance to {@code other}, exact, in square decimetres. */
    public long squaredDecimetresTo(Position other) {
        long dx = (long) x - other.x;
        long dy = (long) y - other.y;
        return dx * dx + dy * dy;
    }

    /** The straight-line distance to {@code other}. */
    public Metres distanceTo(Position other) {
        return new Metres(Math.sqrt((double) squaredDecimetresTo(other)) / 10);
    }
}
