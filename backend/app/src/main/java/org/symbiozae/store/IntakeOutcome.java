package org.symbiozae.store;

import java.util.Map;

/**
 * What became of the facts of one import.
 *
 * @param remarks how many facts were taken with a reservation: {@code near_territory}, {@code outside_boundary},
 *     {@code near_zone}
 */
public record IntakeOutcome(int created, int changed, int unchanged, Map<String, Integer> remarks) {

    public IntakeOutcome {
        remarks = Map.copyOf(remarks);
    }
}
