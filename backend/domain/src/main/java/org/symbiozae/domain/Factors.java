package org.symbiozae.domain;

/**
 * Why a synergy scores as it does. Each factor lies in (0, 1]; their product is the score.
 *
 * @param type how well the offered type does for the needed one
 * @param distance decay with distance
 * @param quantity coverage of the need and use of the offer
 * @param season share of the needed months that are served
 * @param offerFreshness age of the offer
 * @param needFreshness age of the need
 */
public record Factors(
        double type, double distance, double quantity, double season, double offerFreshness, double needFreshness) {

    public double score() {
        return type * distance * quantity * season * offerFreshness * needFreshness;
    }
}
