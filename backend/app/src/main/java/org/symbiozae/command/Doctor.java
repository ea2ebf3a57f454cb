package org.symbiozae.command;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.symbiozae.machine.Finding;
import org.symbiozae.machine.Finding.State;
import org.symbiozae.machine.Machine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** What is installed, what is missing and what would be done about it. Exit 0 if the demonstration would work. */
@Command(name = "doctor", description = "Shows what is installed, what is missing, and what would be done.")
final class Doctor implements Callable<Integer> {

    @ParentCommand
    private Launcher launcher;

    @Option(
            names = "--port",
            defaultValue = "8080",
            description = "Where demo would listen (default ${DEFAULT-VALUE}).")
    private int port;

    @Override
    public Integer call() {
        List<Finding> findings = new ArrayList<>(new Machine(launcher.home(), System.getenv()).findings());
        findings.add(
                Ports.free(port)
                        ? new Finding(State.FINE, "port", port + " is free")
                        : new Finding(State.BLOCKS, "port", Ports.taken(port)));
        for (Finding finding : findings) {
            System.out.printf("%-8s %-12s %s%n", finding.state().word(), finding.subject(), finding.remark());
        }
        boolean works = findings.stream().noneMatch(finding -> finding.state() == State.BLOCKS);
        System.out.println(works ? "./symbiozae demo will work." : "./symbiozae demo will not work as things are.");
        return works ? 0 : 1;
    }
}
