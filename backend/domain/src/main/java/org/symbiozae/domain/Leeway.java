package org.symbiozae.domain;

import org.jspecify.annotations.Nullable;

/**
 * What one thing about an offer may be for its synergy to cost no more than a mark, all others staying as they are: how
 * far it may lie, how much it may be, in how many months. Where the mark is a better rank, it says what would have to
 * change; where it is a worse one or the smallest score shown, how much may.
 *
 * @param farthestMetres the longest distance, never beyond the reach; null when not even the same place would do
 * @param leastQuantity of the offer, a year, in its unit; null when no quantity would do
 * @param mostQuantity of the offer; null when no quantity would do
 * @param fewestMonths the least number of needed months to be served; null when not even all of them would do
 * @param storageMonths how long the offer would have to be kept for that, at least as long as now; null when no storage
 *     would do
 */
public record Leeway(
        @Nullable Double farthestMetres,
        @Nullable Double leastQuantity,
        @Nullable Double mostQuantity,
        @Nullable Integer fewestMonths,
        @Nullable Integer storageMonths) {

    /** Whether no single one of the three would do. */
    public boolean isHopeless() {
        return farthestMetres == null && leastQuantity == null && fewestMonths == null;
    }
}
