package org.symbiozae.engine.match;

import org.jspecify.annotations.Nullable;
import org.symbiozae.domain.Factors;
import org.symbiozae.domain.Parameters;
import org.symbiozae.domain.Synergy;
import org.symbiozae.geo.Metres;

/**
 * What a pair costs: c = −ln s, a sum of terms none of which is negative.
 *
 * <pre>
 * weight cost  = d/λ − ln season − ln κ                    what the allocation ranks by
 * cost         = weight cost + quantity + freshness        what the lists rank by
 * quantity     = a·max(0, ln q_n − ln γq_o) + b·max(0, ln γq_o − ln q_n)
 * freshness    = (offer's age + need's age)·ln 2 / H
 * </pre>
 *
 * <p>Distances are straight lines in the territory's metric reference system. The terms are added in this order and no
 * other: a cost is never below its weight cost, and equal pairs have equal costs to the last bit. Source: §2 of the
 * engine's design.
 */
public final class Score {

    private static final double LN2 = StrictMath.log(2);

    private final Facts facts;
    private final Parameters parameters;
    private final double[] decay;
    private final long[] squaredReach;
    private final double[][] seasonCosts = new double[13][13];
    private final double maxCost;
    private final @Nullable Falloff[] falloffs;

    public Score(Facts facts, Parameters parameters) {
        this.facts = facts;
        this.parameters = parameters;
        maxCost = -StrictMath.log(parameters.minScore());
        int resources = facts.resources.size();
        decay = new double[resources];
        squaredReach = new long[resources];
        falloffs = new Falloff[resources];
        for (int i = 0; i < resources; i++) {
            decay[i] = facts.resources.get(i).decay().value() * parameters.decayFactor();
            double decimetres = facts.resources.get(i).reach().value() * parameters.reachFactor() * 10;
            squaredReach[i] = (long) (decimetres * decimetres);
        }
        for (int wanted = 0; wanted <= 12; wanted++) {
            seasonCosts[wanted][0] = Double.POSITIVE_INFINITY;
            for (int common = 1; common < wanted; common++) {
                seasonCosts[wanted][common] = -StrictMath.log((double) common / wanted);
            }
        }
    }

    /** The cost of the smallest score worth showing. */
    public double maxCost() {
        return maxCost;
    }

    public boolean reaches(int offered, long squaredDistance) {
        return squaredDistance <= squaredReach[offered];
    }

    /** The hard conditions of a pair whose resources match: two sites, reach, months, qualities, dates. */
    public boolean possible(int offer, int need, long squaredDistance) {
        return reaches(facts.resource[offer], squaredDistance)
                && facts.site[offer] != facts.site[need]
                && (facts.months[offer] & facts.months[need]) != 0
                && facts.columns.compatible(facts.columns.terms[offer], facts.columns.terms[need]);
    }

    public double weightCost(Pairing pairing, int offer, int need, long squaredDistance) {
        return weightCost(pairing, squaredDistance, facts.months[offer], facts.months[need]);
    }

    public double cost(Pairing pairing, int offer, int need, long squaredDistance) {
        return cost(
                weightCost(pairing, offer, need, squaredDistance),
                facts.lnQuantity(offer) + pairing.lnYield(),
                facts.lnQuantity(need),
                facts.age[offer] + facts.age[need]);
    }

    double weightCost(Pairing pairing, long squaredDistance, int offeredMonths, int neededMonths) {
        return distanceCost(pairing.offered(), squaredDistance)
                + seasonCost(offeredMonths, neededMonths)
                + pairing.typeCost();
    }

    /** @param lnOffered ln γq_o @param ages of the two together */
    double cost(double weightCost, double lnOffered, double lnNeeded, int ages) {
        return weightCost + quantityCost(lnOffered, lnNeeded) + ageCost(ages);
    }

    public double distanceCost(int offered, long squaredDistance) {
        return metres(squaredDistance) / decay[offered];
    }

    public double seasonCost(int offeredMonths, int neededMonths) {
        return seasonCosts[Integer.bitCount(neededMonths)][Integer.bitCount(offeredMonths & neededMonths)];
    }

    /** @param lnOffered ln γq_o */
    public double quantityCost(double lnOffered, double lnNeeded) {
        return lnNeeded > lnOffered
                ? parameters.coverageExponent() * (lnNeeded - lnOffered)
                : parameters.usageExponent() * (lnOffered - lnNeeded);
    }

    public double ageCost(int months) {
        return months * LN2 / parameters.halfLifeMonths();
    }

    /** The pair with every figure a reader needs to check it. */
    public Synergy explain(int offer, int need, int rank, double allocated) {
        Pairing pairing = facts.pairing(offer, need);
        long squaredDistance = facts.squaredDistance(offer, need);
        double distance = distanceCost(pairing.offered(), squaredDistance);
        double quantity = quantityCost(facts.lnQuantity(offer) + pairing.lnYield(), facts.lnQuantity(need));
        double season = seasonCost(facts.months[offer], facts.months[need]);
        Factors factors = new Factors(
                pairing.weight(),
                StrictMath.exp(-distance),
                StrictMath.exp(-quantity),
                (double) Integer.bitCount(facts.months[offer] & facts.months[need])
                        / Integer.bitCount(facts.months[need]),
                StrictMath.exp(-ageCost(facts.age[offer])),
                StrictMath.exp(-ageCost(facts.age[need])));
        double kilometres = decay[pairing.offered()] / 1000;
        Synergy.Parts parts = new Synergy.Parts(
                kilometres * pairing.typeCost(),
                kilometres * distance,
                kilometres * quantity,
                kilometres * season,
                kilometres * ageCost(facts.age[offer] + facts.age[need]));
        return new Synergy(
                facts.id[offer],
                facts.id[need],
                rank,
                factors.score(),
                factors,
                parts,
                new Metres(metres(squaredDistance)),
                parts.total(),
                allocated,
                pairing.yield(),
                pairing.step(),
                pairing.equipment(),
                new Metres(decay[pairing.offered()]),
                new Metres(Math.sqrt((double) squaredReach[pairing.offered()]) / 10),
                facts.visibility(offer).and(facts.visibility(need)));
    }

    /** The season's cost by the number of common months, for a need of so many; infinite for none. */
    double[] seasonCosts(int neededMonths) {
        return seasonCosts[Integer.bitCount(neededMonths)];
    }

    /** λ of an offered resource, in decimetres. */
    double decayDecimetres(int offered) {
        return decay[offered] * 10;
    }

    /** How weights fall with distance, made when first asked for. Safe for several threads: each makes the same. */
    Falloff falloff(int offered) {
        Falloff known = falloffs[offered];
        if (known == null) {
            known = new Falloff(decayDecimetres(offered), squaredReach[offered]);
            falloffs[offered] = known;
        }
        return known;
    }

    long squaredReach(int offered) {
        return squaredReach[offered];
    }

    double coverageExponent() {
        return parameters.coverageExponent();
    }

    double usageExponent() {
        return parameters.usageExponent();
    }

    private static double metres(long squaredDecimetres) {
        return Math.sqrt((double) squaredDecimetres) / 10;
    }
}
