package org.symbiozae.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.symbiozae.domain.Problem;
import org.symbiozae.domain.Problem.Code;

/**
 * The user a private cluster runs as. PostgreSQL refuses to run as root: started by root, it runs as the owner of its
 * directory, at first the user {@code postgres} that Debian's package makes.
 */
record ServerUser(String name) {

    private static final String ME = System.getProperty("user.name");
    private static final String ROOT = "root";

    static ServerUser me() {
        return new ServerUser(ME);
    }

    static boolean iAmRoot() {
        return ME.equals(ROOT);
    }

    /** Who may run a server in this directory. */
    static ServerUser of(Path directory) throws IOException {
        String owner = Files.getOwner(directory).getName();
        if (owner.equals(ME) || iAmRoot()) {
            return new ServerUser(iAmRoot() && owner.equals(ROOT) ? "postgres" : owner);
        }
        throw new Problem(
                Code.UNAVAILABLE,
                "The private PostGIS in " + directory + " belongs to user " + owner + ", not to " + ME
                        + ". Run the command as root or as " + owner + ", or remove that directory to start afresh.");
    }

    /** Hands a directory over to this user, and closes it to everybody else. */
    void own(Path path) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
        if (iAmRoot()) {
            var users = path.getFileSystem().getUserPrincipalLookupService();
            try {
                view.setOwner(users.lookupPrincipalByName(name));
            } catch (UserPrincipalNotFoundException unknown) {
                throw new Problem(
                        Code.UNAVAILABLE,
                        "PostgreSQL does not run as root and there is no user postgres to run it as."
                                + " Run the command as an ordinary user.");
            }
        }
        view.setPermissions(PosixFilePermissions.fromString(
                Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS) ? "rwx------" : "rw-------"));
    }

    /** Whether this user can work in a directory: one below /root, say, is out of reach. */
    boolean reaches(Path directory) {
        return run(Path.of("/"), "test", "-w", directory.toString()).succeeded();
    }

    Program.Outcome run(Path directory, String... command) {
        List<String> words = name.equals(ME)
                ? List.of(command)
                : Stream.concat(Stream.of("runuser", "-u", name, "--"), Stream.of(command))
                        .toList();
        return Program.run(directory, words, Map.of());
    }
}
