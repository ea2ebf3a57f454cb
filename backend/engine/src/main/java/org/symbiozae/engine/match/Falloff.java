package org.symbiozae.engine.match;

import java.util.Arrays;

/**
 * At least e^(−d/λ) for one λ, by the squared distance, without a root or an exponential: a table of the values at the near
 * ends of steps, {@value #STEPS} to each doubling of the squared distance. Above the truth by a factor of
 * e^(d/λ/{@value #STEPS}) at most, beyond some metres. Cost: {@value #STEPS} entries a doubling.
 */
final class Falloff {

    private static final int STEP_BITS = 5;
    private static final int STEPS = 1 << STEP_BITS;
    private static final int SHIFT = 52 - STEP_BITS;

    /** Added to every squared distance, so that steps do not grow ever finer near zero. */
    private static final double GRAIN = 1 << 12;

    private static final int FIRST = (int) (Double.doubleToRawLongBits(GRAIN) >>> SHIFT);

    /** Makes everything look a little nearer than rounding could make it. */
    private static final double MARGIN = 1e-9;

    private final double[] most;

    /** @param decay λ in decimetres @param squaredReach the largest squared distance asked for, in square decimetres */
    Falloff(double decay, long squaredReach) {
        most = new double[step(squaredReach) + 1];
        Arrays.setAll(most, step -> {
            double nearest = Double.longBitsToDouble((long) (FIRST + step) << SHIFT) - GRAIN;
            return Decay.of(Math.max(0, Math.sqrt(nearest) / decay - MARGIN));
        });
    }

    double of(long squaredDistance) {
        return most[step(squaredDistance)];
    }

    private static int step(long squaredDistance) {
        return (int) (Double.doubleToRawLongBits(squaredDistance + GRAIN) >>> SHIFT) - FIRST;
    }
}
