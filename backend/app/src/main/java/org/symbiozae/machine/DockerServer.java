package org.symbiozae.machine;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.symbiozae.domain.Problem;
import org.symbiozae.domain.Problem.Code;

/** The last way to a database: the official PostGIS image, reached on 127.0.0.1, its data in a named volume. */
final class DockerServer {

    private static final String IMAGE = "postgis/postgis:15-3.3";

    private final String name;
    private final String password;

    /** @param password kept by the volume from its first start on: give the same one each time */
    DockerServer(String name, String password) {
        this.name = name;
        this.password = password;
    }

    static boolean answers() {
        return Program.find("docker").isPresent()
                && Program.run("docker", "info", "--format", "{{.ServerVersion}}")
                        .succeeded();
    }

    /** Starts or finds the container and waits until the server in it takes connections. */
    DatabaseServer start() {
        if (!docker("start", name).succeeded()) {
            expect(docker(
                    "run",
                    "--detach",
                    "--name=" + name,
                    "--publish=127.0.0.1::5432",
                    "--volume=" + name + ":/var/lib/postgresql/data",
                    "--env=POSTGRES_PASSWORD",
                    IMAGE));
        }
        // The image's own first start listens on a socket only; TCP answers when it is over.
        expect(docker(
                "exec",
                name,
                "sh",
                "-c",
                "for second in $(seq 120); do pg_isready -q -h 127.0.0.1 && exit 0; sleep 1; done; exit 1"));
        String port = expect(docker("port", name, "5432/tcp"))
                .lines()
                .findFirst()
                .orElseThrow()
                .replaceFirst(".*:", "");
        return new DatabaseServer(
                new DatabaseAddress("jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres", password));
    }

    boolean running() {
        return docker("inspect", "--format={{.State.Running}}", name).output().startsWith("true");
    }

    void stop() {
        expect(docker("stop", name));
    }

    private static String expect(Program.Outcome outcome) {
        if (!outcome.succeeded()) {
            throw new Problem(
                    Code.UNAVAILABLE,
                    "Docker could not run " + IMAGE + ": "
                            + outcome.output().strip().lines().reduce("no reason given", (first, last) -> last));
        }
        return outcome.output();
    }

    private Program.Outcome docker(String... arguments) {
        List<String> words =
                Stream.concat(Stream.of("docker"), Stream.of(arguments)).toList();
        return Program.run(Path.of("/"), words, Map.of("POSTGRES_PASSWORD", password));
    }
}
