/**
 * How layers look: legend, MapLibre style, QGIS style and Styled Layer Descriptor, from the same tokens as the explorer.
 */
@NullMarked
package org.symbiozae.styles;

import org.jspecify.annotations.NullMarked;
