package org.symbiozae.imports.formats;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.symbiozae.imports.rows.Limits;
import org.symbiozae.imports.rows.RowSink;

/**
 * One file compressed by gzip, read as if it were not.
 *
 * @param fileName its name as its owner knows it
 */
record Gzip(String fileName) implements Format {

    @Override
    public String name() {
        return "gzip";
    }

    @Override
    public Set<String> endings() {
        return Set.of("gz");
    }

    @Override
    public void read(Path file, Limits limits, Selection wanted, RowSink sink) throws IOException {
        try (InputStream packed = Files.newInputStream(file);
                InputStream in = Allowance.of(file, limits).on(new GZIPInputStream(packed, 1 << 16))) {
            Unpacked.read(fileName.replaceFirst("(?i)\\.gz$", ""), in, limits, wanted, sink);
        } catch (EOFException | ZipException e) {
            throw Zip.broken(fileName);
        }
    }
}
