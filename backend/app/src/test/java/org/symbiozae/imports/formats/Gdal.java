package org.symbiozae.imports.formats;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.symbiozae.GdalProgram;

/** Files made by GDAL, as other people's tools make them. */
public final class Gdal {

    private Gdal() {}

    /** Runs ogr2ogr with these options on {@code source} and returns {@code target}. */
    public static Path convert(Path source, Path target, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(GdalProgram.path("ogr2ogr")));
        command.addAll(List.of(options));
        command.addAll(List.of(target.toString(), source.toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new IOException("ogr2ogr: " + said);
        }
        return target;
    }

    /** A zip of the files whose name starts like {@code shape}'s, all in {@code folder} of the zip. */
    public static Path zip(Path shape, String folder) throws IOException {
        String base = shape.getFileName().toString().replace(".shp", ".");
        Path zip = shape.resolveSibling(base + "zip");
        try (OutputStream out = Files.newOutputStream(zip);
                ZipOutputStream entries = new ZipOutputStream(out);
                var files = Files.newDirectoryStream(shape.getParent(), base + "{shp,dbf,shx,prj,cpg}")) {
            for (Path file : files) {
                entries.putNextEntry(new ZipEntry(folder + file.getFileName()));
                Files.copy(file, entries);
            }
        }
        return zip;
    }
}
