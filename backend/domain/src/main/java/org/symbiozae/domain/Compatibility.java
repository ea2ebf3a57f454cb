package org.symbiozae.domain;

/**
 * An offer of {@code from} can satisfy a need for {@code to}.
 *
 * @param weight κ, in (0, 1]: how well it does
 * @param yield γ: units of {@code to} obtained from one unit of {@code from}
 * @param step the processing step it takes, in words, empty when none
 * @param equipment code of the resource the step is done with, empty when none is known
 */
public record Compatibility(String from, String to, double weight, double yield, String step, String equipment) {

    public Compatibility {
        if (!(weight > 0 && weight <= 1) || !(yield > 0) || Double.isInfinite(yield)) {
            throw new IllegalArgumentException(
                    from + " → " + to + ": weight in (0, 1] and yield above zero, not " + weight + " and " + yield);
        }
    }

    /** One whose equipment is not known. */
    public Compatibility(String from, String to, double weight, double yield, String step) {
        this(from, to, weight, yield, step, "");
    }
}
