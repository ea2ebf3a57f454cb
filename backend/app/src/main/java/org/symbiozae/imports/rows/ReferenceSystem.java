package org.symbiozae.imports.rows;

import org.jspecify.annotations.Nullable;

/**
 * The reference system a file names for its coordinates, not yet looked up. X (or longitude) comes first.
 *
 * @param epsg its EPSG number, or null when the file only describes it
 * @param wkt its description as the file gives it, empty when the number is enough
 */
public record ReferenceSystem(@Nullable Integer epsg, String wkt) {

    public static final ReferenceSystem WGS84 = ofEpsg(4326);

    public static ReferenceSystem ofEpsg(int epsg) {
        return new ReferenceSystem(epsg, "");
    }
}
