package org.symbiozae.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.symbiozae.domain.Problem;
import org.symbiozae.domain.Problem.Code;
import org.symbiozae.domain.Viewer;
import org.symbiozae.imports.ImportReport;
import org.symbiozae.imports.ImportRequest;
import org.symbiozae.imports.Imports;
import org.symbiozae.imports.Kind;
import org.symbiozae.machine.Home;
import org.symbiozae.store.LayerQuery;
import org.symbiozae.store.Layers;

/** The files of {@code gis-data/demo}, taken by the ordinary import; what somebody stored already is left alone. */
@Component
final class DemoTerritory {

    private record Part(Kind kind, String layer, String file) {}

    /** In the order they build on each other: plots on the market are sites that declare. */
    private static final List<Part> PARTS = List.of(
            new Part(Kind.TERRITORIES, "territories", "territories.geojson"),
            new Part(Kind.COMMUNES, "communes", "communes.geojson"),
            new Part(Kind.ZONES, "zones", "zones.geojson"),
            new Part(Kind.POLES, "pole-eco", "poles.geojson"),
            new Part(Kind.SITES, "sites", "sites.csv"),
            new Part(Kind.DECLARATIONS, "declarations", "declarations.csv"),
            new Part(Kind.PLOTS, "terrain-eco", "plots.geojson"));

    private final Imports imports;
    private final Layers layers;

    DemoTerritory(Imports imports, Layers layers) {
        this.imports = imports;
        this.layers = layers;
    }

    /**
     * Takes each file whose layer is still empty, territories first. Tells what it takes on the error stream.
     *
     * @return whether anything was taken
     * @throws Problem when a row is refused: the demonstration's own files have no bad rows
     */
    boolean importMissing(Home home) throws IOException {
        boolean imported = false;
        for (Part part : PARTS) {
            if (layers.count(layers.layer(part.layer()), LayerQuery.all(), Viewer.ADMINISTRATOR) == 0) {
                take(part, home);
                imported = true;
            }
        }
        return imported;
    }

    private void take(Part part, Home home) throws IOException {
        Path file = file(part, home);
        ImportReport report =
                imports.take(new ImportRequest(part.file(), file, part.kind(), null, null, false, "demo"));
        System.err.println(report.summary());
        if (report.refusedCount() > 0) {
            throw new Problem(
                    Code.UNAVAILABLE,
                    "The demonstration's file " + file + " has bad rows. To see them: ./symbiozae import " + file
                            + " --as " + part.kind().code() + " --dry-run");
        }
    }

    /** From the checkout; from the jar when it stands alone. */
    private static Path file(Part part, Home home) throws IOException {
        String name = "gis-data/demo/" + part.file();
        Path file = home.root().resolve(name);
        if (Files.exists(file)) {
            return file;
        }
        Path copy = home.state().resolve(name);
        Files.createDirectories(copy.getParent());
        try (InputStream packed = new ClassPathResource(name).getInputStream()) {
            Files.copy(packed, copy, StandardCopyOption.REPLACE_EXISTING);
        }
        return copy;
    }
}
