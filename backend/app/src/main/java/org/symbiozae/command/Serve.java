package org.symbiozae.command;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Serves what is stored until Ctrl-C. */
@Command(name = "serve", description = "Serves what is stored.")
final class Serve implements Callable<Integer> {

    @ParentCommand
    private Launcher launcher;

    @Option(names = "--port", defaultValue = "8080", description = "Where to listen (default ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--address",
            defaultValue = "127.0.0.1",
            description = "From where it can be reached: 0.0.0.0 for everywhere (default ${DEFAULT-VALUE}).")
    private String address;

    @Override
    public Integer call() throws InterruptedException {
        Ports.require(port);
        try (Session session = launcher.open(Map.of("server.port", port, "server.address", address))) {
            session.serve(port);
        }
        return 0;
    }
}
