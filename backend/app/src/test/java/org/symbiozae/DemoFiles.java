package org.symbiozae;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.symbiozae.imports.ImportReport;
import org.symbiozae.imports.ImportRequest;
import org.symbiozae.imports.Imports;
import org.symbiozae.imports.Kind;

/** The demonstration's files, taken by the ordinary import. */
public final class DemoFiles {

    private static final Path FILES = Path.of("../../gis-data/demo");
    private static final Map<String, Kind> KINDS = new LinkedHashMap<>();

    static {
        KINDS.put("territories.geojson", Kind.TERRITORIES);
        KINDS.put("communes.geojson", Kind.COMMUNES);
        KINDS.put("zones.geojson", Kind.ZONES);
        KINDS.put("poles.geojson", Kind.POLES);
        KINDS.put("sites.csv", Kind.SITES);
        KINDS.put("declarations.csv", Kind.DECLARATIONS);
        KINDS.put("plots.geojson", Kind.PLOTS);
    }

    private DemoFiles() {}

    public static void takeAll(Imports imports) {
        KINDS.keySet().forEach(name -> take(imports, name));
    }

    static ImportReport take(Imports imports, String name) {
        ImportReport report =
                imports.take(new ImportRequest(name, FILES.resolve(name), KINDS.get(name), null, null, false, "test"));
        assertThat(report.refused()).as(name).isEmpty();
        return report;
    }
}
