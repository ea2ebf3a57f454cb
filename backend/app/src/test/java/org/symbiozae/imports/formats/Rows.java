package org.symbiozae.imports.formats;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.symbiozae.imports.rows.Layer;
import org.symbiozae.imports.rows.Limits;
import org.symbiozae.imports.rows.Row;
import org.symbiozae.imports.rows.RowSink;

/** Everything a file says, kept for a test to look at. */
final class Rows implements RowSink {

    final List<Row> rows = new ArrayList<>();
    final Map<String, String> notices = new HashMap<>();

    @Nullable
    Layer layer;

    static Rows of(String name, Path file) throws IOException {
        return of(name, file, Limits.DEFAULT);
    }

    static Rows of(String name, Path file, Limits limits) throws IOException {
        Rows rows = new Rows();
        Formats.read(name, file, limits, Selection.ANY, rows);
        return rows;
    }

    static Rows of(Path folder, String name, byte[] content) throws IOException {
        return of(name, Files.write(folder.resolve("upload"), content));
    }

    @Override
    public void layer(Layer read) {
        layer = read;
    }

    @Override
    public void row(Row row) {
        rows.add(row);
    }

    @Override
    public void notice(String code, String text) {
        notices.put(code, text);
    }

    Map<String, String> cells(int index) {
        return rows.get(index).cells();
    }

    Optional<String> said(String code) {
        return Optional.ofNullable(notices.get(code));
    }
}
