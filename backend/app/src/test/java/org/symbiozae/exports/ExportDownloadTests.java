package org.symbiozae.exports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.symbiozae.TestDatabase;
import org.symbiozae.store.Fixture;

/** Downloads over real HTTP. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabase.class)
class ExportDownloadTests {

    /** A format that fails, early or late, as a database or a disk can. */
    @TestConfiguration
    static class FailingFormats {

        @Bean
        ExportFormat early() {
            return failing("early", 0);
        }

        @Bean
        ExportFormat late() {
            return failing("late", 1 << 20);
        }

        private static ExportFormat failing(String suffix, int after) {
            return new ExportFormat() {
                @Override
                public String suffix() {
                    return suffix;
                }

                @Override
                public String mediaType() {
                    return "text/plain";
                }

                @Override
                public void write(Extract extract, OutputStream out) throws IOException {
                    out.write(new byte[after]);
                    throw new IllegalStateException("the disk is full");
                }
            };
        }
    }

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private final HttpClient http = HttpClient.newHttpClient();
    private Fixture here;

    @BeforeEach
    void aSite() {
        here = Fixture.territory(jdbc, "D" + System.nanoTime());
        here.site("Pépinière", "west", 100, "public");
    }

    @Test
    void aDownloadHasItsTypeAndItsName() throws Exception {
        HttpResponse<String> answer = get("GET", "/export/sites.geojson?territory=" + here.code());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Content-Type")).isEqualTo("application/geo+json");
        assertThat(header(answer, "Content-Disposition"))
                .isEqualTo("attachment; filename=\"sites-" + here.code() + "-" + LocalDate.now() + ".geojson\"");
        assertThat(answer.body()).contains("Pépinière");
        assertThat(header(get("GET", "/export/synergies.csv?scenario=reference&label=Genevois"), "Content-Disposition"))
                .isEqualTo("attachment; filename=\"synergies-Genevois-reference-" + LocalDate.now() + ".csv\"");
        assertThat(header(get("GET", "/export/zone-needs.shp.zip?crs=EPSG:2154"), "Content-Type"))
                .isEqualTo("application/zip");
    }

    @Test
    void headTellsTheSameWithoutTheFile() throws Exception {
        HttpResponse<String> answer = get("HEAD", "/export/sites.gpkg");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Content-Type")).isEqualTo("application/geopackage+sqlite3");
        assertThat(header(answer, "Content-Disposition")).endsWith(".gpkg\"");
    }

    @Test
    void whatIsWrongIsAProblemAndNoDownload() throws Exception {
        assertProblem(400, "/export/sites.csv?colour=red", "colour");
        assertProblem(400, "/export/sites.csv?sep=x", "sep");
        assertProblem(400, "/export/sites.csv?crs=Lambert", "EPSG:2154");
        assertProblem(404, "/export/roads.csv", "roads");
        assertProblem(404, "/export/sites.dwg", "gpkg");
        assertProblem(500, "/export/sites.early", "log");
    }

    @Test
    void aFileThatBreaksOffNeverLooksWhole() {
        assertThatThrownBy(() -> get("GET", "/export/sites.late")).isInstanceOf(IOException.class);
    }

    private void assertProblem(int status, String path, String named) throws Exception {
        HttpResponse<String> answer = get("GET", path);
        assertThat(answer.statusCode()).as(path).isEqualTo(status);
        assertThat(header(answer, "Content-Type")).as(path).isEqualTo("application/problem+json");
        assertThat(header(answer, "Content-Disposition")).as(path).doesNotContain("attachment");
        assertThat(answer.body()).as(path).contains(named);
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private HttpResponse<String> get(String method, String path) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }
}
