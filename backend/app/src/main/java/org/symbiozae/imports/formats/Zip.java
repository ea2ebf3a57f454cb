package org.symbiozae.imports.formats;

import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
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
    private final Allowance allowance;

    Zip(Path path, Limits limits) throws IOException {
        allowance = Allowance.of(path, limits);
        try {
            file = opened(path.toFile());
        } catch (ZipException | EOFException e) {
            throw broken(path.getFileName().toString());
        }
        try {
            list(limits);
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    static Unreadable broken(String where) {
        return new Unreadable("zip_broken", where, "Make the zip again: this one is damaged or cut.");
    }

    /** Names are UTF-8, or those of Windows' own zips: of DOS, which any bytes could be. */
    private static ZipFile opened(File path) throws IOException {
        try {
            return new ZipFile(path);
        } catch (ZipException otherNames) {
            return new ZipFile(path, Charset.forName("IBM850"));
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
        return Optional.of(allowance.on(file.getInputStream(entry)));
    }

    /** Reads everything once and throws the bytes away. @throws Unreadable when it is damaged or grows too large */
    void measure() throws IOException {
        byte[] buffer = new byte[1 << 16];
        for (ZipEntry entry : entries.values()) {
            try (InputStream in = allowance.on(file.getInputStream(entry))) {
                while (in.read(buffer, 0, buffer.length) >= 0) {}
            } catch (ZipException | EOFException e) {
                throw broken(entry.getName());
            }
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
