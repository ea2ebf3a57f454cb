/**
 * How layers look: legend, MapLibre style and QGIS style, from the same tokens as the explorer.
 */
@NullMarked
package org.symbiozae.styles;

import org.jspecify.annotations.NullMarked;
