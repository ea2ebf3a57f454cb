package org.symbiozae.machine;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * What a private cluster keeps: PostgreSQL's files in {@code data}, its log, its port, and the password without which
 * nobody else on the machine gets in.
 *
 * @param path a real path that the user can reach
 * @param user owner of everything in it
 */
record ClusterDirectory(Path path, ServerUser user) {

    private static final Path ELSEWHERE = Path.of("/var/lib/symbiozae");

    /**
     * The cluster's directory of a checkout, made when it is missing. Where the server's user cannot reach the checkout, it
     * lies in /var/lib/symbiozae and the checkout holds a link to it.
     */
    static ClusterDirectory of(Home home) throws IOException {
        Path place = home.state().resolve("postgres");
        if (Files.exists(place)) {
            return existing(place.toRealPath());
        }
        Files.deleteIfExists(place);
        ClusterDirectory made = made(place);
        if (made.user.reaches(made.path)) {
            return made;
        }
        Files.delete(made.path);
        ClusterDirectory reachable = made(ELSEWHERE.resolve(Secret.random(8)));
        Files.createSymbolicLink(place, reachable.path);
        return reachable;
    }

    /** The same when it is there already; nothing is made. */
    static boolean exists(Home home) {
        return Files.exists(home.root().resolve(".symbiozae/postgres"));
    }

    private static ClusterDirectory existing(Path path) throws IOException {
        return new ClusterDirectory(path, ServerUser.of(path));
    }

    private static ClusterDirectory made(Path place) throws IOException {
        ClusterDirectory directory = existing(Files.createDirectories(place).toRealPath());
        directory.user.own(directory.path);
        return directory;
    }

    Path data() {
        return path.resolve("data");
    }

    Path log() {
        return path.resolve("server.log");
    }

    Path passwordFile() {
        return path.resolve("password");
    }

    String password() throws IOException {
        return Secret.in(passwordFile(), user);
    }

    /** The port chosen before; another one when there is none yet or somebody else listens there now. */
    int freePort() throws IOException {
        int remembered = port();
        if (remembered > 0 && free(remembered)) {
            return remembered;
        }
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Files.writeString(path.resolve("port"), any.getLocalPort() + "\n");
            return any.getLocalPort();
        }
    }

    /** 0 when none was chosen yet. */
    int port() throws IOException {
        try {
            return Integer.parseInt(Files.readString(path.resolve("port")).strip());
        } catch (NoSuchFileException | NumberFormatException none) {
            return 0;
        }
    }

    List<String> logTail() throws IOException {
        List<String> lines = Files.exists(log()) ? Files.readAllLines(log()) : List.of();
        return lines.subList(Math.max(0, lines.size() - 20), lines.size());
    }

    private static boolean free(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
