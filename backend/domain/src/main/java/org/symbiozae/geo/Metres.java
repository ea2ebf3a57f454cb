package org.symbiozae.geo;

/**
 * A length on the ground.
 *
 * @param value metres, finite and not negative
 */
public record Metres(double value) implements Comparable<Metres> {

    public static final Metres ZERO = new Metres(0);

    public Metres {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("a length is finite and not negative: " + value + " m");
        }
    }

    public static Metres ofKilometres(double kilometres) {
        return new Metres(kilometres * 1000);
    }

    public double kilometres() {
        return value / 1000;
    }

    @Override
    public int compareTo(Metres other) {
        return Double.compare(value, other.value);
    }
}
