package org.symbiozae.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import org.symbiozae.TestDatabase;

/** The demonstration's facilitator is the person at this machine, and no page of somebody else's in the same browser. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "symbiozae.access.local-facilitator=true")
@ContextConfiguration(initializers = TestDatabase.class)
class LocalFacilitatorTests {

    @LocalServerPort
    private int port;

    @Test
    void thePersonAtTheMachineIsAFacilitator() throws IOException {
        assertThat(roleOf("localhost:" + port, "")).isEqualTo("facilitator");
        assertThat(roleOf("127.0.0.1:" + port, "Sec-Fetch-Site: same-origin\r\n"))
                .isEqualTo("facilitator");
    }

    @Test
    void aNameThatWasBoundToThisMachineIsThePublic() throws IOException {
        assertThat(roleOf("evil.example:" + port, "")).isEqualTo("public");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Origin: https://evil.example",
                "Origin: null",
                "Symbiozae-Viewer: public",
                "Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Site: same-site",
                "X-Forwarded-For: 203.0.113.7",
                "Forwarded: for=203.0.113.7"
            })
    void whatComesFromElsewhereIsThePublic(String header) throws IOException {
        assertThat(roleOf("localhost:" + port, header + "\r\n")).isEqualTo("public");
    }

    private String roleOf(String host, String headers) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            String request =
                    "GET /api/viewer HTTP/1.1\r\nHost: " + host + "\r\n" + headers + "Connection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return answer.replaceAll("(?s).*\"role\":\"(\\w+)\".*", "$1");
        }
    }
}
