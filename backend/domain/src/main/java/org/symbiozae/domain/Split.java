package org.symbiozae.domain;

import java.util.List;

/**
 * One way to share a cluster's value, and whether some of its members would do better by themselves.
 *
 * @param parts euros a year, in the order of the cluster's members; none is negative, and they add up to the value
 * @param blocking the sites that gain most by leaving together, by number; empty when nobody gains: the split is then
 *     said to lie in the core
 * @param blockingGain what they would have more than this split gives them, euros a year; 0 when nobody gains
 * @param exhaustive whether every group was tried, or only the likeliest ones
 */
public record Split(Rule rule, List<Double> parts, List<Long> blocking, double blockingGain, boolean exhaustive) {

    public enum Rule {
        /** To each in proportion to what it nets. */
        PROPORTIONAL,
        /** To each what it brings on average, over every order in which the members could join (Shapley 1953). */
        SHAPLEY,
        /** The split that leaves the group with most reason to go as little reason as possible. */
        LEAST_CORE
    }

    public Split {
        parts = List.copyOf(parts);
        blocking = List.copyOf(blocking);
    }

    public boolean inCore() {
        return blocking.isEmpty();
    }
}
