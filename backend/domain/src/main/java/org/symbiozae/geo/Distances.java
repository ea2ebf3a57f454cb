package org.symbiozae.geo;

/**
 * How far it is between two places for those who would share something. A lake, a river without a bridge or a border makes
 * it farther than the map says.
 *
 * <p>Contract: symmetric, zero from a place to itself, finite, and never less than the straight line; the same every time.
 * Asked for once for each pair of places near each other and again while planning, so it has to be quick.
 */
@FunctionalInterface
public interface Distances {

    /** In the plane of the territory's reference system. */
    Distances STRAIGHT = (one, other) -> Math.sqrt((double) one.squaredDecimetresTo(other)) / 10;

    /** In metres. */
    double metres(Position one, Position other);
}
