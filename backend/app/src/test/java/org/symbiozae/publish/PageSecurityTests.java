package org.symbiozae.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import org.symbiozae.Served;
import org.symbiozae.TestDatabase;

/** What keeps a page from running anything that is not ours, and a key from being written down. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "symbiozae.compute.on-change=false")
@ContextConfiguration(initializers = TestDatabase.class)
@ExtendWith(OutputCaptureExtension.class)
class PageSecurityTests {

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/index.html",
                "/declare.html",
                "/accessibilite",
                "/accessibilite?lang=en",
                "/ogc?f=html",
                "/ogc/collections?f=html",
                "/ogc/collections/zones?f=html",
                "/ogc/collections/zones/items?f=html",
                "/ogc/api?f=html",
                "/ogc/collections/none?f=html",
                "/nowhere"
            })
    void runsOnlyScriptsOfItsOwnAndIsFramedByNobody(String path) throws Exception {
        HttpResponse<String> page = get(path);
        assertThat(policy(page)).contains("default-src 'self'", "object-src 'none'", "frame-ancestors 'none'");
        assertThat(policy(page)).doesNotContain("unsafe-inline", "unsafe-eval");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(page.body())
                .doesNotContainPattern("<script(?![^>]*\\bsrc=)")
                .doesNotContainPattern("<[^>]+\\son\\w+=");
    }

    @Test
    void onlyTheEmbeddedMapMayStandInOtherPages() throws Exception {
        HttpResponse<String> page = get("/embed.html");
        assertThat(policy(page)).endsWith("frame-ancestors *").doesNotContain("unsafe-inline");
        assertThat(page.body()).doesNotContainPattern("<script(?![^>]*\\bsrc=)");
    }

    @Test
    void aKeyIsNeverLogged(CapturedOutput output) throws Exception {
        Served holder = new Served(port, "syz_" + "SecretThatMustNotBeWritten");
        for (String path :
                new String[] {"/api/company", "/api/synergies?limit=nonsense", "/tiles/zones/99/0/0.mvt", "/nowhere"}) {
            holder.answer("GET", path, "");
        }
        assertThat(output.getAll()).doesNotContain("SecretThatMustNotBeWritten");
    }

    private static String policy(HttpResponse<String> page) {
        return page.headers().firstValue("Content-Security-Policy").orElseThrow();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Accept", "text/html")
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
}
