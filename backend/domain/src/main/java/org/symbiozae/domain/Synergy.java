package org.symbiozae.domain;

import org.symbiozae.geo.Metres;

/**
 * One offer that can meet one need.
 *
 * @param offer the offer's declaration number
 * @param need the need's declaration number
 * @param rank 1 for the need's best offer
 * @param score the product of the factors
 * @param parts the same factors as equivalent kilometres (λ times minus their logarithm); their sum is
 *     {@code equivalent}
 * @param distance straight line between the two sites
 * @param equivalent E: "scores like a perfect offer this far away", in kilometres
 * @param allocated what the allocation gives this pair, in the offer's unit a year; 0 when it goes elsewhere
 * @param yield γ: needed units obtained from one offered unit
 * @param step the processing step it takes, empty when none
 * @param equipment code of the resource that step is done with, empty when none is known
 * @param decay λ of the offered resource, as used
 * @param reach R of the offered resource, as used
 * @param visibility the more closed of the two declarations
 */
public record Synergy(
        long offer,
        long need,
        int rank,
        double score,
        Factors factors,
        Parts parts,
        Metres distance,
        double equivalent,
        double allocated,
        double yield,
        String step,
        String equipment,
        Metres decay,
        Metres reach,
        Visibility visibility) {

    /** Equivalent kilometres, each not negative. */
    public record Parts(double type, double distance, double quantity, double season, double freshness) {

        public double total() {
            return type + distance + quantity + season + freshness;
        }
    }
}
