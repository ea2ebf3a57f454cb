/**
 * Distances in the territory's metric reference system.
 *
 * <p>A {@link org.symbiozae.geo.Position} is a pair of whole decimetres in a projected reference system (Lambert-93 in
 * metropolitan France). Whole numbers make every distance comparison exact, so that no result depends on the order of
 * the input or on the machine. Degrees never enter this room: the store projects before it hands a position out.
 */
@NullMarked
package org.symbiozae.geo;

import org.jspecify.annotations.NullMarked;
