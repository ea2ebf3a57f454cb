package org.symbiozae;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.symbiozae.machine.Database;
import org.symbiozae.machine.DatabaseAddress;
import org.symbiozae.machine.DatabaseServer;
import org.symbiozae.machine.Home;
import org.symbiozae.machine.Prerequisite;
import org.symbiozae.machine.PrivateCluster;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * One fresh PostGIS database for all tests of a JVM, removed when the JVM ends. Its server is the one SYMBIOZAE_DB_URL
 * names; else a container, when Docker answers; else the private cluster of the checkout.
 */
public final class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final String PREFIX = "symbiozae_test_";
    private static final int DEADLOCKS = 5;

    private static final class Once {
        static final DatabaseAddress ADDRESS = create();
    }

    /** Empty until somebody migrates it; its owner is no superuser. The first call takes some seconds. */
    public static DatabaseAddress address() {
        return Once.ADDRESS;
    }

    /** Without any fact. Work that another test has begun may be reading some: who loses such a deadlock tries again. */
    public static void empty(JdbcClient jdbc) {
        for (int left = DEADLOCKS; ; left--) {
            try {
                jdbc.sql("TRUNCATE declaration, site, zone, plot, pole, import, commune, territory CASCADE")
                        .update();
                return;
            } catch (PessimisticLockingFailureException deadlock) {
                if (left == 0) {
                    throw deadlock;
                }
            }
        }
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestPropertyValues.of(
                        "spring.datasource.url=" + address().url(),
                        "spring.datasource.username=" + address().user(),
                        "spring.datasource.password=" + address().password(),
                        "spring.datasource.hikari.minimum-idle=1")
                .applyTo(context);
    }

    private static DatabaseAddress create() {
        Optional<DatabaseAddress> named = Database.named(System.getenv());
        if (named.isPresent()) {
            return createOn(new DatabaseServer(named.get()), () -> {});
        }
        if (dockerAnswers()) {
            PostgreSQLContainer container = new PostgreSQLContainer(
                    DockerImageName.parse("postgis/postgis:15-3.3").asCompatibleSubstituteFor("postgres"));
            container.start();
            DatabaseAddress administrator =
                    new DatabaseAddress(container.getJdbcUrl(), container.getUsername(), container.getPassword());
            return createOn(new DatabaseServer(administrator), container::stop);
        }
        Home home = Home.find();
        Prerequisite.POSTGIS.require(home, System.out::println);
        PrivateCluster cluster = new PrivateCluster(home);
        return createOn(cluster.server(), cluster::leave);
    }

    /** Databases that a killed JVM left behind are removed; those of a JVM that still runs are in use, and stay. */
    private static DatabaseAddress createOn(DatabaseServer server, Runnable leave) {
        server.idle(PREFIX).forEach(server::drop);
        String database = PREFIX + ProcessHandle.current().pid() + "_"
                + UUID.randomUUID().toString().substring(0, 8);
        DatabaseAddress address =
                server.open(database, "symbiozae_test", server.administrator().password());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            server.drop(database);
            leave.run();
        }));
        return address;
    }

    /** Testcontainers complains at length where there is no Docker: it is asked only where there are signs of one. */
    private static boolean dockerAnswers() {
        boolean signs = System.getenv("DOCKER_HOST") != null || Files.exists(Path.of("/var/run/docker.sock"));
        return signs && DockerClientFactory.instance().isDockerAvailable();
    }
}
