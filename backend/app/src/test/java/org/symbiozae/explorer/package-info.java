/** Journeys of a person through the page, in a real browser on the demonstration's data. */
@NullMarked
package org.symbiozae.explorer;

import org.jspecify.annotations.NullMarked;
