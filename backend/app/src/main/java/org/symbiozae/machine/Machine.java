package org.symbiozae.machine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.symbiozae.machine.Finding.State;

/** Looks around without changing anything. Takes a second or two: Docker and sudo are asked. */
public final class Machine {

    private static final long ROOM_NEEDED = 1L << 30;

    private final Home home;
    private final Map<String, String> environment;

    public Machine(Home home, Map<String, String> environment) {
        this.home = home;
        this.environment = Map.copyOf(environment);
    }

    /** In the order a first start needs them. */
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        findings.add(new Finding(State.FINE, "Java", Runtime.version() + " in " + System.getProperty("java.home")));
        findings.add(optional("Maven", Program.find("mvn"), "only the build needs it; the jar is built"));
        findings.add(writable());
        findings.add(room());
        findings.addAll(database());
        findings.add(ofTests(Prerequisite.CHROMIUM));
        findings.add(ofTests(Prerequisite.GDAL));
        findings.add(new Finding(
                Apt.available() && Apt.privilege().isPresent() ? State.FINE : State.SPARED,
                "packages",
                Apt.available() && Apt.privilege().isPresent()
                        ? "this user may install what is missing"
                        : "this user cannot install what is missing"));
        return findings;
    }

    private Finding writable() {
        Path place = nearest(home.root().resolve(".symbiozae"));
        return Files.isWritable(place)
                ? new Finding(State.FINE, "rights", "may write to " + place)
                : new Finding(State.BLOCKS, "rights", "this user may not write to " + place);
    }

    private Finding room() {
        long free = nearest(home.root()).toFile().getUsableSpace();
        return new Finding(
                free < ROOM_NEEDED ? State.BLOCKS : State.FINE,
                "disk",
                (free >> 20) + " MB free; a first start takes about " + (ROOM_NEEDED >> 20) + " MB");
    }

    private List<Finding> database() {
        Optional<DatabaseAddress> named = Database.named(environment);
        if (named.isPresent()) {
            return List.of(reached(named.get()));
        }
        List<Finding> findings = new ArrayList<>();
        Optional<Path> postgis = Prerequisite.POSTGIS.find();
        boolean docker = DockerServer.answers();
        if (postgis.isPresent()) {
            findings.add(new Finding(State.FINE, "PostGIS", postgis.get().toString()));
        } else if (Prerequisite.POSTGIS.installable()) {
            findings.add(new Finding(State.MENDED, "PostGIS", Prerequisite.POSTGIS.advice()));
        } else {
            findings.add(new Finding(
                    docker ? State.SPARED : State.BLOCKS,
                    "PostGIS",
                    "type: " + Prerequisite.POSTGIS.advice() + "; or start Docker; or set SYMBIOZAE_DB_URL"));
        }
        findings.add(new Finding(State.FINE, "cluster", cluster()));
        findings.add(new Finding(
                docker ? State.FINE : State.SPARED, "Docker", docker ? "answers" : "does not answer; not needed"));
        return findings;
    }

    private String cluster() {
        if (new PrivateCluster(home).running()) {
            return "runs; ./symbiozae stop stops it";
        }
        return ClusterDirectory.exists(home)
                ? "is there, at rest"
                : "will be made in " + home.root().resolve(".symbiozae");
    }

    private static Finding reached(DatabaseAddress address) {
        try (var connection = address.connect()) {
            return new Finding(State.FINE, "database", connection.getMetaData().getDatabaseProductVersion());
        } catch (SQLException failure) {
            return new Finding(State.BLOCKS, "database", "SYMBIOZAE_DB_URL does not answer: " + failure.getMessage());
        }
    }

    private static Finding ofTests(Prerequisite tool) {
        Optional<Path> found = tool.find();
        if (found.isPresent()) {
            return new Finding(State.FINE, tool.title(), found.get().toString());
        }
        return new Finding(
                tool.installable() ? State.MENDED : State.SPARED,
                tool.title(),
                "only the tests need it; " + tool.advice());
    }

    private static Finding optional(String subject, Optional<Path> found, String without) {
        return found.map(path -> new Finding(State.FINE, subject, path.toString()))
                .orElse(new Finding(State.SPARED, subject, without));
    }

    private static Path nearest(Path path) {
        Path there = path;
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        return there;
    }
}
