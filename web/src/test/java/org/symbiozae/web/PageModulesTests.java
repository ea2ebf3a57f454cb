package org.symbiozae.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Runs the page's own tests, {@code src/test/js}, where a Node of version 20 or later is at hand. Nothing else needs it. */
class PageModulesTests {

    private static final int OLDEST_NODE = 20;

    @Test
    void thePagesModulesPassTheirTests() throws Exception {
        if (nodeVersion() < OLDEST_NODE) {
            System.out.println("Not run: the page's module tests need Node " + OLDEST_NODE + " or later on PATH.");
            abort("no Node " + OLDEST_NODE);
        }
        Ended tests = run("node", "--test", "src/test/js/");
        assertEquals(0, tests.exit(), tests.output());
    }

    private static int nodeVersion() throws IOException, InterruptedException {
        boolean found = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, "node")));
        return found ? Integer.parseInt(run("node", "--version").output().replaceAll("^v(\\d+).*\\s*", "$1")) : 0;
    }

    private record Ended(int exit, String output) {}

    private static Ended run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), output);
    }
}
