package org.symbiozae.parameters;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.symbiozae.domain.Parameters;

/**
 * A named set of parameters of a topmost territory.
 *
 * @param name lower-case letters, digits and hyphens; how addresses call it
 * @param label what people read
 * @param version comes back with a change
 * @param changedAt null for a reference nobody has changed
 * @param run the number of its latest analysis, null before the first
 * @param current whether that analysis was computed from the present facts and these parameters
 */
public record Scenario(
        String territory,
        String name,
        String label,
        Parameters parameters,
        int version,
        @Nullable OffsetDateTime changedAt,
        @Nullable String changedBy,
        @Nullable Integer run,
        boolean current) {}
