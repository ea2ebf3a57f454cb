package org.symbiozae.imports.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.symbiozae.imports.rows.Repair;
import org.symbiozae.imports.rows.Row;

/** KML as Google Earth, GDAL and people write it. */
class KmlTests {

    private static final String KML = """
            <?xml version="1.0" encoding="UTF-8"?>
            <kml xmlns="http://www.opengis.net/kml/2.2"><Document><Folder>
              <Placemark id="z1"><name>Zone inventée</name>
                <ExtendedData><Data name="code"><value>Z1</value></Data>
                  <SchemaData><SimpleData name="vocation">artisanale</SimpleData></SchemaData></ExtendedData>
                <Polygon><outerBoundaryIs><LinearRing><coordinates>
                  6.05,46.05,400 6.06,46.05,400 6.06,46.06,400</coordinates></LinearRing></outerBoundaryIs></Polygon>
              </Placemark>
              <Placemark><name>Point</name><Point><coordinates>6.1,46.1</coordinates></Point></Placemark>
              <Placemark><name>Rien</name><Point><coordinates>ici</coordinates></Point></Placemark>
            </Folder></Document></kml>
            """;

    @TempDir
    private Path folder;

    @Test
    void takesEveryPlacemarkWithItsDataAndClosesItsRing() throws IOException {
        Rows rows = Rows.of(folder, "zones.kml", KML.getBytes(StandardCharsets.UTF_8));

        assertThat(rows.rows).hasSize(3);
        Row zone = rows.rows.get(0);
        assertThat(zone.cells())
                .containsEntry("name", "Zone inventée")
                .containsEntry("code", "Z1")
                .containsEntry("vocation", "artisanale");
        assertThat(String.valueOf(zone.geometry()))
                .isEqualTo("POLYGON ((6.05 46.05, 6.06 46.05, 6.06 46.06, 6.05 46.05))");
        assertThat(zone.repairs()).containsExactlyInAnyOrder(Repair.RING_CLOSED, Repair.HEIGHT_DROPPED);
        assertThat(String.valueOf(rows.rows.get(1).geometry())).isEqualTo("POINT (6.1 46.1)");
        assertThat(rows.rows.get(2).fault()).isNotNull();
    }
}
