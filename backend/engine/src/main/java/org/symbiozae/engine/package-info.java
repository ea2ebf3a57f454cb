/**
 * Synergies and clusters as a pure function of a territory and parameters: no I/O, no clock, no framework.
 */
@NullMarked
package org.symbiozae.engine;

import org.jspecify.annotations.NullMarked;
