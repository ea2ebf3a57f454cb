package org.symbiozae.engine;

import org.jspecify.annotations.Nullable;
import org.symbiozae.domain.CostTerms;
import org.symbiozae.domain.Leeway;
import org.symbiozae.domain.Months;
import org.symbiozae.domain.Parameters;

/**
 * How far one term of a cost may go before the whole passes a mark. With the others as they are, term t may reach
 *
 * <pre>
 * t' = t + mark − cost       nothing helps where t' is below zero
 * distance   ≤ λ·t'
 * quantity   between q_n/γ · e^(−t'/a) and q_n/γ · e^(t'/b)
 * months     ≥ e^(−t') of those needed
 * </pre>
 *
 * <p>Exact but for rounding (about 1e-12 of each figure); at the mark itself a tie is decided as in any list. Cost: some
 * dozens of operations.
 */
public final class Leeways {

    private static final int MOST_STORAGE = 11;

    /** What rounding may add to a cost. */
    private static final double TOLERANCE = 1e-12;

    private Leeways() {}

    /** @param mark the cost to reach: another synergy's, or that of the smallest score shown */
    public static Leeway to(double mark, CostTerms terms, Parameters parameters) {
        double slack = mark - terms.cost();
        double distance = terms.distance().value() / terms.decay().value() + slack;
        double quantity = quantityCost(terms, parameters) + slack;
        double wanted = terms.neededQuantity() / terms.yield();
        Integer months = fewestMonths(terms, slack);
        return new Leeway(
                distance < 0
                        ? null
                        : Double.valueOf(Math.min(
                                terms.reach().value(), distance * terms.decay().value())),
                quantity < 0 ? null : wanted * shrunk(quantity, parameters.coverageExponent()),
                quantity < 0 ? null : wanted / shrunk(quantity, parameters.usageExponent()),
                months,
                months == null ? null : storage(terms, months));
    }

    /** The cost of a score. */
    public static double mark(double score) {
        return -StrictMath.log(score);
    }

    private static double quantityCost(CostTerms terms, Parameters parameters) {
        double surplus = StrictMath.log(terms.yield() * terms.quantity() / terms.neededQuantity());
        return surplus > 0 ? parameters.usageExponent() * surplus : -parameters.coverageExponent() * surplus;
    }

    /** By how much a quantity may shrink for this cost; where its exponent is 0 it costs nothing, and may vanish. */
    private static double shrunk(double cost, double exponent) {
        return exponent == 0 ? 0 : StrictMath.exp(-cost / exponent);
    }

    private static @Nullable Integer fewestMonths(CostTerms terms, double slack) {
        double common = served(terms, terms.storageMonths());
        double fewest = common * StrictMath.exp(-slack);
        int whole = (int) Math.max(1, Math.ceil(fewest - TOLERANCE * fewest - TOLERANCE));
        return whole <= terms.needed().count() ? whole : null;
    }

    private static @Nullable Integer storage(CostTerms terms, int months) {
        for (int kept = terms.storageMonths(); kept <= MOST_STORAGE; kept++) {
            if (served(terms, kept) >= months) {
                return kept;
            }
        }
        return null;
    }

    private static int served(CostTerms terms, int storageMonths) {
        Months kept = terms.offered().stored(storageMonths);
        return kept.common(terms.needed());
    }
}
