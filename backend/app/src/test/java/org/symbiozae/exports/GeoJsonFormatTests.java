package org.symbiozae.exports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

class GeoJsonFormatTests {

    private final GeoJsonFormat format = new GeoJsonFormat();

    @Test
    void positionsHaveNineDecimals() throws IOException {
        String text = text(new Sample("sample", "Point").bare(1, "POINT (6.1234567891 -0.0000000001)"));
        assertThat(text).contains("\"coordinates\":[6.123456789,0.0]");
    }

    @Test
    void outerRingsAreCounterclockwise() throws IOException {
        String text = text(new Sample("sample", "Polygon").bare(1, "POLYGON ((6 46, 6 47, 7 47, 6 46))"));
        assertThat(text).contains("[[[6.0,46.0],[7.0,47.0],[6.0,47.0],[6.0,46.0]]]");
    }

    @Test
    void whatIsNoNumberIsNull() throws IOException {
        assertThat(text(new Sample("sample", "Point").number(1, Double.NaN))).contains("\"score\":null");
    }

    @Test
    void aFileThatBreaksOffIsNoJson() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Extract whole = Sample.of("Point", "POINT (6 46)").extract(4326, Map.of());
        Extract broken =
                new Extract(whole.layer(), whole.crs(), whole.filters(), whole.options(), whole.date(), null, row -> {
                    whole.rows().read(row);
                    throw new IOException("the database is gone");
                });
        assertThatThrownBy(() -> format.write(broken, out)).hasMessage("the database is gone");
        assertThatThrownBy(() -> JsonMapper.shared().readTree(out.toByteArray()))
                .isInstanceOf(JacksonException.class);
    }

    @Test
    void aReaderWhoIsGoneEndsTheReading() {
        OutputStream gone = new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                throw new IOException("gone");
            }
        };
        for (ExportFormat each : List.of(format, new CsvFormat(), new KmlFormat())) {
            Sample sample = new Sample("sample", "Point");
            for (int id = 1; id < 1000; id++) {
                sample.row(id, "POINT (6 46)", "x");
            }
            assertThatThrownBy(() -> each.write(sample.extract(4326, Map.of()), gone))
                    .as(each.suffix())
                    .isInstanceOf(IOException.class)
                    .hasMessage("gone");
        }
    }

    private String text(Sample sample) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        format.write(sample.extract(4326, Map.of()), out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
