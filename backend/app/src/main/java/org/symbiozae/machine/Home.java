package org.symbiozae.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.symbiozae.domain.Problem;
import org.symbiozae.domain.Problem.Code;

/**
 * Where the checkout lies. Commands keep what they leave behind in its hidden directory {@code .symbiozae}.
 *
 * @param root absolute path of the directory that holds the launcher
 */
public record Home(Path root) {

    public Home {
        root = root.toAbsolutePath().normalize();
    }

    /** The setting {@code symbiozae.home}; else the nearest directory above that is a checkout; else the current one. */
    public static Home find() {
        String named = System.getProperty("symbiozae.home");
        if (named != null) {
            return new Home(Path.of(named));
        }
        Path here = Path.of("").toAbsolutePath();
        for (Path directory = here; directory != null; directory = directory.getParent()) {
            if (Files.isRegularFile(directory.resolve("symbiozae")) && Files.isDirectory(directory.resolve("db"))) {
                return new Home(directory);
            }
        }
        return new Home(here);
    }

    /** The hidden directory, made when it is missing. */
    public Path state() {
        Path state = root.resolve(".symbiozae");
        try {
            return Files.createDirectories(state);
        } catch (IOException failure) {
            throw new Problem(Code.UNAVAILABLE, "Cannot write to " + state + ": " + Reason.of(failure) + ".");
        }
    }
}
