package org.symbiozae.machine;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One installed PostgreSQL that has PostGIS.
 *
 * @param major its major version; data of one version cannot be opened by another
 * @param directory where initdb, pg_ctl and postgres are
 */
record PostgresPrograms(int major, Path directory) {

    static final int OLDEST = 15;

    /**
     * Every installed version from 15 on, newest first: Debian's and Ubuntu's place for several versions side by side, and
     * the one that {@code pg_config} knows elsewhere.
     */
    static List<PostgresPrograms> installed() {
        List<PostgresPrograms> found = new ArrayList<>();
        Path debian = Path.of("/usr/lib/postgresql");
        if (Files.isDirectory(debian)) {
            try (DirectoryStream<Path> versions = Files.newDirectoryStream(debian, "[0-9]*")) {
                for (Path version : versions) {
                    Path shared = Path.of("/usr/share/postgresql").resolve(version.getFileName());
                    addWhenComplete(found, version.getFileName().toString(), version.resolve("bin"), shared);
                }
            } catch (IOException unreadable) {
                return List.of();
            }
        }
        if (found.isEmpty() && Program.find("pg_config").isPresent()) {
            String version = Program.run("pg_config", "--version").output().replaceAll("\\D*(\\d+).*\\s*", "$1");
            Path programs =
                    Path.of(Program.run("pg_config", "--bindir").output().strip());
            Path shared =
                    Path.of(Program.run("pg_config", "--sharedir").output().strip());
            addWhenComplete(found, version, programs, shared);
        }
        found.sort(Comparator.comparingInt(PostgresPrograms::major).reversed());
        return found;
    }

    private static void addWhenComplete(List<PostgresPrograms> found, String version, Path programs, Path shared) {
        if (version.matches("\\d{1,4}")
                && Integer.parseInt(version) >= OLDEST
                && Files.isExecutable(programs.resolve("initdb"))
                && Files.isRegularFile(shared.resolve("extension/postgis.control"))) {
            found.add(new PostgresPrograms(Integer.parseInt(version), programs));
        }
    }

    String path(String program) {
        return directory.resolve(program).toString();
    }
}
