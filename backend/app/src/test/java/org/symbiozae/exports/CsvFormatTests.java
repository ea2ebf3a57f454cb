package org.symbiozae.exports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.symbiozae.domain.Problem;

class CsvFormatTests {

    private final CsvFormat format = new CsvFormat();
    private final Sample point = new Sample("sample", "Point").row(7, "POINT (6.5 46)", "a;b");

    @Test
    void pointsAreTwoColumnsNamedAfterTheSystem() throws IOException {
        assertThat(text(point, 4326, Map.of()))
                .isEqualTo("id,name,companies,score,fictitious,declared_on,seen_at,offer_zone_id,offer_zone,lon,lat\r\n"
                        + "7,a;b,12,0.1234567,true,2025-02-28,2025-02-28T09:15:30Z,4321,Ouest,6.5,46\r\n");
        assertThat(text(point, 2154, Map.of())).contains("offer_zone,x,y\r\n");
    }

    @Test
    void otherShapesAreWkt() throws IOException {
        Sample line = new Sample("sample", "LineString").bare(7, "LINESTRING (6 46, 7 47)");
        assertThat(text(line, 4326, Map.of()))
                .contains("offer_zone,WKT,epsg\r\n")
                .contains(",\"LINESTRING (6 46, 7 47)\",4326");
    }

    @Test
    void aSpreadsheetNeverRunsAText() throws IOException {
        for (String text : List.of("=1+1", "+33 4", "-x", "@SUM(A1)", "\t=1", "\r=1")) {
            assertThat(text(new Sample("sample", "Point").row(1, null, text), 4326, Map.of()))
                    .contains("'" + text);
        }
        assertThat(text(new Sample("sample", "Point").number(1, -5.5), 4326, Map.of()))
                .contains(",-5.5,")
                .doesNotContain("'");
    }

    @Test
    void theMarkAndTheSeparatorAreChosen() throws IOException {
        assertThat(text(point, 4326, Map.of("bom", "true", "sep", ";")))
                .startsWith("\uFEFFid;name;")
                .contains("7;\"a;b\";12");
        assertThat(text(point, 4326, Map.of("sep", "tab"))).startsWith("id\tname");
    }

    @Test
    void otherOptionsAreRefusedByName() {
        for (Map<String, String> options : List.of(Map.of("bom", "maybe"), Map.of("sep", "|"))) {
            assertThatThrownBy(() -> text(point, 4326, options))
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining(options.values().iterator().next());
        }
    }

    private String text(Sample sample, int epsg, Map<String, String> options) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        format.write(sample.extract(epsg, options), out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
