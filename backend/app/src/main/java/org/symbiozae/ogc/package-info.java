/**
 * The layers by the standards every GIS knows: OGC API Features (Parts 1, 2, 3 and 5) and the metadata of OGC API Tiles,
 * as JSON and as pages for people.
 */
@NullMarked
package org.symbiozae.ogc;

import org.jspecify.annotations.NullMarked;
