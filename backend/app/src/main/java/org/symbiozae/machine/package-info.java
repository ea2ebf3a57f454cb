/**
 * What this machine must have (PostGIS, a browser and GDAL for the tests) and the private database cluster.
 */
@NullMarked
package org.symbiozae.machine;

import org.jspecify.annotations.NullMarked;
