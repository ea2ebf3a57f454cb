package org.symbiozae.engine.pooling;

/** A value cut in parts that add up to it exactly. */
public final class Parts {

    private Parts() {}

    /**
     * Parts in proportion to the weights above zero; nothing for the others. Each part is a whole multiple of the value's
     * last binary digit, so that they add up to it exactly in any order; the last member with a weight takes what
     * rounding leaves.
     *
     * @param value at least 0
     * @param weights at least one is above zero
     */
    public static double[] of(double value, double[] weights) {
        double whole = 0;
        for (double weight : weights) {
            whole += Math.max(0, weight);
        }
        double[] parts = new double[weights.length];
        double digit = Math.ulp(value);
        double rest = value;
        int last = 0;
        for (int i = 0; i < weights.length; i++) {
            if (weights[i] > 0) {
                last = i;
                parts[i] = Math.floor(value * (weights[i] / whole) / digit) * digit;
                rest -= parts[i];
            }
        }
        parts[last] += rest;
        return parts;
    }
}
