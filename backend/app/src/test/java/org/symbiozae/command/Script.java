package org.symbiozae.command;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes.Name;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.symbiozae.Symbiozae;
import org.symbiozae.machine.Home;

/** The real launcher script in a home of its own, with a jar that points to the classes under test. */
record Script(Path home) {

    record Ended(int exit, String out, String err) {}

    static Script in(Path home) throws IOException {
        Path jar = home.resolve("backend/app/target/symbiozae.jar");
        Files.createDirectories(jar.getParent());
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Name.MAIN_CLASS, Symbiozae.class.getName());
        manifest.getMainAttributes().put(Name.CLASS_PATH, classPath());
        try (OutputStream out = Files.newOutputStream(jar)) {
            new JarOutputStream(out, manifest).close();
        }
        Path script = Home.find().root().resolve("symbiozae");
        Files.copy(script, home.resolve("symbiozae"), StandardCopyOption.COPY_ATTRIBUTES);
        for (Path open : List.of(home.getParent(), home)) {
            Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        return new Script(home);
    }

    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(":"))
                .map(entry -> Path.of(entry).toUri().toString())
                .collect(Collectors.joining(" "));
    }

    Ended run(String... words) {
        return run(home.resolve("symbiozae"), Map.of(), words);
    }

    /** Called as {@code path} from the root directory; an empty value takes a variable away. */
    Ended run(Path path, Map<String, String> environment, String... words) {
        try {
            Path out = Files.createTempFile("script", ".out");
            Path err = Files.createTempFile("script", ".err");
            Process process = start(path, environment, out, err, words);
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            Ended ended = new Ended(process.waitFor(), Files.readString(out), Files.readString(err));
            Files.delete(out);
            Files.delete(err);
            return ended;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interruption) {
            throw new IllegalStateException(interruption);
        }
    }

    private Process start(Path path, Map<String, String> environment, Path out, Path err, String... words)
            throws IOException {
        ProcessBuilder builder =
                builder(path, words).redirectOutput(out.toFile()).redirectError(err.toFile());
        environment.forEach((name, value) -> {
            builder.environment().remove(name);
            if (!value.isEmpty()) {
                builder.environment().put(name, value);
            }
        });
        return builder.start();
    }

    /** Left running; the caller reads what it prints and ends it. */
    Process start(String... words) throws IOException {
        return start(Map.of(), words);
    }

    /** The same, with these variables. */
    Process start(Map<String, String> environment, String... words) throws IOException {
        ProcessBuilder builder = builder(home.resolve("symbiozae"), words)
                .redirectError(home.resolve("errors").toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    String errors() throws IOException {
        return Files.readString(home.resolve("errors"), StandardCharsets.UTF_8);
    }

    private static ProcessBuilder builder(Path path, String... words) {
        List<String> command = Stream.concat(Stream.of("/bin/sh", path.toString()), Stream.of(words))
                .toList();
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(Path.of("/").toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("SYMBIOZAE_"));
        return builder;
    }
}
