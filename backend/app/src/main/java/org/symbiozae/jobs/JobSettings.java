package org.symbiozae.jobs;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How work is shared among instances.
 *
 * @param background whether a serving instance works off what waits
 * @param poll how often an idle worker looks for work that another instance left
 * @param heartbeat how often a worker says that it is alive
 * @param silence after which a worker is taken for dead and its job begun again; several heartbeats
 * @param attempts after which a job that never ends is given up
 */
@ConfigurationProperties("symbiozae.jobs")
record JobSettings(
        @DefaultValue("true") boolean background,
        @DefaultValue("500ms") Duration poll,
        @DefaultValue("2s") Duration heartbeat,
        @DefaultValue("12s") Duration silence,
        @DefaultValue("3") int attempts) {}
