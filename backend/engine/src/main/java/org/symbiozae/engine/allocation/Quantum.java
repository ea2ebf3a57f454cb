package org.symbiozae.engine.allocation;

/**
 * The power of ten in which quantities or euros are counted as whole numbers. Whole sums do not depend on their order,
 * equal amounts compare equal, and an allocation leaves no dust.
 *
 * @param perUnit quanta in one unit
 */
public record Quantum(double perUnit) {

    private static final int DIGITS = 15;

    /** The finest quantum in which {@code largest}, finite and not negative, has at most fifteen digits. */
    public static Quantum holding(double largest) {
        if (largest <= 0) {
            return new Quantum(1);
        }
        int digits = (int) Math.ceil(StrictMath.log10(largest));
        return new Quantum(StrictMath.pow(10, Math.min(DIGITS - digits, 22)));
    }

    /** The nearest whole number of quanta; the largest {@code long} for anything beyond. */
    public long round(double amount) {
        return Math.round(amount * perUnit);
    }

    /** The most quanta whose {@link #amount} does not pass {@code amount}. */
    public long within(double amount) {
        long quanta = round(amount);
        return amount(quanta) > amount ? quanta - 1 : quanta;
    }

    public double amount(long quanta) {
        return quanta / perUnit;
    }
}
