package org.symbiozae.ogc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of the OGC API, over real HTTP. */
final class Ogc {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.shared();

    private final String root;

    Ogc(int port) {
        this.root = "http://localhost:" + port + "/ogc";
    }

    String root() {
        return root;
    }

    /** @param path below {@code /ogc}, or an absolute address */
    HttpResponse<String> send(String method, String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : root + path))
                .method(method, HttpRequest.BodyPublishers.noBody());
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, headers);
    }

    /** The JSON of an answer that must be 200. */
    JsonNode json(String path, String... headers) {
        HttpResponse<String> answer = get(path, headers);
        if (answer.statusCode() != 200) {
            throw new AssertionError(path + " answers " + answer.statusCode() + ": " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    /** Every feature of a list of pages, as its next links lead. */
    List<JsonNode> walk(String path) {
        List<JsonNode> features = new ArrayList<>();
        for (String next = path; next != null; ) {
            JsonNode page = json(next);
            page.at("/features").forEach(features::add);
            next = link(page, "next");
        }
        return features;
    }

    /** Where the first link of a relation leads; null when there is none. */
    static @org.jspecify.annotations.Nullable String link(JsonNode document, String rel) {
        for (JsonNode link : document.at("/links")) {
            if (link.at("/rel").asString().equals(rel)) {
                return link.at("/href").asString();
            }
        }
        return null;
    }

    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
