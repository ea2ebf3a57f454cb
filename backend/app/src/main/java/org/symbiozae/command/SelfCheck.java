package org.symbiozae.command;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.symbiozae.domain.Problem;
import org.symbiozae.domain.Problem.Code;

/** Asks the server what a browser would ask first: the map, and synergies to draw on it. */
final class SelfCheck {

    private final String server;

    SelfCheck(int port) {
        this.server = "http://localhost:" + port;
    }

    /** @throws Problem naming the address that did not answer as it should */
    void pass() throws IOException, InterruptedException {
        expect("/", "<html");
        expect("/ogc/collections/synergies/items?limit=1", "\"geometry\"");
    }

    private void expect(String path, String part) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server + path))
                .timeout(Duration.ofSeconds(60))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200 || !answer.body().contains(part)) {
            throw new Problem(
                    Code.UNAVAILABLE,
                    server + path + " answers " + answer.statusCode() + " without " + part
                            + ". ./symbiozae doctor shows what is missing.");
        }
    }
}
