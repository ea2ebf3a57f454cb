package org.symbiozae;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The application: every room below this package, wired. */
@SpringBootApplication
public class Symbiozae {

    public static void main(String[] arguments) {
        SpringApplication.run(Symbiozae.class, arguments);
    }
}
