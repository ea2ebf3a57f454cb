/**
 * What one caller may take from the others: so many requests a second, and nothing once it has gone away.
 */
@NullMarked
package org.symbiozae.limits;

import org.jspecify.annotations.NullMarked;
