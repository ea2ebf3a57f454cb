package org.symbiozae.command;

import java.io.PrintStream;
import java.util.Map;
import org.symbiozae.machine.Home;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code symbiozae}: each of its words is one small class. Exit 0 for done, 1 for not, 2 for not understood. */
@Command(
        name = "./symbiozae",
        description = "Which needs the companies of a territory could share, and where.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            Demo.class,
            Serve.class,
            Import.class,
            Undo.class,
            Compute.class,
            Export.class,
            Key.class,
            Bench.class,
            Doctor.class,
            Test.class,
            Stop.class
        })
public final class Launcher implements Runnable {

    private final Class<?> application;
    private final Home home;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private Launcher(Class<?> application, Home home) {
        this.application = application;
        this.home = home;
    }

    /**
     * Runs one command line to its end. Whatever fails ends in one sentence on the error stream; the whole story is in the
     * log file that it names.
     *
     * @param application the class Spring starts from
     * @return the exit code
     */
    public static int run(Class<?> application, String... arguments) {
        Home home = Home.find();
        CommandLine line = new CommandLine(new Launcher(application, home));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            System.err.println(new Failure(failure).sentence(home));
            return 1;
        });
        line.setParameterExceptionHandler((failure, words) -> refuse(failure, System.err));
        return line.execute(arguments);
    }

    private static int refuse(ParameterException failure, PrintStream out) {
        out.println(failure.getMessage() + ". Usage:");
        failure.getCommandLine().usage(out);
        return 2;
    }

    @Override
    public void run() {
        spec.commandLine().usage(System.out);
    }

    Home home() {
        return home;
    }

    /** The application without its web server, for a command that ends. */
    Session open() {
        return Session.start(application, home, Map.of("spring.main.web-application-type", "none"));
    }

    Session open(Map<String, Object> settings) {
        return Session.start(application, home, settings);
    }
}
