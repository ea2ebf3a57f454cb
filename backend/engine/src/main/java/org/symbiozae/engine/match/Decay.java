package org.symbiozae.engine.match;

/**
 * e^−c, quicker than {@link StrictMath#exp} and the same to the last bit on every machine: a table of steps of 1/64 and the
 * series of what is left. Within a few parts in 10^16 of the true value, so for comparisons that allow for rounding, not
 * for figures that are kept.
 */
final class Decay {

    private static final int STEPS = 64;
    private static final int LARGEST = 40;
    private static final double[] TABLE = new double[LARGEST * STEPS];

    static {
        for (int i = 0; i < TABLE.length; i++) {
            TABLE[i] = StrictMath.exp(-(double) i / STEPS);
        }
    }

    private Decay() {}

    /** @param cost not negative; from {@value #LARGEST} on the answer is 0 */
    static double of(double cost) {
        if (cost >= LARGEST) {
            return 0;
        }
        int step = (int) (cost * STEPS);
        double left = cost - step * (1.0 / STEPS);
        double series = 1
                - left
                        * (1
                                - left
                                        * (1.0 / 2
                                                - left
                                                        * (1.0 / 6
                                                                - left
                                                                        * (1.0 / 24
                                                                                - left
                                                                                        * (1.0 / 120
                                                                                                - left
                                                                                                        * (1.0
                                                                                                                / 720))))));
        return TABLE[step] * series;
    }
}
