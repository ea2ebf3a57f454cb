/**
 * Who gets how much of what a cluster brings, and whether anyone would rather leave.
 *
 * <p>The members play a cooperative game: a group of them is worth what it would make as a cluster of its own ({@code
 * Game}). {@link org.symbiozae.engine.sharing.Splits} shares the value in proportion or by the Shapley value, looks for a
 * group that would do better alone, and where there is one offers the least core ({@code LeastCore}).
 */
@NullMarked
package org.symbiozae.engine.sharing;

import org.jspecify.annotations.NullMarked;
