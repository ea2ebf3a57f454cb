package org.symbiozae.domain;

import java.util.List;

/**
 * A cluster that people want as it is. Analyses keep it as long as its members are there to keep its terms and it is worth
 * something, and plan the rest around it.
 *
 * @param sites the members' numbers
 */
public record Choice(String resource, Cluster.Hub hub, List<Long> sites) {

    public Choice {
        sites = List.copyOf(sites);
    }
}
