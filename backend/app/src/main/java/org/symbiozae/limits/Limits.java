package org.symbiozae.limits;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param requestsPerSecond that one address may send in the long run; 0 for as many as it likes
 * @param burst how many of them at once, as when a map is opened
 */
@ConfigurationProperties("symbiozae.limits")
record Limits(
        @DefaultValue("100") int requestsPerSecond,
        @DefaultValue("1000") int burst) {}
