package org.symbiozae.imports.formats;

/**
 * What a file may cost, so that a hostile one harms nobody.
 *
 * @param zipEntries files in a zip
 * @param zipBytes bytes that come out of a zip
 * @param zipRatio bytes that come out of a zip for each byte that went in
 * @param columns columns of a table
 * @param vertices points of one geometry
 */
public record Limits(int zipEntries, long zipBytes, int zipRatio, int columns, int vertices) {

    public static final Limits DEFAULT = new Limits(2_000, 2_000_000_000L, 200, 2_000, 2_000_000);
}
