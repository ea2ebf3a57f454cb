package org.symbiozae.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ConnectException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.boot.web.server.PortInUseException;
import org.symbiozae.domain.Problem;
import org.symbiozae.machine.Home;

/** Why a command failed, in one sentence with a way out; the whole trace goes to the log file. */
final class Failure {

    private final Throwable thrown;
    private final List<Throwable> causes;

    Failure(Throwable thrown) {
        this.thrown = thrown;
        this.causes = Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
                .limit(50)
                .toList();
    }

    static Path log(Home home) {
        return home.root().resolve(".symbiozae/symbiozae.log");
    }

    /** What a person reads. A {@link Problem} explains itself; the rest is written to the log first. */
    String sentence(Home home) {
        Optional<Problem> problem = cause(Problem.class);
        if (problem.isPresent()) {
            return String.valueOf(problem.get().getMessage());
        }
        return known().orElseGet(this::unknown) + (written(log(home)) ? " Details: " + log(home) : "");
    }

    private Optional<String> known() {
        if (causes.stream().anyMatch(cause -> said(cause).contains("No space left on device"))) {
            return Optional.of("The disk is full. Free some space, then try again.");
        }
        return cause(PortInUseException.class)
                .map(taken -> Ports.taken(taken.getPort()))
                .or(() -> cause(SQLException.class).map(this::ofDatabase))
                .or(() ->
                        cause(NoSuchFileException.class).map(missing -> "There is no file " + missing.getFile() + "."))
                .or(() -> cause(AccessDeniedException.class)
                        .map(denied -> "This user has no right to " + denied.getFile() + "."))
                .or(() -> cause(OutOfMemoryError.class)
                        .map(none -> "The memory is too small. Allow more: JAVA_TOOL_OPTIONS=-Xmx2g ./symbiozae …"));
    }

    private String ofDatabase(SQLException refusal) {
        String state = String.valueOf(refusal.getSQLState());
        if (state.equals("53100")) {
            return "The database's disk is full. Free some space, then try again.";
        }
        if (state.startsWith("28")) {
            return "The database refuses this user or password. Check SYMBIOZAE_DB_USER and SYMBIOZAE_DB_PASSWORD.";
        }
        if (state.equals("3D000")) {
            return "The database does not exist. Check SYMBIOZAE_DB_URL, or create it.";
        }
        boolean down = state.startsWith("08")
                || state.startsWith("57P")
                || cause(ConnectException.class).isPresent();
        return down
                ? "The database does not answer. Start it, or check SYMBIOZAE_DB_URL; ./symbiozae doctor shows more."
                : "The database refused: " + firstLine(refusal) + ".";
    }

    private String unknown() {
        Throwable root = causes.get(causes.size() - 1);
        return "This failed: " + firstLine(root) + ".";
    }

    private <T extends Throwable> Optional<T> cause(Class<T> type) {
        return causes.stream().filter(type::isInstance).map(type::cast).findFirst();
    }

    private static String said(Throwable cause) {
        return String.valueOf(cause.getMessage());
    }

    private static String firstLine(Throwable cause) {
        return cause.getMessage() == null
                ? cause.getClass().getSimpleName()
                : said(cause).strip().lines().findFirst().orElse("").replaceFirst("\\.$", "");
    }

    private boolean written(Path log) {
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        try {
            Files.createDirectories(log.getParent());
            Files.writeString(log, Instant.now() + " " + trace, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            return true;
        } catch (IOException unwritable) {
            return false;
        }
    }
}
