package org.symbiozae.domain;

import java.util.List;

/**
 * One run of the engine over one territory.
 *
 * @param dataVersion the version of the facts it was computed from
 * @param synergies by need, then rank
 * @param clusters by decreasing value, then resource and hub
 * @param alternatives clusters the plan does not hold, by resource, what choosing them costs, and hub; not in an outlook
 * @param proposals equipment that synergies wait for, by decreasing score
 * @param allocation how good the allocation is
 * @param lotsCost what of the allocation's value smallest lots took; 0 where every link reaches its lot by itself
 * @param plan how good the clusters are
 */
public record Analysis(
        String territory,
        long dataVersion,
        Parameters parameters,
        List<Synergy> synergies,
        List<Cluster> clusters,
        List<Alternative> alternatives,
        List<Proposal> proposals,
        Certificate allocation,
        double lotsCost,
        Certificate plan) {

    public Analysis {
        synergies = List.copyOf(synergies);
        clusters = List.copyOf(clusters);
        alternatives = List.copyOf(alternatives);
        proposals = List.copyOf(proposals);
    }

    /** The same with its clusters in more detail, and alternatives to them. */
    public Analysis detailed(List<Cluster> better, List<Alternative> others) {
        return new Analysis(
                territory, dataVersion, parameters, synergies, better, others, proposals, allocation, lotsCost, plan);
    }

    /**
     * A value that was reached and a bound that no solution can pass.
     *
     * @param value of the solution found
     * @param bound at least the optimum, and at least the value
     */
    public record Certificate(double value, double bound) {

        /** The largest possible loss against the optimum, in [0, 1]. */
        public double gap() {
            return bound > 0 ? 1 - value / bound : 0;
        }
    }
}
