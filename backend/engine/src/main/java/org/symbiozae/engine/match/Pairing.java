package org.symbiozae.engine.match;

import org.symbiozae.domain.Compatibility;

/**
 * One offered resource that can meet one needed resource.
 *
 * @param offered index of the offered resource in {@link Facts}
 * @param yield γ: needed units obtained from one offered unit
 * @param weight κ
 * @param typeCost −ln κ
 * @param lnYield ln γ
 * @param step the processing step, empty when none
 * @param equipment code of what that step is done with, empty when not known
 */
public record Pairing(
        int offered, double yield, double weight, double typeCost, double lnYield, String step, String equipment) {

    public static Pairing identity(int resource) {
        return new Pairing(resource, 1, 1, 0, 0, "", "");
    }

    public static Pairing of(int offered, Compatibility compatibility) {
        double weight = compatibility.weight();
        double typeCost = weight == 1 ? 0 : -StrictMath.log(weight);
        double yield = compatibility.yield();
        return new Pairing(
                offered,
                yield,
                weight,
                typeCost,
                StrictMath.log(yield),
                compatibility.step(),
                compatibility.equipment());
    }
}
