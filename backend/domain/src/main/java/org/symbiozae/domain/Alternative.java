package org.symbiozae.domain;

import java.util.List;
import org.symbiozae.geo.Metres;

/**
 * A cluster that would be the best around its place, and that the plan does not hold because its members do more good
 * otherwise.
 *
 * @param members their site numbers, in increasing order
 * @param volume in the resource's unit a year
 * @param value what it would be worth, euros a year
 * @param cost what the plan loses if it is chosen and the rest planned anew, euros a year; at least 0
 * @param radius the farthest member from the hub
 * @param diameter the longest distance between two members
 * @param visibility the most closed of the members' declarations
 */
public record Alternative(
        String resource,
        Cluster.Hub hub,
        List<Long> members,
        double volume,
        double value,
        double cost,
        Metres radius,
        Metres diameter,
        Visibility visibility) {

    public Alternative {
        members = List.copyOf(members);
    }
}
