package org.symbiozae.imports.formats;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a file's rows before the first one.
 *
 * @param columns as the file names them; empty when each row brings its own (GeoJSON)
 * @param system of the rows' geometries, or null when the file does not say
 */
public record Layer(List<String> columns, @Nullable ReferenceSystem system) {

    public Layer {
        columns = List.copyOf(columns);
    }
}
