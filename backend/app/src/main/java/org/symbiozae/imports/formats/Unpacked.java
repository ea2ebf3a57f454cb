package org.symbiozae.imports.formats;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.symbiozae.imports.rows.Limits;
import org.symbiozae.imports.rows.RowSink;

/** A file that came out of another: read from a copy on disk, which is gone afterwards. */
final class Unpacked {

    private Unpacked() {}

    /** @param name as the archive has it; never used as a path */
    static void read(String name, InputStream content, Limits limits, Selection wanted, RowSink sink)
            throws IOException {
        Path copy = Files.createTempFile("import", ".unpacked");
        try {
            Files.copy(content, copy, StandardCopyOption.REPLACE_EXISTING);
            sink.notice("unpacked", "Read the file “" + name + "” inside.");
            Formats.readUnpacked(name, copy, limits, wanted, sink);
        } finally {
            Files.deleteIfExists(copy);
        }
    }
}
