package org.symbiozae.store;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much reading one server does at a time.
 *
 * @param timeout after which PostgreSQL gives a question up; an export may take so long for each thousand rows
 * @param queue readers at a time, of whom as many read as there are connections and the others wait; the next is told to come
 *     back later
 */
@ConfigurationProperties("symbiozae.reads")
record ReadSettings(
        @DefaultValue("10s") Duration timeout,
        @DefaultValue("64") int queue) {}
