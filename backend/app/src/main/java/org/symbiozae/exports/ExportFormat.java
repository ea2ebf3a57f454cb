package org.symbiozae.exports;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Set;
import org.symbiozae.domain.Problem;

/** One kind of file. A new one is a class that implements this, as a component; nothing else changes. */
public interface ExportFormat {

    /** What ends the name of the file, and the path it is asked by, without the first dot. */
    String suffix();

    String mediaType();

    /** Whether geometries may be in another reference system than EPSG:4326. */
    default boolean reprojects() {
        return true;
    }

    /** The parameters it understands besides the filters of the layer. */
    default Set<String> options() {
        return Set.of();
    }

    /**
     * Writes the whole file. A layer without rows gives a valid file without features.
     *
     * @param out is buffered, and closed by the caller
     * @throws Problem INVALID for an option's value, TOO_LARGE for what the format cannot hold; before the first byte
     * @throws IOException of {@code out} or of the rows: what was written so far cannot be taken for a whole file, but for CSV
     */
    void write(Extract extract, OutputStream out) throws IOException;
}
