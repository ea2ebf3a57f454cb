package org.symbiozae.domain;

import org.jspecify.annotations.Nullable;
import org.symbiozae.geo.Position;

/**
 * A company at a place.
 *
 * @param id the store's number; ties are broken by the smaller one
 * @param position in the metric reference system of the territory under analysis
 * @param zone the number of the zone it lies in, or null outside every zone
 */
public record Site(long id, Position position, @Nullable Long zone) {}
