package org.symbiozae.store;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where and when the rows of a layer are.
 *
 * @param sides west, south, east, north, in degrees
 * @param from the first day of the layer's time; null when the layer or its rows have none
 */
public record Extent(
        List<Double> sides,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {}
