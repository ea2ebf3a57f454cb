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

    /** What the demonstration has a file of, in the order they build on each other. */
    private static final List<Kind> KINDS =
            List.of(Kind.TERRITORIES, Kind.COMMUNES, Kind.ZONES, Kind.SITES, Kind.DECLARATIONS);

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
        for (Kind kind : KINDS) {
            if (layers.count(layers.layer(kind.code()), LayerQuery.all(), Viewer.ADMINISTRATOR) == 0) {
                take(kind, home);
                imported = true;
            }
        }
        return imported;
    }

    private void take(Kind kind, Home home) throws IOException {
        Path file = file(kind, home);
        ImportReport report =
                imports.take(new ImportRequest(file.getFileName().toString(), file, kind, null, null, false, "demo"));
        System.err.println(report.summary());
        if (report.refusedCount() > 0) {
            throw new Problem(
                    Code.UNAVAILABLE,
                    "The demonstration's file " + file + " has bad rows. To see them: ./symbiozae import " + file
                            + " --as " + kind.code() + " --dry-run");
        }
    }

    /** From the checkout; from the jar when it stands alone. */
    private static Path file(Kind kind, Home home) throws IOException {
        boolean outline = kind != Kind.SITES && kind != Kind.DECLARATIONS;
        String name = "gis-data/demo/" + kind.code() + (outline ? ".geojson" : ".csv");
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
