package org.symbiozae.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import org.symbiozae.TestDatabase;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabase.class)
class PageFilesTests {

    @LocalServerPort
    private int port;

    @Test
    void aPageIsAskedForAgainAndNamesFilesThatAreKeptAYear() throws IOException, InterruptedException {
        for (String page : new String[] {"/", "/index.html", "/embed.html"}) {
            HttpResponse<String> answer = get(page);
            assertThat(answer.headers().firstValue("Cache-Control")).as(page).hasValue("no-cache");
            Matcher names =
                    Pattern.compile("(?:src|href)=\"(b-[0-9a-f]{12}/[^\"]+)\"").matcher(answer.body());
            int files = 0;
            for (; names.find(); files++) {
                HttpResponse<String> file = get("/" + names.group(1));
                assertThat(file.statusCode()).as(names.group(1)).isEqualTo(200);
                assertThat(file.headers().firstValue("Cache-Control").orElseThrow())
                        .as(names.group(1))
                        .contains("immutable");
            }
            assertThat(files).as("files of " + page).isGreaterThan(30);
            assertThat(answer.body()).doesNotContain("\"build/");
        }
    }

    @Test
    void anotherBuildsFilesAreNotThere() throws IOException, InterruptedException {
        assertThat(get("/b-0123456789ab/app/main.js").statusCode()).isEqualTo(404);
    }

    @Test
    void aFileIsSentCompressedToWhoeverReadsIt() throws IOException, InterruptedException {
        for (String page : new String[] {"/", "/embed.js"}) {
            HttpResponse<byte[]> plain = get(page, "identity");
            assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
            HttpResponse<byte[]> refusing = get(page, "gzip;q=0, br");
            assertThat(refusing.headers().firstValue("Content-Encoding")).isEmpty();
            HttpResponse<byte[]> compressed = get(page, "br, gzip");
            assertThat(compressed.headers().firstValue("Content-Encoding")).hasValue("gzip");
            assertThat(compressed.headers().allValues("Vary"))
                    .anyMatch(vary -> vary.toLowerCase(Locale.ROOT).contains("accept-encoding"));
            try (GZIPInputStream content = new GZIPInputStream(new ByteArrayInputStream(compressed.body()))) {
                assertThat(content.readAllBytes()).isEqualTo(plain.body()).isEqualTo(refusing.body());
            }
        }
    }

    private HttpResponse<byte[]> get(String path, String coding) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Accept-Encoding", coding)
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        URI address = URI.create("http://localhost:" + port + path);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    }
}
