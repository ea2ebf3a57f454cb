package org.symbiozae.store;

import org.jspecify.annotations.Nullable;

/**
 * Sixty-four bits that tell whether a row is still the same: every bit of every value counts, and so does their order.
 * Two different rows share one with a probability of 5e-20. The mixing is the finaliser of SplitMix64 (Steele, Lea and
 * Flood 2014).
 */
final class Fingerprint {

    private long bits = 0x9E3779B97F4A7C15L;

    /** @param cells numbers, texts, truths and nulls */
    Fingerprint add(@Nullable Object... cells) {
        for (Object cell : cells) {
            if (cell instanceof Double number) {
                mix(Double.doubleToLongBits(number));
            } else if (cell instanceof Number whole) {
                mix(whole.longValue());
            } else if (cell instanceof Boolean truth) {
                mix(truth ? 1 : 0);
            } else {
                add(cell == null ? null : cell.toString());
            }
        }
        return this;
    }

    private void add(@Nullable String text) {
        mix(text == null ? -1 : text.length());
        for (int i = 0; text != null && i < text.length(); i++) {
            mix(text.charAt(i));
        }
    }

    private void mix(long value) {
        long z = (bits ^ value) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 30)) * 0x94D049BB133111EBL;
        bits = (z ^ (z >>> 31)) + 0x9E3779B97F4A7C15L;
    }

    long value() {
        return bits;
    }
}
