package org.symbiozae.exports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wololo.flatgeobuf.HeaderMeta;
import tools.jackson.databind.JsonNode;

class FlatGeobufFormatTests {

    @TempDir
    private Path folder;

    /** Around the sizes at which the tree gets a level, and with features that share a place. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 16, 17, 256, 257, 5000})
    void aSearchThroughTheIndexFindsWhatLookingAtAllFinds(int size) throws Exception {
        Random random = new Random(size);
        Sample sample = new Sample("sample", "Point");
        TreeSet<Integer> inside = new TreeSet<>();
        for (int id = 1; id <= size; id++) {
            int x = random.nextInt(100);
            int y = random.nextInt(50);
            sample.bare(id, "POINT (" + x + " " + y + ")");
            if (x >= 20 && x <= 40 && y >= 10 && y <= 30) {
                inside.add(id);
            }
        }
        sample.bare(size + 1, null);
        Path file = sample.write(new FlatGeobufFormat(), 4326, folder);
        assertThat(Gdal.features(file, "-spat", "20", "10", "40", "30"))
                .extracting(feature -> feature.at("/properties/id").asInt())
                .containsExactlyInAnyOrderElementsOf(inside);
        assertThat(Gdal.features(file)).hasSize(size + 1);
    }

    @Test
    void theHeaderSaysHowManyAndThatThereIsAnIndex() throws Exception {
        Path file = Sample.of("Point", "POINT (6 46)").write(new FlatGeobufFormat(), 2154, folder);
        try (var in = Files.newInputStream(file)) {
            HeaderMeta header = HeaderMeta.read(in);
            assertThat(header.featuresCount).isEqualTo(3);
            assertThat(header.indexNodeSize).isEqualTo(16);
            assertThat(header.srid).isEqualTo(2154);
        }
    }

    @Test
    void valuesComeBackAsTheyWere() throws Exception {
        Path file = new Sample("sample", "Point")
                .row(1L << 40, "POINT (6 46)", Sample.ACCENTS)
                .write(new FlatGeobufFormat(), 4326, folder);
        JsonNode properties = Gdal.features(file).get(0).at("/properties");
        assertThat(properties.at("/id").asLong()).isEqualTo(1L << 40);
        assertThat(properties.at("/seen_at").asString()).isEqualTo("2025-02-28T09:15:30Z");
    }
}
