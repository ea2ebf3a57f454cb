package org.symbiozae.machine;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.symbiozae.domain.Problem;
import org.symbiozae.domain.Problem.Code;

/**
 * Where the application keeps its rows. In this order: the database SYMBIOZAE_DB_URL names; a private cluster, when PostGIS
 * is installed or may be; a container, when Docker answers.
 */
public final class Database {

    private static final String NAME = "symbiozae";

    private final Home home;
    private final Map<String, String> environment;
    private final PrivateCluster cluster;

    public Database(Home home, Map<String, String> environment) {
        this.home = home;
        this.environment = Map.copyOf(environment);
        this.cluster = new PrivateCluster(home);
    }

    /** The database somebody else runs, when one is named. */
    public static Optional<DatabaseAddress> named(Map<String, String> environment) {
        return Optional.ofNullable(environment.get("SYMBIOZAE_DB_URL"))
                .filter(url -> !url.isBlank())
                .map(url -> new DatabaseAddress(
                        url,
                        environment.getOrDefault("SYMBIOZAE_DB_USER", ""),
                        environment.getOrDefault("SYMBIOZAE_DB_PASSWORD", "")));
    }

    /**
     * Finds the database and starts its server when that is ours to do.
     *
     * @param say is told before something slow is done
     */
    public DatabaseAddress open(Consumer<String> say) {
        return named(environment).orElseGet(() -> made(say, NAME));
    }

    /**
     * Another database on the same server, made when it is missing: its owner is a role of the same name.
     *
     * @param say is told before something slow is done
     */
    public DatabaseAddress open(String name, Consumer<String> say) {
        return named(environment)
                .map(address -> new DatabaseServer(address).open(name, name, address.password()))
                .orElseGet(() -> made(say, name));
    }

    private DatabaseAddress made(Consumer<String> say, String name) {
        boolean postgis = Prerequisite.POSTGIS.find().isPresent();
        if (postgis || Prerequisite.POSTGIS.installable()) {
            Prerequisite.POSTGIS.require(home, say);
            return cluster.open(name);
        }
        if (DockerServer.answers()) {
            say.accept("Starting PostGIS in Docker.");
            DatabaseServer server = container().start();
            return server.open(name, name, server.administrator().password());
        }
        throw new Problem(
                Code.UNAVAILABLE,
                "There is no PostGIS and this user may not install it. Type: " + Prerequisite.POSTGIS.advice()
                        + "; or start Docker; or set SYMBIOZAE_DB_URL.");
    }

    /** Stops the private cluster if this process started it and nobody else uses it. A container keeps running. */
    public void leave() {
        cluster.leave();
    }

    /**
     * Stops what a command left running.
     *
     * @return whether something ran
     */
    public boolean stop() {
        boolean clusterRan = cluster.running();
        cluster.stop();
        boolean containerRan = DockerServer.answers() && container().running();
        if (containerRan) {
            container().stop();
        }
        return clusterRan || containerRan;
    }

    private DockerServer container() {
        try {
            String password = Secret.in(home.state().resolve("docker.password"), ServerUser.me());
            String checkout = Integer.toHexString(home.root().hashCode());
            return new DockerServer("symbiozae-" + checkout, password);
        } catch (IOException failure) {
            throw new Problem(Code.UNAVAILABLE, "Cannot write to " + home.state() + ": " + Reason.of(failure) + ".");
        }
    }
}
