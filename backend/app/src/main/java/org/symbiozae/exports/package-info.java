/**
 * A layer as a file people open elsewhere. A format is one class.
 */
@NullMarked
package org.symbiozae.exports;

import org.jspecify.annotations.NullMarked;
