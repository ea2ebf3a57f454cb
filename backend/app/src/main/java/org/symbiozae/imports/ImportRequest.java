package org.symbiozae.imports;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.symbiozae.domain.Problem;

/**
 * A file to be taken.
 *
 * @param fileName its name as its owner knows it; only shown and compared with the content, never opened
 * @param file where it lies; it is read, not changed
 * @param territory code of the owner; the rows of a programme go to the territories below it by where they lie; null:
 *     to any territory by where they lie
 * @param epsg the EPSG number of the coordinates, when the file does not say; null when it does
 * @param dryRun whether to tell what would happen and store nothing
 * @param byWhom who asks, kept with the import
 */
public record ImportRequest(
        String fileName,
        Path file,
        Kind kind,
        @Nullable String territory,
        @Nullable Integer epsg,
        boolean dryRun,
        String byWhom) {

    /**
     * The number in {@code EPSG:2154} or {@code 2154}; null for null or blank.
     *
     * @throws Problem INVALID for anything else
     */
    public static @Nullable Integer epsg(@Nullable String crs) {
        if (crs == null || crs.isBlank()) {
            return null;
        }
        String digits = crs.strip().replaceFirst("(?i)^EPSG:", "");
        if (!digits.matches("\\d{4,6}")) {
            throw Problem.invalid("“" + crs + "” is no reference system: say it as EPSG:2154.");
        }
        return Integer.valueOf(digits);
    }
}
