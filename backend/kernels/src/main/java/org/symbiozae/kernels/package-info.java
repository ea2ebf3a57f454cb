/** The engine's inner loops, timed one by one: {@code ./symbiozae bench kernels}. No part of the product. */
@NullMarked
package org.symbiozae.kernels;

import org.jspecify.annotations.NullMarked;
