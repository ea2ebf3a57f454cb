package org.symbiozae.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;
import org.symbiozae.domain.Problem;

class PrivateClusterTests {

    /** One for all tests: making a cluster is what takes long. */
    @TempDir
    private static Path directory;

    private static Home home;

    private PrivateCluster cluster = new PrivateCluster(home);

    @BeforeAll
    static void everyUserReachesTheDirectory() throws IOException {
        Prerequisite.POSTGIS.require(Home.find(), System.out::println);
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        home = new Home(directory);
    }

    @AfterEach
    void stops() {
        cluster.stop();
    }

    @Test
    void keepsWhatWasStoredOverAStopAndOverACrash() throws Exception {
        execute(cluster.open("symbiozae"), "CREATE TABLE note AS SELECT 'kept' AS word");
        cluster.stop();
        assertThat(cluster.running()).isFalse();
        DatabaseAddress again = cluster.open("symbiozae");
        assertThat(query(again, "SELECT word FROM note")).isEqualTo("kept");

        execute(again, "UPDATE note SET word = 'kept twice'");
        kill();
        assertThat(query(cluster.open("symbiozae"), "SELECT word FROM note")).isEqualTo("kept twice");
    }

    @Test
    void isStartedOnceHoweverOftenItIsAsked() {
        DatabaseAddress first = cluster.open("symbiozae");
        PrivateCluster other = new PrivateCluster(home);
        assertThat(other.open("symbiozae")).isEqualTo(first);
        other.leave();
        assertThat(cluster.running()).as("left running by who did not start it").isTrue();
        cluster.leave();
        assertThat(cluster.running()).isFalse();
    }

    @Test
    void staysForSomebodyElseWhoIsConnected() throws SQLException {
        DatabaseAddress ours = cluster.open("symbiozae");
        String theirs = ours.url().replaceFirst("\\?.*", "");
        try (Connection visitor = new DatabaseAddress(theirs, ours.user(), ours.password()).connect()) {
            cluster.leave();
            assertThat(visitor.isValid(1)).isTrue();
        }
    }

    @Test
    void letsNobodyInWithoutThePassword() throws Exception {
        DatabaseAddress address = cluster.open("symbiozae");
        assertThatThrownBy(() -> new DatabaseAddress(address.url(), address.user(), "guess").connect())
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password");
        Path password = ClusterDirectory.of(home).passwordFile();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(password)))
                .isEqualTo("rw-------");
        assertThat(query(address, "SELECT current_setting('listen_addresses')")).isEqualTo("127.0.0.1");
        assertThat(query(address, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user"))
                .isEqualTo("f");
    }

    @Test
    void takesAnotherPortWhenItsOwnIsTaken() throws Exception {
        cluster.open("symbiozae");
        cluster.stop();
        int port = ClusterDirectory.of(home).port();
        try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(taken.isBound()).isTrue();
            assertThat(query(cluster.open("symbiozae"), "SELECT 'answers'")).isEqualTo("answers");
            assertThat(ClusterDirectory.of(home).port()).isNotEqualTo(port);
        }
    }

    @Test
    void startsAlthoughACrashedServersNumberNowBelongsToAnotherProgram() throws Exception {
        cluster.open("symbiozae");
        Path mark = ClusterDirectory.of(home).data().resolve("postmaster.pid");
        String lines = Files.readString(mark);
        kill();
        long mine = ProcessHandle.current().pid();
        Files.writeString(mark, lines.replaceFirst("^\\d+", Long.toString(mine)));
        assertThat(query(cluster.open("symbiozae"), "SELECT 'answers'")).isEqualTo("answers");
    }

    @Test
    void saysWhichVersionMadeTheData() throws Exception {
        cluster.open("symbiozae");
        cluster.stop();
        Path version = ClusterDirectory.of(home).data().resolve("PG_VERSION");
        String installed = Files.readString(version);
        Files.writeString(version, "9\n");
        assertThatThrownBy(() -> cluster.open("symbiozae"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("made by PostgreSQL 9")
                .hasMessageContaining("postgresql-9-postgis-3");
        Files.writeString(version, installed);
    }

    @Test
    void liesElsewhereWhenTheServersUserCannotReachTheCheckout(@TempDir Path closed) throws Exception {
        assumeTrue(ServerUser.iAmRoot(), "an ordinary user reaches its own checkout");
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
        cluster = new PrivateCluster(new Home(closed));
        assertThat(query(cluster.open("symbiozae"), "SELECT 'answers'")).isEqualTo("answers");
        Path elsewhere = ClusterDirectory.of(new Home(closed)).path();
        assertThat(elsewhere).startsWith(Path.of("/var/lib/symbiozae"));
        cluster.stop();
        FileSystemUtils.deleteRecursively(elsewhere);
    }

    private void kill() throws Exception {
        long pid = Postmaster.of(ClusterDirectory.of(home).data()).orElseThrow().pid();
        ProcessHandle server = ProcessHandle.of(pid).orElseThrow();
        server.destroyForcibly();
        server.onExit().get(10, TimeUnit.SECONDS);
    }

    private static void execute(DatabaseAddress address, String sql) throws SQLException {
        try (Connection connection = address.connect()) {
            connection.createStatement().execute(sql);
        }
    }

    private static String query(DatabaseAddress address, String sql) throws SQLException {
        try (Connection connection = address.connect();
                var rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
