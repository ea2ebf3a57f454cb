package org.symbiozae.command;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.symbiozae.domain.Problem;
import org.symbiozae.domain.Viewer;
import org.symbiozae.exports.ExportFormat;
import org.symbiozae.exports.Exports;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** One layer as a file. The operator at the keyboard sees every row. */
@Command(name = "export", description = "Writes one layer as a file; its name says the format.")
final class Export implements Callable<Integer> {

    @ParentCommand
    private Launcher launcher;

    @Parameters(paramLabel = "LAYER", description = "zones, sites, declarations, synergies, clusters, …")
    private String layer;

    @Option(
            names = "--to",
            required = true,
            paramLabel = "FILE",
            description = "FILE.shp.zip, .gpkg, .fgb, .geojson, .csv or .kml")
    private Path file;

    @Option(names = "--crs", paramLabel = "EPSG:N", converter = Epsg.class, description = "Default EPSG:4326.")
    private @Nullable Integer epsg;

    @Option(names = "--filter", paramLabel = "NAME=VALUE", description = "As of the map; may be repeated.")
    private Map<String, String> filters = Map.of();

    @Override
    public Integer call() throws IOException {
        Path target = file.toAbsolutePath();
        Path directory = target.getParent();
        if (directory == null || !Files.isDirectory(directory)) {
            throw Problem.invalid("There is no directory " + directory + ".");
        }
        try (Session session = launcher.open()) {
            Exports exports = session.door(Exports.class);
            write(exports, format(exports), directory, target);
        }
        System.out.println("Wrote " + file + " (" + Files.size(target) + " bytes)");
        return 0;
    }

    /** A failure leaves no half of a file, and the one that was there before. */
    private void write(Exports exports, String format, Path directory, Path target) throws IOException {
        Path draft = Files.createTempFile(directory, "." + target.getFileName(), ".part");
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(draft))) {
                Map<String, List<String>> parameters = new LinkedHashMap<>();
                filters.forEach((name, value) -> parameters.put(name, List.of(value)));
                exports.write(layer, format, parameters, epsg, Viewer.ADMINISTRATOR, out);
            }
            Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private String format(Exports exports) {
        String name = file.getFileName().toString();
        return exports.formats().stream()
                .map(ExportFormat::suffix)
                .filter(suffix -> name.endsWith("." + suffix))
                .findFirst()
                .orElseThrow(() -> Problem.invalid("The name " + name + " says no format. It should end in "
                        + exports.formats().stream()
                                .map(format -> "." + format.suffix())
                                .collect(Collectors.joining(", "))
                        + "."));
    }
}
