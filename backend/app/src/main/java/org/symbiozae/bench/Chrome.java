package org.symbiozae.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.util.FileSystemUtils;
import org.symbiozae.domain.Problem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A browser without a window, driven over the Chrome DevTools Protocol. Its profile is thrown away. */
final class Chrome implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int PATIENCE_S = 120;

    private final Path profile;
    private final Process process;
    private final WebSocket socket;
    private final AtomicInteger calls = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();

    private Chrome(Path program) throws IOException {
        profile = Files.createTempDirectory("symbiozae-chrome");
        process = new ProcessBuilder(
                        program.toString(),
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--window-size=1440,900",
                        "--enable-precise-memory-info",
                        "--js-flags=--expose-gc",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile)
                .redirectErrorStream(true)
                .start();
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(debuggingAddress(process.inputReader()), new Answers(waiting))
                .join();
    }

    static Chrome launch(Path program) throws IOException {
        return new Chrome(program);
    }

    /**
     * What a script says in a page that was opened for it with an empty cache.
     *
     * @param script an expression; a promise is awaited
     * @throws Problem UNAVAILABLE when the script fails
     */
    JsonNode visit(String address, String script) {
        String context = call("", "Target.createBrowserContext", Map.of())
                .path("browserContextId")
                .asString();
        Map<String, Object> blank = Map.of("url", "about:blank", "browserContextId", context);
        String target = call("", "Target.createTarget", blank).path("targetId").asString();
        String page = call("", "Target.attachToTarget", Map.of("targetId", target, "flatten", true))
                .path("sessionId")
                .asString();
        call(page, "Page.navigate", Map.of("url", address));
        JsonNode said = call(
                page, "Runtime.evaluate", Map.of("expression", script, "awaitPromise", true, "returnByValue", true));
        call("", "Target.disposeBrowserContext", Map.of("browserContextId", context));
        if (said.has("exceptionDetails")) {
            throw new Problem(Problem.Code.UNAVAILABLE, "The page failed: " + said.path("exceptionDetails"));
        }
        return said.path("result").path("value");
    }

    private JsonNode call(String session, String method, Map<String, Object> parameters) {
        int number = calls.incrementAndGet();
        Map<String, Object> message = new LinkedHashMap<>(Map.of("id", number, "method", method, "params", parameters));
        if (!session.isEmpty()) {
            message.put("sessionId", session);
        }
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        waiting.put(number, answer);
        socket.sendText(JSON.writeValueAsString(message), true).join();
        return answer.orTimeout(PATIENCE_S, TimeUnit.SECONDS).join();
    }

    /** Where it listens; what it says later is little, and stays unread. */
    private static URI debuggingAddress(BufferedReader said) throws IOException {
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (line.contains("ws://")) {
                return URI.create(line.substring(line.indexOf("ws://")).strip());
            }
        }
        throw new Problem(Problem.Code.UNAVAILABLE, "Chromium ended before it could be used.");
    }

    /** The protocol's answers, put together from their pieces; events are of no interest. */
    private static final class Answers implements WebSocket.Listener {

        private final Map<Integer, CompletableFuture<JsonNode>> waiting;
        private final StringBuilder text = new StringBuilder();

        private Answers(Map<Integer, CompletableFuture<JsonNode>> waiting) {
            this.waiting = waiting;
        }

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence piece, boolean last) {
            text.append(piece);
            if (last) {
                JsonNode message = JSON.readTree(text.toString());
                text.setLength(0);
                CompletableFuture<JsonNode> asked =
                        waiting.remove(message.path("id").asInt(0));
                if (asked != null) {
                    asked.complete(message.path("result"));
                }
            }
            from.request(1);
            return CompletableFuture.completedFuture(null);
        }
    }

    @Override
    public void close() throws IOException {
        socket.abort();
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        process.onExit().completeOnTimeout(process, 10, TimeUnit.SECONDS).join().destroyForcibly();
        process.onExit().join();
        FileSystemUtils.deleteRecursively(profile);
    }
}
