package org.symbiozae.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.symbiozae.domain.Problem;
import org.symbiozae.domain.Problem.Code;

/** Debian's and Ubuntu's package installer, as root or with sudo where sudo asks for no password. */
final class Apt {

    private static final Map<String, String> QUIET = Map.of("DEBIAN_FRONTEND", "noninteractive");
    private static final Pattern POSTGIS = Pattern.compile("postgresql-(\\d+)-postgis-3");

    /** While this file is there, Debian's package makes no cluster of its own on port 5432 and starts no server. */
    private static final Path NO_SYSTEM_CLUSTER = Path.of("/etc/postgresql-common/createcluster.d/symbiozae.conf");

    /** Seconds another installation is waited for: a machine just started is often updating itself. */
    private static final String PATIENCE = "DPkg::Lock::Timeout=120";

    private final Path log;

    /** @param log where the installer's words are appended */
    Apt(Path log) {
        this.log = log;
    }

    static boolean available() {
        return Program.find("apt-get").isPresent();
    }

    /** What goes before a command that needs root; empty when this user cannot become root without a password. */
    static Optional<List<String>> privilege() {
        if (ServerUser.iAmRoot()) {
            return Optional.of(List.of());
        }
        List<String> sudo = List.of("sudo", "-n");
        boolean asksNothing = Program.find("sudo").isPresent()
                && Program.run("sudo", "-n", "true").succeeded();
        return asksNothing ? Optional.of(sudo) : Optional.empty();
    }

    /** The PostGIS package for a PostgreSQL that is installed already, else for the newest one apt knows. */
    static Optional<String> postgisPackage() {
        return Program.run("apt-cache", "pkgnames", "postgresql-")
                .output()
                .lines()
                .filter(name -> POSTGIS.matcher(name).matches() && major(name) >= PostgresPrograms.OLDEST)
                .max(Comparator.<String>comparingInt(
                                name -> Files.exists(Path.of("/usr/lib/postgresql/" + major(name))) ? 1 : 0)
                        .thenComparingInt(Apt::major));
    }

    private static int major(String packageName) {
        return Integer.parseInt(POSTGIS.matcher(packageName).replaceFirst("$1"));
    }

    /** @param packages asked for only after the lists of packages have been refreshed */
    void install(Supplier<List<String>> packages) {
        List<String> privilege = privilege()
                .orElseThrow(() -> new Problem(
                        Code.FORBIDDEN, "This user may not install packages. Type: " + advice(packages.get())));
        sudo(privilege, "apt-get", "update", "-q");
        List<String> names = packages.get();
        boolean bringsServer = names.stream().anyMatch(name -> name.startsWith("postgresql-"));
        if (bringsServer) {
            sudo(privilege, "mkdir", "-p", NO_SYSTEM_CLUSTER.getParent().toString());
            sudo(privilege, "sh", "-c", "echo create_main_cluster = false >" + NO_SYSTEM_CLUSTER);
        }
        try {
            List<String> command = new ArrayList<>(
                    List.of("apt-get", "install", "-q", "-y", "-o", PATIENCE, "--no-install-recommends"));
            command.addAll(names);
            if (!sudo(privilege, command.toArray(String[]::new))) {
                throw new Problem(
                        Code.UNAVAILABLE,
                        "Could not install " + String.join(" ", names) + "; apt-get says why in " + log
                                + ". Mend that, then type: " + advice(names));
            }
        } finally {
            if (bringsServer) {
                sudo(privilege, "rm", "-f", NO_SYSTEM_CLUSTER.toString());
            }
        }
    }

    static String advice(List<String> packages) {
        String installation = "apt-get install -y --no-install-recommends " + String.join(" ", packages);
        return ServerUser.iAmRoot() ? installation : "sudo " + installation;
    }

    private boolean sudo(List<String> privilege, String... command) {
        List<String> words = new ArrayList<>(privilege);
        if (!privilege.isEmpty()) {
            words.addAll(List.of("env", "DEBIAN_FRONTEND=noninteractive"));
        }
        words.addAll(List.of(command));
        Program.Outcome outcome = Program.run(Path.of("/"), words, QUIET);
        try {
            Files.writeString(
                    log,
                    "$ " + String.join(" ", words) + "\n" + outcome.output(),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException failure) {
            throw new Problem(Code.UNAVAILABLE, "Cannot write to " + log + ": " + Reason.of(failure) + ".");
        }
        return outcome.succeeded();
    }
}
