package org.symbiozae.domain;

import org.symbiozae.geo.Position;

/**
 * A business zone as a place to gather at.
 *
 * @param id the store's number
 * @param anchor a point in it, in the metric reference system of the territory under analysis
 */
public record Zone(long id, Position anchor) {}
