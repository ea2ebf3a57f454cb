/**
 * The best offers of every need, exactly and explained. {@link org.symbiozae.engine.match.Facts} is a territory as
 * columns, {@link org.symbiozae.engine.match.Score} what a pair costs, {@link org.symbiozae.engine.match.Search} the
 * nearest-neighbour search in packed trees ({@link org.symbiozae.engine.match.BoxTree}).
 */
@NullMarked
package org.symbiozae.engine.match;

import org.jspecify.annotations.NullMarked;
