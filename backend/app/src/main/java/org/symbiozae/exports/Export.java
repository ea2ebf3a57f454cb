package org.symbiozae.exports;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One file that was asked for and can be written, once. */
record Export(ExportFormat format, Extract extract) {

    /**
     * The layer, whose it is, the scenario if one was asked for, and the day: plain ASCII, safe in a header and on a disk.
     *
     * @param label whose rows they are in the caller's words, usually a territory's code; empty for the territory they are
     *     filtered by
     */
    String fileName(String label) {
        return Stream.of(
                        Stream.of(extract.layer().name()),
                        label.isBlank()
                                ? asked("territory")
                                : Stream.of(label.substring(0, Math.min(label.length(), 60))),
                        asked("scenario"),
                        Stream.of(extract.date().toString()))
                .flatMap(part -> part)
                .map(part -> part.replaceAll("[^A-Za-z0-9_-]+", "_"))
                .collect(Collectors.joining("-", "", "." + format.suffix()));
    }

    private Stream<String> asked(String filter) {
        return extract.filters().getOrDefault(filter, List.of()).stream();
    }

    /** Writes and flushes, 64 KiB at a time. */
    void write(OutputStream out) throws IOException {
        OutputStream buffer = new BufferedOutputStream(out, 1 << 16);
        format.write(extract, buffer);
        buffer.flush();
    }
}
