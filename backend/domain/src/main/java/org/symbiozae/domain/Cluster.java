package org.symbiozae.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.symbiozae.geo.Metres;

/**
 * Neighbours who share a need, and what sharing is worth to them.
 *
 * @param resource the pooled resource
 * @param hub where they gather
 * @param members at least the minimum membership, by site number; a site that is the hub is one of them
 * @param volume sum over the members, in the resource's unit a year
 * @param benefit what members save before distance and fixed cost, euros a year
 * @param distanceCost euros a year: the return trips to the hub, or the round
 * @param value benefit − distanceCost − fixed cost, euros a year
 * @param radius the farthest member from the hub
 * @param diameter the longest distance between two members
 * @param economics what the figures were computed with
 * @param round how the members are visited, null when each goes to the hub
 * @param prospects who is within reach and stands alone, those who would net most first, at most {@value #PROSPECTS}
 * @param splits ways to share the value, the proportional one first; empty until {@link #split}
 * @param visibility the most closed of the members' declarations
 */
public record Cluster(
        String resource,
        Hub hub,
        List<Member> members,
        double volume,
        double benefit,
        double distanceCost,
        double value,
        Metres radius,
        Metres diameter,
        Economics economics,
        @Nullable Round round,
        List<Prospect> prospects,
        List<Split> splits,
        Visibility visibility) {

    public static final int PROSPECTS = 3;

    public Cluster {
        members = List.copyOf(members);
        prospects = List.copyOf(prospects);
        splits = List.copyOf(splits);
    }

    /** The same cluster with ways to share its value. */
    public Cluster split(List<Split> ways) {
        return new Cluster(
                resource,
                hub,
                members,
                volume,
                benefit,
                distanceCost,
                value,
                radius,
                diameter,
                economics,
                round,
                prospects,
                ways,
                visibility);
    }

    /**
     * A member's site, or a zone's anchor where nobody needs to be. With the resource it names a cluster from one analysis
     * to the next.
     *
     * @param id the site's or the zone's number
     */
    public record Hub(Kind kind, long id) implements Comparable<Hub> {

        public enum Kind {
            SITE,
            ZONE
        }

        public static Hub site(long id) {
            return new Hub(Kind.SITE, id);
        }

        public static Hub zone(long id) {
            return new Hub(Kind.ZONE, id);
        }

        public boolean atZone() {
            return kind == Kind.ZONE;
        }

        /** Sites first, then by number. */
        @Override
        public int compareTo(Hub other) {
            int byKind = kind.compareTo(other.kind);
            return byKind != 0 ? byKind : Long.compare(id, other.id);
        }
    }

    /**
     * A round trip that visits every member once.
     *
     * @param stops the members' site numbers in the order of the visit, which starts and ends at the hub
     * @param length from the hub back to the hub
     */
    public record Round(List<Long> stops, Metres length) {

        public Round {
            stops = List.copyOf(stops);
        }
    }

    /**
     * @param site the member's number
     * @param declaration the declaration that makes it a member: a share, a need, or an offer nobody took
     * @param volume in the resource's unit a year
     * @param distance to the hub
     * @param net what it saves less its distance cost, euros a year
     * @param share its part of the cluster's value, euros a year; the parts add up to the value
     * @param critical whether the cluster falls below its minimum volume or membership without it
     */
    public record Member(
            long site, long declaration, double volume, Metres distance, double net, double share, boolean critical) {}

    /**
     * A site that could be won.
     *
     * @param declaration the largest of its declarations of the resource
     * @param volume what it would bring, in the resource's unit a year
     * @param distance to the hub
     * @param net what it would save less its distance cost, euros a year; below zero when joining does not pay yet
     * @param missing how much more volume would make it pay; 0 when it pays, null when no volume would
     * @param visibility the most closed of its declarations
     */
    public record Prospect(
            long site,
            long declaration,
            double volume,
            Metres distance,
            double net,
            @Nullable Double missing,
            Visibility visibility) {}
}
