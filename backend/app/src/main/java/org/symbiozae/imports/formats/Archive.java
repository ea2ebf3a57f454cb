package org.symbiozae.imports.formats;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import org.symbiozae.imports.rows.Limits;
import org.symbiozae.imports.rows.RowSink;

/**
 * A zip with files in it, in whatever folders, of which one is read as if it were alone. Texts of no clear ending count
 * only where nothing else does: they tell of the others more often than they are data.
 */
final class Archive implements Format {

    private static final Pattern HIDDEN = Pattern.compile("(.*/)?[.~][^/]*");
    private static final Pattern SHAPED = Pattern.compile(".*\\.(shp|gpkg|geojsonl?|kml|kmz)");
    private static final Pattern DATA = Pattern.compile(SHAPED + "|.*\\.(csv|tsv|xlsx|xlsm)");
    private static final Pattern PERHAPS = Pattern.compile(".*\\.(json|txt)");

    @Override
    public String name() {
        return "zip";
    }

    @Override
    public Set<String> endings() {
        return Set.of("zip", "shz");
    }

    /** Those of the names in a zip that may hold rows. */
    static List<String> files(Collection<String> names) {
        List<String> data = matching(names, DATA);
        return data.isEmpty() ? matching(names, PERHAPS) : data;
    }

    @Override
    public void read(Path file, Limits limits, Selection wanted, RowSink sink) throws IOException {
        try (Zip zip = new Zip(file, limits)) {
            List<String> files = files(zip.names());
            String name = files.size() == 1 ? files.get(0) : wanted.of(files, matching(files, SHAPED));
            wanted.leftOut(name, files, sink);
            if (Shapefile.is(name)) {
                Shapefile.read(zip, name, limits, sink);
            } else {
                try (InputStream in = zip.open(name).orElseThrow()) {
                    Unpacked.read(name, in, limits, files.size() == 1 ? wanted : wanted.within(), sink);
                }
            }
        } catch (EOFException | ZipException e) {
            throw Zip.broken(String.valueOf(e.getMessage()));
        }
    }

    private static List<String> matching(Collection<String> names, Pattern pattern) {
        return names.stream()
                .filter(name ->
                        pattern.matcher(name).matches() && !HIDDEN.matcher(name).matches())
                .toList();
    }
}
