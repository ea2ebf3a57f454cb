package org.symbiozae.domain;

import org.symbiozae.geo.Metres;

/**
 * What pooling one resource costs and brings, per year; §6 of the engine's description.
 *
 * @param fixedCost F: euros a year for the shared offer, whoever takes part
 * @param aloneFixed the constant part of A, the cost of a member standing alone: euros a year
 * @param aloneExtra what one unit costs alone beyond its price in the pool: euros a unit
 * @param minVolume V_min, in the resource's unit
 * @param maxVolume V_max, in the resource's unit
 * @param minMembers m
 * @param radius ρ: the farthest member from the hub
 * @param costPerKm τ: euros per kilometre between member and hub and per year
 * @param longestRound L_max: members are visited one after the other on a round trip no longer than this; zero when each
 *     of them goes to the hub and back instead
 * @param longestPair the farthest two members may be from each other, whatever the hub; zero when ρ alone limits them
 * @param isDefault whether these are the category's defaults, to be said wherever a figure is shown
 */
public record Economics(
        double fixedCost,
        double aloneFixed,
        double aloneExtra,
        double minVolume,
        double maxVolume,
        int minMembers,
        Metres radius,
        double costPerKm,
        Metres longestRound,
        Metres longestPair,
        boolean isDefault) {

    public Economics {
        if (!(fixedCost >= 0 && aloneFixed >= 0 && aloneExtra >= 0 && costPerKm >= 0)
                || !(minVolume >= 0 && maxVolume >= minVolume)
                || minMembers < 2) {
            throw new IllegalArgumentException("economics out of range: " + fixedCost + ", " + minVolume);
        }
    }

    /** Terms without rounds. */
    public Economics(
            double fixedCost,
            double aloneFixed,
            double aloneExtra,
            double minVolume,
            double maxVolume,
            int minMembers,
            Metres radius,
            double costPerKm,
            boolean isDefault) {
        this(
                fixedCost,
                aloneFixed,
                aloneExtra,
                minVolume,
                maxVolume,
                minMembers,
                radius,
                costPerKm,
                Metres.ZERO,
                isDefault);
    }

    /** Terms without a limit on pairs. */
    public Economics(
            double fixedCost,
            double aloneFixed,
            double aloneExtra,
            double minVolume,
            double maxVolume,
            int minMembers,
            Metres radius,
            double costPerKm,
            Metres longestRound,
            boolean isDefault) {
        this(
                fixedCost,
                aloneFixed,
                aloneExtra,
                minVolume,
                maxVolume,
                minMembers,
                radius,
                costPerKm,
                longestRound,
                Metres.ZERO,
                isDefault);
    }

    /** Whether members are visited on a round. */
    public boolean byRound() {
        return longestRound.value() > 0;
    }

    /** What a round of this length costs a year: τ is for the way there and back, a round is driven once. */
    public double roundCost(Metres length) {
        return costPerKm / 2 * length.kilometres();
    }

    /** What a member of {@code volume} gains a year by joining, before distance and the fixed cost: b = A − u·v. */
    public double benefit(double volume) {
        return aloneFixed + aloneExtra * volume;
    }
}
