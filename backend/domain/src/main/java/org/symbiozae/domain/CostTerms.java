package org.symbiozae.domain;

import org.symbiozae.geo.Metres;

/**
 * What the cost of a synergy is made of: enough to ask what would change it.
 *
 * @param cost −ln of its score
 * @param distance as it is
 * @param decay λ, as used
 * @param reach R, as used
 * @param quantity of the offer, a year, in its unit
 * @param yield γ
 * @param neededQuantity of the need, a year, in its unit
 * @param offered months of the offer, storage not included
 * @param storageMonths how long the offer is kept
 * @param needed months of the need
 */
public record CostTerms(
        double cost,
        Metres distance,
        Metres decay,
        Metres reach,
        double quantity,
        double yield,
        double neededQuantity,
        Months offered,
        int storageMonths,
        Months needed) {

    /** The terms of {@code synergy}, between these two declarations. */
    public static CostTerms of(Synergy synergy, Declaration offer, Declaration need) {
        return new CostTerms(
                1000 * synergy.equivalent() / synergy.decay().value(),
                synergy.distance(),
                synergy.decay(),
                synergy.reach(),
                offer.quantity(),
                synergy.yield(),
                need.quantity(),
                offer.months(),
                offer.storageMonths(),
                need.months());
    }
}
