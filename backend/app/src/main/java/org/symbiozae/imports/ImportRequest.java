package org.symbiozae.imports;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.symbiozae.domain.Problem;
import org.symbiozae.imports.facts.FieldNames;
import org.symbiozae.imports.formats.Selection;

/**
 * A file to be taken.
 *
 * @param fileName its name as its owner knows it; only shown and compared with the content, never opened
 * @param file where it lies; it is read, not changed
 * @param territory code of the owner; the rows of a programme go to the territories below it by where they lie; null:
 *     to any territory by where they lie
 * @param epsg the EPSG number of the coordinates, when the file does not say; null when it does
 * @param options what else was said
 * @param dryRun whether to tell what would happen and store nothing
 * @param byWhom who asks, kept with the import
 */
public record ImportRequest(
        String fileName,
        Path file,
        Kind kind,
        @Nullable String territory,
        @Nullable Integer epsg,
        Options options,
        boolean dryRun,
        String byWhom) {

    /**
     * @param layer the sheet, table or shapefile that is meant; empty when there is one, or one whose name tells
     * @param columns column of the file by field, for columns whose name does not tell
     * @param gone what to do with rows of former imports that the file has no more
     */
    public record Options(String layer, Map<String, String> columns, Gone gone) {

        public static final Options DEFAULT = new Options("", Map.of(), Gone.KEEP);

        public Options {
            columns = Map.copyOf(columns);
        }
    }

    /** What becomes of stored rows that a newer file of the same territories does not have. */
    public enum Gone {
        /** They stay, and are counted. */
        KEEP,
        /** They go: zones, plots and poles at once, sites when they declare nothing, declarations by ending today. */
        REMOVE
    }

    public ImportRequest(
            String fileName,
            Path file,
            Kind kind,
            @Nullable String territory,
            @Nullable Integer epsg,
            boolean dryRun,
            String byWhom) {
        this(fileName, file, kind, territory, epsg, Options.DEFAULT, dryRun, byWhom);
    }

    /** The same on trial. */
    ImportRequest tried() {
        return new ImportRequest(fileName, file, kind, territory, epsg, options, true, byWhom);
    }

    Selection selection(FieldNames names) {
        return new Selection(options.layer(), kind.words(), names.mapped(options.columns())::given);
    }

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
