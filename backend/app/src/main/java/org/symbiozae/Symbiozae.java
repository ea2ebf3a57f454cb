package org.symbiozae;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.symbiozae.command.Launcher;

/** The application: every room below this package, wired. Started by the commands of {@code ./symbiozae}. */
@SpringBootApplication
public class Symbiozae {

    public static void main(String[] arguments) {
        System.exit(Launcher.run(Symbiozae.class, arguments));
    }
}
