package org.symbiozae.engine.pooling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** A value's parts against plain proportion, and their sum against the value, to the bit. */
class PartsTest {

    @Property(tries = 200)
    void partsAddUpExactlyInAnyOrderAndFollowTheWeights(@ForAll long seed, @ForAll @IntRange(max = 20) int others) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] weights = new double[1 + others];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = random.nextInt(4) == 0 ? -random.nextInt(3) : 0.1 + random.nextDouble() * 100;
        }
        weights[random.nextInt(weights.length)] = 7.3;
        double value = random.nextDouble() * 1e5;
        double whole = DoubleStream.of(weights).filter(weight -> weight > 0).sum();
        double[] parts = Parts.of(value, weights);
        double forwards = 0;
        double backwards = 0;
        for (int i = 0; i < parts.length; i++) {
            double share = weights[i] > 0 ? value * weights[i] / whole : 0;
            assertThat(parts[i]).isNotNegative().isCloseTo(share, within(value * 1e-13));
            forwards += parts[i];
            backwards += parts[parts.length - 1 - i];
        }
        assertThat(forwards).isEqualTo(value);
        assertThat(backwards).isEqualTo(value);
    }

    @Test
    void whoWeighsNothingOrLessGetsNothing() {
        assertThat(Parts.of(90, new double[] {1, 0, -5, 2, 0})).containsExactly(30, 0, 0, 60, 0);
    }

    @Test
    void theLastWithAWeightTakesWhatRoundingLeaves() {
        double[] parts = Parts.of(1, new double[] {1, 1, 1, 0});
        assertThat(parts[0]).isLessThanOrEqualTo(1.0 / 3).isEqualTo(parts[1]);
        assertThat(parts[2]).isEqualTo(1 - parts[0] - parts[1]).isGreaterThanOrEqualTo(parts[0]);
        assertThat(parts[3]).isZero();
    }
}
