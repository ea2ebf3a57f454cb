package org.symbiozae.machine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.symbiozae.domain.Problem;
import org.symbiozae.domain.Problem.Code;

/** Runs another program of this machine and waits for it. */
final class Program {

    private Program() {}

    /**
     * @param exit 0 for success
     * @param output what the program wrote, both streams together
     */
    record Outcome(int exit, String output) {

        boolean succeeded() {
            return exit == 0;
        }
    }

    /** Messages come in English and the caller's PostgreSQL settings (PGDATA and the like) do not leak in. */
    static Outcome run(Path directory, List<String> command, Map<String, String> environment) {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Outcome(process.waitFor(), output);
        } catch (IOException failure) {
            return new Outcome(127, String.valueOf(failure.getMessage()));
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new Problem(Code.UNAVAILABLE, "Interrupted while running " + command.get(0) + ".");
        }
    }

    static Outcome run(String... command) {
        return run(Path.of("/"), List.of(command), Map.of());
    }

    /** The first of these programs that is on the PATH. */
    static Optional<Path> find(String... names) {
        String path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
        return Stream.of(names)
                .flatMap(name -> Stream.of(path.split(":"))
                        .map(directory -> Path.of(directory).resolve(name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
