package org.symbiozae.ogc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.util.UriUtils;
import org.symbiozae.GdalProgram;

/** The pages for GIS people and for developers: what they say to copy and paste works on the demo. */
class DocumentationTests extends DemoLayers {

    private static final String WRITTEN = "http://localhost:8080";
    private static final Pattern BLOCK = Pattern.compile("```(\\w+)\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern ADDRESS = Pattern.compile(WRITTEN + "[^\\s'\"`]*");
    private static final List<String> PAGES = List.of("layers.md", "api.md");
    private static final String TILE = "11/1060/728";

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> everyRequestAnswers() {
        return blocks("http")
                .flatMap(block -> block.lines()
                        .filter(line -> line.startsWith("GET "))
                        .map(line -> DynamicTest.dynamicTest(line, () -> {
                            String key = block.contains("Authorization: Bearer KEY") ? "let-me-in" : "";
                            String[] headers =
                                    key.isEmpty() ? new String[0] : new String[] {"Authorization", "Bearer " + key};
                            String address = here(line.substring("GET ".length()));
                            assertThat(ogc().get(encoded(address), headers).statusCode())
                                    .as(address)
                                    .isEqualTo(200);
                        })));
    }

    /** Whatever else an example of a page names on the server is there. */
    @TestFactory
    Stream<DynamicTest> everyAddressOfAPageExampleIsThere() {
        return blocks("html")
                .flatMap(block -> ADDRESS.matcher(block).results().map(found -> {
                    String address = here(found.group()).replace("{z}/{x}/{y}", TILE);
                    return DynamicTest.dynamicTest(
                            address,
                            () -> assertThat(ogc().get(encoded(address)).statusCode())
                                    .isIn(200, 204));
                }));
    }

    @TestFactory
    Stream<DynamicTest> everyCommandRuns() {
        return blocks("sh")
                .flatMap(block -> block.lines()
                        .filter(line -> !line.isBlank() && !line.startsWith("#"))
                        .map(line -> DynamicTest.dynamicTest(line, () -> run(here(line)))));
    }

    @Test
    void thePagesHaveExamplesOfEachKind() {
        assertThat(blocks("http").count()).isGreaterThanOrEqualTo(6);
        assertThat(blocks("html").count()).isGreaterThanOrEqualTo(3);
        assertThat(blocks("sh").count()).isPositive();
    }

    private void run(String command) throws IOException {
        ProcessBuilder shell = new ProcessBuilder("sh", "-euc", command)
                .directory(folder.toFile())
                .redirectErrorStream(true);
        String programs = Path.of(GdalProgram.path("ogrinfo")).getParent().toString();
        shell.environment().merge("PATH", programs, (old, added) -> added + ":" + old);
        Process process = shell.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.onExit().join().exitValue())
                .as(command + "\n" + said)
                .isZero();
        assertThat(said).as(command).doesNotContain("ERROR");
    }

    private String here(String text) {
        return text.replace(WRITTEN, server());
    }

    /** As a browser or curl would send what is typed. */
    private static String encoded(String address) {
        int query = address.indexOf('?');
        return query < 0
                ? address
                : address.substring(0, query + 1)
                        + UriUtils.encodeQuery(address.substring(query + 1), StandardCharsets.UTF_8);
    }

    private static Stream<String> blocks(String language) {
        List<String> blocks = new ArrayList<>();
        for (String page : PAGES) {
            try {
                Matcher block = BLOCK.matcher(Files.readString(Path.of("../../docs", page)));
                while (block.find()) {
                    if (block.group(1).equals(language)) {
                        blocks.add(block.group(2));
                    }
                }
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return blocks.stream();
    }
}
