package org.symbiozae.imports.formats;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.symbiozae.imports.rows.Limits;
import org.symbiozae.imports.rows.Unreadable;

/**
 * A zip whose contents are only ever read as streams: a name inside it is never used as a path, and what comes out of it
 * is counted, not believed.
 */
final class Zip implements AutoCloseable {

    private final ZipFile file;
    private final Map<String, ZipEntry> entries = new LinkedHashMap<>();
    private long left;

    Zip(Path path, Limits limits) throws IOException {
        left = Math.min(limits.zipBytes(), Math.max(1_000_000, Files.size(path) * limits.zipRatio()));
        try {
            file = new ZipFile(path.toFile());
        } catch (ZipException | EOFException e) {
            throw new Unreadable(
                    "zip_broken", path.getFileName().toString(), "Make the zip again: this one is damaged or cut.");
        }
        try {
            list(limits);
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    private void list(Limits limits) throws Unreadable {
        if (file.size() > limits.zipEntries()) {
            throw new Unreadable("zip_too_many", file.size() + " files", "Zip only the files of one layer.");
        }
        for (Enumeration<? extends ZipEntry> all = file.entries(); all.hasMoreElements(); ) {
            ZipEntry entry = all.nextElement();
            String name = entry.getName().replace('\\', '/');
            if (name.startsWith("/") || name.matches("(?s)(.*/)?\\.\\.(/.*)?|[A-Za-z]:.*|.*\0.*")) {
                throw new Unreadable("zip_path", name, "Make the zip again without names that leave its folder.");
            }
            if (!entry.isDirectory() && !name.startsWith("__MACOSX/")) {
                entries.put(name.toLowerCase(Locale.ROOT), entry);
            }
        }
    }

    /** The names of its files, in lower case, with forward slashes. */
    Set<String> names() {
        return entries.keySet();
    }

    /** The content of a file, or nothing when there is none of this name. All streams share one allowance of bytes. */
    Optional<InputStream> open(String name) throws IOException {
        ZipEntry entry = entries.get(name);
        if (entry == null) {
            return Optional.empty();
        }
        return Optional.of(new BufferedInputStream(new Counted(file.getInputStream(entry)), 1 << 16));
    }

    /** Reads everything once and throws the bytes away. @throws Unreadable when it is damaged or grows too large */
    void measure() throws IOException {
        byte[] buffer = new byte[1 << 16];
        for (ZipEntry entry : entries.values()) {
            try (InputStream in = new Counted(file.getInputStream(entry))) {
                while (in.read(buffer, 0, buffer.length) >= 0) {}
            } catch (ZipException | EOFException e) {
                throw new Unreadable("zip_broken", entry.getName(), "Make the zip again: this one is damaged or cut.");
            }
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private final class Counted extends FilterInputStream {

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = super.read(buffer, offset, length);
            left -= Math.max(count, 0);
            if (left < 0) {
                throw new Unreadable(
                        "zip_bomb",
                        file.size() + " files",
                        "What comes out of this zip is far larger than it: send the layer alone.");
            }
            return count;
        }
    }
}
