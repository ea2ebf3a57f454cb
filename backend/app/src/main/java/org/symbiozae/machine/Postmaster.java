package org.symbiozae.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The running server of a data directory, as its file {@code postmaster.pid} tells.
 *
 * @param port where it listens
 */
record Postmaster(long pid, int port) {

    /**
     * Empty when none runs. A crash leaves the file behind, and its number may be given to another program since (after a
     * restart of a container, often): then the file is removed, since PostgreSQL would refuse to start over it.
     */
    static Optional<Postmaster> of(Path data) throws IOException {
        Path file = data.resolve("postmaster.pid");
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
        if (lines.size() < 4 || !lines.get(3).strip().matches("\\d+")) {
            return Optional.empty();
        }
        Postmaster postmaster = new Postmaster(
                Long.parseLong(lines.get(0).strip()),
                Integer.parseInt(lines.get(3).strip()));
        if (postmaster.alive()) {
            return Optional.of(postmaster);
        }
        Files.deleteIfExists(file);
        return Optional.empty();
    }

    private boolean alive() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .flatMap(process -> process.info().command())
                .filter(command -> Path.of(command).getFileName().toString().startsWith("postgres"))
                .isPresent();
    }
}
