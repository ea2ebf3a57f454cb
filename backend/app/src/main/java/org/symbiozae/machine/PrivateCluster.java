package org.symbiozae.machine;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.Optional;
import org.symbiozae.domain.Problem;
import org.symbiozae.domain.Problem.Code;

/**
 * A PostgreSQL of our own, made from the machine's programs, reached on 127.0.0.1 with a password only. It survives
 * restarts and crashes; a cluster the system runs is never touched. Making it takes some seconds, starting it one.
 */
public final class PrivateCluster {

    private static final String SUPERUSER = "postgres";
    private static final String ME = "symbiozae-" + ProcessHandle.current().pid();
    private static final String SETTINGS = """

            # Set by Symbiozae.
            listen_addresses = '127.0.0.1'
            unix_socket_directories = ''
            shared_buffers = 256MB
            work_mem = 16MB
            maintenance_work_mem = 128MB
            max_connections = 60
            jit = off
            """;

    private final Home home;
    private boolean startedHere;

    public PrivateCluster(Home home) {
        this.home = home;
    }

    /** A database in the running server, which is started and filled with what is missing; its owner has its name. */
    public DatabaseAddress open(String database) {
        DatabaseServer server = server();
        return server.open(database, database, server.administrator().password());
    }

    /** The running server, started when it is not. Several commands may ask at once: one starts it. */
    public synchronized DatabaseServer server() {
        try (FileChannel channel = FileChannel.open(
                home.state().resolve("postgres.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.lock();
            ClusterDirectory directory = ClusterDirectory.of(home);
            Optional<Postmaster> running = Postmaster.of(directory.data());
            int port = running.isPresent() ? running.get().port() : started(directory);
            String url = "jdbc:postgresql://127.0.0.1:" + port + "/postgres?ApplicationName=" + ME;
            return new DatabaseServer(new DatabaseAddress(url, SUPERUSER, directory.password()));
        } catch (IOException failure) {
            throw new Problem(
                    Code.UNAVAILABLE,
                    "The private PostGIS in " + home.state() + " cannot be used: " + Reason.of(failure) + ".");
        }
    }

    public boolean running() {
        try {
            return ClusterDirectory.exists(home)
                    && Postmaster.of(ClusterDirectory.of(home).data()).isPresent();
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** Stops the server, whoever started it; its data stay. */
    public synchronized void stop() {
        if (!running()) {
            return;
        }
        try {
            ClusterDirectory directory = ClusterDirectory.of(home);
            Program.Outcome outcome = directory
                    .user()
                    .run(
                            directory.path(),
                            programs(directory).path("pg_ctl"),
                            "stop",
                            "--mode=fast",
                            "-D",
                            directory.data().toString());
            startedHere = false;
            if (!outcome.succeeded()) {
                throw ClusterFailure.of("stopped", directory, outcome);
            }
        } catch (IOException failure) {
            throw new Problem(
                    Code.UNAVAILABLE, "The private PostGIS could not be stopped: " + Reason.of(failure) + ".");
        }
    }

    /**
     * Stops what this process started, unless somebody else has come to use it meanwhile. Never fails: it is the last thing
     * a process does, and a server that does not answer has nothing to be kept for.
     */
    public synchronized void leave() {
        try {
            if (startedHere && running() && !server().busy(ME)) {
                stop();
            }
        } catch (SQLException | Problem gone) {
            startedHere = false;
        }
    }

    private int started(ClusterDirectory directory) throws IOException {
        PostgresPrograms programs = programs(directory);
        if (!Files.exists(directory.data())) {
            make(directory, programs);
        }
        Files.deleteIfExists(directory.log());
        int port = directory.freePort();
        startedHere = true;
        Program.Outcome outcome = directory
                .user()
                .run(
                        directory.path(),
                        programs.path("pg_ctl"),
                        "start",
                        "--wait",
                        "--timeout=300",
                        "-D",
                        directory.data().toString(),
                        "-l",
                        directory.log().toString(),
                        "-o",
                        "-p " + port);
        if (!outcome.succeeded()) {
            throw ClusterFailure.of("started", directory, outcome);
        }
        return port;
    }

    /** Made beside and moved into place, so that an interruption leaves no half of a cluster. */
    private static void make(ClusterDirectory directory, PostgresPrograms programs) throws IOException {
        directory.password();
        Path draft = directory.path().resolve("draft");
        directory.user().run(directory.path(), "rm", "-rf", draft.toString());
        Program.Outcome outcome = directory
                .user()
                .run(
                        directory.path(),
                        programs.path("initdb"),
                        "--encoding=UTF8",
                        "--locale=C.UTF-8",
                        "--auth=scram-sha-256",
                        "--username=" + SUPERUSER,
                        "--pwfile=" + directory.passwordFile(),
                        "-D",
                        draft.toString());
        if (!outcome.succeeded()) {
            throw ClusterFailure.of("made", directory, outcome);
        }
        Files.writeString(draft.resolve("postgresql.conf"), SETTINGS, StandardOpenOption.APPEND);
        Files.move(draft, directory.data(), StandardCopyOption.ATOMIC_MOVE);
    }

    private static PostgresPrograms programs(ClusterDirectory directory) throws IOException {
        Path version = directory.data().resolve("PG_VERSION");
        String made = Files.exists(version) ? Files.readString(version).strip() : "";
        return PostgresPrograms.installed().stream()
                .filter(programs -> made.isEmpty() || made.equals(Integer.toString(programs.major())))
                .findFirst()
                .orElseThrow(() -> ClusterFailure.noPrograms(directory, made));
    }
}
