package org.symbiozae.exports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KmlFormatTests {

    @TempDir
    private Path folder;

    @Test
    void charactersThatXmlCannotHoldAreLeftOut() throws Exception {
        Path file = new Sample("sample", "Point")
                .row(1, "POINT (6 46)", "a\u0001b\uD800c\uFFFEd 🏭")
                .write(new KmlFormat(), 4326, folder);
        assertThat(Gdal.features(file).get(0).at("/properties/Name").asString()).isEqualTo("abcd 🏭");
    }

    @Test
    void aPlacemarkWithoutANameIsNamedByItsLayerAndId() throws Exception {
        Path file = new Sample("sample", "Point").bare(12, "POINT (6 46)").write(new KmlFormat(), 4326, folder);
        assertThat(Files.readString(file)).contains("<Placemark id=\"sample.12\"><name>Échantillon 12</name>");
    }
}
