/**
 * A layer as a file people open elsewhere. A format is one class.
 *
 * <p>{@link org.symbiozae.exports.Exports} is the door: it checks what is asked, and hands an
 * {@link org.symbiozae.exports.Extract} to an {@link org.symbiozae.exports.ExportFormat}. A format reads the rows once, as
 * they come from the cursor, and keeps in memory none of them; a format that must know lengths first (shapefile,
 * GeoPackage, FlatGeobuf) sets them aside in temporary files.
 */
@NullMarked
package org.symbiozae.exports;

import org.jspecify.annotations.NullMarked;
