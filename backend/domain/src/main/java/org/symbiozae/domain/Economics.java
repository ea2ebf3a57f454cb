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
        boolean isDefault) {

    public Economics {
        if (!(fixedCost >= 0 && aloneFixed >= 0 && aloneExtra >= 0 && costPerKm >= 0)
                || !(minVolume >= 0 && maxVolume >= minVolume)
                || minMembers < 2) {
            throw new IllegalArgumentException("economics out of range: " + fixedCost + ", " + minVolume);
        }
    }

    /** What a member of {@code volume} gains a year by joining, before distance and the fixed cost: b = A − u·v. */
    public double benefit(double volume) {
        return aloneFixed + aloneExtra * volume;
    }
}
