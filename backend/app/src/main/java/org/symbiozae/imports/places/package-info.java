/**
 * From what a file draws to checked places on Earth: reference systems, their areas of use, and geometries mended where
 * that is safe.
 */
@NullMarked
package org.symbiozae.imports.places;

import org.jspecify.annotations.NullMarked;
