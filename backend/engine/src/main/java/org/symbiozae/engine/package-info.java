/**
 * Synergies and clusters as a pure function of a territory and parameters: no I/O, no clock, no framework.
 *
 * <p>{@link org.symbiozae.engine.Engine#analyse One call} does it all, in this order, because each step works on what
 * the one before left over:
 *
 * <ol>
 *   <li><b>Lists.</b> A pair of an offer and a need has a <i>cost</i>: minus the logarithm of its score, a sum of terms
 *       that are never negative . Put aside season and type, it is a distance in the space (east, north,
 *       ln quantity), so the best offers of a need are its nearest neighbours, found exactly in box trees (room
 *       {@code match}).
 *   <li><b>Allocation.</b> Lists may show one offer to forty needs. Needs then bid for quantities, and the
 *       final prices prove how far from the best the result can be (room {@code allocation}).
 *   <li><b>Clusters.</b> What nobody took, what should be shared and what everyone needs is pooled among neighbours
 *       around a hub where that pays (room {@code pooling}): exactly in small groups, by local search with a proven bound
 *       in large ones.
 * </ol>
 *
 * <p>The same territory gives the same analysis bit for bit, whatever the order of its lists, the number of processors
 * or the Java version. Three habits see to it: declarations are numbered by increasing id before anything else , every logarithm that decides an order comes from {@link StrictMath}, and quantities and euros that are added
 * up are whole numbers .
 */
@NullMarked
package org.symbiozae.engine;

import org.jspecify.annotations.NullMarked;
