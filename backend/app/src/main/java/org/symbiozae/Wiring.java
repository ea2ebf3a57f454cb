package org.symbiozae;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What several rooms are given from outside. */
@Configuration
class Wiring {

    /** The one clock: tests may set it, an analysis records it. */
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
