package org.symbiozae.imports.formats;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.symbiozae.imports.rows.Limits;
import org.symbiozae.imports.rows.RowSink;
import org.symbiozae.imports.rows.Unreadable;

/** One kind of file. */
interface Format {

    /** Its name, as people say it. */
    String name();

    /** The endings its files usually have, without the dot, in lower case. */
    Set<String> endings();

    /**
     * Reads the whole file once, in memory bounded by its largest row.
     *
     * @throws Unreadable when nothing of it can be taken
     * @throws IOException when the machine, not the file, is at fault
     */
    void read(Path file, Limits limits, Selection wanted, RowSink sink) throws IOException;
}
