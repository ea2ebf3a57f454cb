package org.symbiozae.domain;

/**
 * What a scenario may change; stored with every analysis, which they reproduce bit for bit.
 *
 * @param coverageExponent a: how much an uncovered part of a need hurts
 * @param usageExponent b: how much an unused part of an offer hurts
 * @param minScore s_min: the smallest score worth showing, in (0, 1]
 * @param listLength k: the best offers kept for each need
 * @param halfLifeMonths H: the age at which a declaration counts half
 * @param decayFactor multiplies every λ
 * @param reachFactor multiplies every R
 */
public record Parameters(
        double coverageExponent,
        double usageExponent,
        double minScore,
        int listLength,
        double halfLifeMonths,
        double decayFactor,
        double reachFactor) {

    public static final Parameters DEFAULT = new Parameters(1, 0.25, 0.01, 20, 24, 1, 1);

    public Parameters {
        if (!(coverageExponent >= 0 && usageExponent >= 0)
                || !(minScore > 0 && minScore <= 1)
                || listLength < 1
                || !(halfLifeMonths > 0 && decayFactor > 0 && reachFactor > 0)) {
            throw new IllegalArgumentException("parameters out of range");
        }
    }
}
