package org.symbiozae.command;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import org.symbiozae.compute.Computations;
import org.symbiozae.store.Analyses;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/**
 * The main job on the demonstration territory. The server answers this machine only, and whoever asks from it is a
 * facilitator.
 */
@Command(name = "demo", description = "Shows the demonstration territory, imported and computed if need be.")
final class Demo implements Callable<Integer> {

    @ParentCommand
    private Launcher launcher;

    @Option(names = "--port", defaultValue = "8080", description = "Where to listen (default ${DEFAULT-VALUE}).")
    private int port;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Ports.require(port);
        Map<String, Object> settings =
                Map.of("server.port", port, "server.address", "127.0.0.1", "symbiozae.access.local-facilitator", true);
        try (Session session = launcher.open(settings)) {
            boolean imported = session.door(DemoTerritory.class).importMissing(launcher.home());
            if (imported || session.door(Analyses.class).latest().isEmpty()) {
                Compute.run(session.door(Computations.class), null, Computations.REFERENCE)
                        .forEach(run -> System.err.println(Compute.summary(run)));
            }
            new SelfCheck(port).pass();
            session.serve(port);
        }
        return 0;
    }
}
