package org.symbiozae.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import org.symbiozae.TestDatabase;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the container itself refuses, over a plain socket: no client library would send it. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabase.class)
class ContainerProblemsTests {

    private static final long MORE_THAN_ANYBODY_HEARS = 1L << 30;

    @LocalServerPort
    private int port;

    static Stream<String> unreadable() {
        String host = " HTTP/1.1\r\nHost: localhost\r\n";
        return Stream.of(
                "GET /ogc/collections/sites/items?filter=" + "a".repeat(20_000) + host,
                "GET /ogc" + host + "Cookie: " + "a".repeat(20_000) + "\r\n",
                "GET /ogc?filter=<" + host,
                "GET /ogc%" + host,
                "no HTTP at all\r\n");
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void isAProblemLikeAllOthers(String request) throws IOException {
        String answer = answer(request + "Connection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 400").contains("Content-Type: application/problem+json");
        JsonNode problem =
                JsonMapper.shared().readTree(answer.substring(answer.indexOf('{'), answer.lastIndexOf('}') + 1));
        assertThat(problem.at("/status").asInt()).isEqualTo(400);
        assertThat(problem.at("/detail").asString()).contains("too long");
    }

    @Test
    void whoNeverEndsARequestIsNotHeardForEver() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            byte[] piece = "a".repeat(1 << 16).getBytes(StandardCharsets.US_ASCII);
            socket.getOutputStream().write("GET /ogc?filter=".getBytes(StandardCharsets.US_ASCII));
            assertThatIOException().isThrownBy(() -> {
                for (long sent = 0; sent < MORE_THAN_ANYBODY_HEARS; sent += piece.length) {
                    socket.getOutputStream().write(piece);
                }
            });
        }
    }

    private String answer(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
