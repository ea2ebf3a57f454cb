package org.symbiozae.exports;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One file that was asked for and can be written, once. */
record Export(ExportFormat format, Extract extract) {

    /** The layer, the territory if it is filtered by one, and the day: plain ASCII, safe in a header and on a disk. */
    String fileName() {
        return Stream.of(
                        Stream.of(extract.layer().name()),
                        extract.filters().getOrDefault("territory", List.of()).stream(),
                        Stream.of(extract.date().toString()))
                .flatMap(part -> part)
                .map(part -> part.replaceAll("[^A-Za-z0-9_-]+", "_"))
                .collect(Collectors.joining("-", "", "." + format.suffix()));
    }

    /** Writes and flushes, 64 KiB at a time. */
    void write(OutputStream out) throws IOException {
        OutputStream buffer = new BufferedOutputStream(out, 1 << 16);
        format.write(extract, buffer);
        buffer.flush();
    }
}
