package org.symbiozae.imports.rows;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a file's rows before the first one.
 *
 * @param columns as the file names them; empty when each row brings its own (GeoJSON)
 * @param system of the rows' geometries, or null when the file does not say
 */
public record Layer(List<String> columns, @Nullable ReferenceSystem system) {

    /** Columns of the files that hand refused rows back: the line, the reason, what to do. They are never read. */
    public static final List<String> REASONS = List.of("refus_ligne", "refus_motif", "refus_conseil");

    public Layer {
        columns = columns.stream().filter(column -> !REASONS.contains(column)).toList();
    }
}
