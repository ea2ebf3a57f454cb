package org.symbiozae.imports;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A shapefile that lies unzipped in a folder: {@code .shp} with its {@code .dbf}, {@code .prj}, {@code .cpg} beside it. */
public final class ShapefileParts {

    private static final Set<String> ENDINGS = Set.of("shp", "dbf", "prj", "cpg");

    private ShapefileParts() {}

    public static boolean is(Path file) {
        return ending(file).equals("shp");
    }

    /** Writes the parts that lie beside {@code shape} into a zip, as imports want them. */
    public static void zip(Path shape, Path into) throws IOException {
        String name = bare(shape);
        try (OutputStream out = Files.newOutputStream(into);
                ZipOutputStream zip = new ZipOutputStream(out);
                DirectoryStream<Path> beside =
                        Files.newDirectoryStream(shape.toAbsolutePath().getParent())) {
            for (Path part : beside) {
                if (bare(part).equals(name) && ENDINGS.contains(ending(part))) {
                    zip.putNextEntry(new ZipEntry(part.getFileName().toString()));
                    Files.copy(part, zip);
                }
            }
        }
    }

    private static String bare(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, Math.max(0, name.lastIndexOf('.')));
    }

    private static String ending(Path file) {
        String name = file.getFileName().toString();
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
