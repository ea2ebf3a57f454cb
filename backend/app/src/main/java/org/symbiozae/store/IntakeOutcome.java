package org.symbiozae.store;

import java.util.Map;

/**
 * What became of the facts of one import.
 *
 * @param changedColumns how many of the changed facts differ in which column
 * @param gone rows that former imports brought to the same territories and this one does not
 * @param removed how many of them went
 * @param remarks how many facts were taken with a reservation: {@code near_territory}, {@code outside_boundary},
 *     {@code near_zone}, {@code matched_by_place}
 */
public record IntakeOutcome(
        int created,
        int changed,
        int unchanged,
        Map<String, Integer> changedColumns,
        int gone,
        int removed,
        Map<String, Integer> remarks) {

    public IntakeOutcome {
        changedColumns = Map.copyOf(changedColumns);
        remarks = Map.copyOf(remarks);
    }
}
