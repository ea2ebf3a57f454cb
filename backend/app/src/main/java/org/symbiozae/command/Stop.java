package org.symbiozae.command;

import java.util.concurrent.Callable;
import org.symbiozae.machine.Database;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** Stops a database server that a command left running. */
@Command(name = "stop", description = "Stops a private PostGIS that a command left running.")
final class Stop implements Callable<Integer> {

    @ParentCommand
    private Launcher launcher;

    @Override
    public Integer call() {
        boolean ran = new Database(launcher.home(), System.getenv()).stop();
        System.out.println(ran ? "The private PostGIS is stopped; its data stay." : "No private PostGIS was running.");
        return 0;
    }
}
