/**
 * Decides when the engine runs: one immutable territory in, one numbered analysis out, never half of one.
 */
@NullMarked
package org.symbiozae.compute;

import org.jspecify.annotations.NullMarked;
