/**
 * Parameters are data: scenarios are named sets of them, and a territory may have figures of its own for resources, for
 * what replaces what, and for what pooling costs.
 */
@NullMarked
package org.symbiozae.parameters;

import org.jspecify.annotations.NullMarked;
