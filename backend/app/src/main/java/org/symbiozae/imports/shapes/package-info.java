/** Geometries as files write them: GeoJSON, WKT, WKB with its curves, GeoPackage cells, rings of shapefiles. Not placed yet. */
@NullMarked
package org.symbiozae.imports.shapes;

import org.jspecify.annotations.NullMarked;
