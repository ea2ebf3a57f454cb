/**
 * Neighbours who should share, and what each of them gains. {@link org.symbiozae.engine.pooling.Participants} says who
 * could pool what; a {@code Pool} is planned exactly where it is small ({@code Subsets}), by local search with a proven
 * bound where it is large ({@code Plan}, {@code Relaxation}); {@link org.symbiozae.engine.pooling.Clusters} is the door.
 */
@NullMarked
package org.symbiozae.engine.pooling;

import org.jspecify.annotations.NullMarked;
