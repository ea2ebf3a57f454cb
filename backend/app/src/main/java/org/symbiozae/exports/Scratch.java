package org.symbiozae.exports;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A folder of one's own among the temporary files; closing it deletes it and the files in it. */
record Scratch(Path folder) implements Closeable {

    static Scratch open() throws IOException {
        return new Scratch(Files.createTempDirectory("symbiozae-export-"));
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    @Override
    public void close() throws IOException {
        List<Path> files;
        try (Stream<Path> listing = Files.list(folder)) {
            files = listing.toList();
        }
        for (Path file : files) {
            Files.delete(file);
        }
        Files.delete(folder);
    }
}
