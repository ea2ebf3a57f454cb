package org.symbiozae.exports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ScratchTests {

    @Test
    void nothingIsLeftWhenItIsClosed() throws Exception {
        Path folder;
        try (Scratch scratch = Scratch.open()) {
            folder = scratch.folder();
            Files.writeString(scratch.file("shp"), "x");
            Files.writeString(scratch.file("dbf"), "y");
        }
        assertThat(folder).doesNotExist();
    }
}
