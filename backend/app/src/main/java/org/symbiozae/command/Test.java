package org.symbiozae.command;

import java.util.concurrent.Callable;
import org.symbiozae.domain.Problem;
import picocli.CommandLine.Command;

/** Stands in the list of commands. The shell script answers it before this jar is built: the build runs the tests. */
@Command(name = "test", description = "Runs all tests, after installing what they need.")
final class Test implements Callable<Integer> {

    @Override
    public Integer call() {
        throw Problem.invalid("The tests are run from the sources: ./symbiozae test");
    }
}
