package org.symbiozae.imports.rows;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a file may cost, so that a hostile one harms nobody. Settings {@code symbiozae.imports.limits.*}.
 *
 * @param zipEntries files in a zip
 * @param zipBytes bytes that come out of a zip
 * @param zipRatio bytes that come out of a zip for each byte that went in
 * @param columns columns of a table
 * @param vertices points of one geometry
 */
@ConfigurationProperties("symbiozae.imports.limits")
public record Limits(
        @DefaultValue("2000") int zipEntries,
        @DefaultValue("2000000000") long zipBytes,
        @DefaultValue("200") int zipRatio,
        @DefaultValue("2000") int columns,
        @DefaultValue("2000000") int vertices) {

    public static final Limits DEFAULT = new Limits(2_000, 2_000_000_000L, 200, 2_000, 2_000_000);
}
