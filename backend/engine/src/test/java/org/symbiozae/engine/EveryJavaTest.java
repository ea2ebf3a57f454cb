package org.symbiozae.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * S6: the same bits on every Java. The engine runs in a process of its own on each one found on this machine, and on this one
 * interpreted, where compiled mathematics would differ first.
 */
class EveryJavaTest {

    /** What the lists of {@link Witness} come to by §2 of the design; it changes only with the score itself. */
    private static final String LISTS = "-2203020605500693763";

    private static final Path INSTALLED = Path.of("/usr/lib/jvm");
    private static final int OLDEST = 17;

    @Test
    void givesTheSameBitsOnEveryJavaFoundHere() throws Exception {
        for (Path home : homes()) {
            assertThat(witness(home)).as(home.toString()).isEqualTo(here());
        }
    }

    @Test
    void givesTheSameBitsInterpreted() throws Exception {
        assertThat(witness(Path.of(System.getProperty("java.home")), "-Xint")).isEqualTo(here());
    }

    @Test
    void givesTheListsItAlwaysGave() {
        assertThat(Long.toString(Witness.lists())).isEqualTo(LISTS);
    }

    private static String here() {
        return Witness.lists() + " " + Witness.analyses();
    }

    private static Set<Path> homes() throws IOException {
        Set<Path> homes = new TreeSet<>();
        homes.add(Path.of(System.getProperty("java.home")).toRealPath());
        if (Files.isDirectory(INSTALLED)) {
            try (Stream<Path> installed = Files.list(INSTALLED)) {
                for (Path home : installed.toList()) {
                    if (Files.isExecutable(home.resolve("bin/java")) && version(home) >= OLDEST) {
                        homes.add(home.toRealPath());
                    }
                }
            }
        }
        return homes;
    }

    private static int version(Path home) throws IOException {
        Path release = home.resolve("release");
        if (!Files.isReadable(release)) {
            return 0;
        }
        return Files.readAllLines(release).stream()
                .filter(line -> line.startsWith("JAVA_VERSION="))
                .mapToInt(line -> Integer.parseInt(line.replaceFirst("\\D+", "").replaceFirst("\\D.*", "")))
                .findFirst()
                .orElse(0);
    }

    private static String witness(Path home, String... flags) throws Exception {
        List<String> command = new ArrayList<>(List.of(home.resolve("bin/java").toString()));
        command.addAll(List.of(flags));
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        command.addAll(List.of("-cp", classes, Witness.class.getName()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return said.strip();
    }
}
